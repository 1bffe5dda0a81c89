namespace Cordon.Server.Live;

/// <summary>Quantiles over the last seconds from running power-of-two counts.</summary>
internal sealed class LatencyWindow(int samples)
{
    private readonly long[][] _ring = new long[samples][];
    private long[] _last = [];
    private int _at;

    /// <summary>Takes the counts as they stand now.</summary>
    public void Sample(long[] buckets)
    {
        var now = (long[])buckets.Clone();
        _last = now;
        _ring[_at++ % _ring.Length] = now;
    }

    /// <summary>A quantile in microseconds, between the bounds of its bucket by its rank; 0 when nothing was counted.</summary>
    public long Quantile(double quantile)
    {
        var oldest = _ring[_at % _ring.Length] ?? _ring[0];
        if (oldest is null)
        {
            return 0;
        }

        var total = 0L;
        for (var i = 0; i < _last.Length; i++)
        {
            total += _last[i] - oldest[i];
        }

        var rank = total * quantile;
        var below = 0L;
        for (var i = 0; i < _last.Length && total > 0; i++)
        {
            var count = _last[i] - oldest[i];
            if (below + count >= rank && count > 0)
            {
                return (long)(Math.ScaleB(1.0, i) * (1 + ((rank - below) / count)));
            }

            below += count;
        }

        return 0;
    }
}
