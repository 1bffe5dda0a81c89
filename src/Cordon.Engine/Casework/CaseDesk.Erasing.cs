using Cordon.Core.Casework;
using Cordon.Core.Language;

namespace Cordon.Engine.Casework;

/// <summary>How cases' words go when their time is over.</summary>
public sealed partial class CaseDesk
{
    /// <summary>By whom it is recorded.</summary>
    private const string TheRules = "the rules on keeping";

    /// <summary>Cases erased in one go.</summary>
    private const int ErasedAtOnce = 100;

    /// <summary>
    /// Erases what people wrote into cases that were closed so long ago: destroys each case's key, so that the journal's records say it no more, and
    /// empties the rows. Called once a day, say.
    /// </summary>
    /// <param name="kept">How long words are kept after the last thing that happened to a case; at least <see cref="Erasure.KeptMin"/>.</param>
    /// <returns>How many cases.</returns>
    /// <exception cref="IOException">A key could not be destroyed: its case is not erased, and nothing else waits for it.</exception>
    /// <exception cref="UnauthorizedAccessException">A key may not be destroyed; the same.</exception>
    public async ValueTask<int> EraseDueAsync(TimeSpan kept, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kept, Erasure.KeptMin);
        var erased = 0;
        while (_projection.File.Read(rows => DeskReading.Rested(rows, Now + -kept, ErasedAtOnce)) is { Count: > 0 } numbers)
        {
            foreach (var number in numbers)
            {
                _keys.AssureDestroyable(number, Work(number).Erasures + 1);
                var answer = await RunAsync((number, nameof(EraseDueAsync)), now => Erase(number, kept, now), cancellation).ConfigureAwait(false);
                if (answer.Status != DeskStatus.Done)
                {
                    return erased;
                }

                erased++;
            }
        }

        if (erased > 0)
        {
            _projection.File.Clean();
        }

        return erased;
    }

    /// <summary>Until when what people wrote into a case was erased, its reports' words included; null where nothing was.</summary>
    public Core.Values.Instant? ErasedUntil(uint number) => _projection.File.Read(rows => DeskReading.ErasedUntil(rows, number));

    private Outcome Erase(uint number, TimeSpan kept, Core.Values.Instant now)
    {
        var work = _projection.Work(number);
        var decision = Erasure.Of(work, work.MergedInto == 0 ? null : _projection.Work(work.MergedInto), kept, TheRules, now);
        return decision.Event is { } happened
            ? new Outcome(DeskRecords.Of(number, happened), new DeskAnswer(DeskStatus.Done))
            : Outcome.Refused(decision.Refusal ?? new Phrase("it was erased before", "此前已清除"));
    }
}
