using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Xunit;
using static Cordon.Engine.Tests.Casework.DeskRoom;

namespace Cordon.Engine.Tests.Casework;

/// <summary>What the desk knows of freeze orders, from the centre's own records and from banks.</summary>
public sealed class OrderDeskTests : IAsyncLifetime
{
    private const string Bank = "BBBBXBBB";
    private static readonly ActingOfficer Own = new("bea", OfficerRole.BankOfficer, Bank);
    private static readonly ActingOfficer Other = new("oto", OfficerRole.BankOfficer, "CCCCXCCC");
    private readonly DeskRoom _room = new();
    private Centre _centre = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FreezeOrder Order => _centre.FindOrder(1)!;

    [Fact]
    public async Task An_order_has_its_history_and_its_cost_and_a_projection_made_again_says_the_same()
    {
        await _room.Desk.CatchUpReportsAsync(Cancellation);
        Assert.Equal([FreezeEventKind.Approve], _room.Desk.OrderEvents(1).Select(happened => happened.Kind));
        _room.Time.Now += TimeSpan.FromMinutes(10);

        // While nobody knows what became of it, its wait makes no other look cheap.
        var waits = Assert.Single(_room.Desk.DelayCosts());
        Assert.Equal((0, 0L, 50_000L, null), (waits.Orders, waits.GoneMinor, waits.WaitingMinor, waits.SharePerMinute));
        var answered = await _centre.SubmitAsync(
            new Command.MoveOrder(1, FreezeEventKind.Freeze, "bea", Bank, 20_000, Reason: "the rest is gone") { IsAnswer = true }, Cancellation);
        Assert.Equal(CommandStatus.Done, answered.Status);
        await _room.Desk.CatchUpReportsAsync(Cancellation);
        Assert.Equal(
            [(FreezeEventKind.Approve, 0L, null), (FreezeEventKind.Send, 0L, null), (FreezeEventKind.Freeze, 20_000L, "the rest is gone")],
            _room.Desk.OrderEvents(1).Select(happened => (happened.Kind, happened.AmountMinor, happened.Reason)));
        var cost = Assert.Single(_room.Desk.DelayCosts());
        Assert.Equal((1, 30_000L, 500_000.0, 0L), (cost.Orders, cost.GoneMinor, cost.MinorMinutes, cost.WaitingMinor));
        Assert.Equal(await _room.RowsAsync(), await _room.RebuiltAsync());
    }

    [Fact]
    public async Task A_bank_gives_a_statement_once_and_only_with_its_own_order()
    {
        var text = Statement(1);
        Assert.Equal(DeskStatus.NotFound, (await _room.Desk.GiveStatementAsync(Order, text, Other, Cancellation)).Status);
        Assert.Equal(DeskStatus.NotFound, (await _room.Desk.GiveStatementAsync(Order, text, Sue, Cancellation)).Status);
        Assert.Equal(DeskStatus.Refused, (await _room.Desk.GiveStatementAsync(Order, text + "\nx", Own, Cancellation)).Status);
        Assert.Empty(_room.Desk.Statements(1));
        Assert.Equal(DeskStatus.Done, (await _room.Desk.GiveStatementAsync(Order, text, Own, Cancellation)).Status);
        Assert.Equal(DeskStatus.AlreadyDone, (await _room.Desk.GiveStatementAsync(Order, text, Own, Cancellation)).Status);
        Assert.Equal(("bea", text), (_room.Desk.Statements(1)[0].By, _room.Desk.Statements(1)[0].Text));
        Assert.Empty(_room.Desk.Timeline(Order.Case));
        Assert.Equal(await _room.RowsAsync(), await _room.RebuiltAsync());
    }

    [Fact]
    public async Task The_audit_says_which_order_a_statement_was_given_for_and_finds_it_by_the_case()
    {
        await _room.Desk.GiveStatementAsync(Order, Statement(1), Own, Cancellation);
        var choice = new MomentChoice(Start, Start + TimeSpan.FromDays(365)) { KindPrefix = DeskKind.StatementGiven };
        var given = Assert.Single(_room.Desk.Moments(choice));
        Assert.Equal(("bea", Order.Id, null), (given.Officer, given.Subject, given.Words));
        Assert.Equal([given], _room.Desk.Moments(choice with { Case = Order.Case }));
        Assert.Empty(_room.Desk.Moments(choice with { Case = Order.Case + 1 }));
    }

    [Fact]
    public async Task A_statement_stands_closed_in_the_journal_and_goes_with_its_case()
    {
        await _room.Desk.GiveStatementAsync(Order, Statement(1), Own, Cancellation);
        await foreach (var batch in _room.Journal.ReadAsync(CaseDesk.Partition, 0, Cancellation))
        {
            Assert.DoesNotContain("88120", System.Text.Encoding.UTF8.GetString(batch.Payload.Span), StringComparison.Ordinal);
        }

        await _room.Say(Order.Case, new CaseCommand.Assign("ann"), Ann);
        await _centre.SubmitAsync(
            new Command.MoveOrder(1, FreezeEventKind.Refuse, "bea", Bank, 0, Reason: "it is gone") { IsAnswer = true }, Cancellation);
        Assert.Equal(DeskStatus.Done, (await _room.Say(Order.Case, new CaseCommand.Move(CaseStage.Closed, "done"), Ann)).Status);
        _room.Time.Now += TimeSpan.FromDays(60);
        await _room.Desk.EraseDueAsync(TimeSpan.FromDays(30), Cancellation);
        Assert.Equal("", Assert.Single(_room.Desk.Statements(1)).Text);
    }

