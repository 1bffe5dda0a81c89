namespace Cordon.Exchange.Book;

/// <summary>An entry as it stands in the journal. Numbers are drawn by chance and name nobody, so they stay when the rest is erased.</summary>
/// <param name="Kind">One of <see cref="EntryKind"/>.</param>
/// <param name="Thread">Whose key closes it.</param>
/// <param name="Id">What it is about.</param>
/// <param name="Commitment">The log's leaf: SHA-256 of salt and entry. It says nothing without them, and stays when the key is destroyed.</param>
/// <param name="Closed">Salt, entry and content, closed by the matter's key.</param>
internal sealed record ClosedEntry(string Kind, Guid Thread, Guid Id, byte[] Commitment, byte[] Closed);
