using Cordon.Core.Cases;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Tracing;
using Cordon.Engine.Cases;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Cases;

/// <summary>Where a report has no orders, or no trail, it is told why.</summary>
public sealed class UnorderedTests
{
    private const string HoldAndBlock = """
        rules "for tests" version 1

        rule huge
          when amount >= 100000.00 EUR
          if unknown skip
          then block
          score 1
          payer "We do not send your {amount}."
          file "The amount is {amount}."

        rule large
          when amount >= 10000.00 EUR
          if unknown skip
          then hold 4 h, then block
          score 0.9
          payer "We are holding your {amount}."
          file "The amount is {amount}."
        """;

    private readonly SettableTime _time = new(RecoveryWorld.Start + TimeSpan.FromHours(1));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_about_money_that_another_case_has_already_is_told_which_one()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 500);
        await world.Pay("p2", "MULE", "SECOND", 400);
        Assert.Empty((await world.Report("r1", "p1")).Unordered);
        var second = await world.Report("r2", "p2");
        Assert.Empty(second.Orders);
        Assert.Equal(["AskedByCase 400.00 EUR 1 Rests"], Words(second));
        Assert.Equal(Words(second), Words(await world.Report("r2", "p2", isRepeat: true)));
        await world.Answer(2, FreezeEventKind.Freeze, 30_000);
        var third = await world.Report("r3", "p2");
        Assert.Equal("100.00 EUR", Assert.Single(third.Orders).Asked.ToString());
        Assert.Equal(["HeldByCase 300.00 EUR 1 Frozen"], Words(third));
    }

    [Fact]
    public async Task What_is_gone_too_small_or_not_pursued_is_told_with_its_amount()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        var notes = new AccountDescription("BBBBXBBB/NOTES", RecoveryWorld.Bank, AccountKind.Cash, null, null);
        await world.Do(new Command.DescribeAccounts([notes]));
        await world.Pay("p1", "A", "MULE", 500);
        await world.Pay("p2", "MULE", "NOTES", 100);
        await world.Pay("p3", "MULE", "A", 50);
        await world.Report("r1", "p1");
        await world.Answer(1, FreezeEventKind.Freeze, 20_000);
        await world.Answer(1, FreezeEventKind.Release, 20_000);
        var file = await world.Report("r2", "p1");
        Assert.Equal(["Gone 100.00 EUR 0 Cash", "Gone 50.00 EUR 0 CameBack", "NotPursued 200.00 EUR 0 Rests", "Answered 150.00 EUR 0 Rests"], Words(file));
        Assert.Equal(["350.00 EUR"], file.Orders.Select(order => order.Asked.ToString()));
    }

    [Fact]
    public async Task What_another_case_ordered_beside_it_is_not_said_to_be_the_same_money()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "B", "MULE", 400);
        await world.Report("r1", "p1");
        var small = CentreTests.Payment("p2", "A", "MULE", 1, minutes: 2, payerBank: RecoveryWorld.Bank, arrives: ("0.50", "EUR"));
        await CentreTests.Submit(centre, small);
        var file = await world.Report("r2", "p2");
        Assert.Empty(file.Orders);
        Assert.Equal(["0.50 EUR"], file.LeftOut.Select(money => money.ToString()));
        Assert.Equal(["Gone 0.50 EUR 0 Fee", "BelowLeast 0.50 EUR 0 Rests"], Words(file));
    }

    [Fact]
    public async Task What_became_of_a_reported_payment_that_never_left_is_told_and_outlives_a_restart()
    {
        await using var journal = new MemoryJournal();
        var until = RecoveryWorld.Start + TimeSpan.FromHours(5);
        await using (var centre = await OpenAsync(journal))
        {
            Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(new Command.PublishPolicy(HoldAndBlock, null, false, "test"), Cancellation)).Status);
            foreach (var (id, amount) in new[] { ("held", 20_000), ("cancelled", 20_000), ("early", 20_000), ("blocked", 200_000) })
            {
                await CentreTests.Submit(centre, CentreTests.Payment(id, "A", "MULE", amount, payerBank: RecoveryWorld.Bank));
            }

            await CancelAsync(centre, "early");
            foreach (var id in new[] { "held", "cancelled", "early", "blocked" })
            {
                var report = new Command.FileReport($"r-{id}", RecoveryWorld.Start + TimeSpan.FromMinutes(10), id, 0, null, null, null);
                Assert.False((await centre.SubmitAsync(report, Cancellation)).Case!.IsSettled);
            }

            Assert.Equal($"the reported payment is held until {until}: its money is still with the payer's bank", await TraceAsync(centre, "held"));
            await CancelAsync(centre, "cancelled");
            _time.Now = until + TimeSpan.FromMinutes(1);
            await CentreTests.Submit(centre, CentreTests.Payment("tick", "C", "D", 1, 250, payerBank: RecoveryWorld.Bank));
            await CheckAsync(centre);
        }

        await using var again = await OpenAsync(journal);
        await CheckAsync(again);

        async Task CheckAsync(Centre centre)
        {
            var at = RecoveryWorld.Start + TimeSpan.FromHours(1);
            var cancelled = $"the reported payment was held, and cancelled at {at} by HARBXA2X: its money never left the payer's bank";
            Assert.Equal((cancelled, cancelled), (await TraceAsync(centre, "cancelled"), await TraceAsync(centre, "early")));
            Assert.StartsWith($"the reported payment was held until {until} and blocked at ", await TraceAsync(centre, "held"), StringComparison.Ordinal);
            Assert.StartsWith("the reported payment was blocked when it was decided, at ", await TraceAsync(centre, "blocked"), StringComparison.Ordinal);
        }
    }

    private static async Task CancelAsync(Centre centre, string id) => Assert.Equal(
        CommandStatus.Done, (await centre.SubmitAsync(new Command.EndHold(id, 0, false, "HARBXA2X (desk): A. Ruiz", null), Cancellation)).Status);

    private static async Task<string> TraceAsync(Centre centre, string id)
    {
        var (result, trail) = await centre.TraceAsync(null, $"r-{id}", TaintPolicy.Fifo, null, Cancellation);
        Assert.Equal((CommandStatus.Conflict, true), (result.Status, trail is null));
        return result.Detail?.English!;
    }

    private static IEnumerable<string> Words(CaseSummary file) =>
        file.Unordered.Select(part => $"{part.Why} {part.Amount} {part.Case} {part.Fate}");

    private Task<Centre> OpenAsync(MemoryJournal journal) => Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
}
