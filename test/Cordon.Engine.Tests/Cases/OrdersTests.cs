using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Journal;
using Xunit;
using static Cordon.Engine.Tests.CentreTests;

namespace Cordon.Engine.Tests.Cases;

/// <summary>From reports to freeze orders, in a centre whose payments have happened unless a test says otherwise.</summary>
public sealed class OrdersTests
{
    private const string Banks = "BBBBXBBB";
    private const string HoldLarge = """
        rules "for tests" version 1

        rule large
          when amount >= 10000.00 EUR
          if unknown skip
          then hold 4 h, then release
          score 0.9
          payer "We are holding your {amount}."
          file "The amount is {amount}."
        """;

    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start + TimeSpan.FromDays(2));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_victims_who_share_an_account_never_have_more_ordered_than_is_there()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await OpenAsync(journal);
        await Submit(centre, Pay("p1", "V1", "MULE", 500, 1), Pay("p2", "V2", "MULE", 400, 2), Pay("p3", "MULE", "SHOP", 300, 3));
        Assert.Equal("FO-000001 MULE 200.00 EUR 1", Assert.Single(Words(await ReportAsync(centre, "r1", "p1"))[..1]));
        var second = await ReportAsync(centre, "r2", "p2");
        Assert.Equal("FO-000003 MULE 400.00 EUR 1", Assert.Single(Words(second)));
        var again = await ReportAsync(centre, "r3", "p2");
        Assert.Equal((second.Number, 2), (again.Number, again.Reports));
        Assert.Single(again.Orders);
    }

    [Fact]
    public async Task Orders_move_with_the_money_until_they_are_sent()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await OpenAsync(journal);
        await Submit(centre, Pay("p1", "V1", "MULE", 500, 1));
        var file = await ReportAsync(centre, "r1", "p1");
        await Submit(centre, Pay("p2", "MULE", "SECOND", 200, 90), Pay("p3", "SECOND", "THIRD", 50, 91));
        Assert.Equal(["FO-000001 MULE 300.00 EUR 1", "FO-000002 SECOND 150.00 EUR 2", "FO-000003 THIRD 50.00 EUR 3"], Words(Orders(centre)));
        Assert.All(Orders(centre), order => Assert.Equal(file.Number, order.Case));
        await Submit(centre, Pay("p4", "MULE", "FOURTH", 300, 92));
        Assert.Equal(FreezeOrderState.Withdrawn, centre.FindOrder(1)!.State);
    }

    [Fact]
    public async Task A_held_payment_that_is_reported_has_its_orders_when_it_settles()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        var published = await centre.SubmitAsync(new Command.PublishPolicy(HoldLarge, null, RemoveModel: false, "test"), Cancellation);
        Assert.Equal(CommandStatus.Done, published.Status);
        await Submit(centre, Pay("p1", "V1", "MULE", 12_000, 1));
        var file = await ReportAsync(centre, "r1", "p1");
        Assert.False(file.IsSettled);
        Assert.Empty(file.Orders);
        await centre.SubmitAsync(new Command.EndHold("p1", 0, true, "officer", "the payer insists"), Cancellation);
        var order = Assert.Single(Orders(centre));
        Assert.Equal((1_200_000, FreezeOrderState.Proposed, 1), (order.Asked.Minor, order.State, order.ApprovalsNeeded));
        Assert.Equal(CommandStatus.Done, (await MoveAsync(centre, 1, FreezeEventKind.Approve, "A")).Status);
        Assert.Equal(FreezeOrderState.Approved, centre.FindOrder(1)!.State);
    }

    [Fact]
    public async Task A_large_order_takes_two_persons_and_not_one_twice()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await OpenAsync(journal);
        await Submit(centre, Pay("p1", "V1", "MULE", 200_000, 1));
        await ReportAsync(centre, "r1", "p1");
        Assert.Equal(CommandStatus.Done, (await MoveAsync(centre, 1, FreezeEventKind.Approve, "A")).Status);
        Assert.Equal(CommandStatus.Conflict, (await MoveAsync(centre, 1, FreezeEventKind.Approve, "A")).Status);
        Assert.Equal(FreezeOrderState.Proposed, centre.FindOrder(1)!.State);
        Assert.Equal(CommandStatus.Done, (await MoveAsync(centre, 1, FreezeEventKind.Approve, "B")).Status);
        Assert.Equal(FreezeOrderState.Approved, centre.FindOrder(1)!.State);
    }

    [Fact]
    public async Task A_payment_nobody_knows_has_no_case()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await OpenAsync(journal);
        var command = new Command.FileReport("r1", Start + TimeSpan.FromHours(1), "absent", 0, null, null, null);
        var result = await centre.SubmitAsync(command, Cancellation);
        Assert.Equal((CommandStatus.NotFound, (CaseSummary?)null), (result.Status, result.Case));
    }

    [Fact]
    public async Task Whatever_happens_no_account_has_more_ordered_than_it_holds_and_a_restart_knows_all_of_it()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            await using var journal = new MemoryJournal();
            var before = await PlayAsync(journal, new Random(seed), seed);
            await using var centre = await OpenAsync(journal);
            Assert.Equal(before, string.Join('\n', Words(Orders(centre))));
        }
    }

    private async Task<string> PlayAsync(MemoryJournal journal, Random random, int seed)
    {
        await using var centre = await OpenAsync(journal);
        var balances = new Dictionary<string, long>();
        for (var i = 1; i <= 120; i++)
        {
            var (from, to, amount) = ($"A{random.Next(8)}", $"A{random.Next(8)}", random.Next(1, 400));
            await Submit(centre, Pay($"p{i}", from, to, amount, i));
            balances[from] = Math.Max(balances.GetValueOrDefault(from), amount * 100L) - (amount * 100L);
            balances[to] = balances.GetValueOrDefault(to) + (amount * 100L);
            if (random.Next(5) == 0)
            {
                await ReportAsync(centre, $"r{i}", $"p{random.Next(1, i + 1)}", i);
            }

            foreach (var orders in Orders(centre).Where(order => !order.IsOver).GroupBy(order => order.Account))
            {
                var ordered = orders.Sum(order => order.ClaimedMinor);
                Assert.True(ordered <= balances[orders.Key], $"seed {seed}, payment {i}: {ordered} of {balances[orders.Key]} ordered in {orders.Key}");
            }
        }

        Assert.NotEmpty(Orders(centre));
        return string.Join('\n', Words(Orders(centre)));
    }

    private static Core.Screening.PaymentBatch Pay(string id, string payer, string payee, int major, int minutes) =>
        Payment(id, payer, payee, major, minutes, payerBank: Banks);

    private static async Task<CaseSummary> ReportAsync(Centre centre, string report, string payment, int minutes = 60)
    {
        var command = new Command.FileReport(report, Start + TimeSpan.FromMinutes(minutes), payment, 0, null, null, null);
        var result = await centre.SubmitAsync(command, Cancellation);
        Assert.True(result.Status == CommandStatus.Done, result.Detail?.English);
        return result.Case!;
    }

    private static async Task<CommandResult> MoveAsync(Centre centre, uint number, FreezeEventKind kind, string by) =>
        await centre.SubmitAsync(new Command.MoveOrder(number, kind, by), Cancellation);

    private static IReadOnlyList<FreezeOrder> Orders(Centre centre) => centre.FindOrders(_ => true, 0, int.MaxValue);

    private static string[] Words(CaseSummary file) => Words(file.Orders);

    private static string[] Words(IEnumerable<FreezeOrder> orders) =>
        [.. orders.Select(o => $"{o.Id} {o.Account} {o.Asked} {o.Hop}{(o.State == FreezeOrderState.Approved ? "" : $" {o.State}")}")];

    private Task<Centre> OpenAsync(MemoryJournal journal) =>
        Centre.OpenAsync(new CentreOptions { IsReplay = true }, journal, _time, Cancellation);
}
