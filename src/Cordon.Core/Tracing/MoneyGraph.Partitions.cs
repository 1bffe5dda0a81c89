using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cordon.Core.Tracing;

/// <summary>
/// The graph's accounts in partitions, each with the lists and the segments of its purses. Transfers have one row of numbers through all of them, so
/// that a moment is the same everywhere and no answer depends on how many there are.
/// </summary>
/// <remarks>
/// An account is in the partition that the low bits of its number name: it is read off what is at hand on each hop, and fills all evenly. Numbers are
/// given in the order in which accounts first stand in the journal, so they are the same wherever that is played back.
/// </remarks>
public sealed unsafe partial class MoneyGraph
{
    /// <summary>Partitions of a graph if nothing else is said.</summary>
    public const int PartitionsUsual = 4;

    /// <summary>The most partitions: each has its blocks of memory and its files, some of which are nearly empty in a small graph.</summary>
    public const int PartitionsMax = 64;

    private readonly MoneyPartition[] _partitions;

    /// <summary>How many partitions there are: a power of two.</summary>
    public int PartitionCount => _partitions.Length;

    /// <summary>Whether a graph can have so many partitions.</summary>
    public static bool IsPartitionCount(int count) => count is >= 1 and <= PartitionsMax && BitOperations.IsPow2(count);

    /// <summary>A purse's place among those of its partition in numbers without gaps; those in other currencies are counted across all.</summary>
    internal static uint PlaceOf(uint purse, int partitions) => IsOther(purse) ? WithoutBit(purse) : purse >> BitOperations.Log2((uint)partitions);

    /// <summary>The partition that a purse's lists are in. It goes by the account, so that all of an account's purses are in one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal MoneyPartition PartitionOf(Purse* purse) => _partitions[(int)purse->Account & (_partitions.Length - 1)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal FlowList<OutEntry> OutflowsOf(Purse* purse) => PartitionOf(purse).Outflows;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal FlowList<InEntry> InflowsOf(Purse* purse) => PartitionOf(purse).Inflows;

    /// <summary>A partition's purses that are open, by number.</summary>
    internal IEnumerable<uint> PursesIn(int partition)
    {
        for (var number = (uint)partition; number < _purseEnd; number += (uint)PartitionCount)
        {
            if (IsOpen(number))
            {
                yield return number;
            }
        }

        for (var number = 1u; number < _otherEnd; number++)
        {
            if (IsIn(OtherBit | number, partition))
            {
                yield return OtherBit | number;
            }
        }
    }

    private bool IsIn(uint purse, int partition) => PartitionOf(At(purse)).Number == partition;
}
