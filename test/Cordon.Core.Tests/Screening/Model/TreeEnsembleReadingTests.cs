using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Xunit;

namespace Cordon.Core.Tests.Screening.Model;

public sealed class TreeEnsembleReadingTests
{
    private const string Whole = """
        cordon-model 1
        name mules
        version 2025.3
        trained 2025-09-01
        lightgbm
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        objective=binary sigmoid:1
        feature_names=amount payee.age

        Tree=0
        num_leaves=3
        num_cat=0
        split_feature=0 1
        threshold=1000.5 inf
        decision_type=2 10
        left_child=-1 -2
        right_child=1 -3
        leaf_value=0.5 -0.25 1
        leaf_count=10 20 30
        is_linear=0
        shrinkage=0.1

        end of trees
        """;

    [Fact]
    public void Reads_the_header_and_the_trees()
    {
        foreach (var text in new[] { Whole, Whole.Replace("\n", "\r\n", StringComparison.Ordinal) })
        {
            var reading = TreeEnsemble.Read(text);
            Assert.Null(reading.Fault);
            var ensemble = reading.Ensemble!;
            Assert.Equal(("mules", "2025.3", "2025-09-01", 1), (ensemble.Name, ensemble.Version, ensemble.Trained, ensemble.TreeCount));
        }
    }

    [Theory]
    [InlineData("trained 2025-09-01", "EUR")]
    [InlineData("trained 2025-09-01\nreference CNY", "CNY")]
    public void A_model_says_in_which_currency_it_knows_amounts_and_the_older_ones_know_euros(string header, string code) => Assert.Equal(
        code, TreeEnsemble.Read(Whole.Replace("trained 2025-09-01", header, StringComparison.Ordinal)).Ensemble!.Reference.Code);

    [Theory]
    [InlineData("lightgbm", null)]
    [InlineData("zone +08:00\nlightgbm", 480)]
    [InlineData("reference CNY\nzone -03:30\nlightgbm", -210)]
    public void A_model_says_in_which_zone_it_was_told_hours_and_the_older_ones_do_not(string header, int? minutes) => Assert.Equal(
        minutes, TreeEnsemble.Read(Whole.Replace("lightgbm", header, StringComparison.Ordinal)).Ensemble!.ZoneOffsetMinutes);

    [Theory]
    [InlineData("payee.age", false)]
    [InlineData("PATTERN", true)]
    public void A_model_tells_whether_it_asks_for_patterns(string fact, bool asks)
    {
        var text = Whole.Replace("payee.age", fact == "PATTERN" ? Facts.All[Facts.PatternsFirst].Name : fact, StringComparison.Ordinal);
        Assert.Equal(asks, TreeEnsemble.Read(text).Ensemble!.AsksForPatterns);
    }

