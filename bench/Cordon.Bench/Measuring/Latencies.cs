using System.Diagnostics;
using System.Numerics;

namespace Cordon.Bench.Measuring;

/// <summary>
/// Counts of latencies in sixteen buckets for each power of two: a percentile is right to about 6 %, never too low.
/// Written by one thread.
/// </summary>
public sealed class Latencies
{
    private const int BucketsPerPower = 16;

    private readonly long[] _counts = new long[64 * BucketsPerPower];

    public long Count { get; private set; }

    public void Add(long ticks)
    {
        _counts[BucketOf(Math.Max(ticks, 0))]++;
        Count++;
    }

    /// <summary>Microseconds that this share of the latencies does not exceed.</summary>
    public double Microseconds(double share)
    {
        var rank = (long)Math.Ceiling(Count * share);
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            rank -= _counts[bucket];
            if (rank <= 0)
            {
                return UpperOf(bucket) * 1_000_000.0 / Stopwatch.Frequency;
            }
        }

        return 0;
    }

    private static int BucketOf(long ticks)
    {
        if (ticks < BucketsPerPower)
        {
            return (int)ticks;
        }

        var power = BitOperations.Log2((ulong)ticks);
        return ((power - 3) * BucketsPerPower) + (int)((ticks >> (power - 4)) & (BucketsPerPower - 1));
    }

    private static long UpperOf(int bucket)
    {
        if (bucket < BucketsPerPower)
        {
            return bucket;
        }

        var power = (bucket / BucketsPerPower) + 3;
        return ((long)(BucketsPerPower + (bucket % BucketsPerPower) + 1) << (power - 4)) - 1;
    }
}
