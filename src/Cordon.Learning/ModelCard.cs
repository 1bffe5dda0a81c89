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
        WriteHead(text, model, options, sets.Any(set => set.Split.IsOfPast));
        foreach (var set in sets)
        {
            WriteSet(text, set);
            if (Judge.CountOf(set) is var (criminal, genuine) && (criminal == 0 || genuine == 0))
            {
                // No reason to throw the model away: a challenger is compared on more than this part, and a person may know better.
                text.Append(Words($"Not judged: {criminal} criminal and {genuine} genuine payments in the last part.\n"));
                summary.Add(Words($"{set.Name}: not judged, {criminal} criminal and {genuine} genuine payments in the last part"));
                continue;
            }

            var judgement = await Judge.ModelAsync(set, model.Ensemble, cancellation).ConfigureAwait(false);
            WriteFigures(text, set, judgement);
            var point = judgement.AsTuned.First(point => point.HoldsPer10000 == Groupings.HoldsPer10000);
            summary.Add(
                Words($"{set.Name}: F1 {judgement.F1:0.000}, average precision {judgement.Judged.AveragePrecision:0.000}, ")
                + Words($"value caught with a threshold for {Groupings.HoldsPer10000} false holds per 10,000: {point.ValueCaughtShare:P1}, ")
                + Words($"at {point.FalseHoldsPer10000:0.00}"));
        }

        WriteFacts(text, model.Ensemble);
        return new ModelCard(text.ToString(), summary);
    }

    private static void WriteHead(StringBuilder text, TrainedModel model, TrainingOptions options, bool isOfPast)
    {
        var (ensemble, calibration) = (model.Ensemble, model.Calibration);
        var meaning = calibration == Calibration.None
            ? "No calibration could be fitted on the part after the one learnt from: scores order payments and are no probabilities."
            : Words($"Scores are calibrated on the part after the one learnt from (log-odds times {calibration.Slope:0.###}, plus {calibration.Shift:0.###}).");
        text.Append(Words($"""
            # Model {ensemble.Name} {ensemble.Version}

            {TreesOf(ensemble, options)} of at most {options.Leaves} leaves, LightGBM, seed {options.Seed}, learning rate {options.LearningRate}.
            Learnt until {ensemble.Trained}, from {model.Rows} payments of which {model.CriminalRows} were criminal (victims' payments,
            and what was stolen moving on). A genuine payment weighs one; a victim's by its value, from one to {options.WeightMax} times.
            {meaning}

            {(isOfPast ? SplitOfPast : SplitOfHistories)}

            """));
    }

    private static string SplitOfHistories => Words($"""
        Each history is split by time: the first {TimeSplit.LearnShare:P0} to learn, the next {TimeSplit.TuneShare:P0} for calibration
        and thresholds, the rest for the figures below; {TimeSplit.GapShare:P0} of it is left out before each of the latter two. Facts
        are those that screening computed at the moment of each decision. It never sees a label.
        """);

    private static string SplitOfPast => Words($"""
        The labels are the journal's own, each weighed as far as it is believed. What has one is split by time: the first
        {TimeSplit.PastLearnShare:P0} to learn, then, {TimeSplit.GapShare:P0} apart, the first half of the rest for calibration and thresholds,
        the other half for the figures below. Facts are those that screening computed at the moment of each decision. It never sees a label.
        """);

    private static string TreesOf(TreeEnsemble ensemble, TrainingOptions options) =>
        options.Onto is { } file && TreeEnsemble.Read(file).Ensemble is { } onto
            ? Words($"{ensemble.TreeCount} trees, {ensemble.TreeCount - onto.TreeCount} of them grown onto those of {onto.Name} {onto.Version},")
            : Words($"{ensemble.TreeCount} trees");

    private static void WriteSet(StringBuilder text, TrainingSet set)
    {
        var (first, last) = (set.Payments.Min(payment => payment.TimeMilliseconds), set.Payments.Max(payment => payment.TimeMilliseconds));
        text.Append(Words($"""

            ## {set.Name}
            From {new Instant(first)} to {new Instant(last)}, {set.Payments.Count} payments.

            """));
    }

    private static void WriteFigures(StringBuilder text, TrainingSet set, Judgement judgement)
    {
        text.Append(Words($"""
            Judged: {judgement.Judged.Criminal} criminal, {judgement.Judged.Genuine} genuine. F1 of the criminal class {judgement.F1:0.000}
            (with hindsight {judgement.Judged.BestF1.F1:0.000}), average precision {judgement.Judged.AveragePrecision:0.000}.


            """));
        WriteRow(text, "budget, false holds per 10,000", "score held from", "value caught", "payments caught", "false holds there");
        WriteRow(text, "---", "---", "---", "---", "---");
        foreach (var point in judgement.AsTuned)
        {
            WriteRow(
                text, Words($"{point.HoldsPer10000}"), Words($"{Calibration.Probability(point.Threshold):0.0000}"), Words($"{point.ValueCaughtShare:P1}"),
                Words($"{point.Recall:P1}"), Words($"{point.FalseHoldsPer10000:0.00}"));
        }

        var all = Groupings.Of(set).Select(grouping => (Name: grouping.Name.Replace('_', ' '), Groups: GroupFigures.Of(judgement, grouping.GroupOf))).ToList();
        foreach (var (name, groups) in all)
        {
            WriteGroups(text, name, groups);
        }

        WriteWeak(text, all, judgement.AsTuned.First(point => point.HoldsPer10000 == Groupings.HoldsPer10000));
    }

    /// <summary>Where it does worse than on the whole, and of what nothing can be told.</summary>
    private static void WriteWeak(StringBuilder text, List<(string Name, IReadOnlyList<GroupFigures> Groups)> all, BudgetPoint whole)
    {
        text.Append("\n### Where it is weak\n");
        foreach (var (name, groups) in all)
        {
            foreach (var group in groups.Where(group => group.StopsLittle(whole)))
            {
                var stopped = Words($"{group.Point.ValueCaughtShare:P1} of the value is stopped, of all {whole.ValueCaughtShare:P1}");
                text.Append(Words($"- {name}, {group.Group}: {stopped}.\n"));
            }

            foreach (var group in groups.Where(group => group.HoldsMany(whole)))
            {
                var counted = Words($"({group.Held} of {group.Genuine}), of all {whole.FalseHoldsPer10000:0.0}");
                var held = Words($"{group.Point.FalseHoldsPer10000:0.0} of 10,000 genuine payments are held {counted}");
                text.Append(Words($"- {name}, {group.Group}: {held}.\n"));
            }
        }

        var few = all.SelectMany(grouping => grouping.Groups).Count(group => group is { IsTooFew: true, Criminal: > 0 });
        text.Append(Words($"- Of {few} groups with crime in them nothing is told: fewer than {GroupFigures.ValuedMin} payments whose value counts.\n"));
        text.Append("- What nobody reported, and scams of kinds that were not there, it was not judged by.\n");
    }

    private static void WriteGroups(StringBuilder text, string name, IReadOnlyList<GroupFigures> groups)
    {
        text.Append('\n');
        WriteRow(text, Words($"{name}, at the threshold of {Groupings.HoldsPer10000}"), "criminal", "value caught", "genuine", "false holds per 10,000");
        WriteRow(text, "---", "---", "---", "---", "---");
        foreach (var group in groups)
        {
            var caught = group.IsTooFew ? "too few" : Words($"{group.Point.ValueCaughtShare:P1}");
            WriteRow(
                text, group.Group.Length == 0 ? "unnamed" : group.Group, Words($"{group.Criminal}"), caught, Words($"{group.Genuine}"),
                Words($"{group.Point.FalseHoldsPer10000:0.00}"));
        }
    }

    private static void WriteFacts(StringBuilder text, TreeEnsemble model)
    {
        text.Append("\n## What it looks at most\n");
        WriteRow(text, "fact", "meaning", "splits");
        WriteRow(text, "---", "---", "---");
        foreach (var (fact, splits) in model.SplitsByFact().Take(FactsMax))
        {
            WriteRow(text, $"`{fact.Name}`", fact.Meaning, Words($"{splits}"));
        }
    }

    private static void WriteRow(StringBuilder text, params string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
