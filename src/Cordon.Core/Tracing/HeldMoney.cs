namespace Cordon.Core.Tracing;

/// <summary>What a freeze order holds, and whose it is. Places in it count from 0: the order's own case first, then others, then the rest.</summary>
/// <param name="purse">Where it lies.</param>
/// <param name="number">The order's case.</param>
/// <param name="frozen">What the bank says it holds, in minor units.</param>
/// <param name="known">What of that was known to be there.</param>
internal sealed class HeldMoney(uint purse, uint number, long frozen, long known)
{
    public uint Purse => purse;

    public uint Case => number;

    public long Frozen => frozen;

    public long Known => known;

    /// <summary>Let go, from the end; paid back, from the beginning.</summary>
    public long LetGo { get; set; }

    public long Returned { get; set; }

    public bool IsOver => LetGo + Returned == frozen;

    /// <summary>The stolen money in it, of all cases, by its place in the hold.</summary>
    public List<LivePiece> Pieces { get; } = [];
}
