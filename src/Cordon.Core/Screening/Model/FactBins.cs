using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Core.Screening.Model;

/// <summary>A feature's column turned into bins, a byte a lane: how many of its thresholds lie below a value.</summary>
/// <remarks>
/// The thresholds stand as a complete search tree, level after level, node n's children at 2n and 2n + 1 and the root at 1 (Eytzinger's
/// order); missing ones are the greatest integer, below which nothing lies that could be above it. A search takes the same steps for every
/// value, so nothing is predicted and nothing mispredicted.
/// </remarks>
internal sealed unsafe class FactBins
{
    /// <summary>Bins are written less 128, since signed bytes are what every machine compares.</summary>
    public const int Bias = 128;

    private const int LongsPerVector = 8;

    /// <summary>The level from which one vector no longer holds its thresholds, and two together hold them exactly.</summary>
    private const int PairLevel = 4;

    private readonly long[] _nodes;
    private readonly int _levels;

    /// <param name="thresholds">Sorted and different, at most <see cref="TreeLimits.ThresholdsMax"/>.</param>
    /// <param name="lowRow">The row where a missing value is the lowest bin, or -1 when no split needs it.</param>
    /// <param name="highRow">The row where a missing value is the highest bin, or -1.</param>
    public FactBins(int fact, long[] thresholds, int lowRow, int highRow)
    {
        (Fact, Thresholds, LowRow, HighRow) = (fact, thresholds, lowRow, highRow);
        _levels = 32 - BitOperations.LeadingZeroCount((uint)thresholds.Length);
        // The upper levels are read as whole vectors.
        _nodes = new long[Math.Max(2 * LongsPerVector, 1 << _levels)];
        for (var level = 0; level < _levels; level++)
        {
            for (var i = 0; i < 1 << level; i++)
            {
                var rank = (((2 * i) + 1) << (_levels - level - 1)) - 1;
                _nodes[(1 << level) + i] = rank < thresholds.Length ? thresholds[rank] : long.MaxValue;
            }
        }
    }

    public int Fact { get; }

    public long[] Thresholds { get; }

    public int LowRow { get; }

    public int HighRow { get; }

    /// <summary>Writes the feature's one or two rows.</summary>
    public void Fill(long* column, sbyte* rows, TreeKernel kernel)
    {
        var low = LowRow < 0 ? null : rows + (LowRow * FactBlock.Lanes);
        var high = HighRow < 0 ? null : rows + (HighRow * FactBlock.Lanes);
        fixed (long* nodes = _nodes)
        {
            if (kernel == TreeKernel.Vector512 && Avx512F.IsSupported)
            {
                FillByVectors(nodes, column, low, high);
            }
            else
            {
                FillOneByOne(nodes, column, low, high);
            }
        }
    }

    private void FillOneByOne(long* nodes, long* column, sbyte* low, sbyte* high)
    {
        for (var lane = 0; lane < FactBlock.Lanes; lane++)
        {
            var value = column[lane];
            nint node = 1;
            for (var level = 0; level < _levels; level++)
            {
                node = (2 * node) + Unsafe.BitCast<bool, byte>(nodes[node] < value);
            }

            // The value that stands for unknown has no threshold below it, so its bin is the lowest by itself.
            var bin = (sbyte)(node - (1 << _levels) - Bias);
            if (low != null)
            {
                low[lane] = bin;
            }

            if (high != null)
            {
                high[lane] = value == Facts.Unknown ? sbyte.MaxValue : bin;
            }
        }
    }

    private void FillByVectors(long* nodes, long* column, sbyte* low, sbyte* high)
    {
        var bias = Vector512.Create((long)Bias);
        for (var lane = 0; lane < FactBlock.Lanes; lane += LongsPerVector)
        {
            var value = Vector512.Load(column + lane);
            var place = Vector512<long>.Zero;
            for (var level = 0; level < _levels; level++)
            {
                var threshold = level < PairLevel
                    ? Avx512F.PermuteVar8x64(Vector512.Load(nodes + (1 << level)), place) : OfPairs(nodes + (1 << level), 1 << level, place);
                // A comparison that holds is -1.
                place = place + place - Vector512.LessThan(threshold, value);
            }

            var bin = place - bias;
            if (low != null)
            {
                *(long*)(low + lane) = Avx512F.ConvertToVector128SByte(bin).AsInt64().ToScalar();
            }

            if (high != null)
            {
                bin = Vector512.ConditionalSelect(
                    Vector512.Equals(value, Vector512.Create(Facts.Unknown)), Vector512.Create((long)sbyte.MaxValue), bin);
                *(long*)(high + lane) = Avx512F.ConvertToVector128SByte(bin).AsInt64().ToScalar();
            }
        }
    }

    /// <summary>Looks places up among 16, 32, 64 or 128 thresholds, 16 at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> OfPairs(long* thresholds, int count, Vector512<long> place)
    {
        const int pair = 2 * LongsPerVector;
        var found = Avx512F.PermuteVar8x64x2(Vector512.Load(thresholds), place, Vector512.Load(thresholds + LongsPerVector));
        for (var first = pair; first < count; first += pair)
        {
            // The lookup heeds only the lowest four bits of a place.
            var next = Avx512F.PermuteVar8x64x2(
                Vector512.Load(thresholds + first), place, Vector512.Load(thresholds + first + LongsPerVector));
            found = Vector512.ConditionalSelect(Vector512.LessThan(place, Vector512.Create((long)first)), found, next);
        }

        return found;
    }
}
