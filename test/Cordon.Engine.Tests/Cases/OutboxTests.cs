using Cordon.Core.Cases;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Cases;

/// <summary>What waits for a bank that takes nothing: no more of an order than it has to know.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task A_later_reduction_takes_the_place_of_one_that_waits()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "VICTIM", "MULE", 500);
        await world.Report("r1", "p1");
        await world.Pay("p2", "MULE", "SHOP", 100);
        await world.Pay("p3", "MULE", "SHOP", 50);
        Assert.Equal(["FN-000001 Freeze 50000", "FN-000004 Reduce 35000", "FN-000005 Freeze 15000"], Waiting(centre));
    }

    [Theory]
    [InlineData(false, "FN-000005 Freeze 50000")]
    [InlineData(true, "FN-000004 Withdraw 40000, FN-000005 Freeze 50000")]
    public async Task An_order_that_is_withdrawn_before_its_bank_took_it_leaves_nothing(bool isTaken, string waiting)
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "VICTIM", "MULE", 500);
        await world.Report("r1", "p1");
        if (isTaken)
        {
            await world.Do(new Command.TakeNotices(RecoveryWorld.Bank, 1, "test"));
        }

        await world.Pay("p2", "MULE", "SHOP", 100);
        await world.Pay("p3", "MULE", "SHOP", 400);
        Assert.Equal(FreezeOrderState.Withdrawn, world.Orders[0].State);
        Assert.Equal(waiting, string.Join(", ", Waiting(centre)));
    }

    private static IEnumerable<string> Waiting(Centre centre) =>
        centre.NoticesFor(RecoveryWorld.Bank, int.MaxValue).Select(notice => $"{notice.Id} {notice.Kind} {notice.AmountMinor}");
}
