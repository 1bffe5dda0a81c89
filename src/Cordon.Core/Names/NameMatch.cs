using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>How likely two records name the same bearer, and the facts compared, the name first.</summary>
/// <param name="Score">0 to 1,000,000; the scale stands in docs/names.md.</param>
/// <param name="NameScore">The part of it that the names alone give.</param>
public sealed record NameMatch(Score Score, Score NameScore, IReadOnlyList<ComparedFact> Facts)
{
    /// <summary>The score; the facts are personal.</summary>
    public override string ToString() => $"{Score} ({string.Join(", ", Facts)})";
}
