using System.Numerics;
using Cordon.Core.Screening.Model;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;

namespace Cordon.Core.Screening;

/// <summary>
/// The decision. From the facts of up to 64 payments and a policy to a verdict for each; nothing else is looked at, so the same facts and
/// policy give the same verdict, today and in a court years later.
/// </summary>
/// <remarks>
/// The order is part of the contract: (1) the model's score becomes a fact; (2) every rule is tried; (3) the gravest action of those that
/// fired is the outcome, except that a rule that allows takes warnings and holds back, never a block; (4) a hold lasts as long as the
/// longest that fired, and blocks at its end if any of them says so; (5) the score is the model's, joined with the weights of the rules
/// that fired as independent reasons: 1 − (1 − a)(1 − b)…
/// </remarks>
public sealed class Screener
{
    private readonly ulong[] _firedByRule = new ulong[RuleLimits.RulesMax];

    /// <summary>Decides the payments of a block.</summary>
    public void Screen(Policy policy, FactBlock block, VerdictBlock verdicts)
    {
        verdicts.Clear();
        ScoreByModel(policy.Model, block, verdicts);
        var rules = policy.Rules;
        rules.Evaluate(block, _firedByRule);
        var allowed = rules.AllowedIn(_firedByRule);
        for (var index = 0; index < rules.Rules.Count; index++)
        {
            for (var lanes = _firedByRule[index]; lanes != 0; lanes &= lanes - 1)
            {
                var lane = BitOperations.TrailingZeroCount(lanes);
                Fire(rules.Rules[index], verdicts, lane, (allowed >> lane & 1) != 0);
            }
        }
    }

    /// <summary>The score a policy's model gives is where the verdict's score starts, and a fact for the rules.</summary>
    private static void ScoreByModel(TreeEnsemble? model, FactBlock block, VerdictBlock verdicts)
    {
        var column = block.ColumnSpan(Facts.ModelScore);
        if (model is null)
        {
            column.Fill(Facts.Unknown);
            return;
        }

        model.Score(block, verdicts.Scores);
        for (var lane = 0; lane < block.Count; lane++)
        {
            column[lane] = verdicts.Scores[lane] / (Score.One / Facts.RatioOne);
        }
    }

    private static void Fire(Rule rule, VerdictBlock verdicts, int lane, bool isAllowed)
    {
        verdicts.Fired[lane].Add(rule.Index);
        var action = rule.Action;
        if (isAllowed && action.Outcome < Outcome.Block)
        {
            return;
        }

        verdicts.Scores[lane] = Join(verdicts.Scores[lane], rule.ScoreMillionths);
        if (action.Outcome > verdicts.Outcomes[lane])
        {
            verdicts.Outcomes[lane] = action.Outcome;
        }

        if (action.Outcome == Outcome.Hold)
        {
            verdicts.HoldMilliseconds[lane] = Math.Max(verdicts.HoldMilliseconds[lane], action.HoldMilliseconds);
            verdicts.AtExpiry[lane] = verdicts.AtExpiry[lane] > action.AtExpiry ? verdicts.AtExpiry[lane] : action.AtExpiry;
        }
    }

    /// <summary>Two independent reasons as one, in millionths.</summary>
    private static int Join(int left, int right) => (int)(left + right - ((long)left * right / Score.One));
}
