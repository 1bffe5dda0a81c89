namespace Cordon.Exchange.Book;

/// <summary>A walk through a book: each entry is looked at once, and a look that failed begins again where it failed. One at a time.</summary>
internal sealed class BookWalk(ExchangeBook book)
{
    private long _seen;

    /// <summary>Looks at what was entered since the last time.</summary>
    public async Task OnAsync(Func<BookPlace, Task> look, CancellationToken cancellation)
    {
        foreach (var place in book.From(_seen, int.MaxValue))
        {
            cancellation.ThrowIfCancellationRequested();
            await look(place).ConfigureAwait(false);
            _seen = place.Leaf + 1;
        }
    }

    /// <summary>Opens what was entered of some kinds since the last time; what was erased is passed over.</summary>
    public Task OnAsync(IReadOnlyList<string> kinds, Action<OpenedEntry> take, CancellationToken cancellation) => OnAsync(
        async place =>
        {
            if (kinds.Contains(place.Kind) && await book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened)
            {
                take(opened);
            }
        },
        cancellation);
}
