using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine.Screening;

/// <summary>Puts a recorded verdict into words: from what the journal keeps and the policy that decided, nothing else.</summary>
public static class DecisionWords
{
    /// <summary>The code of the reason that says what the model's score rests on; rules' codes are their own.</summary>
    public const string ModelCode = "MODEL";

    private static readonly IReadOnlyList<Reason> None = [];

    /// <summary>The decision of one lane of a block, under the policy that the block names.</summary>
    /// <param name="forOfficers">Whether its reasons are told in every language; answers to banks, thousands a second, need one.</param>
    public static Decision Of(PaymentBlock block, int lane, Policy policy, bool forOfficers = false)
    {
        var verdicts = block.Verdicts;
        var decision = new Decision
        {
            Sequence = block.FirstSequence + lane,
            Outcome = verdicts.Outcomes[lane],
            Score = new Score(verdicts.Scores[lane]),
            Reasons = None,
        };
        if (verdicts.Fired[lane].IsEmpty)
        {
            return decision;
        }

        var fired = policy.Rules.Rules.Where(rule => verdicts.Fired[lane].Contains(rule.Index))
            .OrderByDescending(rule => rule.Action.Outcome).ThenByDescending(rule => rule.ScoreMillionths).ToList();
        decision.Reasons = [.. fired.Select(ReasonOf)];
        if (decision.Outcome > Outcome.Allow)
        {
            if (policy.ExplainScore(block.FactBlock, lane) is { } score)
            {
                decision.Reasons = [.. decision.Reasons, new Reason(ModelCode, score.English, score.Chinese)];
            }

            var spoken = fired.FirstOrDefault(rule => rule.Action.Outcome == decision.Outcome && rule.PayerSentence.Length > 0);
            decision.PayerMessage = spoken is null ? null : policy.Rules.ExplainToPayer(spoken, block.FactBlock, lane, TextOf);
            var scam = fired.FirstOrDefault(rule => rule.ScamType != ScamType.None)?.ScamType;
            decision.ScamType = scam?.ToString().ToLowerInvariant();
        }

        if (decision.Outcome == Outcome.Hold)
        {
            decision.HoldUntil = new Instant(block.DecidedMilliseconds + verdicts.HoldMilliseconds[lane]);
            decision.AtExpiry = verdicts.AtExpiry[lane];
        }

        return decision;

        string? TextOf(int fact) => Text(block, lane, fact);

        Reason ReasonOf(Rule rule) => forOfficers && policy.Rules.Tell(rule, block.FactBlock, lane, TextOf) is var told
            ? new Reason(rule.Code, told.English, told.Chinese)
            : new Reason(rule.Code, policy.Rules.Explain(rule, block.FactBlock, lane, TextOf));
    }

    /// <summary>
    /// A fact as the payment said it, empty where it could have and did not; null for a fact that no payment says. A payer is told the amount as it was
    /// handed in, never by the centre's rates.
    /// </summary>
    public static string? Text(PaymentBlock block, int lane, int fact) => fact switch
    {
        Facts.Amount => block.Amount(lane).ToString(),
        Facts.Channel => Encoding.UTF8.GetString(block.Text(lane, PaymentText.Channel)),
        Facts.Purpose => Encoding.UTF8.GetString(block.Text(lane, PaymentText.Purpose)),
        Facts.CurrencyCode => block.Amount(lane).Currency.Code,
        _ => null,
    };
}
