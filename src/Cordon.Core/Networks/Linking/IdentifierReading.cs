namespace Cordon.Core.Networks.Linking;

/// <summary>An identifier that was read, or why the text is none: what cannot be read is never linked.</summary>
/// <param name="Identifier">The identifier; the default where it was refused.</param>
/// <param name="Fault">Why it was refused; null where it was not.</param>
public readonly record struct IdentifierReading(Identifier Identifier, string? Fault)
{
    /// <summary>Whether it was read.</summary>
    public bool IsRead => Fault is null && Identifier.Kind != IdentifierKind.None;

    public static IdentifierReading Of(IdentifierKind kind, string value) => value.Length is 0 or > Identifier.LengthMax
        ? Refused($"it has {value.Length} characters, 1 to {Identifier.LengthMax} are allowed")
        : new IdentifierReading(new Identifier(kind, value), null);

    public static IdentifierReading Refused(string why) => new(default, why);
}
