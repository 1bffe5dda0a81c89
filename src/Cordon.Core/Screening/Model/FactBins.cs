using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Core.Screening.Model;

/// <summary>A feature's column turned into bins, a byte a lane: how many of its thresholds lie below a value.</summary>
/// <remarks>
/// The thresholds stand as a complete search tree, level after level, node n's children at 2n and 2n + 1 and the root at 1 (Eytzinger's
/// order); missing ones are the greatest integer, below which nothing lies that could be above it. A search takes the same steps for every
/// value, so nothing is predicted and nothing mispredicted. Vectors search 32-bit keys (<see cref="KeyKind"/>); the bins are those of the
/// 64-bit values all the same.
/// </remarks>
internal sealed unsafe partial class FactBins
{
    /// <summary>Bins are written less 128, since signed bytes are what every machine compares.</summary>
    public const int Bias = 128;

    /// <summary>Lanes are filled in groups of this many.</summary>
    private const int Group = 16;

    /// <summary>Lanes searched together one by one, so that their chains of loads overlap.</summary>
    private const int Abreast = 4;

    private readonly long[] _nodes;
    private readonly int[] _keyNodes;
    private readonly long[] _bounds;
    private readonly int _levels;
    private readonly KeyKind _kind;

    /// <param name="thresholds">Sorted and different, at most <see cref="TreeLimits.ThresholdsMax"/>.</param>
    /// <param name="lowRow">The row where a missing value is the lowest bin, or -1 when no split needs it.</param>
    /// <param name="highRow">The row where a missing value is the highest bin, or -1.</param>
    public FactBins(int fact, long[] thresholds, int lowRow, int highRow)
    {
        (Fact, Thresholds, LowRow, HighRow) = (fact, thresholds, lowRow, highRow);
        _levels = 32 - BitOperations.LeadingZeroCount((uint)thresholds.Length);
        _bounds = [.. thresholds, long.MaxValue];
        _kind = KindOf(thresholds);
        _nodes = Layout(thresholds, 1 << _levels, long.MaxValue);
        // The upper levels are read as whole vectors of 16.
        _keyNodes = Layout(Array.ConvertAll(thresholds, Key), Math.Max(2 * Group, 1 << _levels), int.MaxValue);
    }

    /// <summary>How a 64-bit value becomes a key that never falls as the value grows.</summary>
    private enum KeyKind
    {
        /// <summary>The value itself, held within 32 bits, which all thresholds are: exact.</summary>
        Narrow,

        /// <summary>The nearest float, which no two thresholds share: a value whose key is a threshold's own is compared again, in full.</summary>
        Wide,

        /// <summary>Thresholds too near each other for a float: searched one by one in 64 bits.</summary>
        None,
    }

    public int Fact { get; }

    public long[] Thresholds { get; }

    public int LowRow { get; }

    public int HighRow { get; }

    /// <summary>Writes the feature's one or two rows for the first lanes, and perhaps some beyond.</summary>
    public void Fill(long* column, sbyte* rows, int lanes, TreeKernel kernel)
    {
        var low = LowRow < 0 ? null : rows + (LowRow * FactBlock.Lanes);
        var high = HighRow < 0 ? null : rows + (HighRow * FactBlock.Lanes);
        fixed (int* keyNodes = _keyNodes)
        {
            for (var lane = 0; lane < lanes; lane += Group)
            {
                var lowPart = low == null ? null : low + lane;
                var highPart = high == null ? null : high + lane;
                if (kernel == TreeKernel.Vector512 && Avx512DQ.IsSupported && _kind != KeyKind.None)
                {
                    Fill512(keyNodes, column + lane, lowPart, highPart);
                }
                else if (kernel >= TreeKernel.Vector256 && Avx2.IsSupported && _kind != KeyKind.None)
                {
                    Fill256(keyNodes, column + lane, lowPart, highPart);
                }
                else
                {
                    FillOneByOne(column + lane, lowPart, highPart, Math.Min(Group, lanes - lane));
                }
            }
        }
    }

    private static KeyKind KindOf(long[] thresholds)
    {
        // A threshold of the greatest integer is never exceeded, and neither is its key, the greatest 32-bit integer.
        if (Array.TrueForAll(thresholds, t => t is long.MaxValue or (>= int.MinValue and < int.MaxValue)))
        {
            return KeyKind.Narrow;
        }

        return thresholds.Select(WideKey).Distinct().Count() == thresholds.Length ? KeyKind.Wide : KeyKind.None;
    }

    private static T[] Layout<T>(T[] sorted, int size, T none)
    {
        var levels = 32 - BitOperations.LeadingZeroCount((uint)sorted.Length);
        var nodes = new T[size];
        Array.Fill(nodes, none);
        for (var level = 0; level < levels; level++)
        {
            for (var i = 0; i < 1 << level; i++)
            {
                var rank = (((2 * i) + 1) << (levels - level - 1)) - 1;
                nodes[(1 << level) + i] = rank < sorted.Length ? sorted[rank] : none;
            }
        }

        return nodes;
    }

    private int Key(long value) => _kind == KeyKind.Narrow ? (int)Math.Clamp(value, int.MinValue, int.MaxValue) : WideKey(value);

    /// <summary>A float's bits as an integer of the same order. By way of a double, as the vectors go: both steps are fixed by IEEE 754.</summary>
    private static int WideKey(long value)
    {
        var bits = BitConverter.SingleToInt32Bits((float)(double)value);
        return bits ^ ((bits >> 31) & int.MaxValue);
    }

    private void FillOneByOne(long* column, sbyte* low, sbyte* high, int lanes)
    {
        fixed (long* nodes = _nodes)
        {
            for (var lane = 0; lane < lanes; lane += Abreast)
            {
                var (v0, v1, v2, v3) = (column[lane], column[lane + 1], column[lane + 2], column[lane + 3]);
                var (n0, n1, n2, n3) = ((nint)1, (nint)1, (nint)1, (nint)1);
                for (var level = 0; level < _levels; level++)
                {
                    n0 = (2 * n0) + Unsafe.BitCast<bool, byte>(nodes[n0] < v0);
                    n1 = (2 * n1) + Unsafe.BitCast<bool, byte>(nodes[n1] < v1);
                    n2 = (2 * n2) + Unsafe.BitCast<bool, byte>(nodes[n2] < v2);
                    n3 = (2 * n3) + Unsafe.BitCast<bool, byte>(nodes[n3] < v3);
                }

                Put(v0, n0, low, high, lane);
                Put(v1, n1, low, high, lane + 1);
                Put(v2, n2, low, high, lane + 2);
                Put(v3, n3, low, high, lane + 3);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(long value, nint node, sbyte* low, sbyte* high, int lane)
    {
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
