using Cordon.Exchange.Book;

namespace Cordon.Web.Abroad;

/// <summary>An entry of the log as the explorer lists it.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Entry">What the log is committed to; null where it was erased.</param>
internal sealed record LogLine(BookPlace Place, BookEntry? Entry);
