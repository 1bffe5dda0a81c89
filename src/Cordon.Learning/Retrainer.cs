using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Evidence;
using Cordon.Engine.Journal;

namespace Cordon.Learning;

/// <summary>Trains challengers on what a centre has seen until a moment, and on nothing else: its journal up to there.</summary>
public static class Retrainer
{
    /// <summary>Trains one and compares it with the model that decides.</summary>
    /// <param name="asOf">The moment; what the journal has later is not read.</param>
    /// <param name="champion">The model that decides; null where the rules decide alone.</param>
    /// <param name="tell">Told of each step, for a person who waits.</param>
    /// <exception cref="LearningException">There is too little to learn from.</exception>
    /// <exception cref="JournalDamagedException">A record is damaged.</exception>
    public static async Task<Challenger> TrainAsync(
        string name, IJournal journal, int partition, Instant asOf, TreeEnsemble? champion, RetrainingOptions options, Action<string> tell,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tell);
        var labels = await LabelsAsync(journal, partition, asOf, options.Labels, cancellation: cancellation).ConfigureAwait(false);
        using var past = await TrainingSet.ReadAsync(name, journal, partition, labels, TimeSplit.OfPast, cancellation).ConfigureAwait(false);
        if (champion is not null)
        {
            await WeighSilenceAsync(past, champion, options.Labels, cancellation).ConfigureAwait(false);
        }

        var sources = (long[])labels.CountBySource.Clone();
        tell($"labels known at {asOf}: {string.Join(", ", Enum.GetValues<LabelSource>().Select(source => $"{sources[(int)source]} by {source}"))}");
        if (sources.Sum() == 0)
        {
            var (young, old, unclear) = labels.Unlabelled;
            throw new LearningException(
                $"of {past.Payments.Count} payments none has a label as of {asOf}: "
                + $"{young} were decided less than {options.Labels.Youngest.TotalDays:0} days before and {old} more than "
                + $"{options.Labels.Oldest.TotalDays:0} days before, by the clock of who decided them; of {unclear} nothing is known.");
        }

        // The gap counted in: it is where every later comparison begins.
        var learntUntil = new Instant(past.Split.TuneStartMilliseconds);
        var founding = await Founding.OfAsync(journal, partition, cancellation).ConfigureAwait(false);
        var training = options.Training with
        {
            Reference = founding?.Reference ?? TreeEnsemble.DefaultReference,
            ZoneOffsetMinutes = founding?.ZoneOffsetMinutes ?? 0,
        };
        var model = await Trainer.TrainAsync([past], training, options.Name, learntUntil, tell, cancellation).ConfigureAwait(false);
        var comparison = await CompareAsync(past, champion, model.Ensemble, cancellation).ConfigureAwait(false);
        var card = await ModelCard.MakeAsync(model, [past], training, cancellation).ConfigureAwait(false);
        return new Challenger(model, comparison, sources, card, learntUntil);
    }

    /// <summary>The labels that a journal gives as of a moment.</summary>
    /// <param name="paymentsMax">Payments that the journal may have.</param>
    /// <exception cref="EvidenceLimitException">It has more.</exception>
    public static async Task<JournalLabels> LabelsAsync(
        IJournal journal, int partition, Instant asOf, LabelRules rules, long paymentsMax = long.MaxValue, CancellationToken cancellation = default)
    {
        var evidence = await JournalEvidence.ReadAsync(journal, partition, asOf, paymentsMax, cancellation).ConfigureAwait(false);
        var founding = await Founding.OfAsync(journal, partition, cancellation).ConfigureAwait(false);
        return new JournalLabels(evidence, rules, founding?.IsReplay ?? false);
    }

    /// <summary>
    /// Most victims' payments of whom nobody hears stand among the silent ones, and a model taught that all of them are genuine would unlearn what it
    /// knows: silence is believed the less, the more the model that decides suspects a payment.
    /// </summary>
    private static async Task WeighSilenceAsync(TrainingSet past, TreeEnsemble champion, LabelRules rules, CancellationToken cancellation)
    {
        var scored = await Trainer.ScoreAsync(past, champion, payment => true, cancellation).ConfigureAwait(false);
        for (var place = 0; place < scored.Count; place++)
        {
            past.Believe(place, rules.BelievedAt(scored[place].Payment.IsSilence, scored[place].Score));
        }
    }

    private static async Task<Comparison> CompareAsync(
        TrainingSet past, TreeEnsemble? champion, TreeEnsemble challenger, CancellationToken cancellation)
    {
        var after = await ScoreAsync(challenger).ConfigureAwait(false);
        var before = champion is null ? [] : await ScoreAsync(champion).ConfigureAwait(false);
        return Comparison.Of(before, after);

        Task<IReadOnlyList<ScoredPayment>> ScoreAsync(TreeEnsemble model) =>
            Trainer.ScoreAsync(past, model, payment => payment.IsJudged && past.PartOf(payment) is (SplitPart.Tune or SplitPart.Judge), cancellation);
    }
}
