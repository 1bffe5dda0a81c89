using System.Globalization;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Exchange.Requests;
using Cordon.Web.Language;

namespace Cordon.Web.Abroad;

/// <summary>How requests are said: the same in the list, on a request's page and where it is asked.</summary>
internal static class AbroadSpeech
{
    /// <summary>Characters of a hash that tell objects of one request apart.</summary>
    private const int HashShown = 12;

    /// <summary>What runs out, counting.</summary>
    public static string Deadline(this Speech speech, AbroadRow row, Instant now)
    {
        var limit = speech.Limit(row.Content.Urgency);
        if (row.Waiting(now) is { } waiting && row.Thread is null)
        {
            return speech.Say(AbroadWords.SecondIn, speech.Span(waiting.At + RequestProposal.StandsFor - now));
        }

        if (row.StateAt(now) == RequestState.Suspended)
        {
            return speech.Say(AbroadWords.ClockStands, speech.Span(row.Thread!.State.UsedAt(now)), limit);
        }

        if (row.IsLate(now) && row.Thread?.State.LateAt(now) is { } late)
        {
            return speech.Say(AbroadWords.OverBy, speech.Span(now - late), limit);
        }

        if (row.Timer is not { } timer || row.IsOver(now))
        {
            return speech[row.Thread?.State.LateAt(now) is null ? AbroadWords.NothingRuns : AbroadWords.WasLate];
        }

        var left = speech.Span((timer.Due - now).Duration());
        return timer.Kind switch
        {
            RequestTimerKind.Receipt when now > timer.Due => speech.Say(AbroadWords.ReceiptLate, speech.Span(now - row.BegunAt)),
            RequestTimerKind.Receipt => speech.Say(AbroadWords.ReceiptIn, left),
            RequestTimerKind.Answer => speech.Say(AbroadWords.LeftOf, left, limit),
            RequestTimerKind.Originator => speech.Say(AbroadWords.OriginatorIn, left),
            RequestTimerKind.Feedback => speech.Say(AbroadWords.FeedbackIn, left),
            _ => speech.Say(AbroadWords.PreservedFor, left),
        };
    }

    /// <summary>How long an answer may take: hours, or days.</summary>
    public static string Limit(this Speech speech, RequestUrgency urgency)
    {
        var limit = CooperationRequest.LimitOf(urgency);
        return limit < TimeSpan.FromDays(1) ? speech.Say(LimitHours, (int)limit.TotalHours) : speech.Say(LimitDays, (int)limit.TotalDays);
    }

    /// <summary>Whether all that this centre said was receipted.</summary>
    public static string Receipts(this Speech speech, AbroadRow row) => row.Thread is not { } thread ? speech[AbroadWords.NothingSaid]
        : row.OpeningWithheld is not null || thread.Withheld.Count > 0 ? speech[GiveWords.DidNotLeave]
        : thread.Unreceipted == 0 ? speech[AbroadWords.Receipted]
        : speech.Say(AbroadWords.Unreceipted, thread.Unreceipted);

    /// <summary>An account or another identifier, as it is written between centres.</summary>
    public static string Subject(this Speech speech, RequestContent content) =>
        content.Subject.Value is { } value ? StoredText.In(value) : speech[AbroadWords.SubjectNone];

