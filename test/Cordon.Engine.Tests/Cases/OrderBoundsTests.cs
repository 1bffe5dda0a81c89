using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Cases;

/// <summary>What banks hold is neither ordered again nor followed, and orders are few.</summary>
public sealed class OrderBoundsTests
{
    [Fact]
    public async Task A_landlord_who_is_paid_out_of_wages_is_not_ordered_frozen_for_money_that_is_held()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "VICTIM", "MULE", 1_000);
        await world.Report("r1", "p1");
        Assert.Equal(CommandStatus.Done, (await world.Answer(1, FreezeEventKind.Freeze, 100_000)).Status);
        await world.Pay("p2", "EMPLOYER", "MULE", 1_000);
        await world.Pay("p3", "MULE", "LANDLORD", 1_000);
        Assert.Equal(["FO-000001 MULE 1000.00 EUR frozen"], world.OpenOrders);
        await world.Answer(1, FreezeEventKind.Release, 100_000);
        await world.Pay("p4", "MULE", "GROCER", 500);
        Assert.Empty(world.OpenOrders);
    }

    [Fact]
    public async Task What_lapses_by_law_is_followed_again()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "VICTIM", "MULE", 1_000);
        await world.Report("r1", "p1");
        await world.Answer(1, FreezeEventKind.Freeze, 100_000);
        await world.Wait(TimeSpan.FromDays(4));
        Assert.Equal(FreezeOrderState.Expired, world.Orders[0].State);
        await world.Pay("p2", "MULE", "SECOND", 400);
        Assert.Equal(["FO-000002 SECOND 400.00 EUR approved"], world.OpenOrders);
    }

    [Fact]
    public async Task Small_transfers_raise_one_order_and_the_smallest_make_none()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p0", "VICTIM", "MULE", 100_000, "JPY");
        await world.Report("r1", "p0");
        for (var i = 1; i <= 50; i++)
        {
            await world.Pay($"p{i}", "MULE", "SECOND", 100, "JPY");
        }

        // A hundred yen are less than a euro; two hundred are more, and from then on the order is raised.
        Assert.Equal(["FO-000001 MULE 95000 JPY approved", "FO-000002 SECOND 5000 JPY approved"], world.OpenOrders);
        Assert.Equal((2, 1), (centre.Counters.OrdersProposed, centre.Counters.OrdersLeftOut));
    }

    [Theory]
    [InlineData(false, 100, "FO-000003 SECOND 50.00 EUR approved")]
    [InlineData(false, 80, "FO-000003 SECOND 50.00 EUR approved")]
    [InlineData(false, 130, "FO-000003 SECOND 20.00 EUR approved")]
    [InlineData(false, 150, null)]
    [InlineData(true, 100, null)]
    public async Task What_an_order_was_raised_by_is_ordered_anew_when_the_bank_answers_the_notice_before(bool isTaken, int held, string? anew)
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "VICTIM", "MULE", 150);
        await world.Report("r1", "p1");
        await world.Pay("p2", "MULE", "SECOND", 100);
        await world.Pay("p3", "MULE", "SECOND", 50);
        Assert.Equal(["FO-000002 SECOND 150.00 EUR approved"], world.OpenOrders);
        if (isTaken)
        {
            await world.Do(new Command.TakeNotices(RecoveryWorld.Bank, uint.MaxValue, "test"));
        }

        await world.Answer(2, FreezeEventKind.Freeze, held * 100);
        string[] orders = [$"FO-000002 SECOND 150.00 EUR frozen", .. anew is null ? Array.Empty<string>() : [anew]];
        Assert.Equal(orders, world.OpenOrders);
    }

    [Fact]
    public async Task Many_small_orders_need_the_persons_that_one_large_one_needs()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p0", "VICTIM", "MULE", 30_000);
        await world.Report("r1", "p0");
        await world.Pay("p1", "MULE", "SECOND", 9_000);
        await world.Pay("p2", "MULE", "SECOND", 9_000);
        await world.Pay("p3", "MULE", "SECOND", 1);
        Assert.Equal(
            ["FO-000001 MULE 11999.00 EUR proposed", "FO-000002 SECOND 9000.00 EUR approved", "FO-000003 SECOND 9001.00 EUR proposed"],
            world.OpenOrders);
    }

    [Fact]
    public async Task A_second_report_orders_no_more_than_its_case_has_there()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 200);
        await world.Pay("p2", "B", "MULE", 400);
        await world.Report("r1", "p1");
        await world.Report("r2", "p2");
        await world.Answer(2, FreezeEventKind.Refuse);
        var again = await world.Report("r3", "p1");
        Assert.Equal(["FO-000001 MULE 200.00 EUR approved"], world.OpenOrders);
        Assert.NotNull(again.TraceTime);
    }

    [Theory]
    [InlineData(FreezeEventKind.Freeze, 300)]
    [InlineData(FreezeEventKind.Freeze, 1_000)]
    [InlineData(FreezeEventKind.TooLate, 0)]
    [InlineData(FreezeEventKind.Refuse, 0)]
    public async Task A_payment_that_is_reported_again_orders_nothing_that_its_bank_has_answered(FreezeEventKind answer, int held)
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "VICTIM", "MULE", 1_950);
        await world.Pay("p2", "MULE", "SECOND", 950);
        await world.Report("r1", "p1");
        var first = world.Orders.First(order => order.Account == "MULE").Number;
        await world.Answer(first, answer, held * 100L);
        var before = world.OpenOrders;
        var again = await world.Report("r2", "p1");
        Assert.Equal(before, world.OpenOrders);
        Assert.Equal((1u, 2), (again.Number, again.Reports));
        Assert.True(again.Orders.Sum(order => order.ClaimedMinor) <= 195_000);
        Assert.True(again.Orders.Where(order => !order.IsOver).Sum(order => order.Asked.Minor) <= 195_000);
        Assert.Equal(
            held == 1_000 ? [] : [(UnorderedWhy.Answered, (1_000 - held) * 100L)], again.Unordered.Select(money => (money.Why, money.Amount.Minor)));
        await world.Report("r3", "p1");
        Assert.Equal(before, world.OpenOrders);
    }

    [Fact]
    public async Task What_came_to_an_account_since_its_bank_answered_is_ordered()
    {
        await using var journal = new MemoryJournal();
        var time = new SettableTime(RecoveryWorld.Start + TimeSpan.FromMinutes(10));
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, time, TestContext.Current.CancellationToken);
        var world = new RecoveryWorld(centre, time, 0);
        await world.Pay("p1", "VICTIM", "MULE", 1_000);
        await world.Report("r1", "p1");
        await world.Pay("p2", "MULE", "SECOND", 400);
        await world.Answer(1, FreezeEventKind.Freeze, 100_00);
        time.Now += TimeSpan.FromMinutes(1);
        await world.Pay("p3", "SECOND", "MULE", 50);
        var orders = world.OpenOrders;
        await world.Report("r2", "p1");
        Assert.Equal(orders, world.OpenOrders);
        Assert.True(world.Orders.Sum(order => order.ClaimedMinor) <= 100_000);
    }

    [Fact]
    public async Task A_bank_that_holds_more_than_it_was_surely_told_of_leaves_nothing_answered_but_not_held()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "VICTIM", "MULE", 1_000);
        await world.Pay("p2", "MULE", "SECOND", 300);
        await world.Report("r1", "p1");
        var second = world.Orders.First(order => order.Account == "SECOND").Number;
        await world.Pay("p3", "MULE", "SECOND", 200);
        Assert.Equal((50_000, 30_000), (world.Orders[(int)second - 1].Asked.Minor, world.Orders[(int)second - 1].MeantMinor));
        await world.Answer(second, FreezeEventKind.Freeze, 50_000);
        await world.Pay("p4", "MULE", "SECOND", 100);
        var orders = world.OpenOrders;
        var again = await world.Report("r2", "p1");
        Assert.Equal(orders, world.OpenOrders);
        Assert.DoesNotContain(again.Unordered, money => money.Why == UnorderedWhy.Answered);
    }

    [Fact]
    public async Task The_sums_of_the_rules_are_worth_the_same_in_every_reference_currency()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal, new CentreOptions { Reference = Currency.Parse("IDR") });
        await using var centre = world.Centre;
        await world.Pay("p1", "VICTIM", "MULE", 150_000_000, "IDR");
        await world.Pay("p2", "OTHER", "SECOND", 200_000_000, "IDR");
        await world.Report("r1", "p1");
        await world.Report("r2", "p2");
        Assert.Equal([0, 1], world.Orders.Select(order => order.ApprovalsNeeded));
    }
}
