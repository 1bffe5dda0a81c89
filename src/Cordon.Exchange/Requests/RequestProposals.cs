using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Releases;

namespace Cordon.Exchange.Requests;

/// <summary>
/// What is said to another centre takes two persons: what the first wants is kept in the book until the second approves or declines it. Of two who answer, the
/// first that the book has is the one that counts, and what was approved is said once, however often that is tried.
/// </summary>
public sealed class RequestProposals(RequestDesk desk, TimeProvider time)
{
    private readonly NotedRows<ProposalNote, RequestProposal> _notes = new(
        desk.Node.Book, note => note.Format == ProposalNote.FormatNow, (all, note, entry) => Take(desk.Node.Book, all, note, entry));

    private ConsentBook Consents => desk.Node.Release?.Consents ?? throw new InvalidOperationException("No release policy is set up here.");

    private ExchangeBook Book => desk.Node.Book;

    private Instant Now => Instant.From(time.GetUtcNow());

    /// <summary>Keeps what a person wants to open or to say. It is in the book when this returns.</summary>
    /// <param name="thread">The request it belongs to; null where it opens one.</param>
    /// <param name="plans">What the policy said to what it gives or tells; empty where nobody has to be asked.</param>
    /// <param name="ask">The question to an originator that goes with it; null where none does.</param>
    public async Task<RequestProposal> ProposeAsync(
        RequestBody body, Guid? thread, string by, IReadOnlyList<ReleasePlan>? plans = null, ConsentAsk? ask = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(by);
        var (id, asked) = (Guid.CreateVersion7(time.GetUtcNow()), plans ?? []);
        var matter = thread ?? id;
        var beside = new List<(EventHash Hash, (BookEntry Entry, byte[] Content) Entered)>();
        foreach (var plan in asked)
        {
            var hash = HashOf(plan);
            var named = body.Named.FirstOrDefault(one => one.Hash == hash);
            var entry = ask is not null ? desk.Node.EntryOf(matter, hash, DraftedObject.Of(plan))
                : named is not null ? await desk.Node.NextEntryOfAsync(matter, plan.Given!.Carried, named, cancellation).ConfigureAwait(false)
                : null;
            if (entry is { } entered)
            {
                beside.Add((hash, entered));
            }
        }

        var note = new ProposalNote(ProposalNote.FormatNow, id, ProposalState.Proposed, by)
        {
            Body = body,
            File = asked.Count == 0 || ask is not null ? null : ReleaseFile.Of(asked),
            Objects = [.. beside.Select(one => one.Hash)],
            Ask = ask,
        };
        await EnterAsync(matter, id, note, [.. beside.Select(one => one.Entered)], cancellation).ConfigureAwait(false);
        return (await OfAsync(matter, cancellation).ConfigureAwait(false)).First(one => one.Id == id);
    }

    /// <summary>Keeps what a person wants to say to somebody who asked this centre as the originator. It is in the book when this returns.</summary>
    public async Task<RequestProposal> ProposeAnswerAsync(ConsentThread asked, bool isGiven, string by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var note = new ProposalNote(ProposalNote.FormatNow, id, ProposalState.Proposed, by) { Answer = new ConsentAnswer(isGiven) };
        await EnterAsync(asked.Id, id, note, [], cancellation).ConfigureAwait(false);
        return (await OfAsync(asked.Id, cancellation).ConfigureAwait(false)).First(one => one.Id == id);
    }

    /// <summary>Ends a proposal; what became of it is what whoever was first made of it.</summary>
    public async Task<RequestProposal> EndAsync(
        RequestProposal proposal, ProposalState how, string by, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var note = new ProposalNote(ProposalNote.FormatNow, proposal.Id, how, by) { Reason = reason };
        await EnterAsync(proposal.Thread, RequestDesk.IdOf(proposal.At, $"end of proposal {proposal.Id}"), note, [], cancellation)
            .ConfigureAwait(false);
        await SweepAsync(proposal.Thread, cancellation).ConfigureAwait(false);
        return (await OfAsync(proposal.Thread, cancellation).ConfigureAwait(false)).First(one => one.Id == proposal.Id);
    }

    /// <summary>
    /// Erases objects that were entered with what does not come to be: declined, taken back, lapsed, withheld where it was to leave, or asked of an originator
    /// that does not agree. Nothing is done twice, however often this is called; a crash before it is made good by the next.
    /// </summary>
    /// <exception cref="IOException">A key cannot be destroyed.</exception>
    public async Task SweepAsync(CancellationToken cancellation = default)
    {
        foreach (var thread in Threads())
        {
            await SweepAsync(thread, cancellation).ConfigureAwait(false);
        }
    }

