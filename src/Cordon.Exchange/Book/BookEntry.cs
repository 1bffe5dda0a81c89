using Cordon.Core.Values;

namespace Cordon.Exchange.Book;

/// <summary>An entry of the book of a centre's exchanges, as its log commits to it: that something was sent or came, not what it says.</summary>
/// <param name="Kind">One of <see cref="EntryKind"/>.</param>
/// <param name="Thread">Which matter it belongs to; what belongs to none has the empty one. The matter's key closes it, and with the key it is erased.</param>
/// <param name="Id">What it is about: a message's number; of what is about none, its own.</param>
/// <param name="At">When it was entered, by the centre's clock.</param>
/// <param name="Digest">SHA-256 of what it is about: of a message, <see cref="Messages.SealedMessage.Hash"/>.</param>
public sealed record BookEntry(string Kind, Guid Thread, Guid Id, Instant At, byte[] Digest);
