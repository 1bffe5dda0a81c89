using Cordon.Core.Values;
using Cordon.Exchange.Requests;

namespace Cordon.Exchange.Questions;

/// <summary>What one person proposes to ask privately, or which hit to disclose. It is done when another person approves it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Thread">The question that it belongs to; its own number where it is one.</param>
/// <param name="By">Who proposed it, by the identifier that records name.</param>
/// <param name="At">When.</param>
/// <param name="State">What became of it.</param>
public sealed record QuestionProposal(Guid Id, Guid Thread, string By, Instant At, ProposalState State)
{
    /// <summary>The question; null where a hit is to be disclosed.</summary>
    public QuestionWish? Wish { get; init; }

    /// <summary>The hit's place in the batch; null where a question is to be asked.</summary>
    public int? Hit { get; init; }

    /// <summary>Who ended it; null while nobody has.</summary>
    public string? EndedBy { get; init; }

    /// <summary>When.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>Why it was declined; null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>That it was done; null while it was not.</summary>
    public QuestionDone? Done { get; init; }

    /// <summary>Why it was not done when that was last tried; null where nothing was in the way.</summary>
    public QuestionRefusal? Refused { get; init; }

    /// <summary>Whether it was approved and is not done yet.</summary>
    public bool IsUndone => State == ProposalState.Approved && Done is null;

    /// <summary>Whether it waits for a second person at a moment.</summary>
    public bool IsOpen(Instant now) => State == ProposalState.Proposed && now <= At + RequestProposal.StandsFor;
}
