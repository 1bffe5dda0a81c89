using Cordon.Core.Cases;
using Cordon.Engine.Cases;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Cases;

/// <summary>A bank that takes nothing is told of, and nothing that it is to be told is lost.</summary>
public sealed class BankBehindTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bank_is_behind_from_one_notice_beyond_the_limit_on_and_until_it_takes_some()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        var bank = FreezeNotice.BankOf(RecoveryWorld.Bank);
        for (var number = 1; number <= BankBehind.NoticesMax + 1; number++)
        {
            Assert.Empty(centre.BanksBehind);
            await world.Pay($"p{number}", "VICTIM", "MULE", 10);
            await world.Report($"r{number}", $"p{number}");
        }

        var behind = Assert.Single(centre.BanksBehind);
        var notices = centre.NoticesFor(bank, int.MaxValue);
        Assert.Equal((bank, BankBehind.NoticesMax + 1, notices[0].Time), (behind.Bank, behind.Waiting, behind.Since));
        Assert.Equal(BankBehind.NoticesMax + 1, notices.Select(notice => notice.Order.Number).Distinct().Count());

        await world.Do(new Command.TakeNotices(bank, notices[0].Number, "the bank"));
        Assert.Empty(centre.BanksBehind);
        Assert.Equal(BankBehind.NoticesMax, centre.WaitingNotices);
    }
}
