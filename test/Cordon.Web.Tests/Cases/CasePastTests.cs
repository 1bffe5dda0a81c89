using System.Net;
using AngleSharp.Html.Parser;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Cases;
using Cordon.Web.Duty;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Cases;

/// <summary>A case's timeline tells each thing as it was when it happened, on the screen and in the report for printing.</summary>
public sealed class CasePastTests
{
    private const string Mule = "BBBBXBBB";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_banks_answer_stands_as_it_was_and_what_became_of_it_has_lines_of_its_own(bool isPrinted)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var number = await StolenMoney.ReportAsync(console, "T0X");
        await AnswerAsync(console, FreezeEventKind.Freeze, 41_200);
        await AnswerAsync(console, FreezeEventKind.Return, 15_000, "ret-1");
        await MoveAsync(console, new Command.MoveOrder(1, FreezeEventKind.AskRelease, "eve", AmountMinor: 26_200, Reason: "salary proven"));
        await AnswerAsync(console, FreezeEventKind.Release, 26_200, "rel-1", "done");
        string[] told =
        [
            "order FO-000001 proposed", "order FO-000001 approved", "order FO-000001 with the bank",
            "order FO-000001 answered: frozen in part, 412.00 EUR of 990.00 EUR", "order FO-000001: paid back to the centre, 150.00 EUR",
            "order FO-000001: bank asked to release, 262.00 EUR", "order FO-000001: released by the bank, 262.00 EUR",
        ];
        var lines = await LinesAsync(console, number, isPrinted);
        if (!isPrinted)
        {
            lines.Reverse();
        }

