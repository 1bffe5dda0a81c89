using System.Globalization;
using System.Text;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;

namespace Cordon.Learning;

/// <summary>
/// What a model is, for whoever publishes it or answers for it: what it learnt from, what it looks at, what it stops at which false holds, and
/// where it is weak. In Markdown.
/// </summary>
/// <param name="Text">The card.</param>
/// <param name="Summary">Its gist in a few lines.</param>
public sealed record ModelCard(string Text, IReadOnlyList<string> Summary)
{
    /// <summary>Facts that are listed.</summary>
    private const int FactsMax = 20;

    /// <summary>Judges a model on the last part of each history and writes what came of it.</summary>
    public static async Task<ModelCard> MakeAsync(
        TrainedModel model, IReadOnlyList<TrainingSet> sets, TrainingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(options);
        var text = new StringBuilder();
        var summary = new List<string>();
        WriteHead(text, model, options);
        foreach (var set in sets)
        {
            var judgement = await Judge.ModelAsync(set, model.Ensemble, cancellation).ConfigureAwait(false);
            WriteSet(text, set, judgement);
            var point = judgement.Judged.AtBudget(Groupings.HoldsPer10000);
            summary.Add(Line($"{set.Name}: F1 {judgement.F1:0.000}, average precision {judgement.Judged.AveragePrecision:0.000}, value caught at {point.HoldsPer10000} false holds per 10,000: {point.ValueCaughtShare:P1}"));
        }

        WriteFacts(text, model.Ensemble);
        return new ModelCard(text.ToString(), summary);
    }

    private static void WriteHead(StringBuilder text, TrainedModel model, TrainingOptions options)
    {
        var calibration = model.Calibration == Calibration.None
            ? "There was too little to calibrate on: scores order payments and are no probabilities."
            : Line($"Scores are calibrated on the part after the one learnt from (log-odds times {model.Calibration.Slope:0.###}, plus {model.Calibration.Shift:0.###}).");
        text.Append(Line($"""
            # Model {model.Ensemble.Name} {model.Ensemble.Version}

            {model.Ensemble.TreeCount} trees of at most {options.Leaves} leaves, LightGBM, seed {options.Seed}, learning rate {options.LearningRate}. Learnt until {model.Ensemble.Trained}, from
            {model.Rows} payments of which {model.CriminalRows} were criminal (victims' payments, and what was stolen moving on). A genuine payment weighs
            one; a victim's by its value, from one to {options.WeightMax} times. {calibration}

            Each history is split by time: the first 60 % to learn, the next 20 % for calibration and thresholds, the last 20 % for the figures below; 2 % of
            it is left out before each of the latter two. Facts are those that screening computed at the moment of each decision. Labels are never seen by it.

            """));
    }

    private static void WriteSet(StringBuilder text, TrainingSet set, Judgement judgement)
    {
        text.Append(Line($"""

            ## {set.Name}
            From {When(set.Payments.Min(payment => payment.TimeMilliseconds))} to {When(set.Payments.Max(payment => payment.TimeMilliseconds))}, {set.Payments.Count} payments. Judged: {judgement.Judged.Criminal} criminal, {judgement.Judged.Genuine} genuine.
            F1 of the criminal class {judgement.F1:0.000} (with hindsight {judgement.Judged.BestF1.F1:0.000}), average precision {judgement.Judged.AveragePrecision:0.000}.

            | budget, false holds per 10,000 | score held from | value caught | payments caught | false holds there |
            |---|---|---|---|---|

            """));
        foreach (var point in judgement.AsTuned)
        {
            text.Append(Line($"| {point.HoldsPer10000} | {Probability(point.Threshold):0.0000} | {point.ValueCaughtShare:P1} | {point.Recall:P1} | {point.FalseHoldsPer10000:0.00} |\n"));
        }

        foreach (var (name, groupOf) in Groupings.Of(set))
        {
            text.Append(Line($"\n| {name.Replace('_', ' ')}, at the threshold of {Groupings.HoldsPer10000} | criminal | value caught | genuine | false holds per 10,000 |\n|---|---|---|---|---|\n"));
            foreach (var group in GroupFigures.Of(judgement, groupOf, Groupings.HoldsPer10000))
            {
                var caught = group.Criminal < GroupFigures.CriminalMin ? "too few" : Line($"{group.Point.ValueCaughtShare:P1}");
                text.Append(Line($"| {(group.Group.Length == 0 ? "unnamed" : group.Group)} | {group.Criminal} | {caught} | {group.Genuine} | {group.Point.FalseHoldsPer10000:0.00} |\n"));
            }
        }
    }

    private static void WriteFacts(StringBuilder text, TreeEnsemble model)
    {
        text.Append("\n## What it looks at most\n| fact | splits |\n|---|---|\n");
        foreach (var (fact, splits) in model.SplitsByFact().Take(FactsMax))
        {
            text.Append(Line($"| `{fact.Name}`: {fact.Meaning} | {splits} |\n"));
        }
    }

    private static string When(long milliseconds) => new Instant(milliseconds).ToString();

    private static double Probability(double margin) => 1 / (1 + Math.Exp(-margin));

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
