using System.Diagnostics;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Casework;

/// <summary>A complaint is the case's and its order's, or neither's: a crash between the two is made good.</summary>
public sealed class ComplaintTests : IAsyncLifetime
{
    private const string Bank = "BBBBXBBB";
    private static readonly ActingOfficer Ann = new("ann", OfficerRole.DutyOfficer);
    private static readonly ActingOfficer Sue = new("sue", OfficerRole.Supervisor);
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-complaint-").FullName;
    private SqliteJournal _journal = null!;
    private Centre _centre = null!;
    private CaseDesk _desk = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FreezeOrder Order => _centre.FindOrder(1)!;

    [Fact]
    public async Task Whoever_takes_a_complaint_down_or_decides_it_has_the_order_told_whatever_screen_they_use()
    {
        await DoAsync(new CaseCommand.Contest(1, "It is my wage."), Ann);
        Assert.True(Order.IsContested);
        await DoAsync(new CaseCommand.DecideContest(1, Upheld: false, "It is not."), Sue);
        Assert.False(Order.IsContested);
        await DoAsync(new CaseCommand.Contest(1, "It is my rent."), Ann);
        await DoAsync(new CaseCommand.DecideContest(2, Upheld: true, "It is."), Sue);
        Assert.Equal((false, 50_000L), (Order.IsContested, Order.ReleaseAskedMinor));
        Assert.Equal(
            [(FreezeEventKind.Contest, "ann"), (FreezeEventKind.Uphold, "sue"), (FreezeEventKind.Contest, "ann"), (FreezeEventKind.AskRelease, "sue")],
            await ToldAsync());
    }

    [Fact]
    public async Task Whoever_took_a_complaint_down_or_ordered_what_it_is_of_does_not_decide_it()
    {
        await DoAsync(new CaseCommand.Contest(1, "It is my wage."), Sue);
        var deciding = new CaseCommand.DecideContest(1, Upheld: true, "It is.");
        Assert.Contains("took a complaint down", await DecidingRefusedAsync(deciding, Sue), StringComparison.Ordinal);
        var tom = new ActingOfficer("tom", OfficerRole.Supervisor);
        Assert.Null(_desk.DecidingRefusal(1, 1, tom));
        await DoAsync(deciding with { Upheld = false, Reason = "It is not." }, tom);

        // One more order of the case, which two persons approve.
        await CentreTests.Submit(_centre, CentreTests.Payment("p3", "V3", "LARGE", 200_000));
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        var report = await _centre.SubmitAsync(new Command.FileReport("r3", now, "p3", 0, null, null, null), Cancellation);
        var work = report.Case!.Number;
        var order = Assert.Single(_centre.OrdersOf(work));
        Assert.Equal(2, order.ApprovalsNeeded);
        foreach (var by in (string[])["sue", "tom"])
        {
            await MoveAsync(new Command.MoveOrder(order.Number, FreezeEventKind.Approve, by));
        }

        await _desk.CatchUpReportsAsync(Cancellation);
        Assert.Equal(DeskStatus.Done, (await _desk.DoAsync(work, new CaseCommand.Contest(order.Number, "Mine."), Ann, Cancellation)).Status);
        foreach (var by in (ActingOfficer[])[Sue, tom])
        {
            var answer = await _desk.DoAsync(work, deciding, by, Cancellation);
            Assert.Equal(DeskStatus.Refused, answer.Status);
            Assert.Contains("approved the order", answer.Words!.English, StringComparison.Ordinal);
        }

        // Where the holder is right, what no bank has answered is asked for no more.
        Assert.Equal(DeskStatus.Done, (await _desk.DoAsync(work, deciding, new ActingOfficer("una", OfficerRole.Supervisor), Cancellation)).Status);
        Assert.Equal((FreezeOrderState.Withdrawn, "It is."), (_centre.FindOrder(order.Number)!.State, _centre.FindOrder(order.Number)!.Reason));
    }

    [Fact]
    public async Task A_report_counts_against_nobody_who_complained_and_was_right()
    {
        await _desk.CatchUpReportsAsync(Cancellation);
        var payee = Assert.Single(_desk.ReportsCalled("r1", Sue)).Payee;
        Assert.Equal(1, _desk.CountReportsNaming([], [payee], Instant.From(TimeProvider.System.GetUtcNow())).Victims);
        await DoAsync(new CaseCommand.Contest(1, "It is my wage."), Ann);
        await DoAsync(new CaseCommand.DecideContest(1, Upheld: true, "It is."), Sue);
        await _desk.CatchUpReportsAsync(Cancellation);
        Assert.True(Assert.Single(_desk.ReportsNaming([], [payee], Sue)).IsRighted);
        Assert.Equal(0, _desk.CountReportsNaming([], [payee], Instant.From(TimeProvider.System.GetUtcNow())).Victims);

        // Nor does what is reported of that payment afterwards.
        await _centre.SubmitAsync(
            new Command.FileReport("r1-again", Instant.From(TimeProvider.System.GetUtcNow()), "p1", 0, null, null, null), Cancellation);
        await _desk.CatchUpReportsAsync(Cancellation);
        Assert.Equal([true, true], _desk.ReportsNaming([], [payee], Sue).Select(report => report.IsRighted));
        Assert.Equal(0, _desk.CountReportsNaming([], [payee], Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromMinutes(1)).Victims);
        await RebuiltIsSameAsync();
    }

