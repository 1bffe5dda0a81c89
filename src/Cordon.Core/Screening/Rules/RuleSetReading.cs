using System.Diagnostics.CodeAnalysis;

namespace Cordon.Core.Screening.Rules;

/// <summary>What reading a rule text gave: a rule set, or the faults that keep it from being one; never both.</summary>
public sealed record RuleSetReading(RuleSet? RuleSet, IReadOnlyList<RuleFault> Faults)
{
    /// <summary>Whether there is a rule set.</summary>
    [MemberNotNullWhen(true, nameof(RuleSet))]
    public bool IsGood => RuleSet is not null;
}
