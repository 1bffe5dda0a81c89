using System.Text.RegularExpressions;
using Cordon.Core.Casework;
using Cordon.Web.Reporting;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Reporting;

/// <summary>A call that is not filed yet, in a real browser: left, come back to, and dropped.</summary>
public sealed class KeptCallTests(Browser browser)
{
    private const string Said = "I paid 4,800 USD to account 77120045; call +44 20 7946 0958";

    [Fact]
    public async Task A_reload_another_language_and_a_way_back_lose_no_word_and_nothing_that_was_chosen()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        await Payments.PayAsync(console.Centre, "p-1002", "10020031", "77120045", 150);
        var page = await OpenAsync(console);
        await SayAsync(page);
        await Expect(page.Locator(".payment")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("4");
        await Expect(page.Locator(".kinds [aria-pressed=true] kbd")).ToHaveTextAsync("4");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".payment >> nth=1")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.ClickAsync(".chip >> nth=2 >> [aria-label^='Leave out']");
        await Expect(page.Locator(".chip")).ToHaveCountAsync(2);
        var address = page.Url;
        Assert.DoesNotContain("77120045", address, StringComparison.Ordinal);

        await page.ReloadAsync();
        await IsThereAsync(page);

        await page.ClickAsync("button[name=language]");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");
        Assert.Equal(address, page.Url);
        await IsThereAsync(page);

        await page.ClickAsync(".side a[href='/duty']");
        await Expect(page.Locator("#said")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(address);
        await IsThereAsync(page);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_while_the_line_is_lost_is_kept_when_it_is_back()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await OpenAsync(console);
        await SayAsync(page);
        await Expect(page.Locator(".chip")).ToHaveCountAsync(3);
        await page.Context.SetOfflineAsync(true);
        await Expect(page.Locator("#components-reconnect-modal")).ToHaveClassAsync(new Regex("components-reconnect-(show|retrying|failed)"));
        await page.Locator("#said").PressSequentiallyAsync(", and write to scammer@mail.example");
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator(".chip")).ToHaveCountAsync(4);
        await page.ReloadAsync();
        await Expect(page.Locator("#said")).ToHaveValueAsync(Said + ", and write to scammer@mail.example");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_comes_by_the_menu_is_shown_the_call_that_waits_and_takes_another_meanwhile()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        var page = await OpenAsync(console);
        await SayAsync(page);
        var address = page.Url;
        await page.ClickAsync(".side a[href='/duty']");
        await Expect(page.Locator("#said")).ToHaveCountAsync(0);
        await page.ClickAsync(".side a[href='/report']");
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await Expect(page.Locator("#said")).ToHaveValueAsync("");
        await Expect(page.Locator(".unfiled")).ToContainTextAsync("Calls not filed yet: 1");
        await page.ExpectNoBarrierAsync();
        await page.Keyboard.TypeAsync("another caller");
        await page.ClickAsync(".unfiled a");
        await Expect(page).ToHaveURLAsync(address);
        await Expect(page.Locator("#said")).ToHaveValueAsync(Said);
        await Expect(page.Locator(".unfiled")).ToContainTextAsync("another caller");

