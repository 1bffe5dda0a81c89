using Cordon.Core.Language;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;

namespace Cordon.Learning;

/// <summary>One payment about which a back-test tells, and why.</summary>
/// <param name="Sequence">Its number at the centre.</param>
/// <param name="PaymentId">As it was handed in.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Was">What the policy in force does with it.</param>
/// <param name="Would">What would have become of it.</param>
/// <param name="Fired">The rules that fire on it, each with its sentence.</param>
/// <param name="Missed">Where it is let go: the rules that come nearest to stopping it, each with what it lacks.</param>
public sealed record BackTestExample(
    BackTestExampleKind Kind, long Sequence, string PaymentId, Instant At, Money Amount, Outcome Was, Outcome Would,
    IReadOnlyList<(string Rule, Phrase Sentence)> Fired, IReadOnlyList<(string Rule, IReadOnlyList<ConditionPart> Lacks)> Missed)
{
    /// <summary>No identifier.</summary>
    public override string ToString() => $"{Kind}: {Was}, {Would}";
}
