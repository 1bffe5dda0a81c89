using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Exchange.Release;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>The policy in every cell of its space, as it is committed: who changes a rule changes this file, and that is what is reviewed.</summary>
public sealed class PolicyTableTests
{
    // No axis has a multiple of it as its size, so that steps of it come by every value of every axis with every other.
    private const int Step = 7;

    [Fact]
    public void The_policy_is_the_one_that_was_reviewed()
    {
        var now = PolicyTableWriter.Write(StandardTable.Now, ReleasePolicy.Standard.Rules);
        var committed = StandardTable.Committed();
        if (now == committed)
        {
            Assert.Equal(ReleaseRules.StandardTableSha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(now))));
            return;
        }

        var file = Path.Combine(AppContext.BaseDirectory, "release-policy.txt");
        File.WriteAllText(file, now);
        var (old, fault) = PolicyTableReader.Read(committed);
        var changes = old is null ? [$"the committed table cannot be read: {fault}"] : PolicyDiff.Of(old, StandardTable.Now).Lines().ToArray();
        Assert.Fail($"The policy is another than the reviewed one; the new table is {file}.\n{string.Join('\n', changes)}");
    }

    [Fact]
    public void All_that_there_can_be_is_in_it()
    {
        Assert.Equal(27_648_000, ReleaseAxis.Cells);
        Assert.Equal(ReleaseAxis.Cells, StandardTable.Now.Cells.Length);
        Assert.Equal(Enumerable.Range(0, 12), ReleaseAxis.All.Select(axis => axis.Number));
        var counts = StandardTable.Now.Count();
        Assert.All(Enum.GetValues<ReleaseOutcome>(), outcome => Assert.True(counts[outcome] > 0));
        Assert.Equal(ReleaseAxis.Cells, counts.Values.Sum());
    }

    [Fact]
    public void Each_value_of_what_the_rules_see_has_a_bit_of_its_own()
    {
        var seen = ReleaseAxis.All.Select(_ => 0u).ToArray();
        for (var cell = 0; cell < ReleaseAxis.Cells; cell += Step * 29)
        {
            var (situation, back) = (PolicyTable.SituationOf(cell), 0);
            foreach (var axis in ReleaseAxis.All)
            {
                var bit = axis.BitsOf(situation);
                Assert.True(System.Numerics.BitOperations.IsPow2(bit));
                seen[axis.Number] |= bit;
                back += System.Numerics.BitOperations.Log2(bit) * axis.Stride;
            }

            Assert.Equal(cell, back);
        }

        Assert.Equal(ReleaseAxis.All.Select(axis => (1u << axis.Values.Count) - 1), seen);
    }

    /// <summary>Two writings of the policy, by other means: the rules as data, and a ladder of what the page on exchange says.</summary>
    [Fact]
    public void It_says_what_the_rules_say_in_words()
    {
        var outcomes = StandardTable.Now.Verdicts.Select(verdict => verdict.Outcome).ToArray();
        var cells = StandardTable.Now.Cells;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var situation = PolicyTable.SituationOf(cell);
            if (RulesInWords.OutcomeOf(situation) != outcomes[cells[cell]])
            {
                Assert.Fail($"{outcomes[cells[cell]]}, in words {RulesInWords.OutcomeOf(situation)}: {situation}");
            }
        }
    }

    [Fact]
    public void A_question_is_answered_as_its_cell_says_by_rules_of_that_effect_the_strongest_first()
    {
        var policy = ReleasePolicy.Standard;
        for (var cell = 0; cell < ReleaseAxis.Cells; cell += Step * 101)
        {
            var situation = PolicyTable.SituationOf(cell);
            var (outcome, rules) = policy.Weigh(situation);
            Assert.Equal(StandardTable.Now.Verdicts[StandardTable.Now.Cells[cell]], new PolicyVerdict(outcome, rules[0].Id));
            Assert.Equal((int)outcome, (int)rules[0].Effect);
            var speak = policy.Rules.Where(rule => rule.Speaks(situation)).ToArray();
            Assert.Equal(rules.Where(rule => rule != ReleaseRules.Default), speak);
            Assert.Equal(rules[0] == ReleaseRules.Default, !speak.Any(rule => rule.Effect is RuleEffect.Deny or RuleEffect.Permit));
        }
    }

    [Fact]
    public void It_keeps_every_law_in_every_cell() => Assert.Empty(PolicyLaws.Broken(StandardTable.Now));

    /// <summary>Of several codes, risks and bars at once comes the strictest of what comes of each.</summary>
    [Fact]
    public void Several_at_once_are_as_strict_as_the_strictest()
    {
        var policy = ReleasePolicy.Standard;
        for (var cell = 0; cell < ReleaseAxis.Cells / ReleaseAxis.All[0].Values.Count; cell += 60_013)
        {
            var one = PolicyTable.SituationOf(cell) with { Handling = HandlingCodes.None, Rights = RightsConcerns.None };
            for (var set = 0; set < 8 * 4 * 128; set++)
            {
                var all = one with { Handling = (HandlingCodes)(set & 7), Rights = (RightsConcerns)(set >> 3 & 3), Bars = (ReleaseBars)(set >> 5) };
                var strictest = Singles(all).Min(single => policy.Weigh(single).Outcome);
                if (policy.Weigh(all).Outcome != strictest)
                {
                    Assert.Fail($"{policy.Weigh(all).Outcome}, by each alone {strictest}: {all}");
                }
            }
        }
    }

    [Fact]
    public void What_was_not_said_is_denied_whatever_else_was()
    {
        var permitted = ReleaseSituation.Of(World.Question with { Consents = [World.Question.Yes(World.Here)] });
        Assert.Equal(ReleaseOutcome.Permit, ReleasePolicy.Standard.Weigh(permitted).Outcome);
        Assert.All(
            (ReleaseSituation[])
            [
                default, permitted with { Action = default }, permitted with { Relation = default }, permitted with { Purpose = default },
                permitted with { Lane = default }, permitted with { Role = default }, permitted with { Consent = default }, permitted with { Tlp = default },
                permitted with { Pap = default }, permitted with { Grounds = default }, permitted with { Action = (ReleaseAction)99 },
                permitted with { Purpose = ReleasePurposes.Recovery | ReleasePurposes.Prevention }, permitted with { Purpose = (ReleasePurposes)64 },
                permitted with { Role = (SubjectRole)40 },
            ],
            situation =>
            {
                var (outcome, rules) = ReleasePolicy.Standard.Weigh(situation);
                Assert.Equal((ReleaseOutcome.Deny, "D0"), (outcome, rules[0].Id));
            });
    }

    private static IEnumerable<ReleaseSituation> Singles(ReleaseSituation all)
    {
        yield return all with { Handling = HandlingCodes.None, Rights = RightsConcerns.None, Bars = ReleaseBars.None };
        foreach (var code in Enum.GetValues<HandlingCodes>().Where(code => (all.Handling & code) != 0))
        {
            yield return all with { Handling = code, Rights = RightsConcerns.None, Bars = ReleaseBars.None };
        }

        foreach (var concern in Enum.GetValues<RightsConcerns>().Where(concern => (all.Rights & concern) != 0))
        {
            yield return all with { Handling = HandlingCodes.None, Rights = concern, Bars = ReleaseBars.None };
        }

        foreach (var bar in Enum.GetValues<ReleaseBars>().Where(bar => (all.Bars & bar) != 0))
        {
            yield return all with { Handling = HandlingCodes.None, Rights = RightsConcerns.None, Bars = bar };
        }
    }
}
