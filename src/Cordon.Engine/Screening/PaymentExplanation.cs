using Cordon.Core.Networks.Patterns;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine.Screening;

/// <summary>All that a decision rests on, for an officer: what was decided, by what, fact by fact, and who makes up the patterns in it.</summary>
/// <param name="PaymentId">As it was handed in.</param>
/// <param name="Decision">The decision with its reasons.</param>
/// <param name="DecidedAt">The centre's clock when it was decided.</param>
/// <param name="Policy">What decided.</param>
/// <param name="Score">What the model's score is made of; null without a model.</param>
/// <param name="Patterns">The patterns of two and more that the payment closes, with the payments that are still seen of each.</param>
public sealed record PaymentExplanation(
    string PaymentId, Decision Decision, Instant Time, Money Amount, Instant DecidedAt, Policy Policy, ScoreExplanation? Score,
    IReadOnlyList<ExplainedPattern> Patterns)
{
    /// <summary>No identifiers.</summary>
    public override string ToString() => $"{Decision.Outcome} {Decision.Score}";

    /// <summary>Of one lane of a block that was decided and booked, from the state thereafter.</summary>
    internal static PaymentExplanation Of(PaymentBlock block, int lane, PartitionState state)
    {
        var policy = state.Policies[(int)block.PolicyNumber - 1];
        return new PaymentExplanation(
            System.Text.Encoding.UTF8.GetString(block.Text(lane, PaymentText.PaymentId)), DecisionWords.Of(block, lane, policy),
            new Instant(block.TimeMilliseconds[lane]), block.Amount(lane), new Instant(block.DecidedMilliseconds), policy,
            policy.ExplainScoreInFull(block.FactBlock, lane, fact => DecisionWords.Text(block, lane, fact)), PatternsOf(block, lane, state));
    }

    private static List<ExplainedPattern> PatternsOf(PaymentBlock block, int lane, PartitionState state)
    {
        var explained = new List<ExplainedPattern>();
        if (state.Patterns is not { } patterns || block.FactBlock[Facts.Chain, lane] == Facts.Unknown)
        {
            return explained;
        }

        var payment = PartitionState.PatternPaymentOf(
            state.Observed(block, lane), block.FirstSequence + lane, PatternFacts.IsFirstOfPair(block.FactBlock, lane));
        var findings = PatternFacts.Read(block.FactBlock, lane);
        foreach (var pattern in Enum.GetValues<Pattern>().Where(pattern => pattern != Pattern.None))
        {
            var size = findings.SizeOf(pattern);
            if (size >= ExplainedPattern.SizeMin)
            {
                explained.Add(new ExplainedPattern(pattern, size,
                [
                    .. patterns.Explain(payment, pattern).Payments.Select(part => new PatternPart(
                        part.Number, Key(part.Payer), Key(part.Payee), new Instant(part.TimeMilliseconds))),
                ]));
            }
        }

        return explained;

        string Key(uint account) => System.Text.Encoding.UTF8.GetString(state.Directory.Key(account));
    }
}
