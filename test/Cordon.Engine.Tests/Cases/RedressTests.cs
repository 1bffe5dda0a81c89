using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Engine.Cases;
using Cordon.Engine.Journal;
using Xunit;
using static Cordon.Engine.Tests.CentreTests;

namespace Cordon.Engine.Tests.Cases;

/// <summary>What the centre was wrong about speaks against nobody afterwards: a report that was taken back, an account whose holder was right.</summary>
public sealed class RedressTests : IAsyncLifetime
{
    private readonly MemoryJournal _journal = new();
    private readonly SettableTime _time = new(RecoveryWorld.Start + TimeSpan.FromDays(2));
    private Centre _centre = null!;
    private int _minutes = 100;
    private string _last = "p1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FreezeOrder Order => _centre.FindOrder(1)!;

    public async ValueTask InitializeAsync()
    {
        await OpenAsync();
        Assert.Equal(Outcome.Allow, (await Submit(_centre, Payment("p1", "VICTIM", "SHOP", 5_000)))[0].Outcome);
    }

    public async ValueTask DisposeAsync()
    {
        await _centre.DisposeAsync();
        await _journal.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_report_that_is_taken_back_holds_up_nobody_and_asks_for_nothing(bool isReopened)
    {
        await ReportAsync("r1");
        Assert.Equal((Outcome.Hold, FreezeOrderState.Approved), (await PayAsync("OTHER"), Order.State));
        var held = _centre.FindHold(_last, 0)!;
        Assert.Equal(CommandStatus.Done, (await TakeBackAsync("r1")).Status);
        if (isReopened)
        {
            await ReopenAsync();
        }

        Assert.Equal(Outcome.Allow, await PayAsync("THIRD"));
        Assert.Equal((FreezeOrderState.Withdrawn, "the wrong payment"), (Order.State, Order.Reason));
        var money = Assert.Single(await _centre.FindCasesAsync([1], Cancellation));
        Assert.True(money.IsTakenBack);
        Assert.All((await _centre.FindLedgerAsync(1, Cancellation)).Ledger!.Balances, balance => Assert.Equal(0, balance.Amount.Minor));
        Assert.Empty((await _centre.FindFiguresAsync(Cancellation)).Figures!.Cases);
        Assert.Equal(CommandStatus.AlreadyDone, (await TakeBackAsync("r1")).Status);
        Assert.Equal(HoldState.Held, _centre.FindHold(held.PaymentId, held.Submitter)!.State);
    }

    [Fact]
    public async Task A_case_is_one_as_long_as_one_of_its_reports_stands()
    {
        await ReportAsync("r1");
        await ReportAsync("r2");
        Assert.Equal(CommandStatus.Done, (await TakeBackAsync("r1")).Status);
        Assert.Equal((Outcome.Hold, false), (await PayAsync("OTHER"), (await _centre.FindCasesAsync([1], Cancellation))[0].IsTakenBack));
        Assert.Equal(CommandStatus.Done, (await TakeBackAsync("r2")).Status);
        Assert.Equal((Outcome.Allow, true), (await PayAsync("THIRD"), (await _centre.FindCasesAsync([1], Cancellation))[0].IsTakenBack));
    }

    [Fact]
    public async Task What_is_reported_again_is_followed_again_under_another_identifier()
    {
        await ReportAsync("r1");
        await TakeBackAsync("r1");
        Assert.Equal(CommandStatus.Conflict, (await FileAsync("r1")).Status);
        var again = await ReportAsync("r2");
        Assert.Equal(1u, again.Number);
        Assert.Equal(500_000, Assert.Single(again.Orders, order => !order.IsOver).Asked.Minor);
        Assert.Equal(Outcome.Hold, await PayAsync("OTHER"));
        var ledger = (await _centre.FindLedgerAsync(1, Cancellation)).Ledger!;
        Assert.Equal([LedgerCause.Reported, LedgerCause.TakenBack, LedgerCause.Reported], ledger.Entries.Select(entry => entry.Cause));
        Assert.Equal(500_000, ledger.Balances.Single(balance => balance.Account.Kind == LedgerAccountKind.Outstanding).Amount.Minor);
    }

    [Fact]
    public async Task Nothing_is_taken_back_while_a_bank_holds_money_of_it_and_all_of_it_when_that_was_let_go()
    {
        await ReportAsync("r1");
        await AnswerAsync(FreezeEventKind.Freeze, 500_000);
        var refused = await TakeBackAsync("r1");
        Assert.Equal((CommandStatus.Conflict, "a bank holds money on FO-000001: have it let go first"), (refused.Status, refused.Detail?.English));
        await AnswerAsync(FreezeEventKind.Release, 500_000);
        Assert.Equal(CommandStatus.Done, (await TakeBackAsync("r1")).Status);
        Assert.Equal(Outcome.Allow, await PayAsync("OTHER"));
        Assert.All((await _centre.FindLedgerAsync(1, Cancellation)).Ledger!.Balances, balance => Assert.Equal(0, balance.Amount.Minor));
    }

    [Fact]
    public async Task A_held_payment_whose_own_report_is_taken_back_goes_its_way_again()
    {
        await ReportAsync("r1");
        Assert.Equal(Outcome.Hold, await PayAsync("OTHER"));
        var held = _centre.FindHold(_last, 0)!;
        var own = await _centre.SubmitAsync(new Command.FileReport("r2", _time.Now, held.PaymentId, 0, null, null, null), Cancellation);
        Assert.Equal((CommandStatus.Done, Outcome.Block), (own.Status, _centre.FindHold(held.PaymentId, 0)!.AtExpiry));
        Assert.Equal(CommandStatus.Done, (await TakeBackAsync("r2", own.Case!.Number)).Status);
        Assert.Equal((Outcome.Allow, (HoldReport?)null), (_centre.FindHold(held.PaymentId, 0)!.AtExpiry, _centre.FindHold(held.PaymentId, 0)!.News.Reported));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_account_of_a_holder_who_was_right_is_paid_as_any_other_unless_somebody_else_reports_it(bool isReopened)
    {
        await ReportAsync("r1");
        Assert.Equal(Outcome.Hold, await PayAsync("OTHER"));
        Assert.Equal(CommandStatus.Done, (await _centre.SubmitAsync(new Command.RightHolder(1, "Mei"), Cancellation)).Status);
        Assert.Equal(CommandStatus.AlreadyDone, (await _centre.SubmitAsync(new Command.RightHolder(1, "Mei"), Cancellation)).Status);
        if (isReopened)
        {
            await ReopenAsync();
        }

        Assert.Equal(Outcome.Allow, await PayAsync("THIRD"));
        Assert.False((await _centre.FindCasesAsync([1], Cancellation))[0].IsTakenBack);
        await ReportAsync("r9", _last);
        Assert.Equal(Outcome.Hold, await PayAsync("FOURTH"));
    }

    [Theory]
    [InlineData("right again")]
    [InlineData("back right again")]
    [InlineData("right back again")]
    public async Task Whoever_was_right_is_right_whatever_is_reported_of_that_payment_afterwards_and_in_whatever_order(string story)
    {
        await ReportAsync("r1");
        Assert.Equal(Outcome.Hold, await PayAsync("OTHER"));
        var held = _last;
        foreach (var what in story.Split(' '))
        {
            var result = what switch
            {
                "back" => await TakeBackAsync("r1"),
                "right" => await _centre.SubmitAsync(new Command.RightHolder(1, "Mei"), Cancellation),
                _ => await FileAsync("r2"),
            };
            Assert.Equal(CommandStatus.Done, result.Status);
        }

        Assert.Equal(Outcome.Allow, await PayAsync("THIRD"));
        var news = _centre.FindHold(held, 0)!.News;
        Assert.Equal((0, 1u), (news.Reports.Length, Assert.Single(news.Lifted).Case));
        Assert.DoesNotContain(_centre.OrdersOf(1), order => !order.IsOver && story.Contains("back", StringComparison.Ordinal));

        // Another victim's report of the account counts, and is not taken away with the case's.
        await ReportAsync("r9", _last);
        Assert.Equal(Outcome.Hold, await PayAsync("FOURTH"));
        await ReopenAsync();
        Assert.Equal(Outcome.Hold, await PayAsync("FIFTH"));
        Assert.Equal(1u, Assert.Single(_centre.FindHold(held, 0)!.News.Lifted).Case);
    }

    private async Task<Outcome> PayAsync(string payer)
    {
        _last = $"later-{++_minutes}";
        return (await Submit(_centre, Payment(_last, payer, "SHOP", 5_000, _minutes)))[0].Outcome;
    }

    private async Task<CommandResult> FileAsync(string id, string payment = "p1") =>
        await _centre.SubmitAsync(new Command.FileReport(id, _time.Now, payment, 0, null, null, null), Cancellation);

    private async Task<CaseSummary> ReportAsync(string id, string payment = "p1")
    {
        var filed = await FileAsync(id, payment);
        Assert.Equal(CommandStatus.Done, filed.Status);
        return filed.Case!;
    }

    private async Task<CommandResult> TakeBackAsync(string id, uint number = 1) =>
        await _centre.SubmitAsync(new Command.TakeBackReport(number, 0, id, "Mei", "the wrong payment"), Cancellation);

    private async Task AnswerAsync(FreezeEventKind kind, long minor) => Assert.Equal(
        CommandStatus.Done,
        (await _centre.SubmitAsync(new Command.MoveOrder(1, kind, "bea", "BBBBXBBB", minor) { IsAnswer = true }, Cancellation)).Status);

    private async Task OpenAsync() => _centre = await Centre.OpenAsync(new CentreOptions(), _journal, _time, Cancellation);

    private async Task ReopenAsync()
    {
        await _centre.DisposeAsync();
        await OpenAsync();
    }
}
