using Cordon.Core.Casework;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Language;
using Cordon.Web.Policies;

namespace Cordon.Web.Duty;

/// <summary>How it is said what became of a proposal to block a held payment.</summary>
internal static class ProposalSpeech
{
    /// <summary>What became of it and what the payment does since.</summary>
    /// <param name="what">The payment, as whoever proposed reads of it.</param>
    /// <param name="hold">The payment as it is now; null where it was held too long ago.</param>
    /// <param name="names">What people are called, by identifier.</param>
    public static string BecameOf(
        this Speech speech, GraveAct act, string what, HeldPayment? hold, IReadOnlyDictionary<string, string> names, Instant now)
    {
        var (who, at) = (act.DecidedBy is { } by ? speech.Who(by, names) : "", act.DecidedAt is { } decided ? speech.Say(decided) : "");
        return act.StateAt(now) switch
        {
            GraveActState.Proposed => speech.Say(DutyWords.Proposed, what),
            GraveActState.Executed => speech.Say(DutyWords.BecameApproved, who, at, what),
            GraveActState.Approved => speech.Say(DutyWords.BecameAwaited, who, at, what),
            GraveActState.Declined => speech.Say(DutyWords.BecameDeclined, who, at, what) + Since(speech, hold),
            GraveActState.Withdrawn => speech.Say(DutyWords.BecameTakenBack, who, at, what) + Since(speech, hold),
            GraveActState.Lapsed => speech.Say(DutyWords.BecameLapsed, speech.Say(act.Lapses), what) + Since(speech, hold),
            _ => speech.Say(DutyWords.BecameNothing, what, speech.Recorded(act.Words ?? "")) + Since(speech, hold),
        };
    }

    /// <summary>The same for the payment's own file, where its sum stands already; null of what stands still, and of what was done.</summary>
    public static string? Past(this Speech speech, GraveAct act, IReadOnlyDictionary<string, string> names, Instant now)
    {
        var end = act.StateAt(now) switch
        {
            GraveActState.Declined => speech.Say(
                DutyWords.WasDeclined, speech.Who(act.DecidedBy ?? "", names), Exactly(act.DecidedAt), speech.Recorded(act.Words ?? "")),
            GraveActState.Withdrawn => speech.Say(DutyWords.WasTakenBack, Exactly(act.DecidedAt)),
            GraveActState.Lapsed => speech.Say(DutyWords.WasLapsed, Exactly(act.Lapses)),
            GraveActState.Failed => speech.Say(DutyWords.WasNothing, speech.Recorded(act.Words ?? "")),
            _ => null,
        };
        return end is null ? null
            : speech.Say(DutyWords.WasProposed, speech.Who(act.ProposedBy, names), speech.Exactly(act.ProposedAt), speech.Recorded(act.Reason))
                + speech[Words.Semicolon] + end;

        string Exactly(Instant? at) => at is { } moment ? speech.Exactly(moment) : "";
    }

    /// <summary>How a hold ended, when and by whom; null while it lasts.</summary>
    public static string? EndOf(this Speech speech, HeldPayment hold, IReadOnlyDictionary<string, string> names) => hold.EndedAt is not { } ended ? null
        : speech.Say(DutyWords.Ended, speech[DutyWords.Of(hold.State)], speech.Say(ended))
            + (hold.EndedBy is { } by ? speech[Words.Comma] + speech.Say(DutyWords.EndedBy, speech.Persons(by, names)) : "");

    /// <summary>What becomes of a held payment that nobody decides.</summary>
    /// <param name="speech">The reader's language.</param>
    /// <param name="hold">The payment.</param>
    /// <param name="until">When its hold ends, in words.</param>
    public static string GoesOn(this Speech speech, HeldPayment hold, string until) =>
        speech.Say(hold.AtExpiry == Outcome.Block ? DutyWords.GoesOnBlocked : DutyWords.GoesOnReleased, until);

    private static string Since(Speech speech, HeldPayment? hold) => hold switch
    {
        null => "",
        { EndedAt: { } ended } => speech.Gap
            + speech.Say(DutyWords.SinceThen, speech.Say(DutyWords.Ended, speech[DutyWords.Of(hold.State)], speech.Say(ended))),
        _ => speech.Gap + speech.GoesOn(hold, speech.Say(hold.Until)),
    };
}
