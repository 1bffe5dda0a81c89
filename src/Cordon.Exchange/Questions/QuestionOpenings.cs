using Cordon.Core.Values;
using Cordon.Exchange.Book;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Questions;

/// <summary>
/// To whom this centre is open for private questions, and on what terms: two persons open it, one closes it. All of it is read out of the book; of two who
/// answer a proposal the first that the book has is the one that counts. An approval by whoever proposed it, or of a proposal that has lapsed, is none.
/// </summary>
public sealed class QuestionOpenings(ExchangeNode node, TimeProvider time) : IDisposable
{
    private readonly NotedRows<OpeningNote, QuestionOpening> _notes = new(node.Book, note => note.OpeningFormat == OpeningNote.FormatNow, Take);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly List<Guid> _threads = [];
    private long _seen;

    private Instant Now => Instant.From(time.GetUtcNow());

    /// <summary>Keeps on what terms a person wants another centre to be let ask. It is in the book when this returns.</summary>
    /// <exception cref="ArgumentException">The terms are none.</exception>
    public async Task<QuestionOpening> ProposeAsync(OpeningWish wish, string by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(by);
        if (!wish.IsWhole || wish.Asker == node.Id || wish.Until <= Now || wish.Until > Now + OpeningWish.LongestFor)
        {
            throw new ArgumentException("Such terms are none.", nameof(wish));
        }

        var id = Guid.CreateVersion7(time.GetUtcNow());
        return await EnterAsync(id, id, new OpeningNote(OpeningNote.FormatNow, id, OpeningStep.Proposed, by) { Wish = wish }, cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>Ends a proposal: approves it, declines it or takes it back. What became of it is what whoever was first made of it.</summary>
    public Task<QuestionOpening> EndAsync(
        QuestionOpening opening, OpeningStep how, string by, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentOutOfRangeException.ThrowIfEqual((int)how, (int)OpeningStep.Proposed, nameof(how));
        ArgumentOutOfRangeException.ThrowIfEqual((int)how, (int)OpeningStep.Closed, nameof(how));
        var note = new OpeningNote(OpeningNote.FormatNow, opening.Id, how, by) { Reason = reason };
        return EnterAsync(opening.Id, RequestDesk.IdOf(opening.At, $"end of opening {opening.Id}"), note, cancellation);
    }

    /// <summary>Closes what two persons opened: from here on nothing more is announced to the other centre, nor answered.</summary>
    public Task<QuestionOpening> CloseAsync(QuestionOpening opening, string by, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(opening);
        var note = new OpeningNote(OpeningNote.FormatNow, opening.Id, OpeningStep.Closed, by) { Reason = reason };
        return EnterAsync(opening.Id, RequestDesk.IdOf(opening.At, $"close of opening {opening.Id}"), note, cancellation);
    }

    /// <summary>All of them, the last proposed first; those erased are left out.</summary>
    public async Task<IReadOnlyList<QuestionOpening>> AllAsync(CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            foreach (var place in node.Book.From(_seen, int.MaxValue))
            {
                if (place.Kind == EntryKind.Noted && place.Id == place.Thread
                    && await _notes.OfAsync(place.Thread, cancellation).ConfigureAwait(false) is [_, ..])
                {
                    _threads.Add(place.Thread);
                }

                _seen = place.Leaf + 1;
            }

            var all = new List<QuestionOpening>();
            foreach (var thread in _threads)
            {
                all.AddRange(await _notes.OfAsync(thread, cancellation).ConfigureAwait(false));
            }

            all.Reverse();
            return all;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>By which another centre may ask now; null where it may not. The last that was approved counts, and none before it.</summary>
    public async Task<QuestionOpening?> OfAsync(string asker, CancellationToken cancellation = default) =>
        LastOf(await AllAsync(cancellation).ConfigureAwait(false), asker) is { } last && last.Counts(Now) ? last : null;

    /// <summary>By which other centres may ask now, one of each.</summary>
    public async Task<IReadOnlyList<QuestionOpening>> StandingAsync(CancellationToken cancellation = default)
    {
        var (all, now) = (await AllAsync(cancellation).ConfigureAwait(false), Now);
        return [.. all.Select(one => one.Wish.Asker).Distinct().Select(asker => LastOf(all, asker)).OfType<QuestionOpening>().Where(one => one.Counts(now))];
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>The last that was approved of a centre, closed or not.</summary>
    private static QuestionOpening? LastOf(IReadOnlyList<QuestionOpening> all, string asker) => all
        .Where(one => one.Wish.Asker == asker && one.Step is OpeningStep.Approved or OpeningStep.Closed)
        .OrderBy(one => one.EndedAt).ThenBy(one => one.At).LastOrDefault();

    private static void Take(List<QuestionOpening> all, OpeningNote note, BookEntry entry)
    {
        if (note is { Step: OpeningStep.Proposed, Wish: { IsWhole: true } wish } && note.Opening == entry.Thread && all.Count == 0)
        {
            all.Add(new QuestionOpening(note.Opening, wish, note.By, entry.At, OpeningStep.Proposed));
        }
        else if (all is [var one] && note.Opening == one.Id)
        {
            all[0] = (one.Step, note.Step) switch
            {
                // Whoever entered it, by whatever way: a proposal opens nothing without another person, nor after its time.
                (OpeningStep.Proposed, OpeningStep.Approved) when note.By == one.By || !one.IsWaiting(entry.At) => one,
                (OpeningStep.Proposed, OpeningStep.Approved or OpeningStep.Declined or OpeningStep.TakenBack) =>
                    one with { Step = note.Step, EndedBy = note.By, EndedAt = entry.At, Reason = note.Reason },
                (OpeningStep.Approved, OpeningStep.Closed) => one with { Step = note.Step, ClosedBy = note.By, ClosedAt = entry.At, Reason = note.Reason },
                _ => one,
            };
        }
    }

    private async Task<QuestionOpening> EnterAsync(Guid thread, Guid id, OpeningNote note, CancellationToken cancellation)
    {
        await _notes.EnterAsync(thread, id, note, Now, [], cancellation).ConfigureAwait(false);
        return (await _notes.OfAsync(thread, cancellation).ConfigureAwait(false))[0];
    }
}
