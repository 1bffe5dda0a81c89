using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Tests.Screening.Rules;
using Xunit;

namespace Cordon.Core.Tests.Screening.Model;

public sealed class ModelScoreTests
{
    // The logarithm of the odds 3 : 1 and 1 : 9, so 0.75 above an amount of 100 and 0.1 up to it.
    private static readonly TreeEnsemble Model = TreeEnsemble.Read(RandomEnsembles.Write(new RandomEnsembles.Node(
        Facts.Amount, 100.5, 2, RandomEnsembles.Leaf(-Math.Log(9)), RandomEnsembles.Leaf(Math.Log(3)), 0))).Ensemble!;

    private static readonly RuleSet Rules = RuleTexts.Condition("model.score >= 75 %");

    [Fact]
    public void The_models_score_is_a_fact_and_where_the_verdicts_score_starts()
    {
        using var block = Amounts(100, 101);
        var verdicts = new VerdictBlock();
        new Screener().Screen(new Policy(1, Rules, Model), block, verdicts);
        Assert.Equal([1_000, 7_500], block.ColumnSpan(Facts.ModelScore)[..2].ToArray());
        Assert.Equal([Outcome.Allow, Outcome.Warn], verdicts.Outcomes[..2]);
        // The rule weighs 0.5: 1 − 0.25 · 0.5.
        Assert.Equal([100_000, 875_000], verdicts.Scores[..2]);
    }

    [Fact]
    public void Without_a_model_its_score_is_unknown_whatever_stood_there()
    {
        using var block = Amounts(100, 101);
        block.ColumnSpan(Facts.ModelScore).Fill(9_000);
        var verdicts = new VerdictBlock();
        new Screener().Screen(new Policy(1, Rules), block, verdicts);
        Assert.Equal([Facts.Unknown, Facts.Unknown], block.ColumnSpan(Facts.ModelScore)[..2].ToArray());
        Assert.Equal([Outcome.Allow, Outcome.Allow], verdicts.Outcomes[..2]);
        Assert.Equal([0, 0], verdicts.Scores[..2]);
    }

    private static FactBlock Amounts(params long[] amounts)
    {
        var block = new FactBlock { Count = amounts.Length };
        amounts.CopyTo(block.ColumnSpan(Facts.Amount));
        return block;
    }
}
