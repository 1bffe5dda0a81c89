using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine;

namespace Cordon.Learning;

/// <summary>Trains models on what centres decided and what came out later, and scores payments as screening does.</summary>
public static class Trainer
{
    /// <summary>Criminal payments, and genuine ones, without which nothing is learnt.</summary>
    public const int PaymentsMin = 50;

    /// <summary>Trains on the first part of each history, and calibrates on the second.</summary>
    /// <param name="trained">What the file says about when.</param>
    /// <param name="tell">Told of each step, for a person who waits.</param>
    /// <exception cref="LearningException">There is too little to learn from.</exception>
    public static async Task<TrainedModel> TrainAsync(
        IReadOnlyList<TrainingSet> sets, TrainingOptions options, string name, Instant trained, Action<string> tell, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tell);
        var rows = new LearningRows(sets, new FactColumns(), options);
        var (all, criminal) = (rows.Count, rows.CriminalCount);
        if (criminal < PaymentsMin || all - criminal < PaymentsMin)
        {
            throw new LearningException(
                $"the first parts of {string.Join(", ", sets.Select(set => set.Name))} hold {criminal} payments labelled criminal and {all - criminal} "
                + $"labelled genuine; at least {PaymentsMin} of each are needed.");
        }

        var onto = options.Onto is null ? null : Read(options.Onto);
        using var booster = await rows.TrainAsync(tell, cancellation, onto).ConfigureAwait(false);
        var grown = options.Onto is null ? booster.Text() : JoinedTrees.Of(options.Onto, booster.Text());
        var raw = Read(ModelText.Of(name, "uncalibrated", trained, options.Reference, options.ZoneOffsetMinutes, ModelText.Trees(grown, Calibration.None)));
        var calibration = Calibration.Fit(await MarginsAsync(sets, raw, cancellation).ConfigureAwait(false));
        var trees = ModelText.Trees(grown, calibration);

        var unversioned = ModelText.Of(name, "unversioned", trained, options.Reference, options.ZoneOffsetMinutes, trees);
        var file = ModelText.Of(name, ModelIdentity.VersionOf(unversioned)!, trained, options.Reference, options.ZoneOffsetMinutes, trees);
        var ensemble = Read(file);
        var text = await ProfileMaker.AppendAsync(file, ensemble, sets, cancellation).ConfigureAwait(false);
        return new TrainedModel(text, ensemble, calibration, all, criminal);
    }

    /// <summary>What a model says of a history's payments that lie in a part of it, by the very code that screens.</summary>
    public static async Task<IReadOnlyList<ScoredPayment>> ScoreAsync(
        TrainingSet set, TreeEnsemble model, Func<LabelledPayment, bool> isAsked, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(isAsked);
        var scored = new List<ScoredPayment>();
        var margins = new long[FactBlock.Lanes];
        var number = 0;
        await foreach (var block in set.BlocksAsync(cancellation).ConfigureAwait(false))
        {
            var first = number;
            number += block.Count;
            if (!Enumerable.Range(first, block.Count).Any(payment => isAsked(set.Payments[payment])))
            {
                continue;
            }

            model.Margins(block.FactBlock, margins);
            for (var lane = 0; lane < block.Count; lane++)
            {
                if (isAsked(set.Payments[first + lane]))
                {
                    scored.Add(new ScoredPayment(margins[lane] / (double)TreeEnsemble.MarginOne, set.Payments[first + lane]));
                }
            }
        }

        return scored;
    }

    private static async Task<List<(double Margin, bool IsCriminal, double Weight)>> MarginsAsync(
        IReadOnlyList<TrainingSet> sets, TreeEnsemble model, CancellationToken cancellation)
    {
        var margins = new List<(double, bool, double)>();
        foreach (var set in sets)
        {
            var scored = await ScoreAsync(set, model, payment => payment.IsJudged && set.PartOf(payment) == SplitPart.Tune, cancellation)
                .ConfigureAwait(false);
            margins.AddRange(scored.Select(s => (s.Score, s.Payment.IsCriminal, (double)s.Payment.Weight)));
            margins.AddRange(scored.Where(s => s.Payment.Suspected > 0).Select(s => (s.Score, true, (double)s.Payment.Suspected)));
        }

        return margins;
    }

    private static TreeEnsemble Read(string text)
    {
        var reading = TreeEnsemble.Read(text);
        return reading.Ensemble ?? throw new LearningException($"the model that was trained cannot be read back: {reading.Fault}");
    }
}
