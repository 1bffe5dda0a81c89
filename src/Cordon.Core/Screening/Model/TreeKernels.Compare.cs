using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cordon.Core.Screening.Model;

internal static unsafe partial class TreeKernels
{
    /// <summary>Writes the masks of the trees from one on: where a lane is set, the split sends it to the right.</summary>
    private static void Compare(
        TreeTables tables, int tree, int batch, sbyte* rows, ulong* masks, Comparison* comparisons, TreeKernel kernel)
    {
        var next = comparisons + (tree == 0 ? 0 : tables.Ends[tree - 1]);
        for (var t = 0; t < batch; t++, masks += TreeTables.Slots)
        {
            var end = comparisons + tables.Ends[tree + t];
            if (kernel == TreeKernel.Vector512 && tables.IsFull[tree + t])
            {
                fixed (Comparison* slots = &tables.BySlot[(tree + t) * TreeTables.Slots])
                {
                    CompareFull512(slots, rows, masks);
                }
            }
            else if (kernel == TreeKernel.Vector512)
            {
                Compare512(next, end, rows, masks);
            }
            else if (kernel == TreeKernel.Vector256)
            {
                Compare256(next, end, rows, masks);
            }
            else
            {
                Compare128(next, end, rows, masks);
            }

            next = end;
        }
    }

    private static void Compare512(Comparison* next, Comparison* end, sbyte* rows, ulong* masks)
    {
        for (; next < end; next += Comparison.Abreast)
        {
            masks[next[0].Slot] = Mask512(next, rows);
            masks[next[1].Slot] = Mask512(next + 1, rows);
            masks[next[2].Slot] = Mask512(next + 2, rows);
            masks[next[3].Slot] = Mask512(next + 3, rows);
        }
    }

    /// <summary>Every slot in a row, so that the masks' places need not be read.</summary>
    private static void CompareFull512(Comparison* slots, sbyte* rows, ulong* masks)
    {
        for (var slot = 0; slot < TreeTables.Slots; slot += Comparison.Abreast)
        {
            masks[slot] = Mask512(slots + slot, rows);
            masks[slot + 1] = Mask512(slots + slot + 1, rows);
            masks[slot + 2] = Mask512(slots + slot + 2, rows);
            masks[slot + 3] = Mask512(slots + slot + 3, rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask512(Comparison* next, sbyte* rows) =>
        Vector512.GreaterThan(Vector512.Load(rows + (nuint)next->Offset), Vector512.Create(next->Bin)).ExtractMostSignificantBits();

    private static void Compare256(Comparison* next, Comparison* end, sbyte* rows, ulong* masks)
    {
        for (; next < end; next++)
        {
            var row = rows + (nuint)next->Offset;
            var bin = Vector256.Create(next->Bin);
            // Two stores of four bytes are cheaper than joining them.
            var mask = (uint*)(masks + next->Slot);
            mask[0] = Vector256.GreaterThan(Vector256.Load(row), bin).ExtractMostSignificantBits();
            mask[1] = Vector256.GreaterThan(Vector256.Load(row + 32), bin).ExtractMostSignificantBits();
        }
    }

    private static void Compare128(Comparison* next, Comparison* end, sbyte* rows, ulong* masks)
    {
        for (; next < end; next++)
        {
            var row = rows + (nuint)next->Offset;
            var bin = Vector128.Create(next->Bin);
            var mask = (ushort*)(masks + next->Slot);
            mask[0] = (ushort)Vector128.GreaterThan(Vector128.Load(row), bin).ExtractMostSignificantBits();
            mask[1] = (ushort)Vector128.GreaterThan(Vector128.Load(row + 16), bin).ExtractMostSignificantBits();
            mask[2] = (ushort)Vector128.GreaterThan(Vector128.Load(row + 32), bin).ExtractMostSignificantBits();
            mask[3] = (ushort)Vector128.GreaterThan(Vector128.Load(row + 48), bin).ExtractMostSignificantBits();
        }
    }
}
