using Bunit;
using Cordon.Core.Casework;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Freezing;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Trust;
using Cordon.Web.Abroad;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Abroad;

/// <summary>Opening this centre for private questions on the screen, what it then announces out of its own cases, and what is seen of whoever asks.</summary>
public sealed class OpeningPageTests(Browser browser) : IAsyncLifetime
{
    private const string Path = "/abroad/openings";
    private const string Known = "+442079460000";

    private TwoCentres _centres = null!;
    private EpochKeeper _keeper = null!;
    private CentreRecords _records = null!;
    private QuestionAsker _theirs = null!;
    private uint _case;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_persons_open_it_what_their_cases_know_is_announced_and_one_closes_it()
    {
        await using var first = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison);
        var liaison = first.Render<AbroadOpeningsPage>();
        Assert.Contains(OpeningWords.StandingNone.English, liaison.Markup, StringComparison.Ordinal);
        await liaison.InvokeAsync(() => liaison.Find("select[name=centre]").ChangeAsync("theirs"));
        await liaison.InvokeAsync(() => liaison.Find("form").SubmitAsync());
        Assert.Contains(OpeningWords.NoBasis.English, liaison.Find("form .fault").TextContent, StringComparison.Ordinal);
        await liaison.InvokeAsync(() => liaison.Find("input[name=basis]").ChangeAsync("mou, art. 8"));
        await liaison.InvokeAsync(() => liaison.Find("form").SubmitAsync());
        liaison.WaitForElement("button[data-key=b]");
        Assert.Empty(liaison.FindAll("button[data-key=y]"));
        await liaison.InvokeAsync(() => liaison.Find("form").SubmitAsync());
        Assert.Contains(OpeningWords.OneWaits.English, liaison.Find("form .fault").TextContent, StringComparison.Ordinal);
        await RunAsync();
        Assert.Empty(_centres.Settings.Holder!.Epochs);

