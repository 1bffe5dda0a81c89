using System.Collections.Immutable;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>What is over when: functions of the events and a moment.</summary>
public sealed partial record CooperationRequest
{
    /// <summary>How long a sent request may be without a receipt.</summary>
    public static readonly TimeSpan ReceiptMax = TimeSpan.FromHours(24);

    /// <summary>How long originators may be asked in one request, all together: meanwhile the holder's clock stands.</summary>
    public static readonly TimeSpan OriginatorMax = TimeSpan.FromHours(72);

    /// <summary>How long an answer waits for a word on what it was worth.</summary>
    public static readonly TimeSpan FeedbackMax = TimeSpan.FromDays(30);

    /// <summary>How long data are preserved at the least (Convention on Cybercrime, art. 29.7).</summary>
    public static readonly TimeSpan PreservedMin = TimeSpan.FromDays(60);

    // Since when the holder's clock runs, and how much of it was used before; null while it stands.
    internal Instant? RunningSince { get; init; }

    internal TimeSpan Used { get; init; }

    // Since when an originator is asked, and how long others were before.
    internal Instant? AskedOriginatorAt { get; init; }

    internal TimeSpan OriginatorUsed { get; init; }

    // The moment at which its time was over, once an event came behind that.
    internal Instant? LateSince { get; init; }

    /// <summary>How long the holder has to answer (Directive (EU) 2023/977, art. 5).</summary>
    public static TimeSpan LimitOf(RequestUrgency urgency) => urgency switch
    {
        RequestUrgency.UrgentDirect => TimeSpan.FromHours(8),
        RequestUrgency.UrgentIndirect => TimeSpan.FromDays(3),
        _ => TimeSpan.FromDays(7),
    };

    /// <summary>When its time was over, at a moment; null while it is not. Once it is, it stays so whatever comes later.</summary>
    public Instant? LateAt(Instant now) => LateSince ?? (AnswerDue is { } due && now > due ? due : null);

    /// <summary>Where it stands at a moment.</summary>
    public RequestState StateAt(Instant now)
    {
        var state = Stage switch
        {
            RequestState.Sent when now > SentAt!.Value + ReceiptMax => RequestState.Undelivered,
            RequestState.Received or RequestState.InProgress or RequestState.AwaitOriginator when LateAt(now) is not null =>
                EscalatedAt is null ? RequestState.Overdue : RequestState.Escalated,
            RequestState.Provided when now > AnsweredAt!.Value + FeedbackMax => RequestState.Closed,
            _ => Stage,
        };
        return !Disputes.IsEmpty && IsEnd(state) ? RequestState.Disputed : state;
    }

    /// <summary>Whether it is closed because nobody said what the answer was worth: that counts against whoever should have.</summary>
    public bool IsClosedWithoutFeedback(Instant now) => Stage == RequestState.Provided && now > AnsweredAt!.Value + FeedbackMax;

    /// <summary>How long the holder's clock has run at a moment: since the receipt, without the times it stood.</summary>
    public TimeSpan UsedAt(Instant now) => RunningSince is { } since && now > since ? Used + (now - since) : Used;

    /// <summary>The times that are running, the earliest first.</summary>
    public ImmutableArray<RequestTimer> Timers
    {
        get
        {
            var timers = new List<RequestTimer>();
            if (Stage == RequestState.Sent)
            {
                timers.Add(new RequestTimer(RequestTimerKind.Receipt, SentAt!.Value + ReceiptMax));
            }

            if (LateSince is null && AnswerDue is { } due)
            {
                timers.Add(new RequestTimer(RunningSince is null ? RequestTimerKind.Originator : RequestTimerKind.Answer, due));
            }

            if (Stage == RequestState.Provided)
            {
                timers.Add(new RequestTimer(RequestTimerKind.Feedback, AnsweredAt!.Value + FeedbackMax));
            }

            if (PreservedUntil is { } until && AssistanceFiledAt is null)
            {
                timers.Add(new RequestTimer(RequestTimerKind.Preservation, until));
            }

            return [.. timers.OrderBy(timer => timer.Due).ThenBy(timer => timer.Kind)];
        }
    }

    private Instant? AnswerDue =>
        RunningSince is { } since ? since + (LimitOf(Content!.Urgency) - Used)
        : AskedOriginatorAt is { } asked ? asked + (OriginatorMax - OriginatorUsed)
        : null;

    private static bool IsEnd(RequestState state) => state is RequestState.Refused or RequestState.Redirected or RequestState.Undelivered
        or RequestState.Closed or RequestState.Withdrawn;

    // Before an event is applied: what was over by then is over for good.
    private CooperationRequest Clocked(Instant at) => LateSince is null && LateAt(at) is { } late ? this with { LateSince = late } : this;

    private CooperationRequest Started(Instant at) => this with { RunningSince = at };

    private CooperationRequest Stopped(Instant at) => this with
    {
        Used = UsedAt(at),
        RunningSince = null,
        OriginatorUsed = AskedOriginatorAt is { } asked ? OriginatorUsed + (at - asked) : OriginatorUsed,
        AskedOriginatorAt = null,
    };
}
