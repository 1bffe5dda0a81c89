using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>
/// When what people wrote into a case is to go: so long after a case was closed and nothing happened to it any more. Who did what when stands on, and
/// so does what the case is about: payments, orders and ledgers are not the casework's.
/// </summary>
public static class Erasure
{
    /// <summary>The least that may be set: within it a complaint or an answer of a court is still to be expected.</summary>
    public static readonly TimeSpan KeptMin = TimeSpan.FromDays(30);

    /// <summary>What stands where something was written.</summary>
    public static string Words(Instant at) => $"erased on {at.ToString()[..10]}";

    /// <summary>Whether a case is due, and then its erasure.</summary>
    /// <param name="kept">How long the words are kept after the last thing that happened.</param>
    /// <param name="whole">The work on the case that it is worked as part of: a part is kept as long as its whole.</param>
    public static CaseDecision Of(CaseWork work, CaseWork? whole, TimeSpan kept, string by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (kept < KeptMin)
        {
            return CaseDecision.Refuse(new Phrase("words are kept {0:0} days at the least", "文字至少保存{0:0}天").With(KeptMin.TotalDays));
        }

        if (work.IsErased)
        {
            return CaseDecision.Nothing;
        }

        var isOver = work.Stage == CaseStage.Closed || (work.MergedInto != 0 && whole is not null && (whole.IsErased || IsOver(whole, kept, now)));
        return !isOver ? CaseDecision.Refuse(new Phrase("it is not closed", "案件未结案"))
            : work.Contests.Any(contest => contest.IsOpen) ? CaseDecision.Refuse(new Phrase("a complaint of an account's holder is undecided", "账户持有人的申诉尚未裁决"))
            : !HasRested(work, kept, now) ? CaseDecision.Refuse(new Phrase("its time is not over", "保存期未满"))
            : CaseDecision.Of(new CaseEvent.Erased(by, now));
    }

    private static bool IsOver(CaseWork work, TimeSpan kept, Instant now) => work.Stage == CaseStage.Closed && HasRested(work, kept, now);

    private static bool HasRested(CaseWork work, TimeSpan kept, Instant now) => work.ChangedAt is { } changed && changed + kept <= now;
}
