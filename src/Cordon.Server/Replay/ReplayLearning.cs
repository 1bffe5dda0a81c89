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
/// known by then, and has it decide from then on if it does better by a stated rule. No person takes part in a replay, which the summary says.
/// </summary>
/// <param name="everyMilliseconds">Between two trainings.</param>
/// <param name="baseModel">The first champion's file, onto which challengers are grown; null to begin with nothing.</param>
internal sealed class ReplayLearning(long everyMilliseconds, string? baseModel, RetrainingOptions options, Action<string> tell)
{
    /// <summary>The rule, as the summary states it.</summary>
    public static readonly string Rule = string.Create(
        CultureInfo.InvariantCulture,
        $"a challenger decides from then on if, on the latest stretch of known labels, which it has not learnt from, "
        + $"it stops at least {Comparison.GainMin:P0} more of the victims' value than the champion, and {Comparison.DoubtsMin} standard errors, "
        + $"at {Comparison.HoldsPer10000} genuine payments held of 10,000, with at least {Comparison.VictimsMin} victims' payments to tell by; "
        + $"no persons take part in a replay, in a running centre two approve");

    private readonly List<LearningStep> _steps = [];
    private TreeEnsemble? _champion = baseModel is null ? null : TreeEnsemble.Read(baseModel).Ensemble;

    /// <summary>What came of each training.</summary>
    public IReadOnlyList<LearningStep> Steps => _steps;

    /// <summary>When the next one is due; before the first payment never.</summary>
    public Instant Next { get; private set; } = Instant.Max;

    /// <summary>Begins to count at the first payment's time.</summary>
    public void Begin(Instant first) => Next = new Instant(first.Milliseconds + everyMilliseconds);

    /// <summary>Trains on the journal as it is now, which nobody writes meanwhile, and publishes the challenger if it is better.</summary>
    public async Task LearnAsync(Centre centre, IJournal journal, CancellationToken cancellation)
    {
        var at = Next;
        Next = new Instant(at.Milliseconds + everyMilliseconds);
        tell($"learning at {at}");
        Challenger? challenger = null;
        var why = "";
        try
        {
            var training = options with { Training = options.Training with { Onto = baseModel } };
            challenger = await Retrainer.TrainAsync("past", journal, 0, at, _champion, training, tell, cancellation).ConfigureAwait(false);
            why = OwnPast.Compared(challenger.Comparison);
        }
        catch (LearningException tooLittle)
        {
            why = tooLittle.Message;
        }

        var isPromoted = challenger is { Comparison.IsBetter: true };
        if (isPromoted)
        {
            var command = new Command.PublishPolicy(null, challenger!.Model.Text, RemoveModel: false, "replay, by its stated rule");
            var result = await centre.SubmitAsync(command, cancellation).ConfigureAwait(false);
            if (result.Status != CommandStatus.Done)
            {
                throw new RunException($"what was learnt cannot be used: {result.Detail ?? result.Status.ToString()}");
            }

            _champion = challenger.Model.Ensemble;
        }

        tell($"{(isPromoted ? "promoted" : "not promoted")}: {why}");
        _steps.Add(new LearningStep(at, challenger, isPromoted, centre.Policy.Number, why));
    }
}
