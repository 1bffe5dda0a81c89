using System.Text.RegularExpressions;
using Cordon.Core.Casework;
using Cordon.Web.Tests.Support;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Reporting;

/// <summary>A call taken down in a real browser, with the keyboard alone.</summary>
public sealed class ReportPageTests(Browser browser)
{
    [Fact]
    public async Task A_call_is_taken_down_by_keyboard_alone_until_the_orders_appear()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        await Payments.PayAsync(console.Centre, "p-1002", "10020031", "77120045", 150);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.Keyboard.TypeAsync("I paid 4,800 USD to account 77120045, he called from +44 20 7946 0958, @anna_trade");
        await Expect(page.Locator(".chip")).ToHaveCountAsync(4);
        await Expect(page.Locator(".payment")).ToHaveCountAsync(2);
        await Expect(page.Locator(".payment[aria-pressed=true]")).ToContainTextAsync("4\u202f800.00");
        Assert.DoesNotContain("10020030", await page.Locator(".payments").InnerTextAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("4");
        await Expect(page.Locator(".kinds [aria-pressed=true]")).ToContainTextAsync("Investment");
        await page.Keyboard.PressAsync("f");
        await Expect(page.Locator(".taken h2")).ToBeFocusedAsync();
        await Expect(page.Locator(".ordered tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator(".ordered")).ToContainTextAsync("77120045");
        await Expect(page.Locator(".taken")).ToContainTextAsync("Taken by Mara Lind");
        Assert.Equal("/cases/1", await page.GetAttributeAsync("[data-key=c]", "href"));
        Assert.Empty((await page.RunAxe()).Violations.Select(v => v.Id));
        await console.Desk.CatchUpReportsAsync(TestContext.Current.CancellationToken);
        var boss = new ActingOfficer("boss", OfficerRole.Supervisor);
        var report = Assert.Single(console.Desk.ReportsNaming(Core.Intake.ContactKey.Of("@anna_trade"), [], boss));
        Assert.Equal(1u, report.Case);
        Assert.NotNull(report.TakenBy);
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await Expect(page.Locator("#said")).ToHaveValueAsync("");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nothing_is_filed_before_a_payment_and_a_kind_are_chosen()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.ClickAsync("[data-key=f]");
        await Expect(page.Locator(".fault")).ToContainTextAsync("Choose the payment");
        await page.FillAsync("#said", "payment id p-1001");
        await Expect(page.Locator(".payment[aria-pressed=true]")).ToHaveCountAsync(1);
        await page.ClickAsync("[data-key=f]");
        await Expect(page.Locator(".fault")).ToContainTextAsync("kind of scam");
        Assert.False(console.Centre.HasCase(1));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_recognised_is_corrected_and_the_payment_found_by_that()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        var page = await OpenAsync(console, OfficerRole.Investigator);
        await page.FillAsync("#said", "paid 4800 to account 77120054");
        await Expect(page.Locator("[role=status].empty")).ToContainTextAsync("No payment of these accounts");
        await page.FillAsync(".chip input >> nth=1", "77120045");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".payment[aria-pressed=true]")).ToHaveCountAsync(1);
        await page.ClickAsync(".chip >> nth=1 >> [aria-label^='Leave out']");
        await Expect(page.Locator(".payment")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Earlier_reports_are_shown_and_of_anothers_case_only_that_there_is_one()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-1", "10020030", "77120045", "@anna_trade", "Her name is Lucinda.");
        await Payments.ReportAsync(console, "p-2", "10020031", "77120046", "@anna_trade");
        var boss = new ActingOfficer("boss", OfficerRole.Supervisor);
        await console.Desk.DoAsync(2, new CaseCommand.Assign("somebody"), boss, TestContext.Current.CancellationToken);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer);
        await page.FillAsync("#said", "payment id p-1, write to @anna_trade");
        await Expect(page.Locator(".before li")).ToHaveCountAsync(2);
        var before = await page.Locator(".before").InnerTextAsync();
        Assert.Matches(new Regex("C-000001[\\s\\S]*this payment", RegexOptions.None), before);
        Assert.Contains("another's case", before, StringComparison.Ordinal);
        Assert.DoesNotContain("C-000002", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Lucinda", await page.ContentAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390, "zh-CN", ColorScheme.Dark)]
    [InlineData(1440, "en-GB", ColorScheme.Light)]
    public async Task Markup_that_is_pasted_stays_words_and_the_screen_has_no_barrier(int width, string locale, ColorScheme scheme)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.PayAsync(console.Centre, "p-1001", "10020030", "77120045", 4_800);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, width, locale, scheme);
        const string said = "<img src=x onerror=window.bad=1> account 77120045 4,800 USD @<script>window.bad=1</script>"
            + " http://\"onload=bad=1.example/ @anna_trade";
        await page.FillAsync("#said", said);
        await Expect(page.Locator(".payment")).ToHaveCountAsync(1);
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join("; ", v.Nodes.Select(n => n.Html))}"));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.True(await page.EvaluateAsync<bool>("window.bad === undefined"));
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(
        ConsoleUnderTest console, OfficerRole role, int width = 1440, string locale = "en-GB", ColorScheme scheme = ColorScheme.Light)
    {
        var page = await browser.OpenAsync(console, width, scheme, locale);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(role)}?next=/report");
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        return page;
    }
}