    private async Task SweepAsync(Guid thread, CancellationToken cancellation)
    {
        var all = await OfAsync(thread, cancellation).ConfigureAwait(false);
        var given = all.Where(IsLive).SelectMany(one => one.Body?.Named.Select(named => named.Hash) ?? []).ToHashSet();
        foreach (var hash in all.Where(one => one.Ask is null && !IsLive(one)).SelectMany(one => one.Objects).Where(hash => !given.Contains(hash)).Distinct())
        {
            desk.Node.EraseObject(thread, hash);
        }

        // What an originator's yes is to stays as long as that: nobody could write it once more.
        if (desk.Node.Release is { } office && all.Any(one => one.Ask is not null && !IsLive(one)))
        {
            var asked = await office.Consents.AllAsync(cancellation).ConfigureAwait(false);
            var kept = asked.Where(one => one.Asker == desk.Node.Id && one.MayHold(Now)).Select(one => one.Ask.Content)
                .Concat(all.Where(one => one.Ask is not null && IsLive(one)).SelectMany(one => one.Objects)).ToHashSet();
            foreach (var hash in all.Where(one => one.Ask is not null).SelectMany(one => one.Objects).Where(hash => !kept.Contains(hash)).Distinct())
            {
                desk.Node.EraseDraft(thread, hash);
            }
        }
    }

    /// <summary>Whether a proposal still needs what was entered with it. What was asked of an originator needs it as long as its yes may hold.</summary>
    private bool IsLive(RequestProposal one) => one.IsOpen(Now)
        || (one.State == ProposalState.Approved && Book.Find(EntryKind.Withheld, one.Id) is null && (one.Ask is null || !one.IsSaid));

    /// <summary>Says what was approved. It is in the book when this returns.</summary>
    /// <param name="persons">The keys of whoever proposed it and of whoever approved it.</param>
    /// <exception cref="InvalidOperationException">It was not approved, or no trust list counts now, or nobody would take it.</exception>
    public async Task<SealedMessage> SayAsync(RequestProposal proposal, IReadOnlyList<SecretKey> persons, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (proposal.State != ProposalState.Approved)
        {
            throw new InvalidOperationException($"Proposal {proposal.Id} was not approved.");
        }

        // The reason of whoever approved is their word on decisions that a person has to weigh.
        var file = proposal.Reason is { } reason ? proposal.File?.Weighed(proposal.EndedBy!, reason) : proposal.File;
        if (proposal is { Ask: { } ask, Body.ConsentAsked: { } asked })
        {
            await Consents.AskAsync(asked.Originator, ask, persons, RequestDesk.IdOf(proposal.At, $"consent {proposal.Id}"), cancellation)
                .ConfigureAwait(false);
        }

        return await (proposal switch
        {
            { Answer: { } answer } => Consents.AnswerAsync(proposal.Thread, answer.IsGiven, persons, proposal.Id, cancellation),
            { Body.Opened: { } opened } => desk.OpenAsync(opened, persons, proposal.Id, file, cancellation),
            { Body.Details: { } details } => desk.SayAsync(proposal.Thread, details, persons, proposal.Id, file, cancellation),
            _ => throw new InvalidOperationException($"Proposal {proposal.Id} says nothing."),
        }).ConfigureAwait(false);
    }

    /// <summary>The proposals of a request, the first first; those erased are left out.</summary>
    public Task<IReadOnlyList<RequestProposal>> OfAsync(Guid thread, CancellationToken cancellation = default) => _notes.OfAsync(thread, cancellation);

    /// <summary>All requests of which something was proposed.</summary>
    public IReadOnlyList<Guid> Threads() =>
        [.. Book.From(0, int.MaxValue).Where(place => place.Kind == EntryKind.Noted && place.Thread != Guid.Empty).Select(place => place.Thread).Distinct()];

    private static void Take(ExchangeBook book, List<RequestProposal> all, ProposalNote note, BookEntry entry)
    {
        if (note.Step == ProposalState.Proposed)
        {
            all.Add(new RequestProposal(
                note.Proposal, entry.Thread, note.Body, note.By, entry.At, ProposalState.Proposed, book.Find(EntryKind.Sent, note.Proposal) is not null)
            {
                File = note.File,
                Objects = note.Objects ?? [],
                Ask = note.Ask,
                Answer = note.Answer,
            });
        }
        else if (all.FindIndex(one => one.Id == note.Proposal && one.State == ProposalState.Proposed) is >= 0 and var at)
        {
            all[at] = all[at] with { State = note.Step, EndedBy = note.By, EndedAt = entry.At, Reason = note.Reason };
        }
    }

    private static EventHash HashOf(ReleasePlan plan) => new(Convert.FromHexString(plan.Content.Hash));

    private Task EnterAsync(
        Guid thread, Guid id, ProposalNote note, IReadOnlyList<(BookEntry Entry, byte[] Content)> beside, CancellationToken cancellation) =>
        _notes.EnterAsync(thread, id, note, Now, beside, cancellation);
}
