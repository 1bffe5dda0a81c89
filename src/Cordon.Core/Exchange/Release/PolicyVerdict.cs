namespace Cordon.Core.Exchange.Release;

/// <summary>What a cell of the table says: what comes of it, and the strongest rule that speaks there.</summary>
public readonly record struct PolicyVerdict(ReleaseOutcome Outcome, string Rule)
{
    public override string ToString() => $"{Outcome} {Rule}";
}
