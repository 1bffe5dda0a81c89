namespace Cordon.Core.Networks.Suspects;

/// <summary>What kind of trait one is.</summary>
public enum TraitKind : byte
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
    Email,
    Wallet,
}

/// <summary>
/// Something by which a person may be known: an identifier, a name or a place, normalised by who tells it. Equal texts are the same thing.
/// </summary>
public readonly record struct Trait(TraitKind Kind, string Value) : IComparable<Trait>
{
    public int CompareTo(Trait other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Value, other.Value);

    public static bool operator <(Trait left, Trait right) => left.CompareTo(right) < 0;

    public static bool operator >(Trait left, Trait right) => left.CompareTo(right) > 0;

    public static bool operator <=(Trait left, Trait right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Trait left, Trait right) => left.CompareTo(right) >= 0;

    /// <summary>Masked: a trait never goes into a log.</summary>
    public override string ToString() => Kind.ToString();
}
