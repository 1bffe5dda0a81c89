using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Scores;

/// <summary>Counts and weights of one share. All are whole, so that the order in which they are added does not matter.</summary>
internal struct ScoreTally
{
    public int Events { get; private set; }

    public int GoodEvents { get; private set; }

    public long Good { get; private set; }

    public long All { get; private set; }

    public void Add(bool isGood, Instant happened, Instant asOf)
    {
        var weight = ScoreDecay.WeightOf(happened, asOf);
        Events++;
        All += weight;
        if (isGood)
        {
            GoodEvents++;
            Good += weight;
        }
    }

    /// <summary>What they speak for; null below the number of events from which on something is shown.</summary>
    public readonly RateEstimate? Estimate(RatePrior prior) =>
        Events < Scorecard.EventsMin ? null : RateEstimate.Of(Events, Good, All, prior);

    /// <summary>Whether an answered request is one of which only the reason of the law, or another authority, was said: it counts neither way.</summary>
    public static bool IsNeutral(CooperationRequest request) => request.Stage == RequestState.Redirected
        || (request.Stage == RequestState.Refused && RefusalCodes.IsLegalReason(request.Refusal));

    /// <summary>Whether and when a request was answered in time; null while it is open or where it counts neither way.</summary>
    public static (bool IsGood, Instant At)? OnTime(CooperationRequest request, Instant asOf) =>
        request.LateAt(asOf) is { } late ? (false, late)
        : request.AnsweredAt is { } answered && !IsNeutral(request) ? (true, answered)
        : null;

    /// <summary>Whether and when an answer that gave something was useful; null where nobody said, or it gave nothing.</summary>
    public static (bool IsGood, Instant At)? Useful(CooperationRequest request) =>
        request is { Feedback: { } value, FeedbackAt: { } at, HasData: true } ? (value == FeedbackValue.Useful, at) : null;

    /// <summary>Whether and when an answer was in time and useful: late ones and such that gave nothing were not.</summary>
    public static (bool IsGood, Instant At)? Pair(CooperationRequest request, Instant asOf) =>
        request.LateAt(asOf) is { } late ? (false, late)
        : request.AnsweredAt is not { } answered || IsNeutral(request) ? null
        : !request.HasData ? (false, answered)
        : Useful(request);
}
