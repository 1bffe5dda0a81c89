namespace Cordon.Exchange.Book;

/// <summary>What a centre keeps in the book of its exchanges. The words stand in records and never change.</summary>
public static class EntryKind
{
    /// <summary>A message that it sends: it is in the book before it goes out.</summary>
    public const string Sent = "sent";

    /// <summary>A message that came, with the proof of its sender's log.</summary>
    public const string Received = "received";

    /// <summary>A receipt for a message that it sent.</summary>
    public const string Receipt = "receipt";

    /// <summary>A third witness's word on a message that nobody fetched.</summary>
    public const string Unfetched = "unfetched";

    /// <summary>Which trust list it goes by from here on.</summary>
    public const string TrustTaken = "trust-taken";

    /// <summary>An object that was given, or is to be: it is closed by a key of its own.</summary>
    public const string Object = "object";

    /// <summary>By which decisions a message leaves.</summary>
    public const string Decided = "decided";

    /// <summary>That a message did not leave, and why: the policy said otherwise when it was about to be written.</summary>
    public const string Withheld = "withheld";

    /// <summary>What it did for itself: a filter built, questions answered, an inspection.</summary>
    public const string Noted = "noted";
}
