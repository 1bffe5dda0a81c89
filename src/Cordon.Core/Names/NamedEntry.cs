namespace Cordon.Core.Names;

/// <summary>One entry of a list: a bearer with all names that are known of it.</summary>
/// <param name="Id">What the entry is called on its list: its identifier, or the line it stands on.</param>
public sealed record NamedEntry(string Id, string Name, IReadOnlyList<string> Aliases, NameFacts Facts)
{
    /// <summary>The identifier; the names are personal.</summary>
    public override string ToString() => $"entry {Id}";
}
