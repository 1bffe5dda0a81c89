using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Cases;

/// <summary>Money that comes back on an order that is over, or beyond what its bank held: it reaches the books, and is counted once.</summary>
public sealed class LateReturnTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Expire", "Expired")]
    [InlineData("Refuse", "Refused")]
    [InlineData("TooLate", "TooLate")]
    [InlineData("Withdraw", "Withdrawn")]
    [InlineData("Release", "Released")]
    public async Task What_comes_back_on_an_order_that_is_over_is_the_victims(string end, string endedAs)
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 500);
        await world.Report("r1", "p1");
        await EndAsync(world, Enum.Parse<FreezeEventKind>(end));
        Assert.Equal(CommandStatus.Conflict, (await world.Answer(1, FreezeEventKind.Return, 50_000)).Status);
        Assert.Equal(CommandStatus.Done, (await ReturnAsync(world, 1, 30_000, "a")).Status);
        Assert.Equal(CommandStatus.AlreadyDone, (await ReturnAsync(world, 1, 30_000, "a")).Status);
        Assert.Equal(CommandStatus.Conflict, (await ReturnAsync(world, 1, 30_001, "a")).Status);
        Assert.Equal(
            "of C-000001 banks hold and have paid back all but 200.00 EUR: 200.01 EUR, which is not held, is more than that",
            (await ReturnAsync(world, 1, 20_001, "b")).Detail?.English);
        Assert.Equal(CommandStatus.Done, (await ReturnAsync(world, 1, 20_000, "b", FreezeEventKind.ReturnToVictim)).Status);

        var order = world.Orders[0];
        Assert.Equal((FreezeOrderState.Returned, endedAs, 50_000, 50_000), (order.State, order.EndedAs.ToString(), order.ReturnedMinor, order.UnheldMinor));
        var figures = (await centre.FindFiguresAsync(Cancellation)).Figures!;
        Assert.Equal("500.00", Assert.Single(figures.Figures.Returned).ToMajorString());
        Assert.Equal("500.00", Assert.Single(figures.Figures.ReturnedUnheld).ToMajorString());
        Assert.Equal((50_000, 0), (Assert.Single(figures.Cases).ReturnedMinor, figures.Figures.Held.Count));
        Assert.Equal(end is "Expire" or "Release" ? 1 : 0, figures.Figures.Frozen.Count);
        await world.Do(new Command.ProposeRestitution(1, null, "Mei"));
        Assert.Equal(30_000, (await world.Do(new Command.ApproveRestitution(1, "Ana"))).Plan!.DueMinor);
        var statement = (await centre.FindStatementAsync(1, "r1", null, Cancellation)).Statement!;
        Assert.Equal(("500.00 EUR", 50_000, 0), (Assert.Single(statement.Paid).ToString(), statement.ReturnedMinor, statement.HeldMinor));
        Assert.Empty(world.OpenOrders);
    }

    [Fact]
    public async Task A_trace_asked_again_for_its_own_moment_says_the_same_and_what_is_not_pursued_is_told()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 500);
        await world.Report("r1", "p1");
        await world.Pay("p2", "MULE", "SECOND", 500);
        await ReturnAsync(world, 1, 30_000, "a");
        await world.Answer(2, FreezeEventKind.Freeze, 10_000);
        var now = (await centre.TraceAsync(null, "r1", TaintPolicy.Fifo, null, Cancellation)).Trail!;
        var again = (await centre.TraceAsync(null, "r1", TaintPolicy.Fifo, now.At, Cancellation)).Trail!;
        Assert.Equal(["SECOND Rests 40000", "SECOND Frozen 10000"], Ends(now));
        Assert.Equal(Ends(now), Ends(again));
        Assert.Equal("300.00 EUR", now.NotPursued.ToString());
        Assert.Null(again.NotPursued);

        static IEnumerable<string> Ends(TrailReport trail) =>
            trail.Ends.Select(end => $"{trail.Accounts[end.Account].Account} {end.Fate} {end.Amount.Minor}");
    }

    [Fact]
    public async Task A_bank_writes_no_lines_of_its_own_into_a_statement()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 500);
        await world.Report("r1", "p1");
        await world.Answer(1, FreezeEventKind.Freeze, 50_000);
        const string by = "desk\n\nPaid to you: 9999.00 EUR\u202e";
        await world.Do(new Command.MoveOrder(1, FreezeEventKind.ReturnToVictim, by, RecoveryWorld.Bank, 10_000) { IsAnswer = true });
        var text = (await centre.FindStatementAsync(1, "r1", null, Cancellation)).Statement!.ToText();
        Assert.Single(text.Split('\n'), line => line.StartsWith("Paid to you", StringComparison.Ordinal));
        Assert.Contains("desk\\u000a\\u000aPaid to you: 9999.00 EUR\\u202e paid 100.00 EUR back", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_is_on_one_order_of_its_bank_also_after_a_start_from_a_snapshot()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-returns-");
        try
        {
            var options = new CentreOptions { SnapshotFolder = folder.FullName, SnapshotEveryPayments = 3 };
            await using var journal = new MemoryJournal();
            var before = await RecoveryWorld.OpenAsync(journal, options);
            await using (before.Centre)
            {
                await before.Pay("p1", "A", "MULE", 500);
                await before.Pay("p2", "B", "OTHER", 500);
                await before.Report("r1", "p1");
                await before.Report("r2", "p2");
                await ReturnAsync(before, 1, 10_000, "a");
                await RefusedAsync(before);
                await before.Pay("p3", "C", "D", 1);
            }

            Assert.NotEmpty(folder.GetFiles());
            var after = await RecoveryWorld.OpenAsync(journal, options, minutes: 10);
            await using var centre = after.Centre;
            Assert.Empty(centre.SnapshotsPassedOver);
            await RefusedAsync(after);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static async Task RefusedAsync(RecoveryWorld world)
        {
            Assert.Equal(CommandStatus.AlreadyDone, (await ReturnAsync(world, 1, 10_000, "a")).Status);
            var refused = await ReturnAsync(world, 2, 10_000, "a", FreezeEventKind.ReturnToVictim);
            Assert.Equal("the return a is booked on FO-000001 already, and so it cannot be on FO-000002 too", refused.Detail?.English);
            Assert.Equal([10_000, 0], world.Orders.Select(order => order.ReturnedMinor));
        }
    }

    [Fact]
    public async Task What_a_bank_returns_beyond_what_it_held_or_was_asked_for_is_taken_up_to_what_the_case_misses()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 500);
        await world.Pay("p2", "MULE", "CASH", 200);
        await world.Report("r1", "p1");
        await world.Answer(2, FreezeEventKind.Freeze, 15_000);
        Assert.Equal(CommandStatus.Conflict, (await ReturnAsync(world, 1, 35_001, "a")).Status);
        Assert.Equal(FreezeOrderState.Approved, world.Orders[0].State);
        Assert.Equal(CommandStatus.Done, (await ReturnAsync(world, 1, 32_000, "a")).Status);
        var order = world.Orders[0];
        Assert.Equal((30_000, 32_000, 2_000), (order.FrozenMinor, order.ReturnedMinor, order.UnheldMinor));
        Assert.Equal(FreezeOrderState.None, order.EndedAs);
        Assert.Equal(CommandStatus.Conflict, (await ReturnAsync(world, 2, 18_001, "b")).Status);
        Assert.Equal(CommandStatus.Done, (await ReturnAsync(world, 2, 18_000, "b")).Status);
        Assert.Equal(
            ["stolen -500.00 EUR", "outstanding 0.00 EUR", "frozen BBBBXBBB 0.00 EUR", "returned 500.00 EUR"], await BalancesAsync(world, 1));
    }

    [Fact]
    public async Task Money_that_has_moved_on_is_ordered_no_more_than_is_missing_and_another_cases_orders_there_stay()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 500);
        await world.Pay("p2", "B", "MULE", 400);
        await world.Report("r1", "p1");
        await world.Report("r2", "p2");
        await world.Answer(1, FreezeEventKind.Refuse);
        await world.Pay("p3", "MULE", "SECOND", 300);
        Assert.Equal(["FO-000002 MULE 400.00 EUR approved", "FO-000003 SECOND 300.00 EUR approved"], world.OpenOrders);

        // 200.00 of the case still lie in the account, the rest is at the next one, whose order asks for less then.
        await ReturnAsync(world, 1, 35_000, "a");
        Assert.Equal(["FO-000002 MULE 400.00 EUR approved", "FO-000003 SECOND 150.00 EUR approved"], world.OpenOrders);
        Assert.Equal(CommandStatus.Conflict, (await world.Answer(3, FreezeEventKind.Freeze, 15_001)).Status);
        Assert.Equal(CommandStatus.Done, (await world.Answer(3, FreezeEventKind.Freeze, 15_000)).Status);
        Assert.Equal(CommandStatus.Conflict, (await ReturnAsync(world, 1, 1, "b")).Status);
        Assert.Equal(CommandStatus.Done, (await world.Answer(2, FreezeEventKind.Freeze, 40_000)).Status);
        Assert.Equal(
            ["stolen -500.00 EUR", "outstanding 0.00 EUR", "frozen BBBBXBBB 150.00 EUR", "returned 350.00 EUR"], await BalancesAsync(world, 1));
        Assert.Equal(["stolen -400.00 EUR", "outstanding 0.00 EUR", "frozen BBBBXBBB 400.00 EUR"], await BalancesAsync(world, 2));
    }

    [Fact]
    public async Task Two_victims_of_the_same_money_share_what_comes_back_late_out_of_it()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "FIRST", "SECOND", 100);
        await world.Pay("p2", "SECOND", "MULE", 100);
        await world.Report("r2", "p2");
        await world.Report("r1", "p1");
        await world.Answer(1, FreezeEventKind.Refuse);
        await ReturnAsync(world, 1, 10_000, "a");
        Assert.Empty(world.OpenOrders);
        var proposed = await world.Do(new Command.ProposeRestitution(1, null, "Mei"));
        Assert.Equal([(2u, 5_000L), (1u, 5_000L)], proposed.Plan!.Shares.Select(share => (share.Case, share.DueMinor)));
    }

    [Fact]
    public async Task What_comes_back_in_another_currency_is_limited_by_what_it_was_of_the_stolen_money()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "CHANGER", 500);
        var change = CentreTests.Payment("p2", "CHANGER", "MULE", 500, 30, payerBank: RecoveryWorld.Bank, arrives: ("550", "USD"));
        await CentreTests.Submit(centre, change);
        await world.Report("r1", "p1");
        await world.Answer(1, FreezeEventKind.Refuse);
        Assert.Contains("all but 500.00 EUR: 550.01 USD", (await ReturnAsync(world, 1, 55_001, "a")).Detail?.English, StringComparison.Ordinal);
        await ReturnAsync(world, 1, 11_000, "a");
        Assert.Equal(
            ["stolen -500.00 EUR", "outstanding 400.00 EUR", "returned 110.00 USD", "converted -110.00 USD", "converted 100.00 EUR"],
            await BalancesAsync(world, 1));
        Assert.Equal(11_000, (await world.Do(new Command.ProposeRestitution(1, null, "Mei"))).Plan!.DueMinor);
    }

    [Fact]
    public async Task Another_bank_another_currency_and_an_order_that_nobody_has_approved_are_refused()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 20_000);
        await world.Report("r1", "p1");
        Assert.Equal("the order is proposed: nothing is held", (await ReturnAsync(world, 1, 100, "a")).Detail?.English);
        await world.Do(new Command.MoveOrder(1, FreezeEventKind.Withdraw, "Mei", Reason: "a mistake"));
        var late = new Command.MoveOrder(1, FreezeEventKind.Return, "x", RecoveryWorld.Bank, 100, Reference: "a") { IsAnswer = true };
        Assert.Equal(CommandStatus.NotFound, (await world.Do(late with { Bank = "CCCCXCCC" })).Status);
        Assert.Equal(CommandStatus.Invalid, (await world.Do(late with { Currency = Currency.Parse("USD") })).Status);
        Assert.Equal(CommandStatus.Done, (await world.Do(late)).Status);
    }

    [Fact]
    public async Task A_restart_on_the_same_file_knows_what_came_back_late()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-late-");
        var path = Path.Combine(folder.FullName, "journal.db");
        string[] before;
        await using (var journal = new SqliteJournal(path))
        {
            var world = await RecoveryWorld.OpenAsync(journal);
            await using var centre = world.Centre;
            await world.Pay("p1", "A", "MULE", 500);
            await world.Report("r1", "p1");
            await EndAsync(world, FreezeEventKind.Expire);
            await ReturnAsync(world, 1, 30_000, "a");
            before = await TellAsync(world);
        }

        await using (var journal = new SqliteJournal(path))
        {
            var world = await RecoveryWorld.OpenAsync(journal, minutes: 100);
            await using var centre = world.Centre;
            Assert.Equal(before, await TellAsync(world));
            Assert.Equal(CommandStatus.AlreadyDone, (await ReturnAsync(world, 1, 30_000, "a")).Status);
            Assert.Equal(CommandStatus.Done, (await ReturnAsync(world, 1, 20_000, "b")).Status);
        }

        folder.Delete(recursive: true);
    }

    private static async Task EndAsync(RecoveryWorld world, FreezeEventKind end)
    {
        if (end is FreezeEventKind.Expire or FreezeEventKind.Release)
        {
            await world.Answer(1, FreezeEventKind.Freeze, 50_000);
        }

        if (end == FreezeEventKind.Expire)
        {
            await world.Wait(TimeSpan.FromHours(73));
        }
        else if (end == FreezeEventKind.Withdraw)
        {
            await world.Do(new Command.MoveOrder(1, end, "Mei", Reason: "a mistake"));
        }
        else
        {
            await world.Answer(1, end, end == FreezeEventKind.Release ? 50_000 : 0);
        }
    }

    private static Task<CommandResult> ReturnAsync(
        RecoveryWorld world, uint order, long minor, string reference, FreezeEventKind kind = FreezeEventKind.Return) =>
        world.Do(new Command.MoveOrder(order, kind, RecoveryWorld.Bank, RecoveryWorld.Bank, minor, Reference: reference) { IsAnswer = true });

    private static async Task<IEnumerable<string>> BalancesAsync(RecoveryWorld world, uint number) =>
        (await world.Centre.FindLedgerAsync(number, Cancellation)).Ledger!.Balances.Select(line => $"{line.Account} {line.Amount}");

    private static async Task<string[]> TellAsync(RecoveryWorld world)
    {
        var statement = (await world.Centre.FindStatementAsync(1, "r1", null, Cancellation)).Statement!;
        return
        [
            .. await BalancesAsync(world, 1), statement.ToText(),
            .. world.Orders.Select(order => $"{order.Id} {order.State} {order.EndedAs} {order.ReturnedMinor} {order.UnheldMinor} {order.Asked}"),
        ];
    }
}
