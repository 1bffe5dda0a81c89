using System.Collections.Immutable;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>
/// An event of a request as both sides' logs have it. Whoever takes one in has proved its hash, its signatures and that its moment is co-signed and not
/// ahead: here it is only read.
/// </summary>
public sealed record RequestEvent
{
    /// <summary>The most events that one names as seen; what it does not name others do.</summary>
    public const int PrevMax = 16;

    public required RequestId Request { get; init; }

    /// <summary>The centre that says it.</summary>
    public required string Author { get; init; }

    /// <summary>When, as co-signed: the moment at which the other side had it, or the witness where there is one. Never the author's own clock.</summary>
    public required Instant At { get; init; }

    /// <summary>Its own hash: two events with one are one event.</summary>
    public required EventHash Hash { get; init; }

    /// <summary>The last events of this request that its author had seen.</summary>
    public required ImmutableArray<EventHash> Prev { get; init; }

    /// <summary>Who of its author's people signed it.</summary>
    public required ImmutableArray<string> Signers { get; init; }

    public required RequestDetails Details { get; init; }

    public override string ToString() => $"{Details} by {Author} at {At}";
}
