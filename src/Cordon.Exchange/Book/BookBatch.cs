namespace Cordon.Exchange.Book;

/// <summary>Entries as they stand in the journal, closed: one batch, one sync.</summary>
/// <param name="Format">The number of this layout.</param>
/// <param name="Entries">In the order of the log's leaves.</param>
internal sealed record BookBatch(int Format, IReadOnlyList<ClosedEntry> Entries);
