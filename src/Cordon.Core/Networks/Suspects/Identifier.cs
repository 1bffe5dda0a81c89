namespace Cordon.Core.Networks.Suspects;

/// <summary>What kind of identifier one is.</summary>
public enum IdentifierKind : byte
{
    /// <summary>An account: its bank, a slash and its number.</summary>
    Account,
    Name,
    Phone,
    Url,
    Handle,
    Device,
    Ip,

    /// <summary>A country, by its two letters.</summary>
    Country,

    /// <summary>A cell of a telephone network, where a network's owner has told it.</summary>
    Cell,
}

/// <summary>Something by which a person may be known, normalised by who tells it: equal texts are the same thing.</summary>
public readonly record struct Identifier(IdentifierKind Kind, string Value) : IComparable<Identifier>
{
    public int CompareTo(Identifier other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Value, other.Value);

    public static bool operator <(Identifier left, Identifier right) => left.CompareTo(right) < 0;

    public static bool operator >(Identifier left, Identifier right) => left.CompareTo(right) > 0;

    public static bool operator <=(Identifier left, Identifier right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Identifier left, Identifier right) => left.CompareTo(right) >= 0;

    /// <summary>Masked: an identifier never goes into a log.</summary>
    public override string ToString() => Kind.ToString();
}
