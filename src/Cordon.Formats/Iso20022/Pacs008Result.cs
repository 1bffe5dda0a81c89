namespace Cordon.Formats.Iso20022;

/// <summary>What became of a message as a whole.</summary>
public enum Pacs008Status
{
    /// <summary>It was read to its end.</summary>
    Read,

    /// <summary>It is a message of another kind or version, or none at all; nothing was taken from it.</summary>
    NotPacs008,

    /// <summary>It breaks at a place; the transactions before it were kept.</summary>
    Broken,
}

/// <summary>What reading one message gave. <c>default</c> stands for nothing read.</summary>
public readonly record struct Pacs008Result
{
    public Pacs008Status Status { get; init; }

    /// <summary>The version of the message: 8 for <c>pacs.008.001.08</c>; 0 when it is no <c>pacs.008</c>.</summary>
    public int Version { get; init; }

    /// <summary>Transactions whose end was reached: accepted and rejected.</summary>
    public long Transactions { get; init; }

    /// <summary>Transactions that became payments.</summary>
    public long Accepted { get; init; }

    /// <summary>Transactions that were rejected, each reported with its reason.</summary>
    public long Rejected { get; init; }

    /// <summary>Accepted payments whose time has no offset and was read as UTC.</summary>
    public long TimesWithoutOffset { get; init; }

    /// <summary>Names of payers and payees cut to the bytes a payment can carry.</summary>
    public long NamesShortened { get; init; }

    /// <summary>Why the message was not read to its end; null when it was.</summary>
    public string? Fault { get; init; }

    /// <summary>Where the fault stands, in bytes from the start.</summary>
    public long FaultOffset { get; init; }

    /// <summary>The element the fault stands in, as a path; empty outside every element.</summary>
    public string? FaultPath { get; init; }

    /// <summary>What the message's header says of its transactions and is not so; null when all agrees.</summary>
    public string? Contradiction { get; init; }
}
