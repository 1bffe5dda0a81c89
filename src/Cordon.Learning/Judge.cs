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
        var scored = await Trainer.ScoreAsync(set, model, payment => IsAsked(set, payment), cancellation).ConfigureAwait(false);
        return Judged("model", set, scored) with
        {
            ByExpectedLoss = new Ranking(scored.Where(s => set.PartOf(s.Payment) == SplitPart.Judge).Select(s => s.ByExpectedLoss)),
        };
    }

    /// <summary>One rule and no learning: the rarer a payer pays a payee, the likelier a crime. It leaks in simulated histories.</summary>
    public static async Task<Judgement> PairRarityAsync(TrainingSet set, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        var scored = await ScoreAsync(set, (block, lane) => -block.FactBlock[Facts.PairCount, lane], cancellation).ConfigureAwait(false);
        return Judged("pair rarity", set, scored);
    }

    /// <summary>LightGBM with the same options on the payments' own columns alone, trained on the first part of the same history.</summary>
    public static async Task<Judgement> RawColumnsAsync(TrainingSet set, TrainingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        var columns = new RawColumns();
        using var booster = await new LearningRows([set], columns, options).TrainAsync(_ => { }, cancellation).ConfigureAwait(false);
        var row = new double[columns.Names.Length];
        return Judged("raw columns", set, await ScoreAsync(set, Score, cancellation).ConfigureAwait(false));

        double Score(PaymentBlock block, int lane)
        {
            columns.Fill(block, lane, row);
            return booster.Margin(row);
        }
    }

    /// <summary>What there is to judge a model of a history by; without both nothing can be judged.</summary>
    internal static (int Criminal, int Genuine) CountOf(TrainingSet set) => (
        set.Payments.Count(payment => payment.IsCriminal && set.PartOf(payment) == SplitPart.Judge),
        set.Payments.Count(payment => payment.IsGenuine && set.PartOf(payment) == SplitPart.Judge));

    private static bool IsAsked(TrainingSet set, in LabelledPayment payment) => set.PartOf(payment) is SplitPart.Tune or SplitPart.Judge;

    private static Judgement Judged(string name, TrainingSet set, IReadOnlyList<ScoredPayment> scored)
    {
        var (criminal, genuine) = CountOf(set);
        return criminal > 0 && genuine > 0
            ? new Judgement(name, PartOf(SplitPart.Tune), PartOf(SplitPart.Judge))
            : throw new LearningException(
                $"the last part of {set.Name} has {criminal} criminal and {genuine} genuine payments: without both nothing can be judged.");

        Ranking PartOf(SplitPart part) => new(scored.Where(s => set.PartOf(s.Payment) == part));
    }

    private static async Task<List<ScoredPayment>> ScoreAsync(TrainingSet set, Func<PaymentBlock, int, double> score, CancellationToken cancellation)
    {
        var scored = new List<ScoredPayment>();
        var number = 0;
        await foreach (var block in set.BlocksAsync(cancellation).ConfigureAwait(false))
        {
            for (var lane = 0; lane < block.Count; lane++)
            {
                var payment = set.Payments[number++];
                if (IsAsked(set, payment))
                {
                    scored.Add(new ScoredPayment(score(block, lane), payment));
                }
            }
        }

        return scored;
    }
}
