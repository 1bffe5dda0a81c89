using System.Text;

namespace Cordon.Core.Exchange;

/// <summary>
/// An identifier as two centres write it alike, or they would not find what both know. It comes from <see cref="Canonicaliser"/> alone.
/// </summary>
public readonly record struct CanonicalIdentifier
{
    /// <summary>The most characters of a value: a URL's.</summary>
    public const int LengthMax = 2_048;

    // What of an identifier may stand in a log.
    private const int ShownCharacters = 3;

    internal CanonicalIdentifier(CanonicalKind kind, string value) => (Kind, Value) = (kind, value);

    /// <summary>What it names.</summary>
    public CanonicalKind Kind { get; }

    /// <summary>The one writing; null in the default, which names nothing.</summary>
    public string? Value { get; }

    /// <summary>What is matched, in UTF-8: version, kind and value, parted by bars. Two versions never give one input.</summary>
    /// <exception cref="InvalidOperationException">It is the default.</exception>
    public byte[] ToInput() => Value is null
        ? throw new InvalidOperationException("The default identifier names nothing.")
        : Encoding.UTF8.GetBytes($"{Canonicaliser.Version}|{Canonicaliser.NameOf(Kind)}|{Value}");

    /// <summary>The kind and the last characters: whole identifiers are personal.</summary>
    public override string ToString() =>
        Value is null ? "none" : $"{Canonicaliser.NameOf(Kind)} …{(Value.Length > 2 * ShownCharacters ? Value[^ShownCharacters..] : "")}";
}
