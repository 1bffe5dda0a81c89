using System.Globalization;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Learning;
using Cordon.Server.CommandLine;
using Cordon.Server.Learning;

namespace Cordon.Server.Replay;

/// <summary>
/// Learns while a data set is played: every so many days of the payments' own time it trains a challenger on the journal so far, with the labels
/// known by then. One that does better by a stated rule stands in shadow until the next time, and decides from then on if it did better since
/// too. No person takes part in a replay, which the summary says.
/// </summary>
/// <param name="everyMilliseconds">Between two trainings.</param>
/// <param name="baseModel">The first champion's file, onto which challengers are grown; null to begin with nothing.</param>
internal sealed class ReplayLearning(long everyMilliseconds, string? baseModel, RetrainingOptions options, Action<string> tell)
{
    /// <summary>Who proposes and promotes, as a record says it.</summary>
    private const string By = "replay, by its stated rule";

    /// <summary>The rule, as the summary states it.</summary>
    public static readonly string Rule = string.Create(
        CultureInfo.InvariantCulture,
        $"a challenger is better if, on payments that it has not learnt from, with the labels known by then, "
        + $"it stops at least {Comparison.GainMin:P0} more of the victims' value than the champion, and {Comparison.DoubtsMin} standard errors, "
        + $"no payment counting for more than {Comparison.ShareMax:P0} of it, "
        + $"at {Comparison.HoldsPer10000} genuine payments held of 10,000, with at least {Comparison.VictimsMin} victims' payments to tell by; "
        + $"one that is better on the latest stretch stands in shadow, and decides from the next step on if it is better on what was decided since, "
        + $"and on both stretches together; else it is dropped; while too little is known to tell, it waits; "
        + $"no persons take part in a replay, in a running centre two approve");

    private readonly List<LearningStep> _steps = [];
    private TreeEnsemble? _champion = baseModel is null ? null : TreeEnsemble.Read(baseModel).Ensemble;
    private StandingChallenger? _inShadow;
    private uint _shadowed;

    /// <summary>What came of each step.</summary>
    public IReadOnlyList<LearningStep> Steps => _steps;

    /// <summary>When the next one is due; before the first payment never.</summary>
    public Instant Next { get; private set; } = Instant.Max;

    /// <summary>Begins to count at the first payment's time.</summary>
    public void Begin(Instant first) => Next = new Instant(first.Milliseconds + everyMilliseconds);

    /// <summary>
    /// Ends the shadow of the challenger that stands in it, by the journal as it is now, which nobody writes meanwhile; then, unless that one
    /// waits, trains another, which stands in shadow if it is better.
    /// </summary>
    public async Task LearnAsync(Centre centre, IJournal journal, CancellationToken cancellation)
    {
        var at = Next;
        Next = new Instant(at.Milliseconds + everyMilliseconds);
        tell($"learning at {at}");
        var ended = await EndShadowAsync(centre, journal, at, cancellation).ConfigureAwait(false);
        var step = _inShadow is null
            ? await TrainAsync(centre, journal, at, cancellation).ConfigureAwait(false)
            : new LearningStep(at, null, false, "nothing is trained while a challenger waits in shadow");
        _steps.Add(step with { Ended = ended, Policy = centre.Policy.Number });
    }

    private async Task<ShadowReport?> EndShadowAsync(Centre centre, IJournal journal, Instant at, CancellationToken cancellation)
    {
        if (_inShadow is not { } standing)
        {
            return null;
        }

        var report = await ShadowReader.ReadAsync(journal, centre.Policy, standing, options.Labels, at, cancellation: cancellation).ConfigureAwait(false);
        tell($"{report.ChallengerModel} in shadow: {LearningStep.WordOf(report.Verdict)}; since: {OwnPast.Compared(report.Since)}; "
            + $"together: {OwnPast.Compared(report.Together)}");
        if (report.Verdict == ShadowVerdict.Promote)
        {
            var command = new Command.PublishPolicy(null, standing.Text, RemoveModel: false, By);
            var result = await centre.SubmitAsync(command, cancellation).ConfigureAwait(false);
            if (result.Status != CommandStatus.Done)
            {
                throw new RunException($"what was learnt cannot be used: {result.Detail?.English ?? result.Status.ToString()}");
            }

            _champion = standing.Model;
        }

        _inShadow = report.Verdict == ShadowVerdict.Wait ? standing : null;
        return report;
    }

    private async Task<LearningStep> TrainAsync(Centre centre, IJournal journal, Instant at, CancellationToken cancellation)
    {
        Challenger challenger;
        try
        {
            var training = options with { Training = options.TrainingOnto(baseModel) };
            challenger = await Retrainer.TrainAsync("past", journal, 0, at, _champion, training, tell, cancellation).ConfigureAwait(false);
        }
        catch (LearningException tooLittle)
        {
            tell(tooLittle.Message);
            return new LearningStep(at, null, false, tooLittle.Message);
        }

        var (why, isShadowed) = (OwnPast.Compared(challenger.Comparison), challenger.Comparison.IsBetter);
        if (isShadowed)
        {
            var (model, card) = (challenger.Model, challenger.Card.Text);
            _inShadow = new StandingChallenger(++_shadowed, model.Ensemble, model.Text, card, By, at, centre.LastSequence)
            {
                LearntUntil = challenger.LearntUntil,
            };
        }

        tell($"{(isShadowed ? "in shadow" : "dropped")}: {why}");
        return new LearningStep(at, challenger, isShadowed, why);
    }
}
