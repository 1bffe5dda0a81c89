using System.Collections.Concurrent;
using System.Security.Cryptography;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;

namespace Cordon.Exchange.Requests;

/// <summary>
/// What is said to another centre takes two persons: what the first wants is kept in the book until the second approves or declines it. Of two who answer, the
/// first that the book has is the one that counts, and what was approved is said once, however often that is tried.
/// </summary>
public sealed class RequestProposals(RequestDesk desk, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, (int Entries, IReadOnlyList<RequestProposal> All)> _read = [];

    private ExchangeBook Book => desk.Node.Book;

    private Instant Now => Instant.From(time.GetUtcNow());

    /// <summary>Keeps what a person wants to open or to say. It is in the book when this returns.</summary>
    /// <param name="thread">The request it belongs to; null where it opens one.</param>
    public async Task<RequestProposal> ProposeAsync(RequestBody body, Guid? thread, string by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(by);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var note = new ProposalNote(ProposalNote.FormatNow, id, ProposalState.Proposed, by) { Body = body };
        await EnterAsync(thread ?? id, id, note, cancellation).ConfigureAwait(false);
        return (await OfAsync(thread ?? id, cancellation).ConfigureAwait(false)).First(one => one.Id == id);
    }

    /// <summary>Ends a proposal; what became of it is what whoever was first made of it.</summary>
    public async Task<RequestProposal> EndAsync(
        RequestProposal proposal, ProposalState how, string by, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var note = new ProposalNote(ProposalNote.FormatNow, proposal.Id, how, by) { Reason = reason };
        await EnterAsync(proposal.Thread, RequestDesk.IdOf(proposal.At, $"end of proposal {proposal.Id}"), note, cancellation).ConfigureAwait(false);
        return (await OfAsync(proposal.Thread, cancellation).ConfigureAwait(false)).First(one => one.Id == proposal.Id);
    }

    /// <summary>Says what was approved. It is in the book when this returns.</summary>
    /// <param name="persons">The keys of whoever proposed it and of whoever approved it.</param>
    /// <exception cref="InvalidOperationException">It was not approved, or no trust list counts now, or nobody would take it.</exception>
    public Task<SealedMessage> SayAsync(RequestProposal proposal, IReadOnlyList<SecretKey> persons, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return proposal.State != ProposalState.Approved ? throw new InvalidOperationException($"Proposal {proposal.Id} was not approved.")
            : proposal.Body is { Opened: { } opened } ? desk.OpenAsync(opened, persons, proposal.Id, cancellation)
            : proposal.Body.Details is { } details ? desk.SayAsync(proposal.Thread, details, persons, proposal.Id, cancellation)
            : throw new InvalidOperationException($"Proposal {proposal.Id} says nothing.");
    }

    /// <summary>The proposals of a request, the first first; those erased are left out.</summary>
    public async Task<IReadOnlyList<RequestProposal>> OfAsync(Guid thread, CancellationToken cancellation = default)
    {
        var entries = Book.OfThread(thread);
        if (_read.TryGetValue(thread, out var known) && known.Entries == entries.Count)
        {
            return known.All;
        }

        var all = new List<RequestProposal>();
        foreach (var place in entries.Where(place => place.Kind == EntryKind.Noted))
        {
            if (await Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
                && ExchangeJson.Read<ProposalNote>(opened.Content) is { Format: ProposalNote.FormatNow } note)
            {
                Take(all, note, opened.Entry);
            }
        }

        _read[thread] = (entries.Count, all);
        return all;
    }

    /// <summary>All requests of which something was proposed.</summary>
    public IReadOnlyList<Guid> Threads() =>
        [.. Book.From(0, int.MaxValue).Where(place => place.Kind == EntryKind.Noted && place.Thread != Guid.Empty).Select(place => place.Thread).Distinct()];

    private void Take(List<RequestProposal> all, ProposalNote note, BookEntry entry)
    {
        if (note is { Step: ProposalState.Proposed, Body: { } body })
        {
            all.Add(new RequestProposal(
                note.Proposal, entry.Thread, body, note.By, entry.At, ProposalState.Proposed, Book.Find(EntryKind.Sent, note.Proposal) is not null));
        }
        else if (all.FindIndex(one => one.Id == note.Proposal && one.State == ProposalState.Proposed) is >= 0 and var at)
        {
            all[at] = all[at] with { State = note.Step, EndedBy = note.By, EndedAt = entry.At, Reason = note.Reason };
        }
    }

    private async Task EnterAsync(Guid thread, Guid id, ProposalNote note, CancellationToken cancellation)
    {
        var content = ExchangeJson.Write(note);
        await Book.EnterAsync(new BookEntry(EntryKind.Noted, thread, id, Now, SHA256.HashData(content)), content, cancellation).ConfigureAwait(false);
    }
}