    [Fact]
    public async Task A_case_is_not_closed_while_a_bank_owes_an_answer_or_holds_its_money()
    {
        const string open = "a bank owes an answer or holds money in 1 order of it: let it wait instead";
        await _room.Say(Order.Case, new CaseCommand.Assign("ann"), Ann);
        Assert.Equal((DeskStatus.Refused, open), await CloseAsync());
        await _centre.SubmitAsync(new Command.MoveOrder(1, FreezeEventKind.Freeze, "bea", Bank, 20_000) { IsAnswer = true }, Cancellation);
        Assert.Equal((DeskStatus.Refused, open), await CloseAsync());
        await _centre.SubmitAsync(new Command.MoveOrder(1, FreezeEventKind.AskRelease, "ann", null, 20_000, Reason: "it was theirs"), Cancellation);
        await _centre.SubmitAsync(new Command.MoveOrder(1, FreezeEventKind.Release, "bea", Bank, 20_000) { IsAnswer = true }, Cancellation);
        Assert.True(Order.IsOver);
        Assert.Equal((DeskStatus.Done, null), await CloseAsync());

        async Task<(DeskStatus, string?)> CloseAsync() =>
            await _room.Say(Order.Case, new CaseCommand.Move(CaseStage.Closed, "done"), Ann) is var answer ? (answer.Status, answer.Words?.English) : default;
    }

    [Fact]
    public async Task A_case_is_not_closed_while_money_of_its_part_is_held_or_lies_in_the_centres_hands()
    {
        await CentreTests.Submit(_centre, CentreTests.Payment("p9", "V9", "OTHER", 300));
        await _centre.SubmitAsync(new Command.FileReport("r9", _room.Time.Now, "p9", 0, null, null, null), Cancellation);
        await _room.Desk.CatchUpReportsAsync(Cancellation);
        const uint whole = 2;
        await _room.Say(whole, new CaseCommand.Assign("ann"), Ann);
        await _room.Say(Order.Case, new CaseCommand.Assign("ann"), Ann);
        await _centre.SubmitAsync(new Command.MoveOrder(1, FreezeEventKind.Freeze, "bea", Bank, 50_000) { IsAnswer = true }, Cancellation);
        foreach (var own in _centre.OrdersOf(whole))
        {
            await _centre.SubmitAsync(new Command.MoveOrder(own.Number, FreezeEventKind.Withdraw, "ann", Reason: "a mistake"), Cancellation);
        }

        Assert.Equal(DeskStatus.Done, (await _room.Say(Order.Case, new CaseCommand.MergeInto(whole, "one gang"), Sue)).Status);
        Assert.Equal("a bank owes an answer or holds money in 1 order of it: let it wait instead", await CloseAsync());
        await _centre.SubmitAsync(
            new Command.MoveOrder(1, FreezeEventKind.Return, "bea", Bank, 50_000, Reference: "back-1") { IsAnswer = true }, Cancellation);
        Assert.True(Order.IsOver);
        Assert.Equal(
            "500.00 EUR of it lies in the centre's hands and was not given back to the victims: close it when that is paid out", await CloseAsync());
        await _centre.SubmitAsync(new Command.ProposeRestitution(Order.Case, null, "Mei"), Cancellation);
        Assert.Equal(CommandStatus.Done, (await _centre.SubmitAsync(new Command.ApproveRestitution(Order.Case, "Ana"), Cancellation)).Status);
        Assert.Null(await CloseAsync());
        Assert.Equal(CaseStage.Closed, _room.Desk.Work(whole).Stage);

        async Task<string?> CloseAsync() => (await _room.Say(whole, new CaseCommand.Move(CaseStage.Closed, "done"), Ann)).Words?.English;
    }

    [Fact]
    public async Task An_order_takes_no_more_statements_than_its_limit()
    {
        for (var i = 0; i < CaseDesk.StatementsMax; i++)
        {
            Assert.Equal(DeskStatus.Done, (await _room.Desk.GiveStatementAsync(Order, Statement(i), Own, Cancellation)).Status);
        }

        var answer = await _room.Desk.GiveStatementAsync(Order, Statement(CaseDesk.StatementsMax), Own, Cancellation);
        Assert.Equal((DeskStatus.Refused, "20 statements are with the order, the most there can be"), (answer.Status, answer.Words?.English));
    }

    public async ValueTask InitializeAsync()
    {
        _centre = await Centre.OpenAsync(new CentreOptions(), _room.Journal, _room.Time, Cancellation);
        await CentreTests.Submit(_centre, CentreTests.Payment("p1", "V1", "MULE", 500));
        await _centre.SubmitAsync(new Command.FileReport("r1", _room.Time.Now, "p1", 0, null, null, null), Cancellation);
        await _room.ReopenAsync(_centre);
    }

    public async ValueTask DisposeAsync()
    {
        await _room.DisposeAsync();
        await _centre.DisposeAsync();
    }

    private string Statement(int number) =>
        $"{AccountStatement.Header}\n{_room.Time.Now},out,12.50,EUR,88120,ref-{number}";
}
