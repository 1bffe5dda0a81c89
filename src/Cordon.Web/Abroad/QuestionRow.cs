using Cordon.Core.Values;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Requests;

namespace Cordon.Web.Abroad;

/// <summary>A private question as the screen shows it.</summary>
/// <param name="Proposal">What was proposed, and what became of it.</param>
/// <param name="Hits">Its hits; null where they are not in memory.</param>
internal sealed record QuestionRow(QuestionProposal Proposal, IReadOnlyList<QuestionHitRow>? Hits)
{
    /// <summary>What is asked.</summary>
    public QuestionWish Wish => Proposal.Wish!;

    /// <summary>The proposals of it that wait for a second person: the question, or hits to be disclosed.</summary>
    public IEnumerable<QuestionProposal> Waiting(Instant now) =>
        (Hits ?? []).Select(hit => hit.Claim).OfType<QuestionProposal>().Prepend(Proposal).Where(one => one.IsOpen(now));

    /// <summary>What it is called at a moment, and its colour.</summary>
    public (Phrase Name, string Colour) StateAt(Instant now, bool isRunning) => this switch
    {
        _ when isRunning => (QuestionWords.StateRuns, "tag hold"),
        { Proposal.Done: not null } => (QuestionWords.StateAsked, "tag allow"),
        { Proposal.State: ProposalState.Approved } => (QuestionWords.StateUndone, "tag warn"),
        _ when Proposal.IsOpen(now) => (QuestionWords.StateWaits, "tag warn"),
        _ => (QuestionWords.StateOver, "tag"),
    };
}