    [Fact]
    public async Task Whoever_took_a_report_down_takes_it_back_or_a_supervisor_and_nobody_else()
    {
        await CentreTests.Submit(_centre, CentreTests.Payment("p3", "V3", "SHOP", 500));
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        await _desk.SubmitAsync(new Command.FileReport("r3", now, "p3", 0, null, null, "+442079460958", By: "ann"), Ann, cancellation: Cancellation);
        var back = new Command.TakeBackReport(3, 0, "r3", "bob", "the wrong payment");
        foreach (var (by, why) in ((ActingOfficer, string)[])
        [
            (new("bob", OfficerRole.DutyOfficer), "whoever took the report down takes it back, or a supervisor"),
            (new("lia", OfficerRole.Liaison), "the case has no such report"),
        ])
        {
            var refused = await _desk.SubmitAsync(back, by, cancellation: Cancellation);
            Assert.Equal((CommandStatus.Invalid, why), (refused.Status, refused.Detail?.English));
        }

        Assert.Equal("a reason is missing", (await _desk.SubmitAsync(back with { Reason = " " }, Ann, cancellation: Cancellation)).Detail?.English);
        Assert.Single(_desk.ReportsNaming(Core.Intake.ContactKey.Of("+442079460958"), [], Sue));
        Assert.Equal(CommandStatus.Done, (await _desk.SubmitAsync(back with { By = "ann" }, Ann, cancellation: Cancellation)).Status);
        await _desk.CatchUpReportsAsync(Cancellation);
        Assert.Equal(("ann", "the wrong payment"), (_desk.ReportsOf(3, Sue)[0].Back!.Value.By, _desk.ReportsOf(3, Sue)[0].Back!.Value.Why));
        Assert.Empty(_desk.ReportsNaming(Core.Intake.ContactKey.Of("+442079460958"), [Assert.Single(_desk.ReportsCalled("r3", Sue)).Payee], Sue));
        Assert.True(Assert.Single(_desk.ReportsCalled("r3", Sue)).IsTakenBack);
        await RebuiltIsSameAsync();

        // A bank's report is a supervisor's to take back, once nothing of it is held.
        Assert.Equal(CommandStatus.Invalid, (await _desk.SubmitAsync(back with { Case = 2, ReportId = "r2" }, Ann, cancellation: Cancellation)).Status);
        Assert.Equal(CommandStatus.Done, (await _desk.SubmitAsync(back with { Case = 2, ReportId = "r2" }, Sue, cancellation: Cancellation)).Status);
        Assert.Equal(CommandStatus.Conflict, (await _desk.SubmitAsync(back with { Case = 1, ReportId = "r1" }, Sue, cancellation: Cancellation)).Status);
    }

    [Fact]
    public async Task A_complaint_of_an_order_of_another_case_is_refused()
    {
        var answer = await _desk.DoAsync(1, new CaseCommand.Contest(2, "It is my wage."), Ann, Cancellation);
        Assert.Equal((DeskStatus.Refused, "there is no such order in this case"), (answer.Status, answer.Words?.English));
        Assert.Empty(_desk.Work(1).Contests);
    }

    [Fact]
    public async Task A_freeze_is_lifted_by_whoever_is_on_the_case_where_one_person_ordered_it_and_nobody_complains()
    {
        var lift = new Command.MoveOrder(1, FreezeEventKind.AskRelease, "ann", AmountMinor: 50_000, Currency: Order.Asked.Currency, Reason: "a wage");
        await DoAsync(new CaseCommand.Assign("bob"), new ActingOfficer("bob", OfficerRole.DutyOfficer));
        Assert.Contains("open its case", await RefusedAsync(lift, Ann), StringComparison.Ordinal);
        Assert.Null(_desk.OrderRefusal(Order, FreezeEventKind.AskRelease, Sue));
        var large = Order with { ApprovalsNeeded = 2 };
        Assert.Contains("two persons", _desk.OrderRefusal(large, FreezeEventKind.AskRelease, Sue)?.English, StringComparison.Ordinal);
        await DoAsync(new CaseCommand.Contest(1, "It is my wage."), new ActingOfficer("bob", OfficerRole.DutyOfficer));
        Assert.Contains("complaint", await RefusedAsync(lift with { By = "sue" }, Sue), StringComparison.Ordinal);
        Assert.Equal(0, Order.ReleaseAskedMinor);
    }

