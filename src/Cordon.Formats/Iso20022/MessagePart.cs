namespace Cordon.Formats.Iso20022;

/// <summary>What a value must be.</summary>
internal enum PartKind : byte
{
    /// <summary>An identification: at most 35 characters. NOTPROVIDED identifies nothing.</summary>
    Identification,

    /// <summary>A code of one of the external code sets: at most 4 characters.</summary>
    Code,

    /// <summary>Words for a person, or a value whose form is looked at elsewhere.</summary>
    Words,
    Uetr,
    Bank,

    /// <summary>An amount with its currency, not below zero.</summary>
    Amount,

    /// <summary>An amount with its currency, above zero.</summary>
    AmountAboveZero,
    Date,
    Time,
    Flag,
}

/// <summary>A value that is read from a message, by the paths it may stand at.</summary>
internal sealed class MessagePart(PartKind kind, params string[] paths)
{
    public PartKind Kind { get; } = kind;

    public IReadOnlyList<string> Paths { get; } = paths;

    /// <summary>Whether it may stand several times in one element.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether it belongs to the message and stands behind the transactions.</summary>
    public bool IsTrailing { get; init; }

    /// <summary>Its element, for a sentence.</summary>
    public string Name => Paths[0][(Paths[0].LastIndexOf('/') + 1)..];
}
