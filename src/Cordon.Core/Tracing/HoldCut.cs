namespace Cordon.Core.Tracing;

/// <summary>A part of a purse's money that a bank began to hold, let go, or paid back.</summary>
/// <param name="Before">The number of the next transfer then.</param>
/// <param name="TimeMilliseconds">When, from the Unix epoch.</param>
/// <param name="Order">The freeze order.</param>
/// <param name="Case">The order's case.</param>
/// <param name="Start">
/// Where it lay, as a coordinate of outflow: when it would have left. Let go: where it lies now, behind all else. 0 of what was held and paid back.
/// </param>
/// <param name="Length">In minor units.</param>
/// <param name="Offset">Where in the order's hold it lies.</param>
/// <param name="Kind">Which of these.</param>
internal readonly record struct HoldCut(
    uint Before, long TimeMilliseconds, uint Order, uint Case, long Start, long Length, long Offset, HoldCutKind Kind)
{
    public bool IsLetGo => Kind == HoldCutKind.LetGo;

    /// <summary>What a trail says of money that it took apart.</summary>
    public TrailFate Fate => Kind == HoldCutKind.PaidBack ? TrailFate.PaidBack : TrailFate.Frozen;

    /// <summary>What lies apart in the purse from then on, in minor units.</summary>
    public long Apart { get; init; }

    /// <summary>What lay apart in the purse before it.</summary>
    public long ApartBefore => Apart - ApartMore;

    /// <summary>How much more lies apart by it.</summary>
    public long ApartMore => Kind switch
    {
        HoldCutKind.LetGo => -Length,
        HoldCutKind.Returned => 0,
        _ => Length,
    };

    /// <summary>Whether it takes money out of the account.</summary>
    public bool IsOut => Kind is HoldCutKind.PaidBack or HoldCutKind.Returned;

    /// <summary>Whether it had happened by a moment: told by the first transfer after it, and in milliseconds from the Unix epoch.</summary>
    public bool IsBy(uint bound, long moment) => Before < bound || (Before == bound && TimeMilliseconds <= moment);

    /// <summary>The length of the hold, or of the return, that a purse's cut is the first part of; it steps behind its last one.</summary>
    public static long WholeOf(List<HoldCut> cuts, ref int at)
    {
        var (first, length) = (cuts[at], 0L);
        for (; at < cuts.Count && cuts[at].IsOf(first); at++)
        {
            length += cuts[at].Length;
        }

        return length;
    }

    private bool IsOf(in HoldCut first) =>
        (Order, Kind, Before, TimeMilliseconds) == (first.Order, first.Kind, first.Before, first.TimeMilliseconds);
}
