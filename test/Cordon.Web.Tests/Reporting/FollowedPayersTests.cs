using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Reporting;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Reporting;

/// <summary>What is said against the account that a payment was made from, by what is known of it.</summary>
public sealed class FollowedPayersTests
{
    private static readonly ActingOfficer Boss = new("boss", OfficerRole.Supervisor);
    private static readonly ActingOfficer Second = new("second", OfficerRole.Supervisor);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 1u)]
    [InlineData(false, null)]
    public async Task The_account_is_told_with_its_case_and_order_as_far_as_the_officer_may_see_them(bool mayOpen, uint? number)
    {
        await using var console = await FollowedAsync();
        await console.Desk.DoAsync(1, new CaseCommand.Assign(Boss.Id), Boss, Cancellation);
        var mark = Assert.Single(await MarksAsync(console, mayOpen ? Boss : new ActingOfficer("other", OfficerRole.DutyOfficer)));
        Assert.Equal(new FollowedPayer(number, "FO-000001"), mark.Value);
    }

    [Fact]
    public async Task Nothing_is_said_where_the_accounts_holder_was_right()
    {
        await using var console = await FollowedAsync();
        var answer = new Command.MoveOrder(1, FreezeEventKind.Freeze, "BBBBXBBB (gateway)", "BBBBXBBB", 90_000) { IsAnswer = true };
        Assert.Equal(CommandStatus.Done, (await console.Centre.SubmitAsync(answer, Cancellation)).Status);
        Assert.Single(await MarksAsync(console, Boss));
        Assert.Null((await console.Desk.DoAsync(1, new CaseCommand.Contest(1, "My wage."), Second, Cancellation)).Words);
        Assert.Null((await console.Desk.DoAsync(1, new CaseCommand.DecideContest(1, Upheld: true, "A wage."), Boss, Cancellation)).Words);
        await console.Desk.CatchUpReportsAsync(Cancellation);
        Assert.Empty(await MarksAsync(console, Boss));
    }

    [Fact]
    public async Task Nothing_is_said_by_a_report_that_was_taken_back()
    {
        await using var console = await FollowedAsync();
        await console.Desk.SubmitAsync(new Command.TakeBackReport(1, 0, "r-p-1000", Boss.Id, "wrong"), Boss, "wrong", Cancellation);
        await console.Desk.CatchUpReportsAsync(Cancellation);
        Assert.Empty(await MarksAsync(console, Boss));
    }

    // A victim's money came into 77120045, which paid on from what it had.
    private static async Task<ConsoleUnderTest> FollowedAsync()
    {
        var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-1000", "10020029", "77120045");
        var at = Instant.From(TimeProvider.System.GetUtcNow()) + -TimeSpan.FromMinutes(20);
        await Payments.PayAsync(console.Centre, new Paid("p-1001", at, "BBBBXBBB", "77120045", "CCCCXCCC", "88130056", 4_800) { Currency = "USD" });
        return console;
    }

    private static async Task<IReadOnlyDictionary<long, FollowedPayer>> MarksAsync(ConsoleUnderTest console, ActingOfficer by)
    {
        var notes = new CallNotes("");
        notes.Take("payment id p-1001");
        var found = await console.Centre.FindLikelyPaymentsAsync(notes.Clues(Instant.From(TimeProvider.System.GetUtcNow())), Cancellation);
        Assert.Single(found);
        return await FollowedPayers.FindAsync(console.Centre, console.Desk, found, by);
    }
}
