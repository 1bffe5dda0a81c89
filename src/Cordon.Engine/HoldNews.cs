using System.Collections.Immutable;
using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>
/// What has become known of a payment and of its payee's account since it was held: the reasons of its decision are those of that moment.
/// </summary>
public sealed record HoldNews
{
    /// <summary>Reports and orders that are kept of one hold: of more nobody counts.</summary>
    public const int KeptMax = 100;

    public static readonly HoldNews None = new();

    /// <summary>The first report of this very payment; null for none. It is blocked when its time is over.</summary>
    public HoldReport? Reported { get; init; }

    /// <summary>Reports of other payments to its payee's account, the first first.</summary>
    public ImmutableArray<HoldReport> Reports { get; init; } = [];

    /// <summary>
    /// Cases that speak against it no more, and since when: their reports were taken back, or its payee's holder was right. What was known when it was held may
    /// have been one of them.
    /// </summary>
    public ImmutableArray<HoldReport> Lifted { get; init; } = [];

    /// <summary>Freeze orders on its payee's account that were neither withdrawn nor refused, the first first.</summary>
    public ImmutableArray<HoldOrder> Orders { get; init; } = [];

    /// <summary>Whether its payee's account was put on the watch list and is on it still.</summary>
    public bool IsWatched { get; init; }

    /// <summary>A proposal to block this very payment; null for none. While it stands, nobody releases the payment and its hold does not end.</summary>
    public HoldBlock? Block { get; init; }

    /// <summary>Whether anything speaks against its payee that was not known when it was held.</summary>
    public bool IsOfPayee => IsWatched || !Reports.IsEmpty || !Orders.IsEmpty;

    /// <summary>Whether anything speaks against it that was not known when it was held. A proposal to block it is nobody's news.</summary>
    public bool IsAny => Reported is not null || IsOfPayee;

    public bool Equals(HoldNews? other) =>
        other is not null && Reported == other.Reported && IsWatched == other.IsWatched && Block == other.Block
        && Reports.AsSpan().SequenceEqual(other.Reports.AsSpan()) && Lifted.AsSpan().SequenceEqual(other.Lifted.AsSpan())
        && Orders.AsSpan().SequenceEqual(other.Orders.AsSpan());

    /// <summary>Whether somebody proposes to block it, and a second person may still say so.</summary>
    public bool IsBlockProposedAt(Instant now) => Block is { } block && now < block.Lapses;

    public override int GetHashCode() => HashCode.Combine(Reported, Reports.Length, Orders.Length, IsWatched);
}
