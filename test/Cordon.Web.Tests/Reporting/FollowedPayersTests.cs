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
    /// <summary>More than a screen would ever tell of one account.</summary>
    private const int Many = 70;

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

    [Theory]
    [InlineData(FreezeEventKind.TooLate)]
    [InlineData(FreezeEventKind.Refuse)]
    [InlineData(FreezeEventKind.Freeze, FreezeEventKind.Release)]
    [InlineData(FreezeEventKind.Freeze, FreezeEventKind.Return)]
    public async Task An_order_that_is_over_is_not_said_to_be_on_the_account(params FreezeEventKind[] answers)
    {
        await using var console = await FollowedAsync();
        foreach (var kind in answers)
        {
            var minor = kind is FreezeEventKind.TooLate or FreezeEventKind.Refuse ? 0 : 90_000;
            var answer = new Command.MoveOrder(1, kind, "BBBBXBBB (gateway)", "BBBBXBBB", minor, Reason: "so") { IsAnswer = true };
            var result = await console.Centre.SubmitAsync(answer, Cancellation);
            Assert.True(result.Status == CommandStatus.Done, result.Detail?.English);
        }

        Assert.True(console.Centre.FindOrder(1)!.IsOver);
        Assert.Equal(new FollowedPayer(1, null), Assert.Single(await MarksAsync(console, Boss)).Value);
    }

    [Fact]
    public async Task Many_orders_that_came_to_nothing_do_not_hide_the_one_that_stands()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-1000", "10020029", "77120045");
        for (var i = 0; i < Many; i++)
        {
            var (before, after) = (i == 0 ? "r-p-1000" : $"r-{i - 1}", $"r-{i}");
            await DoneAsync(console, new Command.TakeBackReport(1, 0, before, Boss.Id, "wrong"));
            await DoneAsync(console, new Command.FileReport(after, Instant.From(TimeProvider.System.GetUtcNow()), "p-1000", 0, null, null, null));
        }

        var live = Assert.Single(console.Centre.OrdersOf(1), order => order.State != FreezeOrderState.Withdrawn);
        Assert.Equal(Many + 1u, live.Number);
        await console.Desk.CatchUpReportsAsync(Cancellation);
        await PayOnAsync(console);
        Assert.Equal(new FollowedPayer(1, live.Id), Assert.Single(await MarksAsync(console, Boss)).Value);
    }

    [Fact]
    public async Task Many_reports_of_what_the_account_paid_do_not_hide_the_one_of_what_it_was_paid()
    {
        await using var console = await FollowedAsync();
        await DoneAsync(console, new Command.MoveOrder(1, FreezeEventKind.Withdraw, Boss.Id, Reason: "so"));
        for (var i = 0; i < Many; i++)
        {
            await DoneAsync(console, new Command.FileReport($"r-{i}", Instant.From(TimeProvider.System.GetUtcNow()), "p-1001", 0, null, null, null));
        }

        await console.Desk.CatchUpReportsAsync(Cancellation);
        Assert.Equal(new FollowedPayer(1, null), Assert.Single(await MarksAsync(console, Boss)).Value);
    }

    [Fact]
    public async Task A_case_that_the_officer_may_open_is_named_before_a_later_one_of_others()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var ann = new ActingOfficer("ann", OfficerRole.DutyOfficer);
        foreach (var (number, payer) in ((uint, string)[])[(1, "10020029"), (2, "10020037")])
        {
            await Payments.ReportAsync(console, $"p-{number}", payer, "77120045");
            await console.Desk.DoAsync(number, new CaseCommand.Assign(number == 1 ? ann.Id : Boss.Id), Boss, Cancellation);
        }

        await PayOnAsync(console);
        var order = Assert.Single(console.Centre.OrdersOf(1)).Number;
        Assert.Equal(new FollowedPayer(1, FreezeOrder.IdOf(order)), Assert.Single(await MarksAsync(console, ann)).Value);
        foreach (var one in console.Centre.FindOrders(one => !one.IsOver, 0, 10))
        {
            await DoneAsync(console, new Command.MoveOrder(one.Number, FreezeEventKind.Withdraw, Boss.Id, Reason: "so"));
        }

        Assert.Equal(new FollowedPayer(1, null), Assert.Single(await MarksAsync(console, ann)).Value);
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
        await PayOnAsync(console);
        return console;
    }

    private static Task PayOnAsync(ConsoleUnderTest console)
    {
        var at = Instant.From(TimeProvider.System.GetUtcNow()) + -TimeSpan.FromMinutes(20);
        return Payments.PayAsync(console.Centre, new Paid("p-1001", at, "BBBBXBBB", "77120045", "CCCCXCCC", "88130056", 4_800) { Currency = "USD" });
    }

    private static async Task DoneAsync(ConsoleUnderTest console, Command command)
    {
        var result = await console.Centre.SubmitAsync(command, Cancellation);
        Assert.True(result.Status == CommandStatus.Done, result.Detail?.English);
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
