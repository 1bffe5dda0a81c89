using Bunit;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Exchange;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Questions;
using Cordon.Web.Abroad;
using Cordon.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Abroad;

/// <summary>Asking privately on the screen, with two real centres behind it: two persons, a hit, and the other's proof.</summary>
public sealed class QuestionPageTests(Browser browser) : IAsyncLifetime
{
    private const string Known = "+6591234567";
    private const string Path = "/abroad/question?kind=phone&centre=theirs";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cordon-question-tests-");
    private TwoCentres _centres = null!;
    private QuestionHolder _holder = null!;
    private string _case = "";

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_liaison_asks_a_supervisor_allows_and_a_hit_that_two_persons_disclose_is_proven()
    {
        await using var first = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison);
        var liaison = Opened(first);
        liaison.WaitForAssertion(() => Assert.Contains("Epoch 1 counts until 2026-04-01", liaison.Find(".learns").TextContent, StringComparison.Ordinal));
        await FillAsync(liaison, $"{Known}\n+65 9876 5432\n\n91234567\n+65-9123-4567");
        Assert.Contains("2 identifiers to ask about, 1 line that cannot be asked", liaison.Find("#list-said").TextContent, StringComparison.Ordinal);
        var fault = Joined(liaison.Find(".read li.fault").TextContent);
        Assert.Equal("line 4It cannot be asked about: it has no country code.", fault);
        Assert.Contains("stands in line 1 already", liaison.Find(".read").TextContent, StringComparison.Ordinal);
        await liaison.InvokeAsync(() => liaison.Find("form").SubmitAsync());
        Assert.Contains("1 line cannot be asked about", liaison.Find(".asking .fault[role=alert]").TextContent, StringComparison.Ordinal);
        await FillAsync(liaison, $"{Known}\n+65 9876 5432");
        await liaison.InvokeAsync(() => liaison.Find("form").SubmitAsync());
        liaison.WaitForElement("button[data-key=b]");
        Assert.Empty(liaison.FindAll("button[data-key=y]"));
        Assert.DoesNotContain(_centres.Theirs.Book.From(0, 1_000), place => place.Kind == EntryKind.Received);

