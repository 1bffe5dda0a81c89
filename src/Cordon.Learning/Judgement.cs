using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;

namespace Cordon.Learning;

/// <summary>How well one way of scoring parts criminal from genuine payments, on the last part of a history.</summary>
/// <param name="Name">The model, or what stands beside it for comparison.</param>
/// <param name="Tuned">The ranking of the part that thresholds are chosen on.</param>
/// <param name="Judged">The ranking of the part that is judged.</param>
public sealed record Judgement(string Name, Ranking Tuned, Ranking Judged)
{
    /// <summary>Budgets of false holds for which figures are given, of ten thousand genuine payments.</summary>
    public static readonly IReadOnlyList<decimal> Budgets = [1, 5, 10, 50];

    /// <summary>The F1 of the criminal class at the threshold that is best on the part before: what one would have had.</summary>
    public decimal F1 => Judged.F1At(Tuned.BestF1.Threshold);

    /// <summary>What each budget stops when the threshold is set with hindsight, so that the budget is met to the payment.</summary>
    public IEnumerable<BudgetPoint> AtBudgets => Budgets.Select(Judged.AtBudget);

    /// <summary>What each budget stops when the threshold is chosen on the part before: what one would have had, and at what false holds.</summary>
    public IEnumerable<BudgetPoint> AsTuned => Budgets.Select(budget => Judged.AtThreshold(budget, Tuned.AtBudget(budget).Threshold));
}

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

        double Score(Engine.Records.PaymentBlock block, int lane, LabelledPayment payment)
        {
            columns.Fill(block, lane, row);
            return booster.Margin(row);
        }
    }

    private static async Task<Dictionary<SplitPart, List<ScoredPayment>>> CollectAsync(
        TrainingSet set, Func<Engine.Records.PaymentBlock, int, LabelledPayment, double> score, CancellationToken cancellation)
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
