using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Core.Screening.Model;

/// <summary>Walks trees for 64 lanes at once: every split becomes a mask of lanes, and the masks choose each other up the tree.</summary>
/// <remarks>
/// Slots are numbered from the leftmost to the rightmost split, so the root's mask (slot 31) parts the 32 slots left of it, itself among
/// them, from the 32 right of it; choosing lane by lane between the two halves gives half as many masks of the same order, six times over.
/// The bits that choose are the leaf's number, highest first. This is bit slicing; compare QuickScorer (Lucchese et al., SIGIR 2015).
/// </remarks>
internal static unsafe partial class TreeKernels
{
    /// <summary>Trees whose masks are written before the first is read, so that no load waits for a store.</summary>
    private const int TreesAtOnce = 8;

    /// <summary>Trees whose bytes can be added in 16 bits: 257 · 255 = 65,535.</summary>
    private const int TreesBeforeCarry = 256;

    private const int Lanes = FactBlock.Lanes;
    private const int Alignment = 64;

    /// <summary>The widest this machine has.</summary>
    public static TreeKernel Best { get; } =
        Vector512.IsHardwareAccelerated ? TreeKernel.Vector512
        : Vector256.IsHardwareAccelerated ? TreeKernel.Vector256
        : Vector128.IsHardwareAccelerated ? TreeKernel.Vector128 : TreeKernel.Scalar;

    /// <summary>For each byte of eight lanes its lane's bit.</summary>
    private static Vector512<byte> LaneBits => Vector512.Create(0x8040_2010_0804_0201UL).AsByte();

    [SkipLocalsInit]
    public static void Margins(TreeTables tables, FactBlock block, Span<long> margins, TreeKernel kernel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(margins.Length, Lanes);
        var room = stackalloc byte[(tables.RowCount * Lanes) + (TreesAtOnce * TreeTables.Slots * sizeof(ulong)) + Alignment];
        var masks = (ulong*)(((nuint)room + Alignment - 1) & ~(nuint)(Alignment - 1));
        var rows = (sbyte*)(masks + (TreesAtOnce * TreeTables.Slots));
        foreach (var feature in tables.Features)
        {
            feature.Fill(block.Column(feature.Fact), rows, block.Count, kernel);
        }

        if (block.Count <= FewMax(kernel))
        {
            WalkFew(tables, rows, margins[..block.Count]);
            return;
        }

        margins[..Lanes].Fill(tables.LowestSum);
        fixed (long* sums = margins)
        fixed (Comparison* comparisons = tables.Comparisons)
        {
            // A mask below a leaf is never written and chooses between equals; it only must not be read before it was ever set.
            new Span<ulong>(masks, TreesAtOnce * TreeTables.Slots).Clear();
            if (kernel == TreeKernel.Vector512 && Avx512Vbmi.IsSupported)
            {
                WalkBytes(tables, rows, masks, comparisons, sums);
            }
            else
            {
                Walk(tables, rows, masks, comparisons, sums, kernel);
            }
        }
    }

    /// <summary>With a shuffle of 64 bytes, leaf values are looked up four bytes a lane, and added as bytes with a carry now and then.</summary>
    private static void WalkBytes(TreeTables tables, sbyte* rows, ulong* masks, Comparison* comparisons, long* sums)
    {
        Span<Vector512<ushort>> totals = stackalloc Vector512<ushort>[TreeTables.Planes * 2];
        fixed (byte* planes = tables.LeafPlanes)
        {
            for (var first = 0; first < tables.TreeCount; first += TreesBeforeCarry)
            {
                totals.Clear();
                var end = Math.Min(first + TreesBeforeCarry, tables.TreeCount);
                for (var tree = first; tree < end; tree += TreesAtOnce)
                {
                    var batch = Math.Min(TreesAtOnce, end - tree);
                    Compare(tables, tree, batch, rows, masks, comparisons, TreeKernel.Vector512);
                    AddBytes(planes + ((nint)tree * TreeTables.Planes * Lanes), batch, masks, totals);
                }

                Carry(totals, sums);
            }
        }
    }

