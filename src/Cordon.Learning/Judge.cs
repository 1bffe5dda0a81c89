using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Cordon.Engine.Records;

namespace Cordon.Learning;

/// <summary>Judges a model on a history, beside what it must beat.</summary>
public static class Judge
{
    /// <summary>The model's judgement.</summary>
    public static async Task<Judgement> ModelAsync(TrainingSet set, TreeEnsemble model, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(model);
        var split = TimeSplit.Of(set.Payments);
        return new Judgement("model", await PartAsync(SplitPart.Tune).ConfigureAwait(false), await PartAsync(SplitPart.Judge).ConfigureAwait(false));

        async Task<Ranking> PartAsync(SplitPart part) => new(
            await Trainer.ScoreAsync(set, model, payment => split.PartOf(payment.TimeMilliseconds) == part, cancellation).ConfigureAwait(false));
    }

    /// <summary>One rule and no learning: the rarer a payer pays a payee, the likelier a crime. It leaks in simulated histories.</summary>
    public static async Task<Judgement> PairRarityAsync(TrainingSet set, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        var parts = await CollectAsync(set, (block, lane, _) => -block.FactBlock[Facts.PairCount, lane], cancellation).ConfigureAwait(false);
        return new Judgement("pair rarity", new Ranking(parts[SplitPart.Tune]), new Ranking(parts[SplitPart.Judge]));
    }

    /// <summary>LightGBM with the same options on the payments' own columns alone, trained on the first part of the same history.</summary>
    public static async Task<Judgement> RawColumnsAsync(TrainingSet set, TrainingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        var columns = new RawColumns();
        using var booster = await new LearningRows([set], columns, options).TrainAsync(_ => { }, cancellation).ConfigureAwait(false);
        var row = new double[columns.Names.Length];
        var parts = await CollectAsync(set, Score, cancellation).ConfigureAwait(false);
        return new Judgement("raw columns", new Ranking(parts[SplitPart.Tune]), new Ranking(parts[SplitPart.Judge]));

        double Score(PaymentBlock block, int lane, LabelledPayment payment)
        {
            columns.Fill(block, lane, row);
            return booster.Margin(row);
        }
    }

    private static async Task<Dictionary<SplitPart, List<ScoredPayment>>> CollectAsync(
        TrainingSet set, Func<PaymentBlock, int, LabelledPayment, double> score, CancellationToken cancellation)
    {
        var split = TimeSplit.Of(set.Payments);
        var parts = new Dictionary<SplitPart, List<ScoredPayment>> { [SplitPart.Tune] = [], [SplitPart.Judge] = [] };
        var number = 0;
        await foreach (var block in set.BlocksAsync(cancellation).ConfigureAwait(false))
        {
            for (var lane = 0; lane < block.Count; lane++)
            {
                var payment = set.Payments[number++];
                if (parts.TryGetValue(split.PartOf(payment.TimeMilliseconds), out var part))
                {
                    part.Add(new ScoredPayment(score(block, lane, payment), payment));
                }
            }
        }

        return parts;
    }
}