        await using var second = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Supervisor);
        var supervisor = second.Render<AbroadOpeningsPage>();
        Assert.Contains("Centro Iberia is to be let ask us 1 024 questions a day", Plain(supervisor.Find("article").TextContent), StringComparison.Ordinal);
        await supervisor.InvokeAsync(() => supervisor.Find("button[data-key=y]").ClickAsync());
        supervisor.WaitForAssertion(() => Assert.Contains(
            "Centro Iberia may ask us 1 024", Plain(supervisor.Find("article h3").TextContent), StringComparison.Ordinal));
        await RunAsync();
        var line = "telephone numbers: epoch 1 counts until 2026-04-01";
        liaison.WaitForAssertion(() => Assert.Contains(line, liaison.Find("article .hits").TextContent, StringComparison.Ordinal));
        Assert.Contains("; 1 record; 0 asked so far", liaison.Find("article .hits").TextContent, StringComparison.Ordinal);

        await AskedAsync();
        liaison.WaitForAssertion(() => Assert.Contains(
            "known as \"scam contact (job)\" since", liaison.Find("[aria-labelledby=asked] .hits").TextContent, StringComparison.Ordinal));
        var asked = liaison.Find("[aria-labelledby=asked] article");
        Assert.Matches("since [0-9]{4}-[0-9]{2}-[0-9]{2}\\.", asked.TextContent);
        Assert.Contains("Centro Iberia: telephone numbers, a batch of 256", asked.TextContent, StringComparison.Ordinal);
        Assert.Contains("It says that 1 of them hit", asked.TextContent, StringComparison.Ordinal);
        Assert.Contains("for its case ES-9", asked.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Known, liaison.Markup, StringComparison.Ordinal);
        await liaison.InvokeAsync(() => liaison.Find("[aria-labelledby=asked] button").ClickAsync());
        Assert.Equal(Known, liaison.Find("[aria-labelledby=asked] .mono").TextContent);

        // An auditor sees that it was, and neither whom it was about nor anything to press.
        await using var third = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Auditor);
        var auditor = third.Render<AbroadOpeningsPage>();
        Assert.Contains("for its case ES-9", auditor.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(Known, auditor.Markup, StringComparison.Ordinal);
        Assert.Empty(auditor.FindAll("button"));

        await liaison.InvokeAsync(() => liaison.Find("button.grave").ClickAsync());
        Assert.Contains(OpeningWords.StandingNone.English, liaison.Markup, StringComparison.Ordinal);
        Assert.Contains("closed by", liaison.Markup, StringComparison.Ordinal);
        Assert.Contains(nameof(QueryRefusal.NotOpen), (await AskAsync()).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_approves_their_own_and_whoever_may_not_exchange_does_nothing()
    {
        var openings = _centres.Console.Services.GetRequiredService<AbroadOpenings>();
        var (liaison, supervisor, auditor) = (
            await _centres.Console.OfficerAsync(OfficerRole.Liaison), await _centres.Console.OfficerAsync(OfficerRole.Supervisor),
            await _centres.Console.OfficerAsync(OfficerRole.Auditor));
        Assert.Equal(AskWords.MayNot, await openings.ProposeAsync(Wish(), auditor));
        Assert.Null(await openings.ProposeAsync(Wish(), supervisor));
        var opening = (await openings.AllAsync())[0];
        Assert.Equal(AbroadWords.NotYourOwn, await openings.ApproveAsync(opening, supervisor, supervisor));
        Assert.Equal(AbroadWords.NotYoursToEnd, await openings.ApproveAsync(opening, supervisor, liaison));
        Assert.Equal(AbroadWords.NotYoursToEnd, await openings.EndAsync(opening, null, auditor));
        Assert.Equal(AbroadWords.NotYoursToEnd, await openings.EndAsync(opening, null, liaison));
        Assert.Null(await openings.EndAsync(opening, null, supervisor));
        Assert.Null(await openings.ProposeAsync(Wish(), liaison));
        var next = (await openings.AllAsync())[0];
        _centres.Clock.Pass(TimeSpan.FromHours(25));
        Assert.Equal(AbroadWords.NotOpenAnyMore, await openings.ApproveAsync(next, liaison, supervisor));
        Assert.Equal(AskWords.MayNot, await openings.CloseAsync(next, null, auditor));
    }

    [Fact]
    public async Task What_the_centre_holds_is_of_cases_that_somebody_took_and_of_accounts_that_a_bank_held_and_of_nobody_elses()
    {
        // A case that nobody took names nobody, and what another centre asked to freeze is that centre's.
        Assert.Equal([Known], await HeldAsync(CanonicalKind.Phone));
        var untaken = await StolenMoney.ReportAsync(_centres.Console, "untaken");
        Assert.Equal([Known], await HeldAsync(CanonicalKind.Phone));
        Assert.Empty(await HeldAsync(CanonicalKind.Account));
        foreach (var order in _centres.Console.Centre.OrdersOf(_case).Concat(_centres.Console.Centre.OrdersOf(untaken)))
        {
            await FreezeAsync(order.Number);
        }

        var held = await HeldAsync(CanonicalKind.Account);
        Assert.Equal(
            _centres.Console.Centre.FindOrders(order => order.HeldMinor > 0, 0, 100)
                .Select(order => $"{order.Bank}/{order.Account.ToUpperInvariant()}").Order(),
            held.Order());
        Assert.NotEmpty(held);
        var filed = await _centres.Console.Centre.SubmitAsync(
            new Command.FileReport(
                FreezeAnswerer.ReportPrefix + "1", Instant.From(TimeProvider.System.GetUtcNow()), "lent-p0", 0, null, null, null, By: "theirs"), Cancellation);
        Assert.NotEqual(CommandStatus.Done, filed.Status);
        await Payments.PayAsync(
            _centres.Console.Centre,
            new Paid("lent-p0", Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromHours(-1), "CCCCESES", "lentV", "BBBBXBBB", "lent1", 700));
        filed = await _centres.Console.Centre.SubmitAsync(
            new Command.FileReport(
                FreezeAnswerer.ReportPrefix + "1", Instant.From(TimeProvider.System.GetUtcNow()), "lent-p0", 0, null, null, null, By: "theirs"), Cancellation);
        var lent = Assert.Single(_centres.Console.Centre.OrdersOf(filed.Case!.Number));
        await FreezeAsync(lent.Number);
        Assert.True(_centres.Console.Centre.FindOrder(lent.Number)!.HeldMinor > 0);
        Assert.Equal(held, await HeldAsync(CanonicalKind.Account));

        // Of a contact it is told in what kind of scam it was named; of what nobody may ask about, nothing.
        Assert.Equal("scam contact (job)", Assert.Single(await _records.OfAsync(CanonicalKind.Phone, Cancellation)).Class);
        Assert.Empty(await HeldAsync(CanonicalKind.Url));
    }

    [Fact]
    public async Task What_a_report_named_that_was_taken_back_is_held_no_more()
    {
        Assert.Equal([Known], await HeldAsync(CanonicalKind.Phone));
        var back = new Command.TakeBackReport(_case, 0, "open1-r", "sue", "the wrong payment");
        Assert.Equal(CommandStatus.Done, (await _centres.Console.Centre.SubmitAsync(back, Cancellation)).Status);
        Assert.Empty(await HeldAsync(CanonicalKind.Phone));
    }

    [Fact]
    public async Task Closing_closes_whatever_stands_for_that_centre()
    {
        await OpenedAsync();
        var openings = _centres.Console.Services.GetRequiredService<AbroadOpenings>();
        var onTheScreen = Assert.Single(await openings.StandingAsync());
        _centres.Clock.Pass(TimeSpan.FromMinutes(1));
        await OpenedAsync();
        Assert.NotEqual(onTheScreen.Id, Assert.Single(await openings.StandingAsync()).Id);
        var liaison = await _centres.Console.OfficerAsync(OfficerRole.Liaison);
        Assert.Null(await openings.CloseAsync(onTheScreen, "the agreement has ended", liaison));
        Assert.Empty(await openings.StandingAsync());
        Assert.Equal((liaison.Id, "the agreement has ended"), ((await openings.AllAsync())[0].ClosedBy, (await openings.AllAsync())[0].Reason));
    }

    [Theory]
    [InlineData("en-GB", 1440)]
    [InlineData("zh-CN", 390)]
    public async Task The_page_has_no_barrier_and_fits_its_width(string locale, int width)
    {
        await OpenedAsync();
        await RunAsync();
        await AskedAsync();
        var liaison = await _centres.Console.OfficerAsync(OfficerRole.Liaison);
        Assert.Null(await _centres.Console.Services.GetRequiredService<AbroadOpenings>().ProposeAsync(Wish() with { PerDay = 4_096 }, liaison));
        var page = await browser.OpenAsync(_centres.Console, width, ColorScheme.Light, locale);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Supervisor)}?next={Path}");
        await Expect(page.Locator("button[data-key=y]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[aria-labelledby=asked] .hits li")).ToHaveCountAsync(1);
        await page.Locator("article summary").First.ClickAsync();
        await page.ExpectNoBarrierInLightAndDarkAsync("the openings");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await page.Context.CloseAsync();
    }

    public async ValueTask InitializeAsync()
    {
        _centres = await TwoCentres.StartAsync();
        _theirs = new QuestionAsker(_centres.Theirs, _centres.Clock);
        _records = new CentreRecords(_centres.Console.Centre, _centres.Console.Desk);
        _keeper = new EpochKeeper(_centres.Ours, _centres.Settings.Holder!, _centres.Settings.Openings!, _records, _centres.Clock);
        _case = await StolenMoney.ReportAsync(_centres.Console, "open1");
        var supervisor = await _centres.Console.OfficerAsync(OfficerRole.Supervisor);
        await _centres.Console.Desk.DoAsync(_case, new CaseCommand.Assign(await _centres.Console.IdOfAsync(OfficerRole.Liaison)), supervisor, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _theirs.Dispose();
        await _centres.DisposeAsync();
    }

    private OpeningWish Wish() => new(
        "theirs", [CanonicalKind.Phone], 1_024, ReleasePurposes.Recovery, "mou, art. 8",
        Instant.From(_centres.Clock.GetUtcNow()) + TimeSpan.FromDays(90));

    // Thousands stand apart by a narrow blank that breaks no line.
    private static string Plain(string text) => text.Replace('\u202f', ' ').Replace('\u00a0', ' ');

    private async Task OpenedAsync()
    {
        var openings = _centres.Settings.Openings!;
        await openings.EndAsync(
            await openings.ProposeAsync(Wish(), await _centres.Console.IdOfAsync(OfficerRole.Liaison), Cancellation), OpeningStep.Approved,
            await _centres.Console.IdOfAsync(OfficerRole.Supervisor), cancellation: Cancellation);
    }

    private async Task FreezeAsync(uint order)
    {
        var there = _centres.Console.Centre.FindOrder(order)!;
        await _centres.Console.Centre.SubmitAsync(
            new Command.MoveOrder(order, Core.Cases.FreezeEventKind.Freeze, there.Bank, there.Bank, there.Asked.Minor, there.Asked.Currency)
            { IsAnswer = true },
            Cancellation);
    }

    private async Task<string[]> HeldAsync(CanonicalKind kind) => [.. (await _records.OfAsync(kind, Cancellation)).Select(record => record.Item.Value!)];

    /// <summary>A round of what runs by itself, and everything said is there.</summary>
    private async Task RunAsync()
    {
        await _keeper.RunOnceAsync(Cancellation);
        await _centres.Settings.Holder!.RunOnceAsync(Cancellation);
        foreach (var node in (Cordon.Exchange.Wire.ExchangeNode[])[_centres.Ours, _centres.Theirs])
        {
            await TwoCentres.UntilAsync(node, () => node.Book.From(0, 1_000).Where(place => place.Kind == EntryKind.Sent)
                .All(place => node.Book.Find(EntryKind.Receipt, place.Id) is not null));
        }
    }

    private Task<(Question? Question, string? Fault)> AskAsync()
    {
        var now = _centres.Clock.GetUtcNow();
        return _theirs.AskAsync(
            "ours", [new QueryItem(Canonicaliser.Read(CanonicalKind.Phone, Known).Identifier, "ES-9")],
            new QueryTerms("a job scam's victims", "mou", false, now.ToUnixTimeSeconds(), now.AddDays(1).ToUnixTimeSeconds()),
            _centres.Theirs.Keys.Of("ann", KeyUse.Operator), _centres.Theirs.Keys.Of("sue", KeyUse.Authoriser), cancellation: Cancellation);
    }

    /// <summary>The other centre asks, and discloses its hit.</summary>
    private async Task AskedAsync()
    {
        var (question, fault) = await AskAsync();
        Assert.Null(fault);
        await _theirs.ClaimAsync(
            question!, Assert.Single(question!.Finding.Hits), _centres.Theirs.Keys.Of("ann", KeyUse.Operator),
            _centres.Theirs.Keys.Of("sue", KeyUse.Authoriser), cancellation: Cancellation);
        await RunAsync();
        await RunAsync();
        question.Dispose();
    }
}