    /// <summary>A legal basis.</summary>
    public static string Basis(this Speech speech, LegalBasisReference basis) =>
        speech.Say(AbroadWords.BasisIs, basis.Instrument, basis.Article, speech.DayOf(basis.TableAsOf).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>An object, as its hash begins.</summary>
    public static string Object(EventHash hash) => hash.ToString()[..HashShown];

    /// <summary>What a message says, behind the name of its centre.</summary>
    public static string Sentence(this Speech speech, RequestBody? body)
    {
        if (body?.Opened is { } opened)
        {
            return opened.Content.Kind == RequestKind.SpontaneousInformation ? speech[AbroadSayings.OpenedOffer]
                : speech.Say(AbroadSayings.Opened, speech[AbroadNames.Of(opened.Content.Kind)]);
        }

        return body?.Details switch
        {
            RequestDetails.Accepted => speech[AbroadSayings.Accepted],
            RequestDetails.InformationNeeded it => speech.Say(AbroadSayings.Needed, it.Text),
            RequestDetails.InformationGiven it => speech.Say(AbroadSayings.Given, it.Text),
            RequestDetails.Redirected it => speech.Say(AbroadSayings.Redirected, it.Authority),
            RequestDetails.Refused it => speech.Say(AbroadSayings.Refused, RefusalCodes.Say(it.Code)),
            RequestDetails.Released it => speech.Say(it.IsFinal ? AbroadSayings.ReleasedLast : AbroadSayings.Released, it.Objects.Length),
            RequestDetails.FreezeReported it => speech.Say(
                AbroadSayings.FreezeReported, speech[AbroadNames.Of(it.Status)] + (it.Amount is { } held ? speech[Words.Comma] + speech.Say(held) : "")),
            RequestDetails.LettingGoAsked it => speech.Say(AbroadSayings.LettingGoAsked, speech.Say(it.Amount), it.Reason),
            RequestDetails.LetGo it => speech.Say(AbroadSayings.LetGo, speech.Say(it.Amount)),
            RequestDetails.Preserved it => speech.Say(AbroadSayings.Preserved, speech.Say(it.Until)),
            RequestDetails.AssistanceFiled it => speech.Say(AbroadSayings.AssistanceFiled, it.Reference),
            RequestDetails.Escalated it => speech.Say(AbroadSayings.Escalated, it.Text),
            RequestDetails.FeedbackGiven it => speech.Feedback(it),
            RequestDetails.Withdrawn it => speech.Say(AbroadSayings.Withdrawn, it.Reason),
            RequestDetails.Disputed it => speech.Say(AbroadSayings.Disputed, it.Text),
            _ => speech.SentenceOfObject(body?.Details),
        };
    }

    private static readonly Phrase LimitHours = new("{0} h", "{0}小时");
    private static readonly Phrase LimitDays = new("{0} d", "{0}天");

    private static string Feedback(this Speech speech, RequestDetails.FeedbackGiven it)
    {
        string?[] parts =
        [
            speech.Say(AbroadSayings.Feedback, AbroadNames.Of(it.Value)),
            it.Frozen is { } frozen ? speech.Say(AbroadSayings.FeedbackFrozen, speech.Say(frozen)) : null,
            it.Recovered is { } recovered ? speech.Say(AbroadSayings.FeedbackRecovered, speech.Say(recovered)) : null,
        ];
        return string.Join(speech[Words.Comma], parts.Where(part => part is not null));
    }

    private static string SentenceOfObject(this Speech speech, RequestDetails? details) => details switch
    {
        RequestDetails.ConsentAsked it => speech.Say(AbroadSayings.ConsentAsked, it.Originator),
        RequestDetails.ConsentGiven => speech[AbroadSayings.ConsentGiven],
        RequestDetails.ConsentDenied => speech[AbroadSayings.ConsentDenied],
        RequestDetails.Corrected => speech[AbroadSayings.Corrected],
        RequestDetails.Recalled it => speech.Say(AbroadSayings.Recalled, it.Reason),
        RequestDetails.DeletionAttested it => speech.Say(AbroadSayings.Deleted, Object(it.Object)),
        RequestDetails.LaneConverted it => speech.Say(AbroadSayings.Converted, it.FormalReference),
        RequestDetails.UsedAsEvidence it => speech.Say(AbroadSayings.Used, it.Court),
        RequestDetails.HitDisclosed => speech[AbroadSayings.Hit],
        RequestDetails.HitAnswered => speech[AbroadSayings.HitAnswered],
        RequestDetails.AuditFailed => speech[AbroadSayings.Audit],
        RequestDetails.MarkingBreached => speech[AbroadSayings.Breach],
        _ => speech[AbroadSayings.Other],
    };
}
