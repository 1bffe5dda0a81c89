using Cordon.Bench.Requests;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Exchange.Scores;
using Cordon.Core.Tests.Exchange.Requests;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Scores;

/// <summary>What counts on a card and what does not, and that both sides have the same.</summary>
public sealed class ScorecardTests
{
    private const string Asker = RequestActs.Asker;
    private const string Holder = RequestActs.Holder;
    private const int Played = 400;

    private static readonly Instant Later = RequestTalk.Start + TimeSpan.FromDays(100);

    [Fact]
    public void Both_sides_have_one_card_to_the_bit_whatever_came_in_whatever_order()
    {
        var (asker, holder) = (new List<RequestEvent>(), new List<RequestEvent>());
        for (var seed = 1; seed <= Played; seed++)
        {
            var (one, other) = TwoCentres.Play(seed);
            asker.AddRange(one);
            holder.InsertRange(0, other);
        }

        holder.AddRange(asker.Take(1_000));
        foreach (var days in new[] { 20, 60, 150, 400 })
        {
            var asOf = RequestTalk.Start + TimeSpan.FromDays(days);
            foreach (var (centre, counterpart) in new[] { (Holder, Asker), (Asker, Holder) })
            {
                var card = Scorecard.Of(asker, centre, counterpart, asOf, ScorePriors.Default);
                Assert.Equal(card.ToText(), Scorecard.Of(holder, centre, counterpart, asOf, ScorePriors.Default).ToText());
                Assert.True(centre == Asker || (card.Pair is not null && card.Answer is not null && card.Late > 0 && card.Answered > 0));
            }
        }
    }