    [Theory]
    [InlineData("contest", FreezeEventKind.Contest, "ann")]
    [InlineData("grant", FreezeEventKind.AskRelease, "sue")]
    [InlineData("turn down", FreezeEventKind.Uphold, "sue")]
    public async Task A_process_killed_between_the_desk_and_the_order_leaves_nothing_undone_at_the_next_start(
        string what, FreezeEventKind kind, string by)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGKILL on Windows.");
        if (what != "contest")
        {
            await DoAsync(new CaseCommand.Contest(1, "It is my wage."), Ann);
        }

        var before = (await ToldAsync()).Count;
        await CloseAsync();
        await SayAndKillAsync(what);
        await OpenAsync();
        Assert.Equal([(kind, by)], (await ToldAsync()).Skip(before));
        Assert.Equal((what == "contest", what == "grant" ? 50_000 : 0), (Order.IsContested, Order.ReleaseAskedMinor));
        await CloseAsync();
        await OpenAsync();
        Assert.Equal(before + 1, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task What_others_did_with_the_order_since_is_not_undone_at_the_next_start()
    {
        await DoAsync(new CaseCommand.Contest(1, "It is my wage."), Ann);
        await DoAsync(new CaseCommand.DecideContest(1, Upheld: false, "It is not."), Sue);
        await MoveAsync(new Command.MoveOrder(1, FreezeEventKind.Contest, "bea", Bank, Reason: "the holder came again"));
        await CloseAsync();
        await OpenAsync();
        Assert.True(Order.IsContested);
        Assert.Equal(
            [(FreezeEventKind.Contest, "ann"), (FreezeEventKind.Uphold, "sue"), (FreezeEventKind.Contest, "bea")], await ToldAsync());
    }

    public async ValueTask InitializeAsync()
    {
        await OpenAsync();
        await CentreTests.Submit(_centre, CentreTests.Payment("p1", "V1", "MULE", 500), CentreTests.Payment("p2", "V2", "OTHER", 300));
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        await _centre.SubmitAsync(new Command.FileReport("r1", now, "p1", 0, null, null, null), Cancellation);
        await _centre.SubmitAsync(new Command.FileReport("r2", now, "p2", 0, null, null, null), Cancellation);
        await MoveAsync(new Command.MoveOrder(1, FreezeEventKind.Freeze, "bea", Bank, 50_000) { IsAnswer = true });
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task OpenAsync()
    {
        _journal = new SqliteJournal(Path.Combine(_folder, "journal.db"));
        _centre = await Centre.OpenAsync(new CentreOptions(), _journal, TimeProvider.System, Cancellation);
        _desk = await CaseDesk.OpenAsync(_journal, Path.Combine(_folder, "casework.db"), TimeProvider.System, _centre, cancellation: Cancellation);
    }

    private async Task CloseAsync()
    {
        await _desk.DisposeAsync();
        await _centre.DisposeAsync();
        await _journal.DisposeAsync();
    }

    /// <summary>The desk's rows are those that the journal alone makes.</summary>
    private async Task RebuiltIsSameAsync()
    {
        await CloseAsync();
        var path = Path.Combine(_folder, "casework.db");
        var rows = DeskRoom.RowsOf(path);
        File.Delete(path);
        await OpenAsync();
        await _desk.CatchUpReportsAsync(Cancellation);
        await CloseAsync();
        Assert.Equal(rows, DeskRoom.RowsOf(path));
        await OpenAsync();
    }

    private async Task DoAsync(CaseCommand command, ActingOfficer by) =>
        Assert.Equal(DeskStatus.Done, (await _desk.DoAsync(1, command, by, Cancellation)).Status);

    private async Task<string> DecidingRefusedAsync(CaseCommand.DecideContest deciding, ActingOfficer by)
    {
        var answer = await _desk.DoAsync(1, deciding, by, Cancellation);
        Assert.Equal(DeskStatus.Refused, answer.Status);
        return answer.Words!.English;
    }

    private async Task<string> RefusedAsync(Command.MoveOrder move, ActingOfficer by)
    {
        var answer = await _desk.SubmitAsync(move, by, cancellation: Cancellation);
        Assert.Equal(CommandStatus.Invalid, answer.Status);
        return answer.Detail!.English;
    }

    private async Task MoveAsync(Command.MoveOrder move) => Assert.Equal(CommandStatus.Done, (await _centre.SubmitAsync(move, Cancellation)).Status);

    /// <summary>What the order was told since it was frozen, and by whom.</summary>
    private async Task<List<(FreezeEventKind Kind, string By)>> ToldAsync()
    {
        await _desk.CatchUpReportsAsync(Cancellation);
        return [.. _desk.OrderEvents(1).SkipWhile(told => told.Kind != FreezeEventKind.Freeze).Skip(1).Select(told => (told.Kind, told.By))];
    }

    private async Task SayAndKillAsync(string what)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [ComplaintMaker.Word, _folder, what])
        {
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("Done", await child.StandardOutput.ReadLineAsync(Cancellation));
        child.Kill();
        await child.WaitForExitAsync(Cancellation);
        Assert.Equal(128 + 9, child.ExitCode);
    }
}
