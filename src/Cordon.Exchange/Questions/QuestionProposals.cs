using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Exchange.Book;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Questions;

/// <summary>
/// Asking privately and disclosing a hit take two persons: what the first wants is kept in the book until the second approves or declines it, as with requests
/// (<see cref="RequestProposals"/>). Of two who answer, the first that the book has is the one that counts.
/// </summary>
public sealed class QuestionProposals(ExchangeNode node, TimeProvider time)
{
    private readonly NotedRows<QuestionNote, QuestionProposal> _notes = new(node.Book, note => note.QuestionFormat == QuestionNote.FormatNow, Take);

    private Instant Now => Instant.From(time.GetUtcNow());

    /// <summary>Keeps what a person wants to ask. It is in the book when this returns.</summary>
    public Task<QuestionProposal> ProposeAsync(QuestionWish wish, string by, CancellationToken cancellation = default)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        return EnterAsync(id, id, new QuestionNote(QuestionNote.FormatNow, id, ProposalState.Proposed, by) { Wish = wish }, cancellation);
    }

    /// <summary>Keeps which hit of a question a person wants to disclose. It is in the book when this returns.</summary>
    public Task<QuestionProposal> ProposeClaimAsync(QuestionProposal question, int hit, string by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        return EnterAsync(question.Thread, id, new QuestionNote(QuestionNote.FormatNow, id, ProposalState.Proposed, by) { Hit = hit }, cancellation);
    }

    /// <summary>Ends a proposal; what became of it is what whoever was first made of it.</summary>
    public Task<QuestionProposal> EndAsync(
        QuestionProposal proposal, ProposalState how, string by, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var note = new QuestionNote(QuestionNote.FormatNow, proposal.Id, how, by) { Reason = reason };
        return EnterAsync(proposal.Thread, RequestDesk.IdOf(proposal.At, $"end of question {proposal.Id}"), note, cancellation);
    }

    /// <summary>Keeps that it was done.</summary>
    public Task<QuestionProposal> DoneAsync(QuestionProposal proposal, Guid message, int hits, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var note = new QuestionNote(QuestionNote.FormatNow, proposal.Id, null, proposal.By) { Message = message, Hits = hits };
        return EnterAsync(proposal.Thread, RequestDesk.IdOf(proposal.At, $"question {proposal.Id} done"), note, cancellation);
    }

    /// <summary>
    /// Keeps that it was tried, and why it was not done: whoever looks later finds that too. What stands there as the last try's end is not written again.
    /// </summary>
    /// <param name="by">Who tried it.</param>
    public async Task<QuestionProposal> RefusedAsync(QuestionProposal proposal, Phrase why, string by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(why);
        var known = (await OfAsync(proposal.Thread, cancellation).ConfigureAwait(false)).First(one => one.Id == proposal.Id);
        if (known.Refused?.Why == why)
        {
            return known;
        }

        var note = new QuestionNote(QuestionNote.FormatNow, proposal.Id, null, by) { Refusal = why.English, RefusalInChinese = why.Chinese };
        return await EnterAsync(proposal.Thread, Guid.CreateVersion7(time.GetUtcNow()), note, cancellation).ConfigureAwait(false);
    }

    /// <summary>The proposals of a question, its own first; none where it is none, or was erased.</summary>
    public Task<IReadOnlyList<QuestionProposal>> OfAsync(Guid thread, CancellationToken cancellation = default) => _notes.OfAsync(thread, cancellation);

    /// <summary>The proposals of each question, the last question first.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<QuestionProposal>>> AllAsync(CancellationToken cancellation = default)
    {
        var all = new List<IReadOnlyList<QuestionProposal>>();
        foreach (var place in node.Book.From(0, int.MaxValue).Where(place => place.Kind == EntryKind.Noted && place.Id == place.Thread).Reverse())
        {
            if (await OfAsync(place.Thread, cancellation).ConfigureAwait(false) is [{ Wish: not null }, ..] found)
            {
                all.Add(found);
            }
        }

        return all;
    }

    private static void Take(List<QuestionProposal> all, QuestionNote note, BookEntry entry)
    {
        if (note.Step == ProposalState.Proposed)
        {
            all.Add(new QuestionProposal(note.Proposal, entry.Thread, note.By, entry.At, ProposalState.Proposed) { Wish = note.Wish, Hit = note.Hit });
        }
        else if (all.FindIndex(one => one.Id == note.Proposal) is >= 0 and var at)
        {
            all[at] = note is { Step: null, Message: { } message } ? all[at] with { Done = new QuestionDone(message, note.Hits, entry.At), Refused = null }
                : note is { Step: null, Refusal: { } why }
                    ? all[at] with { Refused = new QuestionRefusal(new Phrase(why, note.RefusalInChinese ?? why), note.By, entry.At) }
                : all[at].State == ProposalState.Proposed && note.Step is { } step
                    ? all[at] with { State = step, EndedBy = note.By, EndedAt = entry.At, Reason = note.Reason }
                : all[at];
        }
    }

    private async Task<QuestionProposal> EnterAsync(Guid thread, Guid id, QuestionNote note, CancellationToken cancellation)
    {
        await _notes.EnterAsync(thread, id, note, Now, [], cancellation).ConfigureAwait(false);
        return (await OfAsync(thread, cancellation).ConfigureAwait(false)).First(one => one.Id == note.Proposal);
    }
}
