namespace Cordon.Exchange.Book;

/// <summary>An entry as it was entered.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Entry">What the log is committed to.</param>
/// <param name="Bytes">The same, to the byte.</param>
/// <param name="Salt">What the commitment is salted with, 32 bytes.</param>
/// <param name="Content">What it is about, as it was entered.</param>
public sealed record OpenedEntry(BookPlace Place, BookEntry Entry, byte[] Bytes, byte[] Salt, byte[] Content);
