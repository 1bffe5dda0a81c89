using System.Globalization;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Screening.Model;

public sealed class TreeEnsembleTests
{
    private static readonly TreeKernel[] Kernels = Enum.GetValues<TreeKernel>();

    [Fact]
    public void Scores_as_LightGBM_does()
    {
        var ensemble = Read(Data("lightgbm.model"));
        Assert.Equal(30, ensemble.TreeCount);
        var lines = Data("lightgbm.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var facts = lines[0].Split(',')[..^2].Select(name => Facts.Find(name)!.Index).ToArray();
        Assert.Equal(301, lines.Length);
        using var block = new FactBlock();
        var (margins, scores) = (new long[FactBlock.Lanes], new int[FactBlock.Lanes]);
        foreach (var rows in lines.Skip(1).Select(l => l.Split(',')).Chunk(FactBlock.Lanes))
        {
            block.Count = rows.Length;
            for (var lane = 0; lane < rows.Length; lane++)
            {
                for (var i = 0; i < facts.Length; i++)
                {
                    block[facts[i], lane] =
                        rows[lane][i].Length == 0 ? Facts.Unknown : long.Parse(rows[lane][i], CultureInfo.InvariantCulture);
                }
            }

            ensemble.Score(block, scores);
            foreach (var kernel in Kernels)
            {
                ensemble.Margins(block, margins, kernel);
                for (var lane = 0; lane < rows.Length; lane++)
                {
                    var raw = double.Parse(rows[lane][^2], CultureInfo.InvariantCulture);
                    var probability = double.Parse(rows[lane][^1], CultureInfo.InvariantCulture);
                    Assert.Equal(raw, (double)margins[lane] / TreeEnsemble.MarginOne, MarginErrorMax(ensemble));
                    Assert.Equal(probability, scores[lane] / 1e6, 1e-6);
                }
            }
        }
    }

    [Fact]
    public void Every_kernel_walks_random_trees_as_a_plain_walk_does() =>
        RandomEnsembles.Any.Sample(
            it =>
            {
                var (text, trees) = RandomEnsembles.Make(it.Seed, it.Trees);
                using var block = RandomEnsembles.Block(it.Seed);
                CheckKernels(Read(text), trees, block);
            },
            iter: 300);

    [Fact]
    public void Carries_bytes_in_ensembles_of_many_trees()
    {
        var (text, trees) = RandomEnsembles.Make(5, 1_100);
        using var block = RandomEnsembles.Block(6);
        block.Count = FactBlock.Lanes;
        CheckKernels(Read(text), trees, block);
    }

    [Fact]
    public void Any_number_of_lanes_is_walked_alike_by_every_kernel()
    {
        var (text, trees) = RandomEnsembles.Make(8, 30);
        var ensemble = Read(text);
        using var block = RandomEnsembles.Block(9);
        for (var count = 1; count <= FactBlock.Lanes; count++)
        {
            block.Count = count;
            CheckKernels(ensemble, trees, block);
        }
    }

    [Fact]
    public void Lanes_beyond_the_count_change_nothing_and_get_no_score()
    {
        var ensemble = Read(RandomEnsembles.Make(3, 10).Text);
        using var block = RandomEnsembles.Block(4);
        block.Count = FactBlock.Lanes;
        var (all, some) = (new int[FactBlock.Lanes], new int[FactBlock.Lanes]);
        ensemble.Score(block, all);
        block.Count = 5;
        Array.Fill(some, -1);
        ensemble.Score(block, some);
        Assert.Equal([.. all[..5], .. Enumerable.Repeat(-1, FactBlock.Lanes - 5)], some);
    }

    [Fact]
    public void Shares_and_base_add_up_to_the_margin() =>
        RandomEnsembles.Any.Sample(
            it =>
            {
                var ensemble = Read(RandomEnsembles.Make(it.Seed, it.Trees).Text);
                using var block = RandomEnsembles.Block(it.Seed);
                var margins = new long[FactBlock.Lanes];
                ensemble.Margins(block, margins);
                for (var lane = 0; lane < block.Count; lane++)
                {
                    var shares = ensemble.Explain(block, lane);
                    Assert.Equal(margins[lane], ensemble.BaseMargin + shares.Sum(s => s.MarginShare));
                    Assert.Equal(shares.OrderByDescending(s => Math.Abs(s.MarginShare)).Select(s => Math.Abs(s.MarginShare)),
                        shares.Select(s => Math.Abs(s.MarginShare)));
                }
            },
            iter: 50);

    [Fact]
    public void Gives_the_share_to_the_fact_that_was_split_on()
    {
        // Leaf counts are 1 and 2, so the root's mean is (1·0.25 + 2·1) / 3 = 0.75.
        var text = RandomEnsembles.Write(
            new RandomEnsembles.Node(0, 100, 2, RandomEnsembles.Leaf(0.25), RandomEnsembles.Leaf(1), 0), RandomEnsembles.Leaf(-2));
        var ensemble = Read(text);
        using var block = new FactBlock { Count = 2 };
        (block[0, 0], block[0, 1]) = (100, 101);
        Assert.Equal(-5 * TreeEnsemble.MarginOne / 4, ensemble.BaseMargin);
        Assert.Equal([(Facts.All[0], -TreeEnsemble.MarginOne / 2L)], ensemble.Explain(block, 0));
        Assert.Equal([(Facts.All[0], TreeEnsemble.MarginOne / 4L)], ensemble.Explain(block, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ensemble.Explain(block, 2));
    }

    [Fact]
    public void The_logistic_function_is_within_a_millionth()
    {
        for (var i = -400_000; i <= 400_000; i++)
        {
            var margin = i * 1_001L;
            var expected = 1e6 / (1 + Math.Exp(-(double)margin / TreeEnsemble.MarginOne));
            Assert.Equal(expected, Logistic.Millionths(margin), 1.0);
            Assert.Equal(1_000_000, Logistic.Millionths(margin) + Logistic.Millionths(-margin));
        }

        Assert.Equal(0, Logistic.Millionths(long.MinValue / 2));
        Assert.Equal(1_000_000, Logistic.Millionths(long.MaxValue / 2));
    }

    private static void CheckKernels(TreeEnsemble ensemble, RandomEnsembles.Node[] trees, FactBlock block)
    {
        var (expected, margins) = (new long[FactBlock.Lanes], new long[FactBlock.Lanes]);
        ensemble.Margins(block, expected, TreeKernel.Scalar);
        for (var lane = 0; lane < block.Count; lane++)
        {
            var plain = trees.Sum(t => RandomEnsembles.Walk(t, block, lane));
            Assert.Equal(plain, (double)expected[lane] / TreeEnsemble.MarginOne, MarginErrorMax(ensemble));
        }

        foreach (var kernel in Kernels)
        {
            ensemble.Margins(block, margins, kernel);
            Assert.Equal(expected[..block.Count], margins[..block.Count]);
        }
    }

    /// <summary>Half a unit a tree, and what adding doubles may err by.</summary>
    private static double MarginErrorMax(TreeEnsemble ensemble) => (0.5 * ensemble.TreeCount / TreeEnsemble.MarginOne) + 1e-12;

    private static TreeEnsemble Read(string text)
    {
        var reading = TreeEnsemble.Read(text);
        Assert.Null(reading.Fault);
        return reading.Ensemble!;
    }

    private static string Data(string name)
    {
        using var reader = new StreamReader(typeof(TreeEnsembleTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
