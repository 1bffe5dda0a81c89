using System.Collections.Immutable;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Scores;

/// <summary>What a card is counted with, request by request.</summary>
internal sealed class ScoreCount(string centre, string counterpart, Instant asOf)
{
    private const int Urgencies = 3;
    private const int WeightBits = 32;

    private readonly ScoreTally[] _byUrgency = new ScoreTally[Urgencies];
    private readonly SortedDictionary<RefusalCode, int> _refusals = [];
    private ScoreTally _onTime;
    private ScoreTally _useful;
    private ScoreTally _pair;
    private ScoreTally _got;
    private Int128 _exposure;
    private long _answers;
    private Scorecard _card = new() { Centre = centre, Counterpart = counterpart, AsOf = asOf, Priors = ScorePriors.Default };

    /// <summary>Counts a request; one that is not of these two is passed over.</summary>
    public void Add(CooperationRequest request)
    {
        if (request.Content is not { } content || !((content.Asker == centre && content.Holder == counterpart)
            || (content.Asker == counterpart && content.Holder == centre)))
        {
            return;
        }

        var isOffer = content.Kind == RequestKind.SpontaneousInformation;
        _card = _card with
        {
            AuditFailures = _card.AuditFailures + request.AuditFailures.Count(fault => fault.Centre == centre),
            MarkingBreaches = _card.MarkingBreaches + request.MarkingBreaches.Count(fault => fault.Centre == centre),
            Corrected = _card.Corrected + ((isOffer ? content.Asker : content.Holder) == centre ? request.Corrections : 0),
        };
        if (content.Asker == centre)
        {
            AddAsked(request, isOffer);
        }
        else if (request.ReceivedAt is not null && !isOffer)
        {
            AddAnswering(request, content.Urgency);
        }

        // Whoever gets an answer, or takes information that was offered, says what it was worth.
        if ((isOffer ? content.Holder : content.Asker) == centre)
        {
            _card = _card with
            {
                FeedbackGiven = _card.FeedbackGiven + (request.Feedback is null ? 0 : 1),
                FeedbackMissed = _card.FeedbackMissed + (request.IsClosedWithoutFeedback(asOf) ? 1 : 0),
            };
        }
    }

    public Scorecard Card(ScorePriors priors) => _card with
    {
        Priors = priors,
        Refusals = [.. _refusals.Select(refusal => (refusal.Key, refusal.Value))],
        OnTime = _onTime.Estimate(priors.OnTime),
        OnTimeByUrgency = [.. _byUrgency.Select(tally => tally.Estimate(priors.OnTime))],
        Useful = _useful.Estimate(priors.Useful),
        Pair = _pair.Estimate(priors.Pair),
        Answer = _card.Received < Scorecard.EventsMin ? null
            : DurationEstimate.Of(_card.Answered, _answers, (long)(_exposure >> WeightBits), priors.Answer),
        Gave = _pair.GoodEvents,
        Got = _got.GoodEvents,
    };

    private void AddAsked(CooperationRequest request, bool isOffer)
    {
        _card = _card with
        {
            HitsConfirmed = _card.HitsConfirmed + request.Hits.Count(hit => hit.IsConfirmed == true),
            HitsNotConfirmed = _card.HitsNotConfirmed + request.Hits.Count(hit => hit.IsConfirmed == false),
            Offered = _card.Offered + (isOffer && request.HasData ? 1 : 0),
        };
        if (!isOffer && request.ReceivedAt is not null)
        {
            Add(ref _got, ScoreTally.Pair(request, asOf));
        }
    }

    private void AddAnswering(CooperationRequest request, RequestUrgency urgency)
    {
        var (isAnswered, isRefused) = (request.AnsweredAt is not null, request.Stage == RequestState.Refused);
        _card = _card with
        {
            Received = _card.Received + 1,
            Answered = _card.Answered + (isAnswered ? 1 : 0),
            Late = _card.Late + (request.LateAt(asOf) is null ? 0 : 1),
            Empty = _card.Empty + (isAnswered && !request.HasData && !ScoreTally.IsNeutral(request) ? 1 : 0),
            Redirected = _card.Redirected + (request.Stage == RequestState.Redirected ? 1 : 0),
        };
        if (isRefused)
        {
            _refusals[request.Refusal] = _refusals.GetValueOrDefault(request.Refusal) + 1;
        }

        var onTime = ScoreTally.OnTime(request, asOf);
        Add(ref _onTime, onTime);
        Add(ref _byUrgency[(int)urgency - 1], onTime);
        Add(ref _useful, ScoreTally.Useful(request));
        Add(ref _pair, ScoreTally.Pair(request, asOf));

        // What waits still, or was taken back, counts with the time it has: it was at least that.
        var weight = ScoreDecay.WeightOf(request.AnsweredAt ?? request.WithdrawnAt ?? asOf, asOf);
        _exposure += (Int128)weight * (long)request.UsedAt(asOf).TotalMilliseconds;
        _answers += isAnswered ? weight : 0;
    }

    private void Add(ref ScoreTally tally, (bool IsGood, Instant At)? outcome)
    {
        if (outcome is var (isGood, at))
        {
            tally.Add(isGood, at, asOf);
        }
    }
}
