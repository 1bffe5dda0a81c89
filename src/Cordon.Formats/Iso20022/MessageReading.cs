namespace Cordon.Formats.Iso20022;

/// <summary>What became of a message as a whole.</summary>
public enum MessageStatus
{
    /// <summary>It was read to its end.</summary>
    Read,

    /// <summary>It is a message of another kind or version, or none at all; nothing was taken from it.</summary>
    OtherKind,

    /// <summary>It breaks at a place; the transactions before it were kept.</summary>
    Broken,
}

/// <summary>How the reading of one message went. <c>default</c> stands for nothing read.</summary>
public readonly record struct MessageReading
{
    public MessageStatus Status { get; init; }

    /// <summary>The version of the message: 9 for <c>camt.029.001.09</c>; 0 when it is of another kind.</summary>
    public int Version { get; init; }

    /// <summary>Transactions whose end was reached: accepted and rejected.</summary>
    public long Transactions { get; init; }

    /// <summary>Transactions that were handed on.</summary>
    public long Accepted { get; init; }

    /// <summary>Transactions that were rejected, each reported with its reason.</summary>
    public long Rejected { get; init; }

    /// <summary>Times that have no offset and were read as UTC.</summary>
    public long TimesWithoutOffset { get; init; }

    /// <summary>Why the message was not read to its end; null when it was.</summary>
    public string? Fault { get; init; }

    /// <summary>Where the fault stands, in bytes from the start.</summary>
    public long FaultOffset { get; init; }

    /// <summary>The element the fault stands in, as a path; empty outside every element.</summary>
    public string? FaultPath { get; init; }
}
