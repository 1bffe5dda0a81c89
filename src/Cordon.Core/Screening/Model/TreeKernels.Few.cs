using System.Runtime.CompilerServices;

namespace Cordon.Core.Screening.Model;

internal static unsafe partial class TreeKernels
{
    /// <summary>Lanes up to which walking each alone costs less than comparing every split for all 64 (measured, 100 trees of depth 6).</summary>
    internal static int FewMax(TreeKernel kernel) => kernel == TreeKernel.Vector512 ? 7 : 14;

    /// <summary>
    /// Walks lane by lane, always six splits deep: no branch depends on a value, so trees overlap in the processor instead of waiting for
    /// each other's mispredictions.
    /// </summary>
    private static void WalkFew(TreeTables tables, sbyte* rows, Span<long> margins)
    {
        fixed (Comparison* splits = tables.BySlot)
        fixed (uint* leaves = tables.Leaves)
        {
            for (var lane = 0; lane < margins.Length; lane++)
            {
                var bins = rows + lane;
                var sum = tables.LowestSum;
                var own = splits;
                var values = leaves;
                for (var tree = 0; tree < tables.TreeCount; tree++, own += TreeTables.Slots, values += TreeTables.Slots)
                {
                    // A split's slot is its leftmost leaf plus half the leaves below it, less one.
                    var leaf = Right(own + 31, bins) << 5;
                    leaf += Right(own + leaf + 15, bins) << 4;
                    leaf += Right(own + leaf + 7, bins) << 3;
                    leaf += Right(own + leaf + 3, bins) << 2;
                    leaf += Right(own + leaf + 1, bins) << 1;
                    leaf += Right(own + leaf, bins);
                    sum += values[leaf];
                }

                margins[lane] = sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Right(Comparison* split, sbyte* bins) =>
        Unsafe.BitCast<bool, byte>(bins[(nuint)split->Offset] > split->Bin);
}
