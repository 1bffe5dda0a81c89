using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Cases;

public sealed class OrderDeadlineTests
{
    private static readonly Instant Start = new(1_760_000_000_000);

    [Theory]
    [InlineData(FreezeOrderState.Proposed, 0, 0, OrderDeadlineKind.Approval, 0, true)]
    [InlineData(FreezeOrderState.Approved, 0, 0, OrderDeadlineKind.Sending, 0, true)]
    [InlineData(FreezeOrderState.Sent, 0, 0, OrderDeadlineKind.Answer, 30, false)]
    [InlineData(FreezeOrderState.Sent, 1, 0, OrderDeadlineKind.Answer, 30, true)]
    [InlineData(FreezeOrderState.Acknowledged, 0, 0, OrderDeadlineKind.Answer, 30, false)]
    [InlineData(FreezeOrderState.Frozen, 0, 0, OrderDeadlineKind.Lapse, 90, false)]
    [InlineData(FreezeOrderState.Frozen, 0, 200, OrderDeadlineKind.Release, 30, false)]
    [InlineData(FreezeOrderState.Frozen, 2, 200, OrderDeadlineKind.Release, 30, true)]
    [InlineData(FreezeOrderState.Returned, 0, 0, OrderDeadlineKind.None, null, false)]
    public void An_order_waits_for_one_thing(FreezeOrderState state, int reminders, long releaseAsked, OrderDeadlineKind kind, int? minutes, bool isLate)
    {
        var order = Order(state) with
        {
            Reminders = reminders,
            ReleaseAskedMinor = releaseAsked,
            AnswerDue = Start + TimeSpan.FromMinutes(30),
            Expires = Start + TimeSpan.FromMinutes(90),
        };
        var deadline = OrderDeadline.Of(order);
        Assert.Equal((kind, minutes is { } after ? Start + TimeSpan.FromMinutes(after) : Instant.Max), (deadline.Kind, deadline.At));
        Assert.Equal(isLate, deadline.IsLate(order, Start + TimeSpan.FromMinutes(10)));
        Assert.Equal(isLate || kind is OrderDeadlineKind.Answer or OrderDeadlineKind.Release, deadline.IsLate(order, Start + TimeSpan.FromMinutes(30)));
    }

    [Theory]
    [InlineData(FreezeOrderState.Proposed, "LANTXB2X", false)]
    [InlineData(FreezeOrderState.Approved, "LANTXB2X", true)]
    [InlineData(FreezeOrderState.Approved, "LANTXB2XNOR", true)]
    [InlineData(FreezeOrderState.Approved, "BRUNXA3L", false)]
    [InlineData(FreezeOrderState.Frozen, "", false)]
    public void A_bank_knows_of_its_own_orders_from_their_approval_on(FreezeOrderState state, string bank, bool isKnown) =>
        Assert.Equal(isKnown, Order(state).IsKnownTo(bank));

    [Theory]
    [InlineData(FreezeOrderState.Proposed, 0, false, 0, OrderTurn.Centre)]
    [InlineData(FreezeOrderState.Proposed, 1, false, 0, OrderTurn.SecondOfficer)]
    [InlineData(FreezeOrderState.Approved, 2, false, 0, OrderTurn.Bank)]
    [InlineData(FreezeOrderState.Sent, 2, false, 0, OrderTurn.Bank)]
    [InlineData(FreezeOrderState.Acknowledged, 0, false, 0, OrderTurn.Bank)]
    [InlineData(FreezeOrderState.Frozen, 0, false, 0, OrderTurn.Bank)]
    [InlineData(FreezeOrderState.Frozen, 0, false, 200, OrderTurn.Bank)]
    [InlineData(FreezeOrderState.Frozen, 0, true, 200, OrderTurn.Centre)]
    [InlineData(FreezeOrderState.TooLate, 0, false, 0, OrderTurn.Nobody)]
    [InlineData(FreezeOrderState.Refused, 0, false, 0, OrderTurn.Nobody)]
    [InlineData(FreezeOrderState.Released, 0, false, 0, OrderTurn.Nobody)]
    [InlineData(FreezeOrderState.Returned, 0, true, 0, OrderTurn.Nobody)]
    [InlineData(FreezeOrderState.Expired, 0, true, 0, OrderTurn.Nobody)]
    [InlineData(FreezeOrderState.Withdrawn, 1, false, 0, OrderTurn.Nobody)]
    public void An_order_is_one_partys_turn_until_it_is_over(
        FreezeOrderState state, int approvals, bool isContested, long releaseAsked, OrderTurn turn)
    {
        var order = Order(state) with
        {
            ApprovalsNeeded = 2,
            Approvals = [.. Enumerable.Range(0, approvals).Select(i => $"officer {i}")],
            IsContested = isContested,
            ReleaseAskedMinor = releaseAsked,
        };
        Assert.Equal(turn, OrderDeadline.TurnOf(order));
    }

    internal static FreezeOrder Order(FreezeOrderState state) => new()
    {
        Number = 1,
        Case = 1,
        ReportId = "r1",
        Purse = 1,
        Bank = "LANTXB2XSUD",
        Account = "77120045",
        Asked = new Money(50_000, Currency.Parse("EUR")),
        FirstAskedMinor = 50_000,
        Hop = 1,
        Policy = TaintPolicy.Fifo,
        ProposedAt = Start,
        ApprovalsNeeded = 0,
        State = state,
    };
}
