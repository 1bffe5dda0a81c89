using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Casework;

public sealed class DeskKeeperTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_that_is_filed_stands_on_the_desk_by_itself_and_the_keeper_ends_when_it_is_told_to()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, TimeProvider.System, Cancellation);
        await using var desk = await CaseDesk.OpenAsync(journal, path: null, TimeProvider.System, centre, cancellation: Cancellation);
        using var faults = new StringWriter();
        await using (DeskKeeper.Start(desk, centre, TimeProvider.System, faults))
        {
            var before = desk.Version;
            var now = Instant.From(TimeProvider.System.GetUtcNow());
            await CentreTests.Submit(centre, CentreTests.Payment("p1", "V1", "M1", 100));
            var filed = await centre.SubmitAsync(new Command.FileReport("r1", now, "p1", 0, null, "I was told to.", null), Cancellation);
            Assert.Equal(CommandStatus.Done, filed.Status);
            await desk.WaitForChangeAsync(before, Cancellation);
        }

        Assert.Equal(1u, Assert.Single(desk.Cases(new CaseChoice(), new ActingOfficer("ann", OfficerRole.DutyOfficer))).Case);
        Assert.Empty(faults.ToString());
    }
}
