using Cordon.Core.Exchange;
using Cordon.Core.Values;

namespace Cordon.Exchange.Questions;

/// <summary>A hit that another centre disclosed to this one, and what this one answered.</summary>
/// <param name="Id">The message that disclosed it.</param>
/// <param name="Item">What was asked about.</param>
/// <param name="CaseReference">For which case of the other centre.</param>
/// <param name="At">When it came.</param>
public sealed record AskedClaim(Guid Id, CanonicalIdentifier Item, string CaseReference, Instant At)
{
    /// <summary>When it was answered; null while it was not.</summary>
    public Instant? AnsweredAt { get; init; }

    /// <summary>As what this centre said to have known it; null where it said that it did not show that.</summary>
    public string? Class { get; init; }

    /// <summary>Since when; null where it said nothing.</summary>
    public DateOnly? FirstSeen { get; init; }

    /// <summary>Whose it is not for logs.</summary>
    public override string ToString() => $"hit disclosed at {At}";
}
