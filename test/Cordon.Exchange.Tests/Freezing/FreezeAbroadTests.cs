using System.Globalization;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Screening;
using Cordon.Exchange.Freezing;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Tests.Support;
using Xunit;

namespace Cordon.Exchange.Tests.Freezing;

/// <summary>
/// A victim reports at home; the money lies at a bank abroad; the other centre traces it on, orders it frozen, and what its banks say comes back.
/// </summary>
public sealed partial class FreezeAbroadTests : IAsyncLifetime
{
    private const string HomeBank = "HOMEXA2K";
    private const string AwayBank = "AWAYXB2K";

    private Federation _all = null!;
    private Centre _home = null!;
    private Centre _away = null!;
    private FreezeSide _homeSide = null!;
    private FreezeSide _awaySide = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _all = await Federation.OfAsync("aland", "beland");
        (_home, _homeSide) = await OpenAsync("aland");
        (_away, _awaySide) = await OpenAsync("beland");
    }

    public async ValueTask DisposeAsync()
    {
        await _home.DisposeAsync();
        await _away.DisposeAsync();
        await _all.DisposeAsync();
    }

    [Fact]
    public async Task The_money_is_ordered_frozen_abroad_and_what_the_bank_holds_is_what_the_order_at_home_says()
    {
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", 500);
        await ReportAsync("p1");
        await SettledAsync();
        var abroad = Assert.Single(_away.OrdersOf(1));
        Assert.Equal(("M1", 50_000L), (abroad.Account, abroad.Asked.Minor));
        Assert.Equal(FreezeStatus.Received, (await OnlyAsync("aland")).State.Freeze);
        Assert.Equal(FreezeOrderState.Sent, _home.FindOrder(1)!.State);

        await AnswerAsync(abroad, 50_000);
        await SettledAsync();
        Assert.Equal((FreezeOrderState.Frozen, 50_000L), (_home.FindOrder(1)!.State, _home.FindOrder(1)!.HeldMinor));
        var (mine, theirs) = (await OnlyAsync("aland"), await OnlyAsync("beland"));
        Assert.Equal((RequestState.Provided, FreezeStatus.Held), (mine.State.Stage, mine.State.Freeze));
        Assert.True(mine.State.IsSameAs(theirs.State));
        Assert.Empty(mine.State.Voids);
    }

    [Fact]
    public async Task Money_that_went_on_abroad_is_frozen_where_it_lies_there_and_told_when_all_banks_answered()
    {
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", 500);
        await PayAsync(_away, "p2", AwayBank, "M1", "NEXTXB2K", "M2", 200);
        await ReportAsync("p1");
        await SettledAsync();
        var orders = _away.OrdersOf(1);
        Assert.Equal(2, orders.Count);
        await AnswerAsync(orders.Single(order => order.Account == "M1"), 30_000);
        await SettledAsync();
        Assert.Equal((FreezeOrderState.Sent, FreezeStatus.Received), (_home.FindOrder(1)!.State, (await OnlyAsync("aland")).State.Freeze));
        await AnswerAsync(orders.Single(order => order.Account == "M2"), 20_000);
        await SettledAsync();
        Assert.Equal(50_000L, _home.FindOrder(1)!.HeldMinor);
        Assert.Equal(FreezeStatus.Held, (await OnlyAsync("aland")).State.Freeze);
    }

    [Fact]
    public async Task What_a_bank_abroad_pays_back_is_booked_at_home_as_it_comes_and_once()
    {
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", 500);
        await ReportAsync("p1");
        await SettledAsync();
        await AnswerAsync(_away.OrdersOf(1)[0], 50_000);
        await SettledAsync();
        foreach (var (part, all) in ((long, long)[])[(20_000, 20_000), (30_000, 50_000)])
        {
            var order = _away.OrdersOf(1)[0];
            var paid = await _away.SubmitAsync(
                new Command.MoveOrder(
                    order.Number, FreezeEventKind.Return, order.Bank, order.Bank, part, order.Asked.Currency, Reference: $"back-{part}")
                { IsAnswer = true },
                Cancellation);
            Assert.Equal(CommandStatus.Done, paid.Status);
            await SettledAsync();
            await SettledAsync();
            Assert.Equal((all, 50_000L - all), (_home.FindOrder(1)!.ReturnedMinor, _home.FindOrder(1)!.HeldMinor));
            Assert.Equal((FreezeStatus.Returned, all), ((await OnlyAsync("aland")).State.Freeze, (await OnlyAsync("aland")).State.FreezeAmount!.Value.Minor));
        }

        Assert.Equal(FreezeOrderState.Returned, _home.FindOrder(1)!.State);
        Assert.Empty((await OnlyAsync("beland")).State.Voids);
    }

    [Fact]
    public async Task Money_that_is_to_be_let_go_is_let_go_by_the_bank_abroad_and_booked_at_home_as_it_is_done()
    {
        await HeldAsync(50_000);
        await LetGoAtHomeAsync(30_000);
        var asked = _home.FindOrder(1)!;
        Assert.Equal((30_000L, 50_000L), (asked.ReleaseAskedMinor, asked.HeldMinor));
        Assert.Equal(0, _away.OrdersOf(1)[0].ReleaseAskedMinor);
        await SettledAsync();
        Assert.Equal(30_000L, _away.OrdersOf(1)[0].ReleaseAskedMinor);
        Assert.Equal(0, _home.CountNoticesFor(AwayBank));
        Assert.Equal(30_000L, (await OnlyAsync("beland")).State.LettingGoAsked!.Value.Minor);
        Assert.Null((await OnlyAsync("aland")).State.LetGo);

        // The bank does it in two parts; each comes home, and the rest stays held.
        foreach (var (part, all) in ((long, long)[])[(10_000, 10_000), (20_000, 30_000)])
        {
            await ReleaseThereAsync(part, $"rel-{all}");
            await SettledAsync();
            await SettledAsync();
            var order = _home.FindOrder(1)!;
            Assert.Equal((all, 50_000L - all, 30_000L - all), (order.ReleasedMinor, order.HeldMinor, order.ReleaseAskedMinor));
            Assert.Equal(FreezeOrderState.Frozen, order.State);
        }

        // A later ask is of what is held then.
        await LetGoAtHomeAsync(20_000);
        await SettledAsync();
        Assert.Equal((20_000L, 50_000L), (_away.OrdersOf(1)[0].ReleaseAskedMinor, (await OnlyAsync("beland")).State.LettingGoAsked!.Value.Minor));
        await ReleaseThereAsync(20_000, "rel-last");
        await SettledAsync();
        await SettledAsync();
        Assert.Equal((FreezeOrderState.Released, 0L), (_home.FindOrder(1)!.State, _home.FindOrder(1)!.HeldMinor));
        var (mine, theirs) = (await OnlyAsync("aland"), await OnlyAsync("beland"));
        Assert.True(mine.State.IsSameAs(theirs.State));
        Assert.Empty(mine.State.Voids);
        Assert.Equal((0, 50_000L), (mine.Unreceipted, mine.State.LetGo!.Value.Minor));
    }

    [Fact]
    public async Task Wherever_either_program_ends_money_is_let_go_once()
    {
        await HeldAsync(50_000);
        await LetGoAtHomeAsync(50_000);
        var entries = new List<(long, long)>();
        for (var i = 0; i < 2; i++)
        {
            // Each step with a start of both around it, and run again.
            await new FreezeAsker(_homeSide).RunOnceAsync(Cancellation);
            await RestartAsync();
            await ReceiptedAsync("aland");
            await new FreezeAsker(_homeSide).RunOnceAsync(Cancellation);
            await new FreezeAnswerer(_awaySide).RunOnceAsync(Cancellation);
            await RestartAsync();
            await new FreezeAnswerer(_awaySide).RunOnceAsync(Cancellation);
            await ReceiptedAsync("beland");
            entries.Add((_all["aland"].Book.Size, _all["beland"].Book.Size));
        }

        Assert.Equal(entries[0], entries[1]);
        Assert.Equal((50_000L, 0L), (_away.OrdersOf(1)[0].ReleaseAskedMinor, _away.OrdersOf(1)[0].ReleasedMinor));
        await ReleaseThereAsync(50_000, "rel-1");
        for (var i = 0; i < 2; i++)
        {
            await new FreezeAnswerer(_awaySide).RunOnceAsync(Cancellation);
            await RestartAsync();
            await ReceiptedAsync("beland");
            await new FreezeAsker(_homeSide).RunOnceAsync(Cancellation);
            await RestartAsync();
            await new FreezeAsker(_homeSide).RunOnceAsync(Cancellation);
        }

        Assert.Equal((FreezeOrderState.Released, 50_000L), (_home.FindOrder(1)!.State, _home.FindOrder(1)!.ReleasedMinor));
        Assert.Single(_home.FindOrder(1)!.Parts);
        var said = await _all["aland"].MessagesAsync((await OnlyAsync("aland")).State.Id.Value, Cancellation);
        Assert.Single(said, one => RequestThread.BodyOf(one)?.LettingGoAsked is not null);
        Assert.Single(said, one => RequestThread.BodyOf(one)?.LetGo is not null);
    }

    [Fact]
    public async Task Of_money_that_went_on_abroad_the_named_accounts_order_is_let_go_first_and_no_more_than_was_asked()
    {
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", 500);
        await PayAsync(_away, "p2", AwayBank, "M1", "NEXTXB2K", "M2", 200);
        await ReportAsync("p1");
        await SettledAsync();
        foreach (var order in _away.OrdersOf(1))
        {
            await AnswerAsync(order, order.Asked.Minor);
        }

        await SettledAsync();
        await LetGoAtHomeAsync(40_000);
        await SettledAsync();
        Assert.Equal(
            [("M1", 30_000L), ("M2", 10_000L)], _away.OrdersOf(1).OrderBy(order => order.Account).Select(order => (order.Account, order.ReleaseAskedMinor)));
    }

    [Fact]
    public async Task What_is_let_go_abroad_on_a_complaint_there_comes_home_though_nobody_asked()
    {
        await HeldAsync(50_000);
        var order = _away.OrdersOf(1)[0];
        await _away.SubmitAsync(
            new Command.MoveOrder(order.Number, FreezeEventKind.AskRelease, "sam", null, 20_000, order.Asked.Currency, "upheld"), Cancellation);
        await ReleaseThereAsync(20_000, "rel-1");
        await SettledAsync();
        await SettledAsync();
        Assert.Equal((20_000L, 30_000L), (_home.FindOrder(1)!.ReleasedMinor, _home.FindOrder(1)!.HeldMinor));
        Assert.Null((await OnlyAsync("aland")).State.LettingGoAsked);

        // What the home centre then asks is beside that.
        await LetGoAtHomeAsync(30_000);
        await SettledAsync();
        Assert.Equal(30_000L, _away.OrdersOf(1)[0].ReleaseAskedMinor);
    }

    [Fact]
    public async Task A_payment_that_never_came_there_is_refused_with_a_code()
    {
        await PayAsync(_home, "p1", HomeBank, "V1", AwayBank, "M1", 500);
        await ReportAsync("p1");
        await SettledAsync();
        Assert.Equal((RequestState.Refused, RefusalCode.NotHeld), ((await OnlyAsync("aland")).State.Stage, (await OnlyAsync("aland")).State.Refusal));
        Assert.Equal(FreezeOrderState.Refused, _home.FindOrder(1)!.State);
    }

    [Fact]
    public async Task Without_an_instrument_in_force_nothing_goes_abroad_and_the_order_waits()
    {
        _homeSide = _homeSide with { Law = LegalBasisTable.Read("table\t2020-01-01\t2099-01-01\n").Table! };
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", 500);
        await ReportAsync("p1");
        var asker = new FreezeAsker(_homeSide);
        await asker.RunOnceAsync(Cancellation);
        Assert.Contains("no instrument in force", asker.Fault, StringComparison.Ordinal);
        Assert.Equal(1, _home.CountNoticesFor(AwayBank));
        Assert.Empty(await _homeSide.Desk.AllAsync(Cancellation));
    }

    [Theory]
    [InlineData("", "--recipients")]
    [InlineData("recipient\tbeland\tpeer\tinvestigation\t365\t-\tmade up\n", "not competent for this (D2)")]
    [InlineData("recipient\tbeland\tpeer\trecovery\t9000\t-\tmade up\n", "(D6)")]
    [InlineData("recipient\tbeland\tpeer\trecovery\t365\tdeath-penalty\tmade up\n", "a person has to weigh it")]
    public async Task A_freeze_that_the_policy_does_not_let_leave_by_itself_waits_and_says_why(string recipients, string why)
    {
        _all["aland"].Release = new ReleaseOffice(_all["aland"], Federation.Law, RecipientTable.Read(recipients).Table!, _all.Clock);
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", 500);
        await ReportAsync("p1");
        var asker = new FreezeAsker(_homeSide);
        await asker.RunOnceAsync(Cancellation);
        Assert.Contains(why, asker.Fault, StringComparison.Ordinal);
        Assert.Equal(1, _home.CountNoticesFor(AwayBank));
        Assert.Empty(await _homeSide.Desk.AllAsync(Cancellation));
    }

    [Fact]
    public async Task A_freeze_whose_receiver_is_known_no_more_when_it_is_delivered_stays_here_and_the_order_says_so()
    {
        await _all.UnplugAsync("beland");
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", 500);
        await ReportAsync("p1");
        await new FreezeAsker(_homeSide).RunOnceAsync(Cancellation);
        var thread = await OnlyAsync("aland");
        _all["aland"].Release = new ReleaseOffice(_all["aland"], Federation.Law, RecipientTable.Empty, _all.Clock);
        await _all.ServeAsync("beland");
        await _all.UntilAsync(() =>
        {
            _all["aland"].Kick();
            return _all["aland"].Book.Find(Cordon.Exchange.Book.EntryKind.Withheld, thread.State.Id.Value) is not null;
        });
        await new FreezeAsker(_homeSide).RunOnceAsync(Cancellation);
        var order = _home.FindOrder(1)!;
        Assert.Equal(FreezeOrderState.Refused, order.State);
        Assert.Contains("did not leave this centre", order.Reason, StringComparison.Ordinal);
        Assert.Empty(await _awaySide.Desk.AllAsync(Cancellation));
    }

    [Fact]
    public async Task The_decision_by_which_a_freeze_leaves_is_on_disk_by_the_same_write_as_the_request()
    {
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", 500);
        await ReportAsync("p1");
        await new FreezeAsker(_homeSide).RunOnceAsync(Cancellation);
        var book = _all["aland"].Book;
        var id = (await OnlyAsync("aland")).State.Id.Value;
        var (sent, decided) = (book.Find(Cordon.Exchange.Book.EntryKind.Sent, id)!, book.Find(Cordon.Exchange.Book.EntryKind.Decided, id)!);
        Assert.Equal(sent.Position, decided.Position);
        var file = (await _all["aland"].Release!.FileOfAsync(id, Cancellation))!;
        var decision = Assert.Single(file.Decisions).Made(ReleasePolicy.Standard)!;
        Assert.Equal((ReleaseOutcome.Permit, "P4", ReleaseAction.Freeze), (decision.Outcome, decision.Rules[0], decision.Question.Action));
    }

    [Fact]
    public async Task Whatever_is_run_twice_or_after_a_start_of_both_happens_once()
    {
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", 500);
        await ReportAsync("p1");
        await new FreezeAsker(_homeSide).RunOnceAsync(Cancellation);
        await new FreezeAsker(_homeSide).RunOnceAsync(Cancellation);
        await SettledAsync();
        await AnswerAsync(_away.OrdersOf(1)[0], 50_000);
        await SettledAsync();
        var (home, away) = (_all["aland"].Book.Size, _all["beland"].Book.Size);
        await SettledAsync();
        Assert.Equal((home, away), (_all["aland"].Book.Size, _all["beland"].Book.Size));
        Assert.Single(_away.OrdersOf(1));
    }

    /// <summary>A victim's money, held abroad and known to be so at home.</summary>
    private async Task HeldAsync(long minor)
    {
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", minor / 100);
        await ReportAsync("p1");
        await SettledAsync();
        await AnswerAsync(_away.OrdersOf(1)[0], minor);
        await SettledAsync();
        Assert.Equal(FreezeOrderState.Frozen, _home.FindOrder(1)!.State);
    }

    private async Task LetGoAtHomeAsync(long minor)
    {
        var order = _home.FindOrder(1)!;
        var asked = await _home.SubmitAsync(
            new Command.MoveOrder(1, FreezeEventKind.AskRelease, "sue", null, minor, order.Asked.Currency, "held by mistake"), Cancellation);
        Assert.Equal(CommandStatus.Done, asked.Status);
    }

    private async Task ReleaseThereAsync(long minor, string reference)
    {
        var order = _away.OrdersOf(1)[0];
        var done = await _away.SubmitAsync(
            new Command.MoveOrder(order.Number, FreezeEventKind.Release, order.Bank, order.Bank, minor, order.Asked.Currency, Reference: reference)
            { IsAnswer = true },
            Cancellation);
        Assert.Equal(CommandStatus.Done, done.Status);
    }

    /// <summary>Stops both centres with all that is theirs, and takes them up from their disks.</summary>
    private async Task RestartAsync()
    {
        await _home.DisposeAsync();
        await _away.DisposeAsync();
        await _all.RestartAsync("aland");
        await _all.RestartAsync("beland");
        (_home, _homeSide) = await OpenAsync("aland");
        (_away, _awaySide) = await OpenAsync("beland");
    }

    private async Task<(Centre, FreezeSide)> OpenAsync(string id)
    {
        var centre = await Centre.OpenAsync(new CentreOptions(), _all.JournalOf(id), _all.Clock, Cancellation);
        return (centre, new FreezeSide(centre, new RequestDesk(_all[id]), Federation.Law, _all.Clock, _all.Clock));
    }

    /// <summary>Runs both sides until neither has anything to say any more.</summary>
    private async Task SettledAsync()
    {
        for (var before = (-1L, -1L); before != (_all["aland"].Book.Size, _all["beland"].Book.Size);)
        {
            before = (_all["aland"].Book.Size, _all["beland"].Book.Size);
            await new FreezeAsker(_homeSide).RunOnceAsync(Cancellation);
            await ReceiptedAsync("aland");
            await new FreezeAnswerer(_awaySide).RunOnceAsync(Cancellation);
            await ReceiptedAsync("beland");
        }
    }

    private async Task ReceiptedAsync(string id)
    {
        var book = _all[id].Book;
        await _all.UntilAsync(() => book.From(0, 10_000).Where(place => place.Kind == Cordon.Exchange.Book.EntryKind.Sent)
            .All(place => book.Find(Cordon.Exchange.Book.EntryKind.Receipt, place.Id) is not null));
    }

    private async Task<RequestThread> OnlyAsync(string id) => Assert.Single(await new RequestDesk(_all[id]).AllAsync(Cancellation));

    private Task<CommandResult> ReportAsync(string payment) => _home.SubmitAsync(
        new Command.FileReport("r-" + payment, Instant.From(_all.Clock.GetUtcNow()), payment, 0, null, null, null), Cancellation).AsTask();

    private async Task AnswerAsync(FreezeOrder order, long minor)
    {
        var answer = new Command.MoveOrder(order.Number, FreezeEventKind.Freeze, "bea", order.Bank, minor) { IsAnswer = true };
        Assert.Equal(CommandStatus.Done, (await _away.SubmitAsync(answer, Cancellation)).Status);
    }

    /// <summary>A payment that both centres' banks handed in.</summary>
    private async Task PayAsync(string id, string payerBank, string payer, string payeeBank, string payee, long major)
    {
        await PayAsync(_away, id, payerBank, payer, payeeBank, payee, major);
        await PayAsync(_home, id, payerBank, payer, payeeBank, payee, major);
    }

    private async Task PayAsync(Centre centre, string id, string payerBank, string payer, string payeeBank, string payee, long major)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new PaymentWork { Completed = _ => done.SetResult() };
        Assert.Null(PaymentCheck.TryAdd(work.Payments, new PaymentTexts
        {
            PaymentId = Encoding.UTF8.GetBytes(id),
            Time = Encoding.UTF8.GetBytes(Instant.From(_all.Clock.GetUtcNow()).ToString()),
            PayerBank = Encoding.UTF8.GetBytes(payerBank),
            PayerAccount = Encoding.UTF8.GetBytes(payer),
            PayeeBank = Encoding.UTF8.GetBytes(payeeBank),
            PayeeAccount = Encoding.UTF8.GetBytes(payee),
            Amount = Encoding.UTF8.GetBytes(major.ToString(CultureInfo.InvariantCulture)),
            Currency = "EUR"u8,
        }));
        Assert.True(centre.TrySubmit(work));
        await done.Task.WaitAsync(Cancellation);
    }
}