        await using var second = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Supervisor);
        var supervisor = Opened(second);
        Assert.DoesNotContain(Known, supervisor.WaitForElement("article").InnerHtml, StringComparison.Ordinal);
        await supervisor.InvokeAsync(() => supervisor.Find("button[data-key=y]").ClickAsync());
        supervisor.WaitForAssertion(() => Assert.Contains("It has 1 of 2", supervisor.Find("article").TextContent, StringComparison.Ordinal));

        // Whoever proposed it sees the hit without a reload, masked until it is shown.
        liaison.WaitForElement(".hits li");
        Assert.Equal("…567", liaison.Find(".hits .mono").TextContent);
        await liaison.InvokeAsync(() => liaison.Find("article button[aria-pressed=false]").ClickAsync());
        Assert.Equal(Known, liaison.Find(".hits .mono").TextContent);
        await liaison.InvokeAsync(() => liaison.Find(".hits button").ClickAsync());
        liaison.WaitForAssertion(() => Assert.Contains("to be disclosed: proposed by", liaison.Find(".hits").TextContent, StringComparison.Ordinal));
        Assert.Empty(liaison.FindAll("button[data-key=y]"));
        supervisor.WaitForElement(".hits button[data-key=y]");
        await supervisor.InvokeAsync(() => supervisor.Find(".hits button[data-key=y]").ClickAsync());
        supervisor.WaitForAssertion(() => Assert.Contains("its proof is waited for", supervisor.Find(".hits").TextContent, StringComparison.Ordinal));
        await AnsweredAsync();
        var proven = "It knew this as \"mule\" since 2026-02-01, committed to before your question; proven.";
        liaison.WaitForAssertion(() => Assert.Contains(proven, liaison.Find(".hits").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_supervisor_declines_is_never_asked_and_the_reason_stands_there()
    {
        await using var first = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison);
        var liaison = Opened(first);
        liaison.WaitForAssertion(() => Assert.Contains("Epoch 1", liaison.Find(".learns").TextContent, StringComparison.Ordinal));
        await FillAsync(liaison, Known, "C-999999");
        await liaison.InvokeAsync(() => liaison.Find("form").SubmitAsync());
        Assert.Contains("no case of this number", liaison.Find(".asking .fault[role=alert]").TextContent, StringComparison.Ordinal);
        await FillAsync(liaison, Known);
        await liaison.InvokeAsync(() => liaison.Find("form").SubmitAsync());
        await using var second = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Supervisor);
        var supervisor = Opened(second);

        // Whoever sees all cases sees none that there is not.
        supervisor.WaitForAssertion(() => Assert.Contains("Epoch 1", supervisor.Find(".learns").TextContent, StringComparison.Ordinal));
        await FillAsync(supervisor, Known, "C-999999");
        await supervisor.InvokeAsync(() => supervisor.Find("form").SubmitAsync());
        Assert.Contains("no case of this number", supervisor.Find(".asking .fault[role=alert]").TextContent, StringComparison.Ordinal);
        supervisor.WaitForElement(".second input");
        await supervisor.InvokeAsync(() => supervisor.Find(".second input").ChangeAsync("one number is too few"));
        await supervisor.InvokeAsync(() => supervisor.Find("button[data-key=d]").ClickAsync());
        supervisor.WaitForAssertion(() => Assert.Contains("one number is too few", supervisor.Find("article").TextContent, StringComparison.Ordinal));
        Assert.Empty(supervisor.FindAll("article .second"));
        Assert.DoesNotContain(_centres.Theirs.Book.From(0, 1_000), place => place.Kind == EntryKind.Received);
    }

    [Fact]
    public async Task Without_an_epoch_or_without_private_questions_the_page_says_so()
    {
        await using (var screen = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison))
        {
            var page = Opened(screen, "/abroad/question?kind=wallet&centre=theirs");
            page.WaitForAssertion(() => Assert.Contains(QuestionWords.EpochNone.English, page.Find(".learns").TextContent, StringComparison.Ordinal));
        }

        await using var others = await TwoCentres.StartAsync(asksPrivately: false);
        await using var silent = await ScreenContext.OfAsync(others.Console, OfficerRole.Liaison);
        Assert.Contains(QuestionWords.NobodyTitle.English, Opened(silent).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_answer_the_first_counts_nobody_allows_their_own_and_nothing_is_allowed_after_a_day()
    {
        var (questions, liaison, supervisor) = await ActorsAsync();
        Assert.Null(await questions.ProposeAsync(Wish(Known), liaison));
        var proposal = (await questions.RowsAsync())[0].Proposal;
        Assert.Equal(AbroadWords.NotYourOwn, await questions.ApproveAsync(proposal, liaison, liaison));
        Assert.Null(await questions.EndAsync(proposal, null, liaison));
        Assert.Equal(AbroadWords.AnotherWasFirst, await questions.ApproveAsync(proposal, liaison, supervisor));
        Assert.Null(await questions.ProposeAsync(Wish(Known), liaison));
        var lapsed = (await questions.RowsAsync())[0].Proposal;
        _centres.Clock.Pass(TimeSpan.FromHours(25));
        Assert.Equal(AbroadWords.NotOpenAnyMore, await questions.ApproveAsync(lapsed, liaison, supervisor));
    }

    [Fact]
    public async Task A_spent_quota_is_told_in_words_and_what_was_allowed_can_be_done_on_another_day()
    {
        var (questions, liaison, supervisor) = await ActorsAsync();
        for (var asked = 0; asked < 3; asked++)
        {
            Assert.Null(await questions.ProposeAsync(Wish(Known), liaison));
            var refusal = await questions.ApproveAsync((await questions.RowsAsync())[0].Proposal, liaison, supervisor);
            Assert.Equal(asked < 2 ? null : QuestionWords.RefusalOf(nameof(QueryRefusal.OverQuota)), refusal);
        }

        var row = (await questions.RowsAsync())[0];
        Assert.True(row.Proposal.IsUndone);
        Assert.Equal(QuestionWords.StateUndone, row.StateAt(row.Proposal.At, isRunning: false).Name);
    }

    [Fact]
    public async Task Why_what_was_allowed_was_not_done_stands_there_after_a_reload_for_everybody()
    {
        var (questions, liaison, supervisor) = await ActorsAsync();
        _centres.Theirs.Questions = null;
        Assert.Null(await questions.ProposeAsync(Wish(Known), liaison));
        var refusal = (await questions.ApproveAsync((await questions.RowsAsync())[0].Proposal, liaison, supervisor))!;

        // Another program's look at the same book finds it too: nothing of it is a page's memory.
        using var feed = new AbroadFeed(Settings, _centres.Console.Centre);
        using var anew = new AbroadQuestions(Settings, feed);
        Assert.Equal(refusal, (await anew.RowsAsync())[0].Proposal.Refused!.Why);
        foreach (var role in (OfficerRole[])[OfficerRole.Liaison, OfficerRole.Supervisor])
        {
            await using var screen = await ScreenContext.OfAsync(_centres.Console, role);
            var page = Opened(screen);
            Assert.Contains($"and not done: {refusal.English}", page.WaitForElement("article .fault").TextContent, StringComparison.Ordinal);
            page.WaitForAssertion(() => Assert.Contains(
                $"because {refusal.English}", page.Find(".learns .fault").TextContent, StringComparison.Ordinal));
        }

        // It says who tried, and another try that ends alike is no news for the book.
        var refused = (await questions.RowsAsync())[0].Proposal;
        Assert.Equal(supervisor.Id, refused.Refused!.By);
        _centres.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(refusal, await questions.DoAsync(refused, liaison));
        Assert.Equal(refused, (await questions.RowsAsync())[0].Proposal);

        // What was done at last has no refusal any more.
        _centres.Theirs.Questions = _holder;
        Assert.Null(await questions.DoAsync((await questions.RowsAsync())[0].Proposal, liaison));
        Assert.Null((await questions.RowsAsync())[0].Proposal.Refused);
    }

    [Fact]
    public async Task A_new_start_keeps_what_was_asked_and_has_the_hits_found_again()
    {
        await AskedAsync();
        using var feed = new AbroadFeed(Settings, _centres.Console.Centre);
        using var anew = new AbroadQuestions(Settings, feed);
        var row = (await anew.RowsAsync())[1];
        Assert.Equal((1, true), (row.Proposal.Done!.Hits, row.Hits is null));
        var auditor = await _centres.Console.OfficerAsync(OfficerRole.Auditor);
        Assert.NotNull(await anew.AskAgainAsync(row, auditor));
        var (questions, liaison, _) = await ActorsAsync();
        var hit = (await questions.RowsAsync())[1].Hits![0].Hit;
        Assert.Equal(QuestionWords.QuestionGone, await anew.ProposeClaimAsync(row.Proposal, hit, liaison));

        // They are asked again to the byte, which the quota of two batches does not feel.
        Assert.Null(await anew.AskAgainAsync(row, liaison));
        Assert.Null(await anew.AskAgainAsync(row, liaison));
        Assert.Equal(hit.Index, Assert.Single((await anew.RowsAsync())[1].Hits!).Hit.Index);
    }

    [Fact]
    public async Task An_auditor_inspects_what_was_drawn_and_nobody_who_asks_does()
    {
        await DrawnAsync();
        await using var other = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Supervisor);
        var supervisor = other.Render<AbroadAuditPage>();
        Assert.Contains("waits for an inspector", supervisor.Find("article").TextContent, StringComparison.Ordinal);
        Assert.Empty(supervisor.FindAll("article button"));
        Assert.Contains(AuditWords.NotYours.English, supervisor.Find("article").TextContent, StringComparison.Ordinal);

        // The case was opened after the questions' clock, so each real one that is opened is wrong.
        await using var screen = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Auditor);
        var page = screen.Render<AbroadAuditPage>();
        Assert.DoesNotContain(Known, page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("article button").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("60 opened", page.Find("article").TextContent, StringComparison.Ordinal));
        Assert.Contains(AuditWords.Say(AuditFault.NoCaseBefore).English, page.Find("article ol").TextContent, StringComparison.Ordinal);
        supervisor.WaitForAssertion(() => Assert.Contains("60 opened", supervisor.Find("article").TextContent, StringComparison.Ordinal));
        Assert.Empty(supervisor.FindAll("article ol"));
        await TwoCentres.UntilAsync(_centres.Theirs, () => Received(_centres.Theirs.Book) == 3);
        var told = Assert.Single(await _holder.Audits.AllAsync(Cancellation)).Result!;
        Assert.Equal(page.FindAll("article ol li").Count, told.Failures);
        Assert.InRange(told.Failures, 1, told.Opened);

        // Nothing more is answered in this epoch, and the screen says why.
        var (questions, liaison, second) = await ActorsAsync();
        Assert.Null(await questions.ProposeAsync(Wish(Known), liaison));
        Assert.Equal(
            QuestionWords.RefusalOf(nameof(QueryRefusal.AuditFailed)),
            await questions.ApproveAsync((await questions.RowsAsync())[0].Proposal, liaison, second));

        // It says so before anybody proposes or approves, has no further commitment of ours for it, and both cards count it.
        Assert.True((await questions.RowsAsync())[0].Proposal.IsOpen(MomentNow()));
        Assert.Single(_centres.Ours.Book.From(0, 1_000), place => place.Kind == EntryKind.Sent && place.Id == place.Thread);
        await using var asking = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison);
        var asked = Opened(asking);
        asked.WaitForAssertion(() => Assert.Contains(
            "An audit found our questions of epoch 1 not to be good", asked.Find(".learns").TextContent, StringComparison.Ordinal));
        await FillAsync(asked, Known);
        await asked.InvokeAsync(() => asked.Find("form").SubmitAsync());
        Assert.Contains(QuestionWords.NoEpochNow.English, asked.Find(".asking .fault[role=alert]").TextContent, StringComparison.Ordinal);
        var cards = asking.Render<AbroadScorecardPage>().FindAll("section.card").Select(
            card => card.QuerySelectorAll("dd") is var all ? all[^1].TextContent : "");
        Assert.Equal(["0, 0", "1, 0"], cards);

        Core.Values.Instant MomentNow() => Core.Values.Instant.From(_centres.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Who_approved_stands_there_and_what_is_not_delivered_is_not_called_disclosed()
    {
        var (questions, liaison, supervisor) = await ActorsAsync();
        Assert.Null(await questions.ProposeAsync(Wish(Known), liaison));
        Assert.Null(await questions.ApproveAsync((await questions.RowsAsync())[0].Proposal, liaison, supervisor));
        var row = (await questions.RowsAsync())[0];
        await TwoCentres.UntilAsync(_centres.Theirs, () => Received(_centres.Theirs.Book) == 2);
        await _centres.SetTheirsAsync(false);
        Assert.Null(await questions.ProposeClaimAsync(row.Proposal, row.Hits![0].Hit, liaison));
        Assert.Null(await questions.ApproveAsync((await questions.RowsAsync())[0].Hits![0].Claim!, liaison, supervisor));
        await using var screen = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison);
        var page = Opened(screen);
        Assert.Contains("the other centre does not have it yet", page.WaitForElement(".hits").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("its proof is waited for", page.Markup, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("article p.quiet").Count(said => said.TextContent.Contains("approved by", StringComparison.Ordinal)));

        // What keeps it from going out names no address, and is said in both languages.
        page.WaitForAssertion(() => Assert.Contains("Centro Iberia cannot be reached", page.Find(".alarm").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("127.0.0.1", page.Markup, StringComparison.Ordinal);
        Assert.Equal("无法连接Centro Iberia", _centres.Ours.FaultSaid!.In(Core.Language.Tongue.Chinese));
        Assert.Contains("127.0.0.1", _centres.Ours.Fault, StringComparison.Ordinal);
        await _centres.SetTheirsAsync(true);
        page.WaitForAssertion(() => Assert.Contains("its proof is waited for", page.Find(".hits").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_of_which_too_much_lies_in_one_range_is_warned_of_while_it_is_typed()
    {
        await using var screen = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Liaison);
        var page = Opened(screen);
        await page.InvokeAsync(() => page.Find("textarea[name=list]").InputAsync(string.Join('\n', Enumerable.Range(0, 3).Select(i => $"+659123{i:D4}"))));
        Assert.DoesNotContain(QuestionWords.OneRangeWarning.English, page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("textarea[name=list]").InputAsync(string.Join('\n', Enumerable.Range(0, 20).Select(i => $"+659123{i:D4}"))));
        Assert.Contains(QuestionWords.OneRangeWarning.English, page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB", 1440)]
    [InlineData("zh-CN", 390)]
    public async Task The_page_of_audits_has_no_barrier_and_fits_its_width(string locale, int width)
    {
        await DrawnAsync();
        var page = await browser.OpenAsync(_centres.Console, width, ColorScheme.Light, locale);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Auditor)}?next=/abroad/audits");
        await page.Locator("article button").ClickAsync();
        await Expect(page.Locator("article .tag.block")).ToHaveCountAsync(1);
        Assert.Empty(await page.BarriersAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("en-GB", 1440)]
    [InlineData("zh-CN", 390)]
    [InlineData("en-GB", 390)]
    [InlineData("zh-CN", 1440)]
    public async Task The_page_has_no_barrier_and_fits_its_width(string locale, int width)
    {
        await AskedAsync();
        var page = await browser.OpenAsync(_centres.Console, width, ColorScheme.Light, locale);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Supervisor)}?next={Uri.EscapeDataString(Path)}");
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("textarea[name=list]")).ToBeFocusedAsync();
        await page.FillAsync("textarea[name=list]", $"{Known}\n91234567\n+65 9876 5432\n+65 9123 4567");
        await Expect(page.Locator(".read li.fault")).ToHaveCountAsync(1);
        await page.Locator("article summary").First.ClickAsync();
        await page.ExpectNoBarrierInLightAndDarkAsync("the question");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await page.Context.CloseAsync();
    }

    public async ValueTask InitializeAsync()
    {
        _centres = await TwoCentres.StartAsync();
        _holder = QuestionHolder.Open(_centres.Theirs, _folder.FullName, new QuotaLimits(600, 600), _centres.Clock);
        _centres.Theirs.Questions = _holder;
        await _holder.AnnounceAsync(
            "ours", CanonicalKind.Phone, [new HeldRecord(Canonicaliser.Read(CanonicalKind.Phone, Known).Identifier, new DateOnly(2026, 2, 1), "mule")],
            TimeSpan.FromDays(30), Cancellation);
        await TwoCentres.UntilAsync(_centres.Ours, () => _centres.Ours.Book.From(0, 100).Any(place => place.Kind == EntryKind.Received));
        await TwoCentres.UntilAsync(_centres.Theirs, () => _centres.Theirs.Book.From(0, 100).Any(place => place.Kind == EntryKind.Receipt));
        var number = await StolenMoney.ReportAsync(_centres.Console, "ask1");
        _case = CaseId.Of(number);
        var supervisor = await _centres.Console.OfficerAsync(OfficerRole.Supervisor);
        await _centres.Console.Desk.DoAsync(number, new CaseCommand.Assign(await _centres.Console.IdOfAsync(OfficerRole.Liaison)), supervisor, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _centres.DisposeAsync();
        _holder.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Joined(string text) => string.Join("", text.Split('\n').Select(line => line.Trim()));

    private static IRenderedComponent<AbroadQuestionPage> Opened(ScreenContext screen, string path = Path)
    {
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo(path);
        return screen.Render<AbroadQuestionPage>();
    }

    // Found and used in one turn of the page: it is drawn anew once a second.
    private async Task FillAsync(IRenderedComponent<AbroadQuestionPage> page, string list, string? number = null)
    {
        await page.InvokeAsync(() => page.Find("textarea[name=list]").InputAsync(list));
        await page.InvokeAsync(() => page.Find("input[name=purpose]").InputAsync("a job scam's victims"));
        await page.InvokeAsync(() => page.Find("input[name=basis]").InputAsync("mou, art. 6"));
        await page.InvokeAsync(() => page.Find("input[name=case]").ChangeAsync(number ?? _case));
    }

    /// <summary>Asks a full batch, and has it drawn for an audit.</summary>
    private async Task DrawnAsync()
    {
        var (questions, liaison, supervisor) = await ActorsAsync();
        Assert.Null(await questions.ProposeAsync(Wish([.. Enumerable.Range(0, 240).Select(number => $"+659123{number:D4}")]), liaison));
        Assert.Null(await questions.ApproveAsync((await questions.RowsAsync())[0].Proposal, liaison, supervisor));
        await TwoCentres.UntilAsync(_centres.Theirs, () => _centres.Theirs.Book.From(0, 1_000).Count(place => place.Kind == EntryKind.Receipt) == 2);
        await _holder.RunOnceAsync(Cancellation);
        await TwoCentres.UntilAsync(_centres.Ours, () => Received(_centres.Ours.Book) == 3);
    }

    /// <summary>Asks one question, of which one of two hits, discloses that, and proposes another question.</summary>
    private async Task AskedAsync()
    {
        var (questions, liaison, supervisor) = await ActorsAsync();
        Assert.Null(await questions.ProposeAsync(Wish(Known, "+6598765432"), liaison));
        Assert.Null(await questions.ApproveAsync((await questions.RowsAsync())[0].Proposal, liaison, supervisor));
        var row = (await questions.RowsAsync())[0];
        Assert.Null(await questions.ProposeClaimAsync(row.Proposal, row.Hits![0].Hit, liaison));
        Assert.Equal(QuestionWords.ClaimStands, await questions.ProposeClaimAsync(row.Proposal, row.Hits[0].Hit, liaison));
        Assert.Null(await questions.ApproveAsync((await questions.RowsAsync())[0].Hits![0].Claim!, liaison, supervisor));
        await AnsweredAsync();
        Assert.Null(await questions.ProposeAsync(Wish("+6598765432"), liaison));
    }

    private QuestionWish Wish(params string[] numbers) => new(
        "theirs", [.. QuestionLine.Read(CanonicalKind.Phone, string.Join('\n', numbers)).Select(line => line.Item)], _case, "a job scam's victims",
        "mou, art. 6");

    private ConsoleSettings Settings => new()
    {
        Desk = _centres.Console.Desk,
        Gangs = _centres.Console.Gangs,
        Folder = _centres.Console.Folder,
        Abroad = _centres.Settings,
    };

    private async Task<(AbroadQuestions Questions, ActingOfficer Liaison, ActingOfficer Supervisor)> ActorsAsync() => (
        _centres.Console.Services.GetRequiredService<AbroadQuestions>(), await _centres.Console.OfficerAsync(OfficerRole.Liaison),
        await _centres.Console.OfficerAsync(OfficerRole.Supervisor));

    private async Task AnsweredAsync()
    {
        await TwoCentres.UntilAsync(_centres.Theirs, () => Received(_centres.Theirs.Book) == 3);
        await TwoCentres.UntilAsync(_centres.Theirs, () => _centres.Theirs.Book.From(0, 1_000).Count(place => place.Kind == EntryKind.Receipt) == 2);
        await _holder.RunOnceAsync(Cancellation);

        // The epoch, the record of what was asked, the answer to the claim, and what is to be opened.
        await TwoCentres.UntilAsync(_centres.Ours, () => Received(_centres.Ours.Book) == 4);
    }

    private static int Received(ExchangeBook book) => book.From(0, 1_000).Count(place => place.Kind == EntryKind.Received);
}
