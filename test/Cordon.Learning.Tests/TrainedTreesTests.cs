using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine.Records;
using Cordon.Learning.LightGbm;

namespace Cordon.Learning.Tests;

/// <summary>What LightGBM grows, and what the walker that screens makes of it.</summary>
public sealed class TrainedTreesTests : IDisposable
{
    private const int Rows = 4_096;
    private const int Trees = 20;

    /// <summary>Half a unit a tree, as the walker promises.</summary>
    private const double Rounding = Trees / 2.0 / TreeEnsemble.MarginOne;
    private const string Parameters =
        "objective=binary num_leaves=31 max_depth=6 max_bin=254 min_data_in_leaf=5 seed=7 deterministic=true force_row_wise=true verbosity=-1 num_threads=";

    private readonly FactColumns _columns = new();
    private readonly PaymentBlock _block = new();
    private readonly double[] _rows;

    public TrainedTreesTests()
    {
        _block.Count = 1;
        _block.FactBlock.Count = 1;
        var random = new Random(5);
        _rows = new double[Rows * _columns.Names.Length];
        for (var row = 0; row < Rows; row++)
        {
            Draw(random);
            _columns.Fill(_block, 0, _rows.AsSpan(row * _columns.Names.Length, _columns.Names.Length));
        }
    }

    [Fact]
    public void The_walker_says_what_LightGBM_says()
    {
        using var booster = Grown();
        var ensemble = ReadWith(booster, Calibration.None);
        var random = new Random(6);
        var (row, margins) = (new double[_columns.Names.Length], new long[FactBlock.Lanes]);
        for (var payment = 0; payment < 1_000; payment++)
        {
            Draw(random);
            _columns.Fill(_block, 0, row);
            ensemble.Margins(_block.FactBlock, margins);
            Assert.Equal(booster.Margin(row), margins[0] / (double)TreeEnsemble.MarginOne, Rounding);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void The_same_rows_grow_the_same_trees_on_any_number_of_threads(int threads)
    {
        using var first = Grown();
        using var second = Grown(threads);
        Assert.Equal(ModelText.Trees(first.Text(), Calibration.None), ModelText.Trees(second.Text(), Calibration.None));
    }

    [Fact]
    public void Calibration_is_in_the_leaves()
    {
        using var booster = Grown();
        var (raw, bent) = (ReadWith(booster, Calibration.None), ReadWith(booster, new Calibration(1.5, -0.75)));
        var (before, after) = (new long[FactBlock.Lanes], new long[FactBlock.Lanes]);
        raw.Margins(_block.FactBlock, before);
        bent.Margins(_block.FactBlock, after);
        Assert.Equal((before[0] / (double)TreeEnsemble.MarginOne * 1.5) - 0.75, after[0] / (double)TreeEnsemble.MarginOne, 2 * Rounding);
        Assert.Equal(after[0], bent.BaseMargin + bent.Explain(_block.FactBlock, 0).Sum(share => share.MarginShare));
    }

    [Fact]
    public void Trees_grown_onto_a_model_add_to_what_it_says()
    {
        using var booster = Grown();
        var onto = ModelText.Of("test", "1", default(Instant), TreeEnsemble.DefaultReference, 0, ModelText.Trees(booster.Text(), Calibration.None));
        var both = ModelText.Trees(JoinedTrees.Of(onto, booster.Text()), Calibration.None);
        var joined = Read(ModelText.Of("test", "2", default(Instant), TreeEnsemble.DefaultReference, 0, both));
        Assert.Equal(2 * Trees, joined.TreeCount);
        var (once, twice) = (new long[FactBlock.Lanes], new long[FactBlock.Lanes]);
        var random = new Random(8);
        for (var payment = 0; payment < 200; payment++)
        {
            Draw(random);
            Read(onto).Margins(_block.FactBlock, once);
            joined.Margins(_block.FactBlock, twice);
            Assert.Equal(2 * once[0], twice[0]);
        }
    }

    [Fact]
    public void A_model_that_looks_at_what_is_not_learnt_from_any_more_is_not_grown_further()
    {
        using var booster = Grown();
        var onto = ModelText.Of("test", "1", default(Instant), TreeEnsemble.DefaultReference, 0, ModelText.Trees(booster.Text(), Calibration.None))
            .Replace("feature_names=amount ", "feature_names=model.score ", StringComparison.Ordinal);
        var refused = Assert.Throws<LearningException>(() => JoinedTrees.Of(onto, booster.Text()));
        Assert.Contains("model.score", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_says_which_call_and_why()
    {
        var refused = Assert.Throws<LightGbmException>(() => new LightGbmDataset(["a"], [1, 2, 3], 3, "max_bin=nonsense"));
        Assert.Contains("DatasetCreate", refused.Message, StringComparison.Ordinal);
        Assert.Contains("max_bin", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _block.Dispose();

    private static TreeEnsemble ReadWith(LightGbmBooster booster, Calibration calibration) =>
        Read(ModelText.Of("test", "1", default(Instant), TreeEnsemble.DefaultReference, 0, ModelText.Trees(booster.Text(), calibration)));

    private static TreeEnsemble Read(string text)
    {
        var reading = TreeEnsemble.Read(text);
        Assert.Null(reading.Fault);
        return reading.Ensemble!;
    }

    /// <summary>Facts of every size, some not known.</summary>
    private void Draw(Random random)
    {
        foreach (var fact in Facts.All)
        {
            _block.FactBlock[fact.Index, 0] = fact.CanBeUnknown && random.Next(4) == 0 ? Facts.Unknown : random.NextInt64(1L << random.Next(1, 45));
        }
    }

    private LightGbmBooster Grown(int threads = 2)
    {
        var width = _columns.Names.Length;
        using var dataset = new LightGbmDataset(_columns.Names, _rows, Rows, Parameters + threads);
        dataset.Push(_rows.AsSpan(0, Rows / 2 * width));
        dataset.Push(_rows.AsSpan(Rows / 2 * width));
        var amount = Array.IndexOf(_columns.Names, "amount");
        var isScam = Enumerable.Range(0, Rows).Select(row => _rows[(row * width) + amount] > 1 << 20 ? 1f : 0f).ToArray();
        dataset.SetLabels(isScam, [.. Enumerable.Repeat(1f, Rows)]);
        var booster = new LightGbmBooster(dataset, Parameters + threads);
        for (var tree = 0; tree < Trees; tree++)
        {
            booster.Grow();
        }

        return booster;
    }
}
