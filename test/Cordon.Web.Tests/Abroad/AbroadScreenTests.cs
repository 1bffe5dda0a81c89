using System.Net;
using System.Text.RegularExpressions;
using Cordon.Core.Casework;
using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Book;
using Cordon.Exchange.Proofs;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Abroad;

/// <summary>The liaison's screens in a browser, with two real centres behind them.</summary>
public sealed class AbroadScreenTests(Browser browser) : IAsyncLifetime
{
    private TwoCentres _centres = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-GB", 1440)]
    [InlineData("en-GB", 720)]
    [InlineData("zh-CN", 390)]
    [InlineData("zh-CN", 1440)]
    public async Task Every_screen_has_no_barrier_and_fits_its_width_also_at_twice_its_size(string locale, int width)
    {
        var request = await _centres.AskedAsync("12345678", 195_000);
        await _centres.SaidAsync(request, new RequestDetails.Disputed("we sent it an hour ago", []));
        var given = await _centres.IdentifyAskedAsync("theirs", "ours");
        await _centres.OursSaidAsync(given, new RequestDetails.Accepted());
        await _centres.GivenAsync("ours", given);
        var page = await browser.OpenAsync(_centres.Console, width, ColorScheme.Light, locale);
        var errors = new List<string>();
        page.Console += (_, said) => errors.AddRange(said.Type == "error" ? [said.Text] : []);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Liaison)}?next=/abroad");
        string[] paths =
        [
            "/abroad", "/abroad?state=late", $"/abroad/requests/{request}", "/abroad/ask?kind=preserve-data&centre=theirs", "/abroad/log?entry=1",
            "/abroad/scorecard", "/abroad/consents", "/abroad/offer", $"/abroad/requests/{given}", $"/abroad/requests/{given}/give",
            "/abroad/ask?kind=identify-holder&centre=theirs",
        ];
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
            await page.ExpectNoBarrierInLightAndDarkAsync($"{path}, {width} px");
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        }

        Assert.Empty(errors);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_a_liaison_proposes_a_supervisor_approves_and_the_other_centre_has_it_signed_by_both()
    {
        var request = await _centres.AskedAsync("12345678", 195_000);
        var liaison = await browser.OpenAsync(_centres.Console);
        await liaison.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Liaison)}?next=/abroad");
        await Expect(liaison.Locator(".board li")).ToContainTextAsync("8 h 0 min left of 8 h");
        await liaison.WaitForSelectorAsync("[aria-busy=false]");
        await liaison.Keyboard.PressAsync("j");
        await liaison.IsAtAsync($"/abroad/requests/{request}");
        await liaison.WaitForSelectorAsync("button[data-key=r]:not(:disabled)");
        await liaison.Keyboard.PressAsync("r");
        await Expect(liaison.Locator(".word select")).ToBeFocusedAsync();
        await liaison.SelectOptionAsync(".word select", nameof(RefusalCode.NotHeld));
        await liaison.ClickAsync(".word button.first, .word button.grave");
        await Expect(liaison.Locator(".second")).ToContainTextAsync("nothing of the kind is held");
        await Expect(liaison.Locator("button[data-key=y]")).ToHaveCountAsync(0);

        // Another person, in another window, sees it without a reload.
        var supervisor = await browser.OpenAsync(_centres.Console);
        await supervisor.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Supervisor)}?next=/abroad/requests/{request}");
        await supervisor.WaitForSelectorAsync("button[data-key=y]:not(:disabled)");
        await supervisor.Keyboard.PressAsync("y");
        await Expect(supervisor.Locator(".stands")).ToContainTextAsync("refused");
        await Expect(liaison.Locator(".stands")).ToContainTextAsync("refused");
        var theirs = await _centres.TheirsAsync(request, thread => thread.State.Stage == RequestState.Refused);
        Assert.Equal(RefusalCode.NotHeld, theirs.State.Refusal);
        await Expect(liaison.Locator(".messages .ours")).ToContainTextAsync("second person");

        // The proof is read by whoever has the trust list.
        var ours = _centres.Ours.Book.OfThread(request).Single(place => place.Kind == EntryKind.Sent).Id;
        using var auditor = await _centres.Console.CallerAsync(OfficerRole.Auditor);
        var proof = await auditor.GetByteArrayAsync(new Uri($"/abroad/messages/{ours}/proof", UriKind.Relative), Cancellation);
        var report = ExchangeProofCheck.Check(proof, _centres.List);
        Assert.True(report.Holds);
        Assert.Contains(report.Lines, line => line.Contains("Centro Iberia (theirs) received message", StringComparison.Ordinal));
        proof = await auditor.GetByteArrayAsync(new Uri($"/abroad/messages/{request}/proof", UriKind.Relative), Cancellation);
        report = ExchangeProofCheck.Check(proof, _centres.List);
        Assert.Contains(report.Lines, line => line.Contains("Centro Iberia (theirs) sent message", StringComparison.Ordinal));
        await liaison.Context.CloseAsync();
        await supervisor.Context.CloseAsync();
    }

    [Fact]
    public async Task A_freeze_is_asked_by_two_persons_and_says_before_what_the_other_centre_learns()
    {
        var number = await StolenMoney.ReportAsync(_centres.Console, "ask1");
        var page = await browser.OpenAsync(_centres.Console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Supervisor)}?next=/abroad/ask");
        await page.WaitForSelectorAsync("[aria-busy=false]");
        await page.FillAsync(".asking input.mono", "ES91 2100 0418 4502 0005 1333");
        await Expect(page.Locator("#account-said")).ToContainTextAsync("no IBAN");
        await page.FillAsync(".asking input.mono", "ES91 2100 0418 4502 0005 1332");
        await Expect(page.Locator("#account-said")).ToContainTextAsync("ES9121000418450200051332");
        await page.SelectOptionAsync(".asking select >> nth=1", "theirs");
        await Expect(page.Locator(".learns .tag.allow")).ToContainTextAsync("mou, art. 4");
        await page.FillAsync(".asking .pair input", "950.00");
        await Expect(page.Locator(".learns")).ToContainTextAsync("950.00");
        await page.FillAsync(".asking form > label textarea", "a victim's money");
        await page.FillAsync(".asking form > label input[maxlength='20']", "C-999999");
        await page.ClickAsync(".asking button.first");
        await Expect(page.Locator(".asking .fault[role=alert]")).ToContainTextAsync("no case of this number");
        await page.FillAsync(".asking form > label input[maxlength='20']", Core.Cases.CaseId.Of(number));
        await page.ClickAsync(".asking button.first");
        await Expect(page).ToHaveURLAsync(new Regex("/abroad/requests/"));
        await Expect(page.Locator(".second")).ToContainTextAsync("freeze money");

        // Whoever proposed it does not approve it, and may take it back.
        await Expect(page.Locator("button[data-key=y]")).ToHaveCountAsync(0);
        await page.ClickAsync("button[data-key=b]:not(:disabled)");
        await Expect(page.Locator(".history").Last).ToContainTextAsync("taken back by");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_log_says_of_an_entry_who_co_signed_it_and_when()
    {
        var request = await _centres.AskedAsync("12345678", 195_000);
        var leaf = _centres.Ours.Book.Find(EntryKind.Received, request)!.Leaf;
        using var auditor = await _centres.Console.CallerAsync(OfficerRole.Auditor);
        var log = await auditor.GetStringAsync(new Uri($"/abroad/log?entry={leaf + 1}", UriKind.Relative), Cancellation);
        Assert.Contains($"This entry is number {leaf + 1} of {_centres.Ours.Book.Size}", log, StringComparison.Ordinal);
        Assert.Contains("own signature holds; co-signed by Centro Iberia at 2026-03-02", log, StringComparison.Ordinal);
        Assert.Contains("one history", log, StringComparison.Ordinal);
        using var missing = await auditor.GetAsync(new Uri("/abroad/messages/none/proof", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    public async ValueTask InitializeAsync() => _centres = await TwoCentres.StartAsync();

    public ValueTask DisposeAsync() => _centres.DisposeAsync();
}