        var at = told.Select(words => lines.FindIndex(line => line.Contains(words, StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);
        Assert.DoesNotContain("salary proven", lines[at[3]], StringComparison.Ordinal);
        Assert.Contains("salary proven", lines[at[5]], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains("answered: paid back", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_withdrew_an_order_and_why_is_told_and_that_the_law_let_one_lapse()
    {
        var order = new FreezeOrder
        {
            Number = 7,
            Case = 1,
            ReportId = "r1",
            Purse = 1,
            Bank = Mule,
            Account = "M1",
            Asked = Eur(30_000),
            FirstAskedMinor = 50_000,
            Hop = 1,
            Policy = Cordon.Core.Tracing.TaintPolicy.Fifo,
            ProposedAt = At(0),
            ApprovalsNeeded = 2,
        };
        string[] withdrawn = Lines(
            order, new(FreezeEventKind.Reduce, At(1), "the money moved on", 30_000), new(FreezeEventKind.Approve, At(2), "eve"),
            new(FreezeEventKind.Approve, At(3), "sam"), new(FreezeEventKind.Withdraw, At(4), "sam", Reason: "by mistake"));
        Assert.Equal(
            [
                "order FO-000007 proposed: 500.00 EUR at BBBBXBBB M1", "the money moved on order FO-000007: asks for less, the money moved on, 300.00 EUR",
                "Eve order FO-000007 approved, 1 of 2 persons", "Sam order FO-000007 approved, 2 of 2 persons", "Sam order FO-000007: withdrawn by mistake",
            ],
            withdrawn);
        var over = At(0) + TimeSpan.FromHours(72) + TimeSpan.FromMinutes(9);
        string[] lapsed = Lines(
            order with { ApprovalsNeeded = 1, FirstAskedMinor = 30_000 }, new(FreezeEventKind.Approve, At(2), "eve"), new(FreezeEventKind.Send, At(3), Mule),
            new(FreezeEventKind.Freeze, At(4), Mule, 30_000), new(FreezeEventKind.Expire, over, "the clock"));
        Assert.Equal("BBBBXBBB order FO-000007 answered: frozen, 300.00 EUR", lapsed[^2]);
        Assert.Equal("the clock order FO-000007: lapsed by law, 300.00 EUR", lapsed[^1]);
    }

    [Fact]
    public async Task A_complaint_and_its_decision_are_told_once_with_their_words()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var number = await StolenMoney.ReportAsync(console, "T0X");
        await AnswerAsync(console, FreezeEventKind.Freeze, 41_200);
        var boss = await console.OfficerAsync(OfficerRole.Supervisor);
        await DoAsync(console, number, new CaseCommand.Contest(1, "My wage."), new ActingOfficer("tom", OfficerRole.Supervisor));
        await DoAsync(console, number, new CaseCommand.DecideContest(1, Upheld: false, "No wage."), boss);
        var lines = await LinesAsync(console, number, isPrinted: false);
        Assert.Single(
            lines, line => line.Contains("complaint of order FO-000001", StringComparison.Ordinal) && line.Contains("My wage.", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("turned down", StringComparison.Ordinal) && line.Contains("No wage.", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("contested by the holder", StringComparison.Ordinal));
        await MoveAsync(console, new Command.MoveOrder(1, FreezeEventKind.Contest, "a bank's system", Reason: "by telephone"));
        Assert.Contains(
            await LinesAsync(console, number, isPrinted: false),
            line => line.EndsWith("by telephone", StringComparison.Ordinal) && line.Contains("contested by the holder", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("released", false, "the held payment released", "she knows him")]
    [InlineData("cancelled", true, "the held payment cancelled by its bank", "Customer asked")]
    [InlineData("blocked", false, "the held payment blocked for good, by two persons", "Payer was deceived")]
    [InlineData("declined", true, "block G-000001 declined", "not enough")]
    public async Task What_became_of_a_held_payment_is_told_by_whom_and_why(string how, bool isPrinted, string words, string why)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await HeldAsync(console);
        var (duty, boss) = (await console.OfficerAsync(OfficerRole.DutyOfficer), await console.OfficerAsync(OfficerRole.Supervisor));
        switch (how)
        {
            case "released" or "cancelled":
                var by = how == "released" ? duty.Id : FreezeWorld.OwnBank + " (gateway)";
                var end = new Command.EndHold(hold.PaymentId, hold.Submitter, how == "released", by, why);
                Assert.Equal(CommandStatus.Done, (await console.Centre.SubmitAsync(end, Cancellation)).Status);
                break;
            default:
                await console.Desk.ProposeAsync(new GraveMatter.BlockPayment(hold.PaymentId, hold.Submitter), DutyWords.Scam.English, duty, Cancellation);
                GraveCommand word = how == "blocked" ? new GraveCommand.Approve() : new GraveCommand.Decline(why);
                Assert.Equal(DeskStatus.Done, (await console.Desk.DoAsync(1, word, boss, Cancellation)).Status);
                break;
        }

        var lines = await LinesAsync(console, 1, isPrinted);
        Assert.Contains(lines, line => line.Contains("payment held-1 held until", StringComparison.Ordinal)
            && line.Contains("950 000.00 EUR", StringComparison.Ordinal) && line.Contains("SHOP", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(words, StringComparison.Ordinal) && line.Contains(why, StringComparison.Ordinal));
        Assert.Equal(
            how is "blocked" or "declined",
            lines.Exists(line => line.Contains("block of the held payment proposed (G-000001)", StringComparison.Ordinal)));
        Assert.Equal(how == "blocked", lines.Exists(line => line.Contains("block G-000001 approved", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.Contains("RICH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OfficerRole.DutyOfficer, "en-GB", "The reported payment is held", "The reported payment was held and stopped for good", true)]
    [InlineData(OfficerRole.Liaison, "zh-CN", "所报付款暂停中", "所报付款曾被暂停", false)]
    public async Task A_case_says_at_its_top_where_a_payment_is_that_was_held(OfficerRole role, string locale, string held, string stopped, bool mayGo)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await HeldAsync(console);
        var (boss, officer) = (await console.OfficerAsync(OfficerRole.Supervisor), await console.OfficerAsync(role));
        await DoAsync(console, 1, new CaseCommand.Assign(officer.Id), boss);
        using var caller = await console.CallerAsync(role);
        caller.DefaultRequestHeaders.AcceptLanguage.ParseAdd(locale);
        await Check(held);
        var end = new Command.EndHold(hold.PaymentId, hold.Submitter, Release: false, FreezeWorld.OwnBank + " (gateway)", null);
        Assert.Equal(CommandStatus.Done, (await console.Centre.SubmitAsync(end, Cancellation)).Status);
        await Check(stopped);

        async Task Check(string words)
        {
            var page = await PageAsync(caller, "/cases/1");
            var said = page.QuerySelector(".stopped")!;
            Assert.Contains(words, said.TextContent, StringComparison.Ordinal);
            Assert.Contains("950 000.00 EUR", Plain(said.TextContent), StringComparison.Ordinal);
            Assert.Contains("SHOP", said.TextContent, StringComparison.Ordinal);
            Assert.Equal(mayGo ? $"/duty/{hold.Sequence}" : null, said.QuerySelector("a")?.GetAttribute("href"));
            Assert.DoesNotContain("RICH", page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_merge_is_told_in_the_whole_and_in_the_part_and_sums_stay_apart_at_the_wholes_head()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var (whole, part) = (await StolenMoney.ReportAsync(console, "T0X"), await StolenMoney.ReportAsync(console, "T1Y"));
        var boss = await console.OfficerAsync(OfficerRole.Supervisor);
        using var caller = await console.CallerAsync(OfficerRole.Supervisor);
        Assert.NotNull((await PageAsync(caller, $"/cases/{part}")).QuerySelector("[data-key='t']"));
        Assert.Null((await PageAsync(caller, $"/cases/{whole}")).QuerySelector(".parts"));
        await DoAsync(console, part, new CaseCommand.MergeInto(whole, "one gang"), boss);
        Assert.Contains(
            await LinesAsync(console, whole, isPrinted: false),
            line => line.Contains("C-000002 is part of it from now on", StringComparison.Ordinal) && line.Contains("one gang", StringComparison.Ordinal));
        Assert.Contains(await LinesAsync(console, part, isPrinted: true), line => line.Contains("part of C-000001 from now on", StringComparison.Ordinal));
        var head = (await PageAsync(caller, $"/cases/{whole}")).QuerySelector(".parts")!;
        Assert.Equal($"/cases/{part}", head.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("1 000.00 EUR", Plain(head.TextContent), StringComparison.Ordinal);
        var page = await PageAsync(caller, $"/cases/{part}");
        Assert.Null(page.QuerySelector("[data-key='t']"));
        Assert.Equal(
            [CaseWords.Split.English], page.QuerySelectorAll(".acts summary").Select(form => form.TextContent.Trim()));
        await DoAsync(console, part, new CaseCommand.SplitOff("two gangs"), boss);
        Assert.Contains(
            await LinesAsync(console, whole, isPrinted: true), line => line.Contains("C-000002 is worked by itself again", StringComparison.Ordinal));
        Assert.NotNull((await PageAsync(caller, $"/cases/{part}")).QuerySelector("[data-key='t']"));
    }

    private static async Task<HeldPayment> HeldAsync(ConsoleUnderTest console)
    {
        var hold = await new FreezeWorld(console.Centre).HoldAsync(FreezeWorld.OwnBank, "held-1");
        var report = new Command.FileReport(
            "r-held", Instant.From(TimeProvider.System.GetUtcNow()), hold.PaymentId, hold.Submitter, "investment", null, null);
        Assert.Equal(CommandStatus.Done, (await console.Centre.SubmitAsync(report, Cancellation)).Status);
        await console.Desk.CatchUpReportsAsync(Cancellation);
        return hold;
    }

    private static Money Eur(long minor) => new(minor, Currency.Parse("EUR"));

    private static Instant At(int minute) => new Instant(1_760_000_000_000) + TimeSpan.FromMinutes(minute);

    /// <summary>The lines of an order with what happened to it, the first first.</summary>
    private static string[] Lines(FreezeOrder order, params FreezeEvent[] events)
    {
        var names = new Dictionary<string, string> { ["eve"] = "Eve", ["sam"] = "Sam" };
        var past = new CasePast([], [], null, [order], events.ToLookup(_ => order.Number), null, null, [], At(9_999)) { Rules = FreezeRules.Standard };
        var told = new CaseTimeline(new Cordon.Web.Language.Speech(Tongue.English, TimeZoneInfo.Utc), id => names.GetValueOrDefault(id, id)).Lines(past);
        return [.. told.Reverse().Select(line => Plain($"{line.Who} {line.What} {line.Text}"))];
    }

    private static Task AnswerAsync(ConsoleUnderTest console, FreezeEventKind kind, long minor, string? reference = null, string? reason = null) =>
        MoveAsync(console, new Command.MoveOrder(1, kind, Mule + " (gateway)", Mule, minor, Reason: reason, Reference: reference) { IsAnswer = true });

    private static async Task MoveAsync(ConsoleUnderTest console, Command.MoveOrder move)
    {
        var result = await console.Centre.SubmitAsync(move, Cancellation);
        Assert.True(result.Status == CommandStatus.Done, result.Detail?.English);
        await console.Desk.CatchUpReportsAsync(Cancellation);
    }

    private static async Task DoAsync(ConsoleUnderTest console, uint number, CaseCommand command, ActingOfficer by)
    {
        var answer = await console.Desk.DoAsync(number, command, by, Cancellation);
        Assert.True(answer.Status == DeskStatus.Done, answer.Words?.English);
        await console.Desk.CatchUpReportsAsync(Cancellation);
    }

    private static async Task<List<string>> LinesAsync(ConsoleUnderTest console, uint number, bool isPrinted)
    {
        using var caller = await console.CallerAsync(OfficerRole.Supervisor);
        if (!isPrinted)
        {
            return Lines(await PageAsync(caller, $"/cases/{number}"));
        }

        using var answer = await ConsoleUnderTest.PostAsync(
            caller, $"/cases/{number}/evidence", ("_handler", "evidence"), ("purpose", "for the prosecutor"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Lines(await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancellation), Cancellation));
    }

    private static List<string> Lines(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("ol.lines > li").Select(line => Plain(line.TextContent))];

    /// <summary>With blanks alone, as somebody reads it.</summary>
    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(HttpClient caller, string path) =>
        await new HtmlParser().ParseDocumentAsync(await caller.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation), Cancellation);
}
