using System.Collections.Immutable;
using System.Text;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Scores;

/// <summary>
/// How one centre has answered another: a function of the events that both have co-signed, and of nothing else, so that both compute the same card to the bit.
/// It sets quotas and says what is escalated; it is never a reason to refuse a freeze request.
/// </summary>
/// <remarks>Shares and times are null below <see cref="EventsMin"/> events: of so few nothing is shown and nothing ranks.</remarks>
public sealed record Scorecard
{
    /// <summary>Below so many events nothing is shown.</summary>
    public const int EventsMin = 5;

    /// <summary>Whose card it is.</summary>
    public required string Centre { get; init; }

    /// <summary>With whom.</summary>
    public required string Counterpart { get; init; }

    /// <summary>Of which moment: events behind it are not in it.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>What it was made with.</summary>
    public required ScorePriors Priors { get; init; }

    /// <summary>Requests that the centre had received, without information that was offered to it.</summary>
    public int Received { get; init; }

    /// <summary>Those of them that it has answered, in whatever way.</summary>
    public int Answered { get; init; }

    /// <summary>Those whose time was over first.</summary>
    public int Late { get; init; }

    /// <summary>Answers that gave nothing: they stop the clock and are no use.</summary>
    public int Empty { get; init; }

    /// <summary>Refusals by their codes, in the codes' order.</summary>
    public ImmutableArray<(RefusalCode Code, int Count)> Refusals { get; init; } = [];

    /// <summary>Requests that were sent on to another authority.</summary>
    public int Redirected { get; init; }

    /// <summary>In time, of all urgencies.</summary>
    public RateEstimate? OnTime { get; init; }

    /// <summary>In time, of each urgency: 8 hours, 3 days, 7 days.</summary>
    public ImmutableArray<RateEstimate?> OnTimeByUrgency { get; init; } = [];

    /// <summary>Useful, of the answers that gave something and of which somebody said what they were worth.</summary>
    public RateEstimate? Useful { get; init; }

    /// <summary>In time and useful: what ranks.</summary>
    public RateEstimate? Pair { get; init; }

    /// <summary>The time to an answer.</summary>
    public DurationEstimate? Answer { get; init; }

    /// <summary>Objects that the centre had to correct.</summary>
    public int Corrected { get; init; }

    /// <summary>Answers to the centre's own requests of which it said what they were worth.</summary>
    public int FeedbackGiven { get; init; }

    /// <summary>Those of which it did not in time.</summary>
    public int FeedbackMissed { get; init; }

    /// <summary>Hits that the centre showed and that the other one could open.</summary>
    public int HitsConfirmed { get; init; }

    /// <summary>Those that it could not.</summary>
    public int HitsNotConfirmed { get; init; }

    /// <summary>Audits that the centre did not pass. Never part of a mean.</summary>
    public int AuditFailures { get; init; }

    /// <summary>Times that the centre did with an object what its marks forbid, as the other one says. Never part of a mean.</summary>
    public int MarkingBreaches { get; init; }

    /// <summary>Information that the centre offered without being asked, and that was taken.</summary>
    public int Offered { get; init; }

    /// <summary>Answers in time and useful that the centre gave.</summary>
    public int Gave { get; init; }

    /// <summary>Answers in time and useful that it got. What it gave beside what it got is its reciprocity.</summary>
    public int Got { get; init; }

    /// <summary>What it gave for each thousand that it got; null where it got nothing.</summary>
    public int? ReciprocityThousandths => Got == 0 ? null : (int)Math.Min(int.MaxValue, Gave * 1000L / Got);

    /// <summary>The card of a centre with another, of the events of all their requests, in whatever order they stand there and however often.</summary>
    public static Scorecard Of(IEnumerable<RequestEvent> events, string centre, string counterpart, Instant asOf, ScorePriors priors)
    {
        ArgumentNullException.ThrowIfNull(events);
        return Of(
            events.Where(happened => happened.At <= asOf).GroupBy(happened => happened.Request)
                .Select(thread => CooperationRequest.Of(thread.Key, thread)),
            centre, counterpart, asOf, priors);
    }

    /// <summary>The same of requests that were played to no later than its moment.</summary>
    public static Scorecard Of(IEnumerable<CooperationRequest> requests, string centre, string counterpart, Instant asOf, ScorePriors priors)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var count = new ScoreCount(centre, counterpart, asOf);
        foreach (var request in requests)
        {
            count.Add(request);
        }

        return count.Card(priors);
    }

    /// <summary>All of it in lines, written one way: two cards are equal when these are.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        Line("card", $"{Centre} {Counterpart} {AsOf}");
        Line("priors", $"{Prior(Priors.OnTime)} {Prior(Priors.Useful)} {Prior(Priors.Pair)} {Prior(Priors.Answer)}");
        Line("requests", $"{Received} {Answered} {Late} {Empty} {Redirected}");
        Line("refusals", string.Join(' ', Refusals.Select(refusal => $"{RefusalCodes.NameOf(refusal.Code)}:{refusal.Count}")));
        Line("on-time", Shown(OnTime));
        foreach (var estimate in OnTimeByUrgency)
        {
            Line("on-time-of-urgency", Shown(estimate));
        }

        Line("useful", Shown(Useful));
        Line("pair", Shown(Pair));
        Line("answer", Shown(Answer));
        Line("corrected", $"{Corrected}");
        Line("feedback", $"{FeedbackGiven} {FeedbackMissed}");
        Line("hits", $"{HitsConfirmed} {HitsNotConfirmed}");
        Line("audit-failures", $"{AuditFailures}");
        Line("marking-breaches", $"{MarkingBreaches}");
        Line("reciprocity", $"{Offered} {Gave} {Got}");
        return text.ToString();

        void Line(string name, string value) => text.Append(name).Append(' ').Append(value).Append('\n');
    }

    private static string Prior(RatePrior prior) => $"{prior.GoodThousandths} {prior.BadThousandths}";

    private static string Prior(DurationPrior prior) => $"{prior.AnswersThousandths} {prior.ExposureMinutes}";

    private static string Shown<T>(T? estimate)
        where T : struct => estimate?.ToString() ?? "-";
}
