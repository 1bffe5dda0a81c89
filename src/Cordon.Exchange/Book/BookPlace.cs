namespace Cordon.Exchange.Book;

/// <summary>Where an entry stands.</summary>
/// <param name="Leaf">Its place in the log, from 0.</param>
/// <param name="Kind">One of <see cref="EntryKind"/>.</param>
/// <param name="Thread">Its matter.</param>
/// <param name="Id">What it is about.</param>
/// <param name="Position">The batch in the journal.</param>
/// <param name="Index">Its place in the batch.</param>
public sealed record BookPlace(long Leaf, string Kind, Guid Thread, Guid Id, long Position, int Index);
