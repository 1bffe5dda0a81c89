namespace Cordon.Core.Names;

/// <summary>An entry that a name may be of, with the comparison of its best name.</summary>
public sealed record NameFinding(NamedEntry Entry, NameMatch Match);
