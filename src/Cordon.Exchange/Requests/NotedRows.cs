using System.Collections.Concurrent;
using System.Security.Cryptography;
using Cordon.Core.Values;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;

namespace Cordon.Exchange.Requests;

/// <summary>What a centre's notes in a matter come to: read out of the book, and anew where the matter has more entries than at the last look.</summary>
/// <param name="isOne">Whether a note is of the layout that is written now.</param>
/// <param name="take">Puts a note to what those before it came to.</param>
internal sealed class NotedRows<TNote, TRow>(ExchangeBook book, Func<TNote, bool> isOne, Action<List<TRow>, TNote, BookEntry> take)
    where TNote : class
{
    private readonly ConcurrentDictionary<Guid, (int Entries, IReadOnlyList<TRow> All)> _read = [];

    /// <summary>What the notes of a matter come to, the first first; those erased are left out.</summary>
    public async Task<IReadOnlyList<TRow>> OfAsync(Guid thread, CancellationToken cancellation)
    {
        var entries = book.OfThread(thread);
        if (_read.TryGetValue(thread, out var known) && known.Entries == entries.Count)
        {
            return known.All;
        }

        var all = new List<TRow>();
        foreach (var place in entries.Where(place => place.Kind == EntryKind.Noted))
        {
            if (await book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
                && ExchangeJson.Read<TNote>(opened.Content) is { } note && isOne(note))
            {
                take(all, note, opened.Entry);
            }
        }

        _read[thread] = (entries.Count, all);
        return all;
    }

    /// <summary>Enters a note, with what belongs to it and by the same write. It is in the book when this returns.</summary>
    public async Task EnterAsync(
        Guid thread, Guid id, TNote note, Instant now, IReadOnlyList<(BookEntry Entry, byte[] Content)> beside, CancellationToken cancellation)
    {
        var content = ExchangeJson.Write(note);
        await book.EnterAsync(
            [.. beside, (new BookEntry(EntryKind.Noted, thread, id, now, SHA256.HashData(content)), content)], cancellation).ConfigureAwait(false);
    }
}
