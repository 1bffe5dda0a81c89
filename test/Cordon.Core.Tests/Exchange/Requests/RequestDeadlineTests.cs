using Cordon.Bench.Requests;
using Cordon.Core.Exchange.Requests;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Requests;

/// <summary>What is over when.</summary>
public sealed class RequestDeadlineTests
{
    private static readonly TimeSpan Instantly = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(RequestUrgency.UrgentDirect, 8)]
    [InlineData(RequestUrgency.UrgentIndirect, 72)]
    [InlineData(RequestUrgency.Ordinary, 168)]
    public void The_clock_starts_at_the_receipt_and_its_end_is_still_in_time(RequestUrgency urgency, int hours)
    {
        var talk = new RequestTalk(urgency: urgency).Sent().Wait(5).Hold(new RequestDetails.Received(new RequestTalk().Hash()));
        var due = talk.Now + TimeSpan.FromHours(hours);
        Assert.Equal((RequestState.Received, null), (talk.State.StateAt(due), talk.State.LateAt(due)));
        Assert.Equal((RequestState.Overdue, due), (talk.State.StateAt(due + Instantly), talk.State.LateAt(due + Instantly)));
        Assert.Equal(new RequestTimer(RequestTimerKind.Answer, due), talk.State.Timers[0]);
    }

    [Fact]
    public void Without_a_receipt_it_is_undelivered_after_a_day_and_a_late_receipt_is_taken()
    {
        var talk = new RequestTalk().Sent();
        Assert.Equal(RequestState.Sent, talk.State.StateAt(talk.Now + TimeSpan.FromHours(24)));
        Assert.Equal(RequestState.Undelivered, talk.State.StateAt(talk.Now + TimeSpan.FromHours(24) + Instantly));
        Assert.Null(talk.State.LateAt(talk.Now + TimeSpan.FromDays(99)));
        talk.Wait(30).Hold(new RequestDetails.Received(talk.Hash()));
        Assert.Equal(RequestState.Received, talk.State.StateAt(talk.Now));
    }

    [Fact]
    public void The_clock_stands_while_more_is_asked_twice_at_the_most()
    {
        var talk = new RequestTalk().Received().Wait(3);
        for (var stop = 0; stop < 2; stop++)
        {
            talk.Hold(new RequestDetails.InformationNeeded("which?")).Wait(100).Ask(new RequestDetails.InformationGiven("this")).Wait(2);
        }

        Assert.Equal(TimeSpan.FromHours(7), talk.State.UsedAt(talk.Now));
        Assert.Equal(RequestFault.StopsUsed, talk.Try(RequestActs.Holder, new RequestDetails.InformationNeeded("which?")).Fault);
        Assert.Null(talk.State.LateAt(talk.Now + TimeSpan.FromHours(1)));
        Assert.NotNull(talk.State.LateAt(talk.Now + TimeSpan.FromHours(1) + Instantly));
    }

    [Fact]
    public void Late_is_late_for_good()
    {
        var talk = new RequestTalk().Received().Wait(9);
        Assert.Equal(RequestState.Overdue, talk.State.StateAt(talk.Now));
        var late = talk.State.LateAt(talk.Now);
        talk.Ask(new RequestDetails.Escalated("it is over"));
        Assert.Equal(RequestState.Escalated, talk.State.StateAt(talk.Now));
        Assert.Equal(RequestFault.NotOverdue, talk.Try(RequestActs.Asker, new RequestDetails.Escalated("again")).Fault);
        talk.Hold(new RequestDetails.InformationNeeded("which?"));
        Assert.Equal((RequestState.Suspended, late), (talk.State.StateAt(talk.Now), talk.State.LateAt(talk.Now)));
        talk.Ask(new RequestDetails.InformationGiven("this")).Hold(new RequestDetails.Accepted());
        talk.Hold(new RequestDetails.Released([talk.Given()], true)).Ask(new RequestDetails.FeedbackGiven(FeedbackValue.Useful));
        Assert.Equal((RequestState.Closed, late), (talk.State.StateAt(talk.Now), talk.State.LateAt(talk.Now)));
    }

    [Fact]
    public void Nothing_is_escalated_before_it_is_overdue() => Assert.Equal(
        RequestFault.NotOverdue, new RequestTalk().Received().Wait(8).Try(RequestActs.Asker, new RequestDetails.Escalated("soon")).Fault);

    [Fact]
    public void A_silent_originator_makes_it_overdue_after_72_hours_however_often_one_is_asked()
    {
        var talk = new RequestTalk().Received().Hold(new RequestDetails.Accepted()).Wait(7);
        foreach (var hours in new[] { 40, 32 })
        {
            var hash = talk.Hash();
            talk.Hold(new RequestDetails.ConsentAsked(hash, RequestActs.Third)).Wait(hours);
            Assert.Equal(RequestState.AwaitOriginator, talk.State.StateAt(talk.Now));
            talk.Hold(new RequestDetails.ConsentGiven(hash, RequestActs.Asker, RequestLane.Intelligence, talk.Now + TimeSpan.FromDays(1)));
        }

        Assert.Equal(TimeSpan.FromHours(7), talk.State.UsedAt(talk.Now));
        talk.Hold(new RequestDetails.ConsentAsked(talk.Hash(), RequestActs.Third));
        Assert.Equal(new RequestTimer(RequestTimerKind.Originator, talk.Now), talk.State.Timers[0]);
        Assert.Equal(RequestState.Overdue, talk.State.StateAt(talk.Now + Instantly));
    }

    [Fact]
    public void An_answer_of_which_nobody_says_what_it_was_worth_closes_after_thirty_days()
    {
        var talk = new RequestTalk().Received().Hold(new RequestDetails.Accepted()).Hold(new RequestDetails.Released([], true));
        var due = talk.Now + TimeSpan.FromDays(30);
        Assert.Equal((RequestState.Provided, false), (talk.State.StateAt(due), talk.State.IsClosedWithoutFeedback(due)));
        Assert.Equal((RequestState.Closed, true), (talk.State.StateAt(due + Instantly), talk.State.IsClosedWithoutFeedback(due + Instantly)));
        Assert.Equal(RequestFault.TimeOver, talk.Wait((30 * 24) + 1).Try(
            RequestActs.Asker, new RequestDetails.FeedbackGiven(FeedbackValue.Useful)).Fault);
    }
}