    private static void AddBytes(byte* planes, int batch, ulong* masks, Span<Vector512<ushort>> totals)
    {
        var (even0, odd0, even1, odd1) = (totals[0], totals[1], totals[2], totals[3]);
        var (even2, odd2, even3, odd3) = (totals[4], totals[5], totals[6], totals[7]);
        var low = Vector512.Create((ushort)0xFF);
        for (var t = 0; t < batch; t++, planes += TreeTables.Planes * Lanes)
        {
            var leaves = LeafNumbers512(masks + (t * TreeTables.Slots));
            var plane0 = Avx512Vbmi.PermuteVar64x8(Vector512.Load(planes), leaves).AsUInt16();
            var plane1 = Avx512Vbmi.PermuteVar64x8(Vector512.Load(planes + Lanes), leaves).AsUInt16();
            var plane2 = Avx512Vbmi.PermuteVar64x8(Vector512.Load(planes + (2 * Lanes)), leaves).AsUInt16();
            var plane3 = Avx512Vbmi.PermuteVar64x8(Vector512.Load(planes + (3 * Lanes)), leaves).AsUInt16();
            (even0, odd0) = (even0 + (plane0 & low), odd0 + (plane0 >> 8));
            (even1, odd1) = (even1 + (plane1 & low), odd1 + (plane1 >> 8));
            (even2, odd2) = (even2 + (plane2 & low), odd2 + (plane2 >> 8));
            (even3, odd3) = (even3 + (plane3 & low), odd3 + (plane3 >> 8));
        }

        (totals[0], totals[1], totals[2], totals[3]) = (even0, odd0, even1, odd1);
        (totals[4], totals[5], totals[6], totals[7]) = (even2, odd2, even3, odd3);
    }

