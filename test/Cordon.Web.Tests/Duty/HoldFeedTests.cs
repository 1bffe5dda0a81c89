using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Web.Duty;
using Cordon.Web.Shell;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Duty;

public sealed class HoldFeedTests
{
    [Fact]
    public async Task A_proposal_reaches_whoever_watches_and_is_gone_when_it_is_declined()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await new FreezeWorld(console.Centre).HoldAsync(FreezeWorld.OwnBank, "held");
        var hold = Assert.Single(console.Centre.HoldsByUrgency(Instant.Max, 9).Holds);
        using var feed = new HoldFeed(console.Centre, console.Desk, new CentreClock(TimeProvider.System));
        var (duty, supervisor) = (new ActingOfficer("duty", OfficerRole.DutyOfficer), new ActingOfficer("boss", OfficerRole.Supervisor));
        using var seen = new SemaphoreSlim(0);
        using var watching = feed.Watch(() => seen.Release());
        Assert.Empty(feed.View.Acts);
        var proposed = await console.Desk.ProposeAsync(
            new GraveMatter.BlockPayment(hold.PaymentId, hold.Submitter), "the payer was deceived", duty, TestContext.Current.CancellationToken);
        await UntilAsync(feed, seen, view => view.Acts.Count == 1);
        Assert.Equal(proposed.Number, Assert.Single(feed.View.Acts).Number);
        await console.Desk.DoAsync(proposed.Number, new GraveCommand.Decline("not enough"), supervisor, TestContext.Current.CancellationToken);
        await UntilAsync(feed, seen, view => view.Acts.Count == 0);
    }

    private static async Task UntilAsync(HoldFeed feed, SemaphoreSlim seen, Func<HoldView, bool> isSo)
    {
        while (!isSo(feed.View))
        {
            await seen.WaitAsync(TestContext.Current.CancellationToken);
        }
    }
}
