namespace Cordon.Core.Tracing;

/// <summary>The older part of a graph's log, in segments. The block read last is kept unpacked.</summary>
/// <remarks>Owned by one thread.</remarks>
internal sealed unsafe class SealedLog(IReadOnlyList<MoneySegment> segments)
{
    private readonly MoneySegment[] _segments = [.. segments];
    private readonly long[] _times = new long[SegmentLayout.BlockEntries];
    private readonly long[] _payments = new long[SegmentLayout.BlockEntries];
    private uint _from = 1;
    private uint _count;

    /// <summary>The last transfer that is sealed.</summary>
    public uint Last => _segments[^1].Last;

    public long TimeOf(uint transfer)
    {
        Unpack(transfer);
        return _times[transfer - _from];
    }

    public uint LastPaymentAt(uint transfer)
    {
        Unpack(transfer);
        return (uint)_payments[transfer - _from];
    }

    /// <summary>The first transfer booked after a moment; 0 when none is sealed.</summary>
    public uint FirstAfter(long timeMilliseconds) => First(
        block => block.TimeMilliseconds > timeMilliseconds, () => Array.FindIndex(_times, 0, (int)_count, time => time > timeMilliseconds));

    /// <summary>The first transfer of a payment's number or a later one; 0 when none is sealed.</summary>
    public uint FromPayment(uint payment) => First(
        block => block.Payment >= payment, () => Array.FindIndex(_payments, 0, (int)_count, number => number >= payment));

    private uint First(Func<SegmentLogBlock, bool> begins, Func<int> find)
    {
        foreach (var segment in _segments)
        {
            var (low, high) = (0, segment.LogBlockCount);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                (low, high) = begins(segment.LogBlocks[middle]) ? (low, middle) : (middle + 1, high);
            }

            if (low > 0)
            {
                Unpack(segment.First + ((uint)(low - 1) * SegmentLayout.BlockEntries));
                if (find() is >= 0 and var at)
                {
                    return _from + (uint)at;
                }
            }

            if (low < segment.LogBlockCount)
            {
                return segment.First + ((uint)low * SegmentLayout.BlockEntries);
            }
        }

        return 0;
    }

    private void Unpack(uint transfer)
    {
        if (transfer - _from < _count)
        {
            return;
        }

        var segment = Array.Find(_segments, s => transfer <= s.Last)!;
        var number = (int)((transfer - segment.First) / SegmentLayout.BlockEntries);
        var at = segment.LogBlock(number, out var count);
        _count = 0;
        new SegmentColumn(ref at, count).Unpack(0, _times.AsSpan(0, count));
        new SegmentColumn(ref at, count).Unpack(0, _payments.AsSpan(0, count));
        var (time, payment) = (segment.LogBlocks[number].TimeMilliseconds, (long)segment.LogBlocks[number].Payment);
        for (var i = 0; i < count; i++)
        {
            time = _times[i] += time;
            payment = _payments[i] += payment;
        }

        _from = segment.First + ((uint)number * SegmentLayout.BlockEntries);
        _count = (uint)count;
    }
}