    // A card that is made elsewhere, by other processors too, has these very digits.
    [Fact]
    public void A_cards_digits_stand()
    {
        var events = Many(9, (talk, i) => Answer(talk, 1 + i, i < 7 ? FeedbackValue.Useful : FeedbackValue.Neutral));
        Assert.Equal(
            """
            card centre.xb centre.xa 2026-06-09T00:00:00Z
            priors 8000 2000 8000 2000 8000 2000 2000 7516
            requests 9 9 1 0 0
            refusals
            on-time 9 833840 665025 954873
            on-time-of-urgency 9 833840 665025 954873
            on-time-of-urgency -
            on-time-of-urgency -
            useful 9 791540 611119 930000
            pair 9 791540 611119 930000
            answer 9 47781 29184 95298 158724 96948 316571
            corrected 0
            feedback 0 0
            hits 0 0
            audit-failures 0
            marking-breaches 0
            reciprocity 0 7 0

            """,
            string.Join('\n', Scorecard.Of(events, Holder, Asker, Later, ScorePriors.Default).ToText().Split('\n', StringSplitOptions.TrimEntries)));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Below_five_events_nothing_is_shown_and_nothing_ranks(int requests, bool isShown)
    {
        var card = Card(Many(requests, (talk, _) => Answer(talk, 1, FeedbackValue.Useful)));
        Assert.Equal(isShown, card.OnTime is not null && card.Pair is not null && card.Useful is not null && card.Answer is not null);
        Assert.Equal(!isShown, card.OnTime is null && card.Pair is null && card.Useful is null && card.Answer is null);
        var ranking = ScoreRanking.Of([card]);
        Assert.Equal((isShown ? 1 : 0, isShown ? 0 : 1), (ranking.Ranked.Length, ranking.Unranked.Length));
    }

    [Fact]
    public void A_refusal_for_a_reason_of_the_law_counts_neither_way()
    {
        var useful = Many(6, (talk, _) => Answer(talk, 1, FeedbackValue.Useful));
        var refused = Many(6, (talk, _) => talk.Received().Wait(1).Hold(new RequestDetails.Refused(RefusalCode.OngoingOperation)), first: 100);
        var (without, with) = (Card(useful), Card([.. useful, .. refused]));
        Assert.Equal((without.OnTime, without.Pair, without.Useful), (with.OnTime, with.Pair, with.Useful));
        Assert.Equal([(RefusalCode.OngoingOperation, 6)], with.Refusals);
        Assert.Equal((12, 0), (with.Answered, with.Empty));

        // Too late it is late as all else.
        var late = Many(6, (talk, _) => talk.Received().Wait(9).Hold(new RequestDetails.Refused(RefusalCode.OngoingOperation)), first: 200);
        Assert.Equal((12, 6), (Card([.. useful, .. late]).OnTime!.Value.Events, Card([.. useful, .. late]).Late));
    }

    [Fact]
    public void An_answer_that_gives_nothing_is_in_time_and_of_no_use_to_anybody()
    {
        var empty = Many(6, (talk, _) => talk.Received().Hold(new RequestDetails.Accepted()).Hold(new RequestDetails.Released([], true))
            .Ask(new RequestDetails.FeedbackGiven(FeedbackValue.Useful)));
        var card = Card([.. empty, .. Many(6, (talk, _) => talk.Received().Hold(new RequestDetails.Refused(RefusalCode.NotHeld)), first: 100)]);
        Assert.Equal((12, 12, 0), (card.Answered, card.Empty, card.Late));
        Assert.Equal(12, card.OnTime!.Value.Events);
        Assert.Null(card.Useful);
        Assert.Equal(12, card.Pair!.Value.Events);
        Assert.True(card.Pair.Value.UpperMillionths < card.OnTime.Value.LowerMillionths);
        Assert.Equal(0, card.Gave);
    }

    [Fact]
    public void Who_answers_at_once_with_nothing_ranks_below_who_is_slower_and_of_use()
    {
        var gamer = Card(Many(40, (talk, _) => talk.Received().Wait(0.01).Hold(new RequestDetails.Refused(RefusalCode.NotHeld)))) with { Centre = "gamer" };
        var slow = Card(Many(12, (talk, i) => Answer(talk, i == 0 ? 9 : 7.5, i < 10 ? FeedbackValue.Useful : FeedbackValue.Wrong), first: 100)) with
        {
            Centre = "slow",
        };
        Assert.True(gamer.OnTime!.Value.LowerMillionths > slow.OnTime!.Value.LowerMillionths);
        Assert.True(gamer.Answer!.Value.MedianSeconds < slow.Answer!.Value.MedianSeconds);
        Assert.Equal(["slow", "gamer"], ScoreRanking.Of([gamer, slow]).Ranked.Select(card => card.Centre));

        // By means of few events it would be the other way round: a newcomer with five of five does not pass who proved it a hundred times.
        var newcomer = Card(Many(5, (talk, _) => Answer(talk, 1, FeedbackValue.Useful), first: 300)) with { Centre = "newcomer" };
        var proven = Card(Many(100, (talk, i) => Answer(talk, 1, i % 25 == 0 ? FeedbackValue.Neutral : FeedbackValue.Useful), first: 400)) with
        {
            Centre = "proven",
        };
        Assert.Equal(["proven", "newcomer"], ScoreRanking.Of([newcomer, proven]).Ranked.Select(card => card.Centre));
    }

    [Fact]
    public void What_waits_counts_as_waiting_and_makes_no_answer_look_quicker()
    {
        var quick = Many(6, (talk, _) => Answer(talk, 1, FeedbackValue.Useful));
        var open = Many(6, (talk, _) => talk.Received(), first: 100);
        var (without, with) = (Card(quick), Card([.. quick, .. open]));
        Assert.True(with.Answer!.Value.MedianSeconds > 10 * without.Answer!.Value.MedianSeconds);
        Assert.Equal((12, 6, 6), (with.Received, with.Answered, with.Late));
    }

    [Fact]
    public void Feedback_that_nobody_gave_counts_against_who_should_have_and_not_against_who_answered()
    {
        var silent = Many(6, (talk, _) => talk.Received().Hold(new RequestDetails.Accepted()).Hold(new RequestDetails.Released([talk.Given()], true)));
        var (holder, asker) = (Card(silent), Card(silent, Asker, Holder));
        Assert.Equal((6, 0, 6), (holder.OnTime!.Value.Events, holder.FeedbackMissed, asker.FeedbackMissed));
        Assert.Null(holder.Pair);
        Assert.Equal(0, Card(silent, Asker, Holder, RequestTalk.Start + TimeSpan.FromDays(29)).FeedbackMissed);
    }

    [Fact]
    public void Faults_are_counted_apart_and_move_no_share()
    {
        var good = Many(6, (talk, _) => Answer(talk, 1, FeedbackValue.Useful));
        var faulty = Many(6, (talk, i) =>
        {
            Answer(talk, 1, FeedbackValue.Useful);
            talk.Ask(new RequestDetails.AuditFailed(Holder, talk.Hash())).Ask(new RequestDetails.MarkingBreached(Holder, talk.State.Objects[0].Hash));
            talk.Hold(new RequestDetails.Corrected(talk.State.Objects[0].Hash, talk.Given()));
        });
        var (clean, card) = (Card(good), Card(faulty));
        Assert.Equal((6, 6, 6), (card.AuditFailures, card.MarkingBreaches, card.Corrected));
        Assert.Equal((clean.OnTime, clean.Pair, clean.Useful, clean.Answer), (card.OnTime, card.Pair, card.Useful, card.Answer));
        Assert.Equal((0, 0, 0), (Card(faulty, Asker, Holder) is var other ? (other.AuditFailures, other.MarkingBreaches, other.Corrected) : default));
    }

    [Fact]
    public void Hits_and_reciprocity_stand_beside_the_shares()
    {
        var events = Many(6, (talk, i) =>
        {
            talk.Received();
            var hit = talk.Hash();
            talk.Ask(new RequestDetails.HitDisclosed(hit)).Hold(new RequestDetails.HitAnswered(hit, i < 4)).Hold(new RequestDetails.Accepted());
            talk.Hold(new RequestDetails.Released([talk.Given()], true)).Ask(new RequestDetails.FeedbackGiven(FeedbackValue.Useful));
        });
        var (asker, holder) = (Card(events, Asker, Holder), Card(events));
        Assert.Equal((4, 2, 0, 0), (asker.HitsConfirmed, asker.HitsNotConfirmed, holder.HitsConfirmed, holder.HitsNotConfirmed));
        Assert.Equal((0, 6, 6, 0), (asker.Gave, asker.Got, holder.Gave, holder.Got));
        Assert.Equal((0, null), (asker.ReciprocityThousandths, holder.ReciprocityThousandths));
    }

    [Fact]
    public void What_is_behind_the_cards_moment_or_of_others_is_not_in_it()
    {
        var events = Many(6, (talk, _) => Answer(talk, 5, FeedbackValue.Useful));
        var early = Card(events, Holder, Asker, RequestTalk.Start + TimeSpan.FromHours(4));
        Assert.Equal((6, 0, 0), (early.Received, early.Answered, early.Late));
        Assert.Equal(0, Card(events, Holder, "centre.xq").Received);
    }

    [Fact]
    public void What_is_old_counts_less()
    {
        var events = Many(6, (talk, _) => Answer(talk, 9, FeedbackValue.Useful));
        var (soon, late) = (Card(events, Holder, Asker, RequestTalk.Start + TimeSpan.FromDays(1)), Card(events, Holder, Asker, Later + TimeSpan.FromDays(800)));
        Assert.Equal(RateEstimate.Of(0, 6, RatePrior.Default), soon.OnTime);
        Assert.True(late.OnTime!.Value.MeanMillionths > 750_000 && late.OnTime.Value.Events == 6);
    }

    private static void Answer(RequestTalk talk, double hours, FeedbackValue value) => talk.Received().Hold(new RequestDetails.Accepted()).Wait(hours)
        .Hold(new RequestDetails.Released([talk.Given()], true)).Ask(new RequestDetails.FeedbackGiven(value));

    private static RequestEvent[] Many(int requests, Action<RequestTalk, int> say, int first = 0) =>
    [
        .. Enumerable.Range(0, requests).SelectMany(i =>
        {
            var talk = new RequestTalk(seed: first + i + 1);
            say(talk, i);
            return talk.Events;
        }),
    ];

    private static Scorecard Card(IEnumerable<RequestEvent> events, string centre = Holder, string counterpart = Asker, Instant? asOf = null) =>
        Scorecard.Of(events, centre, counterpart, asOf ?? Later, ScorePriors.Default);
}
