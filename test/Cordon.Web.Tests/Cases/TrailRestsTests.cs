using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Web.Cases;

namespace Cordon.Web.Tests.Cases;

/// <summary>What a trail says of money is what became of the orders on it.</summary>
public sealed class TrailRestsTests
{
    private static readonly Currency Currency = Currency.Parse("EUR");
    private static readonly Money Sum = new(30_000, Currency);

    [Theory]
    [InlineData(FreezeOrderState.Proposed, 0, "waits for approval", "待批准")]
    [InlineData(FreezeOrderState.Sent, 0, "the bank is asked for it", "已要求银行止付")]
    [InlineData(FreezeOrderState.TooLate, 0, "the bank did not find it", "银行未查到")]
    [InlineData(FreezeOrderState.Frozen, 0, "the bank did not find it", "银行未查到")]
    [InlineData(FreezeOrderState.Refused, 0, "the bank refused", "银行拒绝")]
    [InlineData(FreezeOrderState.Withdrawn, 0, "the centre withdrew its order", "中心已撤回")]
    [InlineData(FreezeOrderState.Released, 30_000, "released by the bank", "银行已解除")]
    [InlineData(FreezeOrderState.Expired, 30_000, "lapsed by law", "依法到期")]
    [InlineData(FreezeOrderState.Frozen, 10_000, "released by the bank", "银行已解除")]
    public void Money_that_lies_in_an_account_is_told_by_the_orders_on_it(FreezeOrderState state, long released, string english, string chinese)
    {
        var told = Assert.Single(Rests(Order(state) with { FrozenMinor = released == 0 ? 0 : Sum.Minor, ReleasedMinor = released }).All());
        Assert.Contains(english, told.Words.English, StringComparison.Ordinal);
        Assert.Contains(chinese, told.Words.Chinese, StringComparison.Ordinal);
        Assert.DoesNotContain("have it frozen", told.Words.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Money_released_since_its_holder_was_right_is_not_to_be_frozen_again()
    {
        var order = Order(FreezeOrderState.Released) with { FrozenMinor = 30_000, ReleasedMinor = 30_000 };
        var rests = Rests(order) with { Righted = new Dictionary<uint, long> { [order.Number] = 30_000 } };
        Assert.Equal(("released: the account's holder was right", "tag"), (Assert.Single(rests.All()).Words.English, Assert.Single(rests.All()).Colour));
        Assert.Equal("released, holder right", Assert.Single(rests.Drawn(rests.Trail.Ends[0])).Words.English);
    }

    [Fact]
    public void What_the_bank_let_go_by_itself_is_told_apart_from_what_a_complaint_freed()
    {
        var order = Order(FreezeOrderState.Frozen) with { FrozenMinor = 50_000, ReleasedMinor = 30_000 };
        var parts = (Rests(order) with { Righted = new Dictionary<uint, long> { [order.Number] = 10_000 } }).All();
        Assert.Equal(
            [("released: the account's holder was right", 10_000L, 10_000L), ("released by the bank", 20_000L, 20_000L)],
            parts.Select(told => (told.Words.English, told.Amount.Minor, told.Share)));

        // Where more lies there than the order let go, no sums are made up.
        var more = (Rests(order with { ReleasedMinor = 20_000 }) with { Righted = new Dictionary<uint, long> { [order.Number] = 10_000 } }).All();
        Assert.Contains("of part of it", Assert.Single(more).Words.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000, "200.00 EUR released: the account's holder was right, 100.00 EUR NOT FOUND")]
    [InlineData(5_000, "50.00 EUR released: the account's holder was right, 150.00 EUR released by the bank, 100.00 EUR NOT FOUND")]
    [InlineData(0, "200.00 EUR released by the bank, 100.00 EUR NOT FOUND")]
    public void What_a_bank_did_not_find_is_not_told_as_let_go(long righted, string words)
    {
        var order = Order(FreezeOrderState.Released) with { FrozenMinor = 20_000, ReleasedMinor = 20_000 };
        var rests = Rests(order) with { Righted = new Dictionary<uint, long> { [order.Number] = righted } };
        const string notFound = "should lie here, but the bank did not find it: ask for a statement of the account";
        var expected = words.Replace("NOT FOUND", notFound, StringComparison.Ordinal);
        Assert.Equal(expected, string.Join(", ", rests.All().Select(told => $"{told.Amount} {told.Words.English}")));
        Assert.Equal(30_000, rests.All().Sum(told => told.Share));

        // Where more lies there than was asked for, no sums are made up.
        var less = Rests(order with { Asked = Sum with { Minor = 25_000 } }) with { Righted = rests.Righted };
        Assert.DoesNotContain("did not find", Assert.Single(less.All()).Words.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_order_is_it_is_to_be_frozen_and_a_later_order_counts_before_an_earlier()
    {
        var none = Rests();
        Assert.Equal("lies here: have it frozen", Assert.Single(none.All()).Words.English);
        Assert.Empty(none.Drawn(none.Trail.Ends[0]));
        var (released, later) = (Order(FreezeOrderState.Released) with { ReleasedMinor = 30_000 }, Order(FreezeOrderState.Refused) with { Number = 8 });
        Assert.Contains("refused", Assert.Single(Rests(released, later).All()).Words.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, "300.00 EUR frozen on an order", "held")]
    [InlineData(30_000, 0, "300.00 EUR paid back by the bank", "paid back")]
    [InlineData(10_000, 0, "200.00 EUR frozen on an order, 100.00 EUR paid back by the bank", "held, paid back")]
    [InlineData(0, 30_000, "300.00 EUR frozen on an order: the bank is asked to release it", "held, to be released")]
    public void Money_that_was_frozen_is_told_by_what_its_order_holds_and_was_paid_back(long returned, long asked, string words, string drawn)
    {
        var order = Order(returned == 30_000 ? FreezeOrderState.Returned : FreezeOrderState.Frozen) with
        {
            FrozenMinor = 30_000,
            ReturnedMinor = returned,
            ReleaseAskedMinor = asked,
        };
        var rests = Rests(TrailFate.Frozen, 30_000, order);
        Assert.Equal(words, string.Join(", ", rests.All().Select(told => $"{told.Amount} {told.Words.English}")));
        Assert.Equal(drawn, string.Join(", ", rests.Drawn(rests.Trail.Ends[0]).Select(part => part.Words.English)));
        Assert.Equal(30_000, rests.All().Sum(told => told.Share));
    }

    [Fact]
    public void Of_an_order_that_holds_money_of_others_too_no_sum_is_made_up()
    {
        var order = Order(FreezeOrderState.Frozen) with { FrozenMinor = 50_000, ReturnedMinor = 10_000 };
        var told = Assert.Single(Rests(TrailFate.Frozen, 30_000, order).All());
        Assert.Equal(("frozen on an order: part of it is paid back", 30_000L), (told.Words.English, told.Amount.Minor));
    }

    private static TrailRests Rests(params FreezeOrder[] orders) => Rests(TrailFate.Rests, 0, orders);

    private static TrailRests Rests(TrailFate fate, long onOrder, params FreezeOrder[] orders)
    {
        var place = new TrailPlace(0, fate, Sum, Sum.Minor, new Instant(5), 1) { Orders = onOrder == 0 ? [] : [(orders[0].Number, onOrder, onOrder)] };
        var trail = new TrailReport(
            ["p1"], Sum, new Instant(1), new Instant(9), TaintPolicy.Fifo, [new TrailAccount("BBBBXBBB", "M1", EndKind.None, false, 1)], [], [place], false);
        return new TrailRests(trail, orders, number => orders.FirstOrDefault(order => order.Number == number), new Dictionary<uint, long>());
    }

    private static FreezeOrder Order(FreezeOrderState state) => new()
    {
        Number = 7,
        Case = 1,
        ReportId = "r1",
        Purse = 1,
        Bank = "BBBBXBBB",
        Account = "M1",
        Asked = Sum,
        FirstAskedMinor = Sum.Minor,
        Hop = 1,
        Policy = TaintPolicy.Fifo,
        ProposedAt = new Instant(2),
        ApprovalsNeeded = 1,
        State = state,
    };
}
