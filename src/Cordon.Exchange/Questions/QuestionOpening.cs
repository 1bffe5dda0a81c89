using Cordon.Core.Exchange;
using Cordon.Core.Values;
using Cordon.Exchange.Requests;

namespace Cordon.Exchange.Questions;

/// <summary>That another centre may ask this one privately: one person proposes the terms, another approves them, and one takes them back.</summary>
/// <param name="Id">Its number, and that of its matter.</param>
/// <param name="Wish">The terms.</param>
/// <param name="By">Who proposed it, by the identifier that records name.</param>
/// <param name="At">When.</param>
/// <param name="Step">What happened to it last.</param>
public sealed record QuestionOpening(Guid Id, OpeningWish Wish, string By, Instant At, OpeningStep Step)
{
    /// <summary>Who approved or declined it, or took the proposal back; null while nobody has.</summary>
    public string? EndedBy { get; init; }

    /// <summary>When.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>Why it was declined or closed; null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>Who closed it; null where nobody did.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>When.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>Whether it waits for a second person at a moment.</summary>
    public bool IsWaiting(Instant now) => Step == OpeningStep.Proposed && now <= At + RequestProposal.StandsFor && now < Wish.Until;

    /// <summary>Whether the other centre may ask by it at a moment, as long as no later one stands in its place.</summary>
    public bool Counts(Instant now) => Step == OpeningStep.Approved && now < Wish.Until;

    /// <summary>Whether it is about a kind.</summary>
    public bool Covers(string kind) => Wish.Kinds.Any(one => Canonicaliser.NameOf(one) == kind);
}
