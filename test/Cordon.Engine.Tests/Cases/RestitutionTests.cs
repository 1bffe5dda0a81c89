using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Cases;

/// <summary>From what banks paid back to what victims get, decided by persons.</summary>
public sealed class RestitutionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_victims_of_one_account_get_their_own_when_another_person_has_approved()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 500);
        await world.Pay("p2", "B", "MULE", 400);
        await world.Pay("p3", "MULE", "SHOP", 300);
        await world.Report("r1", "p1");
        await world.Report("r2", "p2");
        foreach (var order in world.Orders)
        {
            await world.Answer(order.Number, FreezeEventKind.Freeze, order.Asked.Minor);
            await world.Answer(order.Number, FreezeEventKind.Return, order.Account == "MULE" ? order.Asked.Minor : 10_000);
        }

        var proposed = await world.Do(new Command.ProposeRestitution(1, null, "Mei"));
        Assert.True(proposed.Plan is not null, proposed.Detail?.English);
        Assert.Equal([(1u, 30_000L), (2u, 40_000L)], proposed.Plan!.Shares.Select(share => (share.Case, share.DueMinor)));
        Assert.Equal(CommandStatus.Conflict, (await world.Do(new Command.ApproveRestitution(1, "Mei"))).Status);
        Assert.Equal(CommandStatus.Done, (await world.Do(new Command.ApproveRestitution(1, "Ana"))).Status);
        Assert.Equal(CommandStatus.Conflict, (await world.Do(new Command.ApproveRestitution(1, "Eve"))).Status);
        var statement = (await centre.FindStatementAsync(2, "r2", null, Cancellation)).Statement!;
        Assert.Equal("400.00 EUR", Assert.Single(statement.Paid).ToString());
        Assert.Contains("400.00 EUR of it was traced to your payment", statement.ToText(), StringComparison.Ordinal);
        Assert.Equal(["restituted 300.00 EUR"], Balances(await centre.FindLedgerAsync(1, Cancellation), LedgerAccountKind.Restituted));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_victims_of_the_same_money_share_it_whoevers_order_held_it_and_after_a_start_from_a_snapshot(bool isReported)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-restitution-");
        await using var journal = new MemoryJournal();
        var options = new CentreOptions { SnapshotFolder = folder.FullName, SnapshotEveryPayments = 10 };
        var world = await RecoveryWorld.OpenAsync(journal, options);
        await using (world.Centre)
        {
            await world.Pay("p1", "FIRST", "SECOND", 100);
            await world.Pay("p2", "SECOND", "MULE", 100);
            await world.Report("r2", "p2");
            await (isReported ? world.Report("r1", "p1") : Task.CompletedTask);
            await world.Answer(1, FreezeEventKind.Freeze, 10_000);
            await (isReported ? Task.CompletedTask : world.Report("r1", "p1"));
            await world.Answer(1, FreezeEventKind.Return, 10_000);
            Assert.Equal(1u, Assert.Single(world.Orders).Case);
        }

        Assert.Single(Directory.GetFiles(folder.FullName));
        world = await RecoveryWorld.OpenAsync(journal, options, minutes: 10);
        await using (var centre = world.Centre)
        {
            Assert.Empty(centre.SnapshotsPassedOver);
            foreach (var number in (uint[])[1, 2])
            {
                var proposed = await world.Do(new Command.ProposeRestitution(number, null, "Mei"));
                Assert.True(proposed.Plan is not null, proposed.Detail?.English);
                Assert.Equal([(2u, 5_000L), (1u, 5_000L)], proposed.Plan!.Shares.Select(share => (share.Case, share.DueMinor)));
            }

            Assert.Equal(CommandStatus.Done, (await world.Do(new Command.ApproveRestitution(2, "Ana"))).Status);
            Assert.Equal("50.00 EUR", Assert.Single((await centre.FindStatementAsync(2, "r1", null, Cancellation)).Statement!.Paid).ToString());
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_return_after_the_proposal_asks_for_another_one()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 500);
        await world.Report("r1", "p1");
        await world.Answer(1, FreezeEventKind.Freeze, 50_000);
        Assert.Equal(CommandStatus.Conflict, (await world.Do(new Command.ProposeRestitution(1, null, "Mei"))).Status);
        await world.Answer(1, FreezeEventKind.Return, 10_000);
        await world.Do(new Command.ProposeRestitution(1, null, "Mei"));
        await world.Answer(1, FreezeEventKind.Return, 20_000);
        Assert.Contains("propose it again", (await world.Do(new Command.ApproveRestitution(1, "Ana"))).Detail?.English, StringComparison.Ordinal);
        await world.Do(new Command.ProposeRestitution(1, null, "Mei"));
        Assert.Equal(30_000, (await world.Do(new Command.ApproveRestitution(1, "Ana"))).Plan!.DueMinor);
        await world.Answer(1, FreezeEventKind.ReturnToVictim, 20_000);
        Assert.Equal("500.00 EUR", Assert.Single((await centre.FindStatementAsync(1, "r1", null, Cancellation)).Statement!.Paid).ToString());
    }

    [Fact]
    public async Task A_large_restitution_takes_two_persons_besides_the_one_who_proposes()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 200_000);
        await world.Report("r1", "p1");
        await world.Do(new Command.MoveOrder(1, FreezeEventKind.Approve, "Mei"));
        await world.Do(new Command.MoveOrder(1, FreezeEventKind.Approve, "Ana"));
        await world.Answer(1, FreezeEventKind.Return, 20_000_000);
        await world.Do(new Command.ProposeRestitution(1, Currency.Parse("EUR"), "Mei"));
        Assert.Null((await world.Do(new Command.ApproveRestitution(1, "Ana"))).Plan!.PaidAt);
        Assert.NotNull((await world.Do(new Command.ApproveRestitution(1, "Eve"))).Plan!.PaidAt);
    }

    [Fact]
    public async Task Stopped_held_and_returned_are_told_apart_with_their_clocks()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 500);
        await world.Pay("p2", "MULE", "SECOND", 100, "EUR");
        await world.Report("r1", "p1");
        foreach (var order in world.Orders)
        {
            await world.Answer(order.Number, FreezeEventKind.Freeze, order.Asked.Minor);
        }

        await world.Answer(1, FreezeEventKind.Return, 15_000);
        var view = (await centre.FindFiguresAsync(Cancellation)).Figures!;
        Assert.Equal(
            ["EUR 2 500.00", "EUR 2 350.00", "EUR 1 150.00"],
            new[] { view.Figures.Frozen, view.Figures.Held, view.Figures.Returned }.Select(sums => Words(Assert.Single(sums))));
        Assert.Empty(view.Figures.Stopped);
        var clock = Assert.Single(view.Cases);
        Assert.Equal((35_000, 15_000, TimeSpan.FromMinutes(2)), (clock.HeldMinor, clock.ReturnedMinor, clock.Reported - clock.Lost));
        Assert.Equal([0, 1], clock.Orders.Select(order => (int)(order.Reached!.Value - clock.Lost).TotalMinutes).Order());
    }

    [Fact]
    public async Task The_queue_begins_with_what_will_be_gone_first()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "RESTING", 9_000);
        await world.Pay("p2", "B", "DRAINED", 1_000);
        await world.Pay("p3", "DRAINED", "CASH", 400);
        await world.Report("r1", "p1");
        await world.Report("r2", "p2");
        var queue = (await centre.FindQueueAsync(10, Cancellation)).Queue!;
        Assert.Equal(
            ["DRAINED 60000 60000 40000 24000", "RESTING 900000 900000 0 9000", "CASH 40000 40000 0 400"],
            queue.Select(item => $"{item.Order.Account} {item.Reach.TracedMinor} {item.Reach.FreeMinor} {item.Reach.LeftInHourMinor} {item.AtRiskSize}"));
        Assert.All(queue, item => Assert.Equal(QueueWait.Sending, item.Waits));
    }

    [Fact]
    public async Task What_is_given_up_comes_back_when_a_bank_holds_it_after_all()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 500);
        await world.Report("r1", "p1");
        Assert.NotNull((await world.Do(new Command.WriteOff(1, "Mei", "abroad"))).Ledger);
        Assert.Equal(CommandStatus.Conflict, (await world.Do(new Command.WriteOff(1, "Mei", "abroad"))).Status);
        await world.Answer(1, FreezeEventKind.Freeze, 20_000);
        Assert.Equal(["written_off 300.00 EUR"], Balances(await centre.FindLedgerAsync(1, Cancellation), LedgerAccountKind.WrittenOff));
    }

    [Fact]
    public void What_a_thousand_of_the_largest_cases_recovered_is_summed_beyond_64_bits()
    {
        var largest = new Money(10_000_000_000_000_000, Currency.Parse("EUR"));
        var pool = Enumerable.Range(1, 1_000).Select(number => new CaseFile((uint)number, number, 1)).ToList();
        foreach (var file in pool)
        {
            LedgerLine[] lines =
            [
                new(new LedgerAccount(LedgerAccountKind.Returned, ""), largest),
                new(new LedgerAccount(LedgerAccountKind.Stolen, ""), largest with { Minor = -largest.Minor }),
            ];
            file.Ledger.Book(new LedgerEntry(RecoveryWorld.Start, LedgerCause.Reported, 0, "test", [.. lines]));
        }

        Assert.Equal((Int128)largest.Minor * 1_000, CaseBook.RecoveredOf(pool, largest.Currency));
    }

    private static string Words(CurrencySum sum) => $"{sum.Currency} {sum.Count} {sum.ToMajorString()}";

    private static IEnumerable<string> Balances(CommandResult found, LedgerAccountKind kind) =>
        found.Ledger!.Balances.Where(line => line.Account.Kind == kind).Select(line => $"{line.Account} {line.Amount}");
}
