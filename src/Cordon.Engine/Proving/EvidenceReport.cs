namespace Cordon.Engine.Proving;

/// <summary>What a check of evidence came to.</summary>
/// <param name="Lines">What was found, for a person.</param>
/// <param name="Faults">What is wrong; none where everything holds.</param>
public sealed record EvidenceReport(IReadOnlyList<string> Lines, IReadOnlyList<string> Faults)
{
    /// <summary>Whether everything holds.</summary>
    public bool Holds => Faults.Count == 0;
}
