using System.Globalization;
using System.Runtime.CompilerServices;
using Cordon.Core.Screening.Model;
using Cordon.Engine.Records;
using Cordon.Formats.DataSets;
using Cordon.Learning.LightGbm;

namespace Cordon.Learning;

/// <summary>The rows of histories that a model learns from, brought from their journals into LightGBM piece by piece.</summary>
internal sealed class LearningRows(IReadOnlyList<TrainingSet> sets, ModelColumns columns, TrainingOptions options)
{
    /// <summary>Rows of which bins are made, at most: what LightGBM itself takes.</summary>
    private const int SampleRowsMax = 200_000;

    /// <summary>Rows pushed at a time.</summary>
    private const int PieceRows = 4096;

    /// <summary>Rows there are.</summary>
    public int Count { get; } = sets.Sum(set => set.Payments.Count(payment => IsRow(set, payment)));

    /// <summary>Criminal ones among them.</summary>
    public int CriminalCount { get; } = sets.Sum(set => set.Payments.Count(payment => payment.IsCriminal && IsRow(set, payment)));

    /// <summary>Grows trees on them: as many as were asked for, or fewer when no split helps any more.</summary>
    /// <param name="onto">What the trees are added to; null for nothing.</param>
    public async Task<LightGbmBooster> TrainAsync(Action<string> tell, CancellationToken cancellation, TreeEnsemble? onto = null)
    {
        var parameters = Parameters();
        using var dataset = new LightGbmDataset(columns.Names, await SampleAsync(cancellation).ConfigureAwait(false), Count, parameters);
        await PushAsync(dataset, cancellation).ConfigureAwait(false);
        var (labels, weights) = Labels();
        dataset.SetLabels(labels, weights);
        if (onto is not null)
        {
            dataset.SetInitialMargins(await MarginsAsync(onto, cancellation).ConfigureAwait(false));
        }

        tell($"{Count} payments in {columns.Names.Length} columns");
        var booster = new LightGbmBooster(dataset, parameters);
        for (var tree = 0; tree < options.Trees && booster.Grow(); tree++)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return booster;
    }

    private string Parameters() => string.Create(
        CultureInfo.InvariantCulture,
        $"objective=binary num_leaves={options.Leaves} max_depth={TreeLimits.DepthMax} max_bin={options.Bins} "
        + $"learning_rate={options.LearningRate} min_data_in_leaf={options.LeafPaymentsMin} feature_fraction=0.7 lambda_l2={options.LeafPenalty} "
        + $"bin_construct_sample_cnt={SampleRowsMax} seed={options.Seed} deterministic=true force_row_wise=true num_threads={options.Threads} verbosity=-1");

    private static bool IsRow(TrainingSet set, in LabelledPayment payment) => payment.IsJudged && set.PartOf(payment) == SplitPart.Learn;

    /// <summary>Every so many-th row.</summary>
    private async Task<double[]> SampleAsync(CancellationToken cancellation)
    {
        var step = Math.Max(1, (Count + SampleRowsMax - 1) / SampleRowsMax);
        var sample = new double[(Count + step - 1) / step * columns.Names.Length];
        var (row, filled) = (0, 0);
        await foreach (var (block, lane) in RowsAsync(cancellation).ConfigureAwait(false))
        {
            if (row++ % step == 0)
            {
                columns.Fill(block, lane, sample.AsSpan(filled, columns.Names.Length));
                filled += columns.Names.Length;
            }
        }

        return sample;
    }

    private async Task PushAsync(LightGbmDataset dataset, CancellationToken cancellation)
    {
        var piece = new double[PieceRows * columns.Names.Length];
        var filled = 0;
        await foreach (var (block, lane) in RowsAsync(cancellation).ConfigureAwait(false))
        {
            columns.Fill(block, lane, piece.AsSpan(filled, columns.Names.Length));
            filled += columns.Names.Length;
            if (filled == piece.Length)
            {
                dataset.Push(piece);
                filled = 0;
            }
        }

        dataset.Push(piece.AsSpan(0, filled));
    }

    /// <summary>What another model says of each row.</summary>
    private async Task<double[]> MarginsAsync(TreeEnsemble model, CancellationToken cancellation)
    {
        var (of, row) = (new double[Count], 0);
        foreach (var set in sets)
        {
            foreach (var scored in await Trainer.ScoreAsync(set, model, payment => IsRow(set, payment), cancellation).ConfigureAwait(false))
            {
                of[row++] = scored.Score;
            }
        }

        return of;
    }

    private async IAsyncEnumerable<(PaymentBlock Block, int Lane)> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var set in sets)
        {
            var number = 0;
            await foreach (var block in set.BlocksAsync(cancellation).ConfigureAwait(false))
            {
                for (var lane = 0; lane < block.Count; lane++)
                {
                    if (IsRow(set, set.Payments[number++]))
                    {
                        yield return (block, lane);
                    }
                }
            }
        }
    }

    /// <summary>
    /// A victim's payment weighs by its value against the mean of its set's, which is what is lost with it against what one held for nothing costs;
    /// any other one weighs one; each as far as its label is believed. The weights shift the scores, which calibration takes back.
    /// </summary>
    private (float[] Labels, float[] Weights) Labels()
    {
        var (labels, weights, row) = (new float[Count], new float[Count], 0);
        foreach (var set in sets)
        {
            var mean = MeanAmount(set);
            foreach (var payment in set.Payments.Where(payment => IsRow(set, payment)))
            {
                labels[row] = payment.IsCriminal ? 1 : 0;
                var value = payment.Label == PaymentLabel.Scam ? Math.Clamp((float)(payment.AmountMinor / mean), 1, options.WeightMax) : 1;
                weights[row++] = value * payment.Weight;
            }
        }

        return (labels, weights);
    }

    private static double MeanAmount(TrainingSet set)
    {
        var scams = set.Payments.Where(payment => payment.Label == PaymentLabel.Scam && IsRow(set, payment)).Select(payment => payment.AmountMinor);
        return Math.Max(1, scams.DefaultIfEmpty(1).Average());
    }
}
