namespace Cordon.Core.Exchange.Release;

/// <summary>
/// An organisation, by the SHA-256 of its signing key in 64 small hexadecimal digits. A number that is given locally, a name, or whoever's connection it is,
/// says nothing of who somebody is. The default is nobody.
/// </summary>
public readonly record struct PartyId : IComparable<PartyId>
{
    /// <summary>Digits of an identifier.</summary>
    public const int Digits = 64;

    private const int ShownDigits = 8;

    private PartyId(string value) => Value = value;

    /// <summary>The digits; null in the default.</summary>
    public string? Value { get; }

    /// <summary>Whether it names somebody.</summary>
    public bool IsSomebody => Value is not null;

    /// <summary>Reads an identifier; null where the text is none.</summary>
    public static PartyId? Read(string? text) => text is { Length: Digits } && text.All(char.IsAsciiHexDigitLower) ? new PartyId(text) : null;

    public int CompareTo(PartyId other) => string.CompareOrdinal(Value, other.Value);

    public static bool operator <(PartyId left, PartyId right) => left.CompareTo(right) < 0;

    public static bool operator >(PartyId left, PartyId right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartyId left, PartyId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartyId left, PartyId right) => left.CompareTo(right) >= 0;

    /// <summary>Its first digits, as logs have them.</summary>
    public override string ToString() => Value is null ? "nobody" : Value[..ShownDigits];
}