        // Filed, it waits no more; the other still does.
        await page.ClickAsync("[data-key='4']");
        await page.ClickAsync("[data-key=f]");
        await Expect(page.Locator(".taken h2")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await Expect(page.Locator(".unfiled li")).ToHaveCountAsync(1);
        await Expect(page.Locator(".unfiled")).ToContainTextAsync("another caller");
        await page.GotoAsync(address);
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await Expect(page.Locator("#said")).ToHaveValueAsync("");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_menu_leads_from_a_call_to_a_new_one_that_is_kept_under_its_own_address()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await OpenAsync(console);
        await SayAsync(page);
        var address = page.Url;
        await page.ClickAsync(".side a[href='/report']");
        await Expect(page.Locator(".unfiled li")).ToHaveCountAsync(1);
        await Expect(page.Locator("#said")).ToHaveValueAsync("");
        await Expect(page).Not.ToHaveURLAsync(address);
        await page.FillAsync("#said", "payment number p-77");
        await Expect(page.Locator(".chip")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await Expect(page.Locator("#said")).ToHaveValueAsync("payment number p-77");
        await page.GotoAsync(address);
        await Expect(page.Locator("#said")).ToHaveValueAsync(Said);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_call_is_dropped_when_that_was_said_twice()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await OpenAsync(console);
        await SayAsync(page);
        var address = page.Url;
        await page.ClickAsync("text=Drop this call");
        await page.ClickAsync("text=Keep it");
        await Expect(page.Locator("#said")).ToHaveValueAsync(Said);
        await page.ClickAsync("text=Drop this call");
        await page.ClickAsync("text=Drop it, with all its words");
        await Expect(page).Not.ToHaveURLAsync(address);
        await Expect(page.Locator("#said")).ToHaveValueAsync("");
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await Expect(page.Locator(".unfiled")).ToHaveCountAsync(0);
        await page.GotoAsync(address);
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await Expect(page.Locator("#said")).ToHaveValueAsync("");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Anothers_address_of_a_call_opens_an_empty_one()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await OpenAsync(console);
        await SayAsync(page);
        using var other = await console.CallerAsync(OfficerRole.Supervisor);
        var seen = await other.GetStringAsync(new Uri(page.Url), TestContext.Current.CancellationToken);
        Assert.Contains("id=\"said\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("77120045;", seen, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.Locator("#said")).ToHaveValueAsync(Said);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?draft=1")]
    [InlineData("?draft=%3Cscript%3Ealert(1)%3C%2Fscript%3E%3Cscript%3E")]
    [InlineData("?draft=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_address_without_a_call_of_its_own_leads_to_a_new_one(string query)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = await console.CallerAsync(OfficerRole.DutyOfficer);
        using var answer = await caller.GetAsync(new Uri("/report" + query, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Matches(new Regex("/report\\?draft=[0-9a-f]{32}$"), answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Who_signs_out_is_asked_first_and_then_the_call_is_gone()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await OpenAsync(console);
        await SayAsync(page);
        var address = page.Url;
        var asked = new List<string>();
        var signsOut = false;
        page.Dialog += (_, dialog) =>
        {
            asked.Add(dialog.Message);
            _ = signsOut ? dialog.AcceptAsync() : dialog.DismissAsync();
        };
        await page.ClickAsync("form[action='/sign-out'] button");
        await Expect(page.Locator("#said")).ToHaveValueAsync(Said);

        // So they are on any other screen.
        await page.GotoAsync("/account");
        await page.ClickAsync("form[action='/sign-out'] button");
        await page.GotoAsync(address);
        await Expect(page.Locator("#said")).ToHaveValueAsync(Said);
        signsOut = true;
        await page.ClickAsync("form[action='/sign-out'] button");
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        Assert.Equal(Enumerable.Repeat(ReportWords.LeaveSurely.English, 3), asked);
        Assert.Equal(0, console.Services.GetRequiredService<CallDrafts>().Count);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.DutyOfficer)}?next={new Uri(address).PathAndQuery}");
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await Expect(page.Locator("#said")).ToHaveValueAsync("");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_signs_out_in_a_window_that_came_before_the_call_is_asked_too_and_no_more_once_it_is_filed()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        var page = await OpenAsync(console);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/account");
        var asked = new List<string>();
        other.Dialog += (_, dialog) =>
        {
            asked.Add(dialog.Message);
            _ = dialog.DismissAsync();
        };
        await SayAsync(page);
        await Expect(page.Locator("#unfiled-here")).ToHaveAttributeAsync("data-leave", ReportWords.LeaveSurely.English);
        await other.ClickAsync("form[action='/sign-out'] button");
        Assert.Equal([ReportWords.LeaveSurely.English], asked);
        await page.ClickAsync("[data-key='4']");
        await page.ClickAsync(".payment");
        await page.ClickAsync("[data-key=f]");
        await Expect(page.Locator(".taken h2")).ToBeFocusedAsync();
        await other.ClickAsync("form[action='/sign-out'] button");
        await Expect(other).ToHaveURLAsync(new Regex("/sign-in"));
        Assert.Single(asked);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_signs_out_with_nothing_unfiled_is_asked_nothing()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        var page = await OpenAsync(console);
        await SayAsync(page);
        await page.ReloadAsync();
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await page.ClickAsync("[data-key='4']");
        await page.ClickAsync("[data-key=f]");
        await Expect(page.Locator(".taken h2")).ToBeFocusedAsync();
        var asked = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.Add(dialog.Message);
            _ = dialog.AcceptAsync();
        };
        await page.ClickAsync("form[action='/sign-out'] button");
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        Assert.Empty(asked);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_while_the_line_is_lost_is_asked_about_before_the_page_goes()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await OpenAsync(console);
        await SayAsync(page);
        Assert.False(await IsHeldBackAsync(page));
        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').className = 'components-reconnect-failed'");
        Assert.True(await IsHeldBackAsync(page));
        await page.Context.CloseAsync();
    }

    /// <summary>Whether the page asks its browser to ask before it is left.</summary>
    private static Task<bool> IsHeldBackAsync(IPage page) => page.EvaluateAsync<bool>(
        "() => { const leaves = new Event('beforeunload', { cancelable: true }); window.dispatchEvent(leaves); return leaves.defaultPrevented }");

    private static async Task SayAsync(IPage page)
    {
        await page.FillAsync("#said", Said);
        await Expect(page.Locator(".chip")).ToHaveCountAsync(3);
    }

    private static async Task IsThereAsync(IPage page)
    {
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await Expect(page.Locator("#said")).ToHaveValueAsync(Said);
        await Expect(page.Locator(".chip")).ToHaveCountAsync(2);
        await Expect(page.Locator(".kinds [aria-pressed=true] kbd")).ToHaveTextAsync("4");
        await Expect(page.Locator(".payment >> nth=1")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private async Task<IPage> OpenAsync(ConsoleUnderTest console)
    {
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.DutyOfficer)}?next=/report");
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        return page;
    }
}