    [Theory]
    [InlineData("lightgbm", "zone +15:00\nlightgbm", "Model line 5: expected 'zone ' and an offset")]
    [InlineData("lightgbm", "reference EUX\nlightgbm", "Model line 5: expected 'reference ' and a currency")]
    [InlineData("lightgbm", "reference CNY\nxgboost", "Model line 6: expected 'lightgbm'")]
    [InlineData("cordon-model 1", "cordon-model 2", "Model line 1: expected 'cordon-model 1'.")]
    [InlineData("name mules", "mules", "Model line 2: expected 'name '")]
    [InlineData("lightgbm", "xgboost", "Model line 5: expected 'lightgbm'")]
    [InlineData("num_class=1", "num_class=3", "Model line 8: expected 'num_class=1', found '3': a model of several classes")]
    [InlineData("num_tree_per_iteration=1", "num_tree_per_iteration=2", "Model line 9: expected 'num_tree_per_iteration=1'")]
    [InlineData("binary sigmoid:1", "regression", "Model line 10: expected 'objective=binary sigmoid:1', found 'regression'")]
    [InlineData("binary sigmoid:1", "binary sigmoid:2", "found 'binary sigmoid:2'")]
    [InlineData("version=v4", "average_output", "Model line 7: the model averages its trees")]
    [InlineData("amount payee.age", "amount payee.aged", "Model line 11: the feature 'payee.aged' is no fact")]
    [InlineData("amount payee.age", "amount amount", "the feature 'amount' is named twice")]
    [InlineData("amount payee.age", "amount model.score", "the feature 'model.score' is the model's own result")]
    [InlineData("feature_names", "features", "Model line 7: expected a line 'feature_names='")]
    [InlineData("Tree=0", "Tree=1", "Model line 13: expected 'Tree=0' or 'end of trees'")]
    [InlineData("num_leaves=3", "num_leaves=65", "Model line 14: expected 1 to 64 leaves, found '65'")]
    [InlineData("num_cat=0", "num_cat=1", "Model line 15: expected 'num_cat=0', found '1': a tree with categorical splits")]
    [InlineData("split_feature=0 1", "split_feature=0 2", "Model line 16: expected whole numbers from 0 to 1 in split_feature, found '2'")]
    [InlineData("threshold=1000.5 inf", "threshold=1000.5", "Model line 17: expected 2 values of threshold, found 1")]
    [InlineData("threshold=1000.5 inf", "threshold=1000.5 nan", "Model line 17: expected numbers in threshold, found 'nan'")]
    [InlineData("decision_type=2 10", "decision_type=2 11", "Model line 18: a split is categorical")]
    [InlineData("decision_type=2 10", "decision_type=2 6", "Model line 18: a split takes zero for missing; train with zero_as_missing=false")]
    [InlineData("decision_type=2 10", "decision_type=2 14", "Model line 18: a split has the unknown decision type 14")]
    [InlineData("left_child=-1 -2", "left_child=-1 -4", "Model line 19: expected whole numbers from -3 to 1 in left_child, found '-4'")]
    [InlineData("left_child=-1 -2", "left_child=-1 -1", "Model line 13: tree 0 is refused: leaf 0 hangs below two splits")]
    [InlineData("left_child=-1 -2", "left_child=-1 0", "split 0 hangs below two splits")]
    [InlineData("right_child=1 -3", "right_child=-3 -3", "split 1 is not reached from the root")]
    [InlineData("leaf_value=0.5 -0.25 1", "leaf_value=0.5 -0.25 65", "expected numbers of at most 64 in leaf_value, found '65'")]
    [InlineData("leaf_count=10 20 30", "leaf_count=10 20 0", "in leaf_count, found '0'")]
    [InlineData("is_linear=0", "is_linear=1", "Model line 23: the tree is linear")]
    [InlineData("shrinkage=0.1", "num_leaves=3", "Model line 24: the field stands here twice")]
    [InlineData("end of trees", "", "expected 'Tree=1' or 'end of trees'")]
    public void Refuses_with_the_line_and_what_was_expected(string from, string to, string fault)
    {
        var text = Whole.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Whole, text);
        var reading = TreeEnsemble.Read(text);
        Assert.Null(reading.Ensemble);
        Assert.Contains(fault, reading.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_nothing_and_no_trees()
    {
        Assert.StartsWith("Model line 1:", TreeEnsemble.Read("").Fault, StringComparison.Ordinal);
        Assert.Contains("at least one tree", TreeEnsemble.Read(RandomEnsembles.Write()).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_tree_deeper_than_six_splits()
    {
        var deep = RandomEnsembles.Leaf(0);
        for (var depth = 0; depth < 7; depth++)
        {
            deep = new RandomEnsembles.Node(0, depth, 2, deep, RandomEnsembles.Leaf(depth), 0);
        }

        Assert.NotNull(TreeEnsemble.Read(RandomEnsembles.Write(deep.Left!)).Ensemble);
        Assert.Contains("deeper than 6 splits", TreeEnsemble.Read(RandomEnsembles.Write(deep)).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(254, null)]
    [InlineData(255, "the feature amount has 255 different thresholds, at most 254 are allowed")]
    public void Refuses_more_thresholds_than_a_byte_can_number(int thresholds, string? fault)
    {
        var stumps = Enumerable.Range(0, thresholds)
            .Select(i => new RandomEnsembles.Node(0, i, 2, RandomEnsembles.Leaf(0), RandomEnsembles.Leaf(0.001), 0)).ToArray();
        var reading = TreeEnsemble.Read(RandomEnsembles.Write(stumps));
        if (fault is not null)
        {
            Assert.Contains(fault, reading.Fault, StringComparison.Ordinal);
            return;
        }

        using var block = new FactBlock { Count = 3 };
        (block[0, 0], block[0, 1], block[0, 2]) = (thresholds, thresholds - 2, 100);
        var (scalar, best) = (new long[FactBlock.Lanes], new long[FactBlock.Lanes]);
        reading.Ensemble!.Margins(block, scalar, TreeKernel.Scalar);
        reading.Ensemble!.Margins(block, best);
        Assert.Equal(scalar[..3], best[..3]);
        Assert.True(best[0] > best[1] && best[1] > best[2]);
    }

    [Fact]
    public void Refuses_more_than_two_thousand_trees()
    {
        var trees = Enumerable.Repeat(RandomEnsembles.Leaf(0.01), TreeLimits.TreesMax).ToArray();
        Assert.Equal(TreeLimits.TreesMax, TreeEnsemble.Read(RandomEnsembles.Write(trees)).Ensemble!.TreeCount);
        Assert.Contains("more than 2000 trees", TreeEnsemble.Read(RandomEnsembles.Write([.. trees, trees[0]])).Fault, StringComparison.Ordinal);
    }
}
