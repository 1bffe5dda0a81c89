namespace Cordon.Core.Exchange;

/// <summary>An identifier that was read, or why the text is none: what cannot be read is never asked about.</summary>
/// <param name="Identifier">The identifier; the default where it was refused.</param>
/// <param name="Fault">Why it was refused; null where it was not.</param>
public readonly record struct CanonicalReading(CanonicalIdentifier Identifier, string? Fault)
{
    /// <summary>Whether it was read.</summary>
    public bool IsRead => Fault is null && Identifier.Kind != CanonicalKind.None;

    internal static CanonicalReading Of(CanonicalKind kind, string value) => value.Length is 0 or > CanonicalIdentifier.LengthMax
        ? Refused($"it has {value.Length} characters, 1 to {CanonicalIdentifier.LengthMax} are allowed")
        : new CanonicalReading(new CanonicalIdentifier(kind, value), null);

    internal static CanonicalReading Refused(string why) => new(default, why);
}
