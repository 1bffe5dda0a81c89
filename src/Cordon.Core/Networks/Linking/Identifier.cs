namespace Cordon.Core.Networks.Linking;

/// <summary>What kind of thing an identifier names.</summary>
public enum IdentifierKind : byte
{
    /// <summary>None: the default, which names nothing.</summary>
    None = 0,
    Account = 1,
    Phone = 2,
    Host = 3,
    Handle = 4,
    Email = 5,
    Wallet = 6,
    Device = 7,
    IpAddress = 8,
}

/// <summary>An identifier in its one canonical writing: two writings of one telephone, address or wallet give one value.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Value">The canonical writing; never empty but in the default.</param>
public readonly record struct Identifier(IdentifierKind Kind, string Value)
{
    /// <summary>The most characters of an identifier: the longest URL host is 253, the longest e-mail address 254.</summary>
    public const int LengthMax = 254;

    // What of an identifier may stand in a log.
    private const int ShownCharacters = 3;

    /// <summary>The kind and the last characters: whole identifiers are personal.</summary>
    public override string ToString() =>
        Value is null ? "none" : $"{Kind} …{(Value.Length > 2 * ShownCharacters ? Value[^ShownCharacters..] : "")}";
}
