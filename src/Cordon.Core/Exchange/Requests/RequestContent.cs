using System.Collections.Immutable;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>What is asked, of whom, how urgently and what for.</summary>
public sealed record RequestContent
{
    /// <summary>The centre that asks; of spontaneous information the one that offers.</summary>
    public required string Asker { get; init; }

    /// <summary>The asker's state, in two letters of ISO 3166-1: instruments bind states.</summary>
    public required string AskerCountry { get; init; }

    /// <summary>The centre that is asked.</summary>
    public required string Holder { get; init; }

    /// <summary>The holder's state.</summary>
    public required string HolderCountry { get; init; }

    public required RequestKind Kind { get; init; }

    public required RequestUrgency Urgency { get; init; }

    /// <summary>What the answer is for, in words.</summary>
    public required string Purpose { get; init; }

    /// <summary>The asker's own case, which was there before the request.</summary>
    public required string CaseReference { get; init; }

    /// <summary>What it is about; the default where it is about nothing that has an identifier.</summary>
    public CanonicalIdentifier Subject { get; init; }

    /// <summary>The disclosed hit that it follows; the default for none. Requests for people and holders need one, freeze requests never.</summary>
    public EventHash Match { get; init; }

    /// <summary>How much is to be kept from moving; null where it is no freeze request.</summary>
    public Money? Amount { get; init; }

    /// <summary>What a request to preserve data states; null where it is none.</summary>
    public PreservationStatements? Preservation { get; init; }

    /// <summary>The request for formal assistance that evidence is asked on; null where none is.</summary>
    public string? FormalReference { get; init; }

    /// <summary>The objects of information that nobody asked for; the receiver has them from when it accepts the conditions.</summary>
    public ImmutableArray<ReleasedObject> Objects { get; init; } = [];

    /// <summary>The lane of whatever is released on it.</summary>
    public RequestLane Lane => Kind == RequestKind.Evidence ? RequestLane.Evidence : RequestLane.Intelligence;

    /// <summary>Whether another asks the same.</summary>
    public bool IsSameAs(RequestContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Objects = [] } == other with { Objects = [] } && Objects.SequenceEqual(other.Objects);
    }

    /// <summary>Without what people wrote and whom it is about.</summary>
    public override string ToString() => $"{Kind} of {Asker} to {Holder}";
}
