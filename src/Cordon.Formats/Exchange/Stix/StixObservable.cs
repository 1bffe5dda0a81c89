namespace Cordon.Formats.Exchange.Stix;

/// <summary>A cyber observable (SCO): what may be looked for.</summary>
/// <param name="Type">Its type; one that begins with "cordon-" is the extension's.</param>
/// <param name="Properties">Its properties, in the order of their names.</param>
/// <param name="Contributing">Those that its identifier follows from and its pattern compares.</param>
internal sealed record StixObservable(string Type, IReadOnlyList<(string Name, string Value)> Properties, IReadOnlyList<string> Contributing)
{
    /// <summary>Whether its type is none of STIX's own.</summary>
    public bool IsExtension => Type.StartsWith(StixExtension.Prefix, StringComparison.Ordinal);

    private IReadOnlyList<(string Name, string Value)> Compared => [.. Properties.Where(property => Contributing.Contains(property.Name))];

    /// <summary>Its identifier.</summary>
    public string Id => StixIds.OfObservable(Type, Compared);

    /// <summary>The pattern that it fits (STIX Patterning).</summary>
    public string Pattern => $"[{string.Join(" AND ", Compared.Select(part => $"{Path(part.Name)} = '{Escaped(part.Value)}'"))}]";

    // A type with a hyphen in it needs no quotes; a property has none.
    private string Path(string property) => $"{Type}:{property}";

    private static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
