using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;

namespace Cordon.Bench.Requests;

/// <summary>
/// What holds of a request, written down a second time and otherwise: which event leads from where to where, and when its time was over, counted from the
/// list of events that took effect.
/// </summary>
public static class RequestOracle
{
    // From where, what, to where; * stands for wherever it is, and for staying there.
    private const string Table = """
        None Drafted Draft
        Draft Committed Committed
        Committed Sent Sent
        Sent Received Received
        Received Accepted InProgress
        Received Accepted Provided
        Received InformationNeeded Suspended
        Received Redirected Redirected
        Received Refused Refused
        Suspended InformationGiven Received
        InProgress Released InProgress
        InProgress Released Provided
        Received FreezeReported InProgress
        Received FreezeReported Provided
        InProgress FreezeReported InProgress
        InProgress FreezeReported Provided
        Provided FreezeReported Provided
        Closed FreezeReported Closed
        Provided LettingGoAsked Provided
        Closed LettingGoAsked Closed
        Provided LetGo Provided
        Closed LetGo Closed
        Received Preserved Provided
        InProgress Preserved Provided
        Provided AssistanceFiled Provided
        Closed AssistanceFiled Closed
        InProgress ConsentAsked AwaitOriginator
        AwaitOriginator ConsentGiven InProgress
        InProgress ConsentGiven InProgress
        Provided ConsentGiven Provided
        Closed ConsentGiven Closed
        AwaitOriginator ConsentDenied Refused
        Received Escalated Received
        InProgress Escalated InProgress
        AwaitOriginator Escalated AwaitOriginator
        Provided FeedbackGiven Closed
        Draft Withdrawn Withdrawn
        Committed Withdrawn Withdrawn
        Sent Withdrawn Withdrawn
        Received Withdrawn Withdrawn
        Suspended Withdrawn Withdrawn
        InProgress Withdrawn Withdrawn
        AwaitOriginator Withdrawn Withdrawn
        Provided Withdrawn Provided
        Closed Withdrawn Closed
        * Disputed *
        * Corrected *
        * Recalled *
        * DeletionAttested *
        * LaneConverted *
        * UsedAsEvidence *
        * HitDisclosed *
        * HitAnswered *
        * AuditFailed *
        * MarkingBreached *
        """;

    private static readonly HashSet<string> Allowed = [.. Table.Split('\n', StringSplitOptions.TrimEntries)];

    /// <summary>Whether an event may lead from one stage to another.</summary>
    public static bool MayLead(RequestState from, RequestDetails details, RequestState to)
    {
        ArgumentNullException.ThrowIfNull(details);
        var name = details.GetType().Name;
        return Allowed.Contains($"{from} {name} {to}") || (from == to && Allowed.Contains($"* {name} *"));
    }

    /// <summary>When the time of a request was over, counted from one event to the next; null where it was not by then.</summary>
    /// <param name="effective">The events that took effect, in order.</param>
    public static Instant? LateAt(IReadOnlyList<RequestEvent> effective, Instant now)
    {
        ArgumentNullException.ThrowIfNull(effective);
        var hours = effective.Select(e => e.Details).OfType<RequestDetails.Drafted>().FirstOrDefault()?.Content.Urgency switch
        {
            RequestUrgency.UrgentDirect => 8,
            RequestUrgency.UrgentIndirect => 72,
            _ => 168,
        };
        var isOffer = effective.Any(e => e.Details is RequestDetails.Drafted { Content.Kind: RequestKind.SpontaneousInformation });
        var left = new Dictionary<Mode, TimeSpan> { [Mode.Running] = TimeSpan.FromHours(hours), [Mode.Asking] = TimeSpan.FromHours(72) };
        var (mode, from) = (Mode.Standing, default(Instant));
        foreach (var (at, next) in effective.Select(e => (e.At, e.Details)).Append((now, null!)))
        {
            if (mode != Mode.Standing)
            {
                if (at - from > left[mode])
                {
                    return from + left[mode];
                }

                left[mode] -= at - from;
            }

            (mode, from) = (isOffer && next is RequestDetails.Accepted ? Mode.Standing : After(mode, next), at);
        }

        return null;
    }

    private enum Mode
    {
        Standing,
        Running,
        Asking,
    }

    private static Mode After(Mode mode, RequestDetails? happened) => happened switch
    {
        RequestDetails.Received or RequestDetails.InformationGiven => Mode.Running,
        RequestDetails.ConsentAsked => Mode.Asking,
        RequestDetails.ConsentGiven when mode == Mode.Asking => Mode.Running,
        RequestDetails.FreezeReported { Status: FreezeStatus.Received } => mode,
        RequestDetails.InformationNeeded or RequestDetails.Redirected or RequestDetails.Refused or RequestDetails.ConsentDenied or RequestDetails.Withdrawn
            or RequestDetails.Preserved or RequestDetails.FreezeReported or RequestDetails.Released { IsFinal: true } => Mode.Standing,
        _ => mode,
    };
}
