using System.Runtime.CompilerServices;

namespace Cordon.Core.Tracing;

/// <summary>Which outflow of a purse is looked for: one after which the balance is below a level, or one that takes no less than some share along.</summary>
internal readonly struct BalanceWish
{
    private readonly long _level;
    private readonly long _stolen;
    private readonly long _smallestShare;
    private readonly ulong _partMin;

    private BalanceWish(long level, long stolen, long smallestShare)
    {
        (_level, _stolen, _smallestShare) = (level, stolen, smallestShare);
        _partMin = smallestShare == 0 || stolen < smallestShare
            ? ulong.MaxValue
            : Math.Min(uint.MaxValue, (ulong)((((UInt128)smallestShare << 32) + (UInt128)stolen - 1) / (UInt128)stolen));
    }

    /// <summary>What leaves the balance below a level.</summary>
    public static BalanceWish Below(long level) => new(level, 0, 0);

    /// <summary>What takes at least so much of the stolen money along as its share of the balance, or cannot but take some.</summary>
    public static BalanceWish Share(long stolen, long smallestShare) => new(stolen, stolen, smallestShare);

    /// <summary>An outflow's part of the balance, rounded up, in parts of 2³².</summary>
    public static uint PartOf(long sent, long before) =>
        (uint)UInt128.Min(uint.MaxValue, (((UInt128)(ulong)sent << 32) + (ulong)before - 1) / (ulong)before);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsMet(long before, long sent) =>
        before - sent < _level || (_smallestShare > 0 && Proportion.Of(_stolen, sent, before) >= _smallestShare);

    /// <summary>Whether an outflow of some may meet it, of which the lowest balance afterwards and the largest part are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayBeMet(long leastAfter, uint mostPart) => leastAfter < _level || mostPart >= _partMin;
}
