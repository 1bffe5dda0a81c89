using System.Text;
using Cordon.Bench.Screening;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;

namespace Cordon.Bench.Fuzzing;

/// <summary>Model files: each is an ensemble that scores a block within its range and explains it, or has a fault with its line.</summary>
internal sealed class ModelTarget() : FuzzTarget("model")
{
    private readonly FactBlock _block = SyntheticEnsemble.Block(1);

    public override IReadOnlyList<byte[]> Samples { get; } = Utf8(
        """
        cordon-model 1
        name small
        version 1
        trained 2025-01-01
        lightgbm
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=3
        objective=binary sigmoid:1
        feature_names=amount hour pair.count payee.age

        Tree=0
        num_leaves=4
        num_cat=0
        split_feature=0 2 3
        threshold=129148.5 1.0000000180025095e-35 20.5
        decision_type=2 8 10
        left_child=1 -1 -3
        right_child=2 -2 -4
        leaf_value=0.05 -0.11 0.3 1.25e-2
        leaf_count=100 200 10 5
        is_linear=0
        shrinkage=0.1


        Tree=1
        num_leaves=2
        num_cat=0
        split_feature=1
        threshold=12.5
        decision_type=2
        left_child=-1
        right_child=-2
        leaf_value=-0.25 0.75
        leaf_count=7 8
        is_linear=0
        shrinkage=0.1


        end of trees
        """);

    public override IReadOnlyList<byte[]> Pieces { get; } =
    [
        .. FuzzMutator.PlainPieces,
        .. Utf8("Tree=2\n", "num_leaves=", "num_cat=1", "split_feature=", "threshold=", "left_child=", "right_child=", "leaf_value=", "\n\n", "end of trees\n",
            "=", "-64", "64", "65", "1e308", "-inf", "0 ", " 1", "-1 ", "3 2 1", "amount", "model.score"),
    ];

    public override bool Accepts(byte[] input)
    {
        var reading = TreeEnsemble.Read(Encoding.UTF8.GetString(input));
        Require((reading.Ensemble is null) == (reading.Fault is not null), "a fault and an ensemble, or neither");
        if (reading.Ensemble is not { } ensemble)
        {
            Require(reading.Fault!.Length < 1000, $"a fault of {reading.Fault.Length} characters");
            return false;
        }

        Span<int> scores = stackalloc int[FactBlock.Lanes];
        Span<int> lane = stackalloc int[FactBlock.Lanes];
        ensemble.Score(_block, scores);
        _block.Count = 5;
        ensemble.Score(_block, lane[..5]);
        _block.Count = FactBlock.Lanes;
        Require(scores[..5].SequenceEqual(lane[..5]), "few lanes score otherwise than many");
        foreach (var score in scores)
        {
            Require(score is >= 0 and <= 1_000_000, $"a score of {score} millionths");
        }

        _ = ensemble.Explain(_block, 7);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _block.Dispose();
        base.Dispose(disposing);
    }
}