    private static void Carry(ReadOnlySpan<Vector512<ushort>> totals, long* sums)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            for (var plane = 0; plane < TreeTables.Planes; plane++)
            {
                sums[lane] += (long)totals[(plane * 2) + (lane & 1)][lane >> 1] << (8 * plane);
            }
        }
    }

    private static void Walk(
        TreeTables tables, sbyte* rows, ulong* masks, Comparison* comparisons, long* sums, TreeKernel kernel)
    {
        var leaves = stackalloc byte[Lanes];
        fixed (uint* values = tables.Leaves)
        {
            for (var tree = 0; tree < tables.TreeCount; tree += TreesAtOnce)
            {
                var batch = Math.Min(TreesAtOnce, tables.TreeCount - tree);
                Compare(tables, tree, batch, rows, masks, comparisons, kernel);
                for (var t = 0; t < batch; t++)
                {
                    if (kernel == TreeKernel.Vector512)
                    {
                        LeafNumbers512(masks + (t * TreeTables.Slots)).Store(leaves);
                    }
                    else if (kernel == TreeKernel.Vector256)
                    {
                        LeafNumbers256(masks + (t * TreeTables.Slots), leaves);
                    }
                    else
                    {
                        LeafNumbers128(masks + (t * TreeTables.Slots), leaves);
                    }

                    var own = values + ((nint)(tree + t) * Lanes);
                    for (var lane = 0; lane < Lanes; lane++)
                    {
                        sums[lane] += own[leaves[lane]];
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> LeafNumbers512(ulong* m)
    {
        var root = Vector512.Create(m[31]);
        var (a, b) = (Vector512.Load(m), Vector512.Load(m + 8));
        var (c, d) = (Vector512.Load(m + 16), Vector512.Load(m + 24));
        a = Vector512.ConditionalSelect(root, Vector512.Load(m + 32), a);
        b = Vector512.ConditionalSelect(root, Vector512.Load(m + 40), b);
        c = Vector512.ConditionalSelect(root, Vector512.Load(m + 48), c);
        d = Vector512.ConditionalSelect(root, Vector512.Load(m + 56), d);
        var second = Vector512.Create(b[7]);
        a = Vector512.ConditionalSelect(second, c, a);
        b = Vector512.ConditionalSelect(second, d, b);
        var third = Vector512.Create(a[7]);
        a = Vector512.ConditionalSelect(third, b, a);
        var fourth = Vector256.Create(a.GetLower()[3]);
        var eight = Vector256.ConditionalSelect(fourth, a.GetUpper(), a.GetLower());
        var fifth = Vector128.Create(eight.GetLower()[1]);
        var four = Vector128.ConditionalSelect(fifth, eight.GetUpper(), eight.GetLower());
        return Bit(root, 32) | Bit(second, 16) | Bit(third, 8)
            | Bit(Vector512.Create(fourth.ToScalar()), 4) | Bit(Vector512.Create(fifth.ToScalar()), 2)
            | Bit(Vector512.Create(four.ToScalar()), 1);
    }

    /// <summary>A mask of lanes, given eight times over, as a byte a lane: the value or zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Bit(Vector512<ulong> mask, byte value)
    {
        var spread = Vector512.ShuffleNative(mask.AsByte(), SpreadLanes) & LaneBits;
        return Vector512.AndNot(Vector512.Create(value), Vector512.Equals(spread, Vector512<byte>.Zero));
    }

    /// <summary>For each lane the byte of a mask that holds its bit, in the mask's copy in the same 16 bytes.</summary>
    private static Vector512<byte> SpreadLanes => Vector512.Create(
        0x0000_0000_0000_0000UL, 0x0101_0101_0101_0101, 0x1212_1212_1212_1212, 0x1313_1313_1313_1313,
        0x2424_2424_2424_2424, 0x2525_2525_2525_2525, 0x3636_3636_3636_3636, 0x3737_3737_3737_3737).AsByte();

    private static void LeafNumbers256(ulong* m, byte* leaves)
    {
        var bits = stackalloc ulong[TreeLimits.DepthMax];
        var half = stackalloc ulong[TreeTables.Slots / 2];
        var from = m;
        for (var (width, level) = (TreeTables.Slots / 2, 0); width >= 4; width /= 2, level++)
        {
            bits[level] = from[width - 1];
            var choice = Vector256.Create(bits[level]);
            for (var i = 0; i < width; i += 4)
            {
                Vector256.ConditionalSelect(choice, Vector256.Load(from + width + i), Vector256.Load(from + i)).Store(half + i);
            }

            from = half;
        }

        Finish(half, bits);
        for (var word = 0; word < 2; word++)
        {
            var sum = Vector256<byte>.Zero;
            for (var level = 0; level < TreeLimits.DepthMax; level++)
            {
                var four = Vector256.Create((uint)(bits[level] >> (32 * word))).AsByte();
                var spread = Vector256.ShuffleNative(four, Spread256) & LaneBits.GetLower();
                sum |= Vector256.AndNot(
                    Vector256.Create((byte)(32 >> level)), Vector256.Equals(spread, Vector256<byte>.Zero));
            }

            sum.Store(leaves + (32 * word));
        }
    }

    private static Vector256<byte> Spread256 => Vector256.Create(
        0UL, 0x0101_0101_0101_0101, 0x1212_1212_1212_1212, 0x1313_1313_1313_1313).AsByte();

    private static void LeafNumbers128(ulong* m, byte* leaves)
    {
        var bits = stackalloc ulong[TreeLimits.DepthMax];
        var half = stackalloc ulong[TreeTables.Slots / 2];
        var from = m;
        for (var (width, level) = (TreeTables.Slots / 2, 0); width >= 4; width /= 2, level++)
        {
            bits[level] = from[width - 1];
            var choice = Vector128.Create(bits[level]);
            for (var i = 0; i < width; i += 2)
            {
                Vector128.ConditionalSelect(choice, Vector128.Load(from + width + i), Vector128.Load(from + i)).Store(half + i);
            }

            from = half;
        }

        Finish(half, bits);
        for (var part = 0; part < 4; part++)
        {
            var sum = Vector128<byte>.Zero;
            for (var level = 0; level < TreeLimits.DepthMax; level++)
            {
                var two = Vector128.Create((ushort)(bits[level] >> (16 * part))).AsByte();
                var spread = Vector128.ShuffleNative(two, Vector128.Create(0UL, 0x0101_0101_0101_0101).AsByte())
                    & LaneBits.GetLower().GetLower();
                sum |= Vector128.AndNot(
                    Vector128.Create((byte)(32 >> level)), Vector128.Equals(spread, Vector128<byte>.Zero));
            }

            sum.Store(leaves + (16 * part));
        }
    }

    /// <summary>The last two levels of choosing, on single masks.</summary>
    private static void Finish(ulong* four, ulong* bits)
    {
        bits[4] = four[1];
        var low = four[0] ^ ((four[0] ^ four[2]) & bits[4]);
        bits[5] = low;
    }
}
