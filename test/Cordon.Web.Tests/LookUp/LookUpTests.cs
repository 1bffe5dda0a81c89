using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.LookUp;

/// <summary>What officers find, and what they do not.</summary>
public sealed class LookUpTests(Browser browser)
{
    private const string Evil = "<script>window.bad=1</script><img src=x onerror=window.bad=1> Lucinda said so";

    private static readonly ActingOfficer Boss = new("boss", OfficerRole.Supervisor);

    [Fact]
    public async Task An_account_shows_its_reports_orders_and_lists()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-1", "10020030", "77120045", by: "ann");
        var listing = new Command.ChangeList(AccountList.Watch, "BBBBXBBB/77120045", "BBBBXBBB", true, null, "seen in a gang", "boss");
        await console.Centre.SubmitAsync(listing, TestContext.Current.CancellationToken);
        foreach (var question in new[] { "77120045", "BBBBXBBB/77120045", "bbbbxbbb/77120045" })
        {
            var page = await OpenAsync(console, OfficerRole.DutyOfficer, question);
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("BBBBXBBB/77120045");
            foreach (var said in (string[])["watch list: seen in a gang", "Freeze orders: 1", "C-000001", "taken by ann"])
            {
                await Expect(page.Locator("main")).ToContainTextAsync(said);
            }

            await page.ExpectNoBarrierAsync();
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData("C-\uFF10\uFF10\uFF10\uFF10\uFF10\uFF11", "/cases/1")]
    [InlineData("\uFF23-000001", "/cases/1")]
    [InlineData("C\uFF0D000001", "/cases/1")]
    [InlineData("c000001", "/cases/1")]
    [InlineData("FO-000001", "/orders/FO-000001")]
    [InlineData("\uFF26\uFF2F\uFF0D\uFF10\uFF10\uFF10\uFF10\uFF10\uFF11", "/orders/FO-000001")]
    public async Task A_case_and_an_order_are_found_by_their_numbers_in_either_width(string typed, string leadsTo)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-1", "10020030", "77120045", by: "ann");
        using var officer = await console.CallerAsync(OfficerRole.DutyOfficer);
        var page = await officer.GetStringAsync(
            new Uri("/look-up?q=" + Uri.EscapeDataString(typed), UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains($"href=\"{leadsTo}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_that_was_released_is_found_by_its_number_and_by_its_account()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await new FreezeWorld(console.Centre).HoldAsync(FreezeWorld.OwnBank, "held-1");
        await console.Centre.SubmitAsync(
            new Command.EndHold(hold.PaymentId, hold.Submitter, Release: true, "ann", "she knows him"), TestContext.Current.CancellationToken);
        foreach (var question in new[] { "held-1", hold.PayeeKey })
        {
            var page = await OpenAsync(console, OfficerRole.DutyOfficer, question);
            var link = page.Locator($"main a[href='/duty/{hold.Sequence}']");
            await Expect(link).ToHaveCountAsync(1);
            await Expect(page.Locator("main")).ToContainTextAsync("Released");
            Assert.DoesNotContain(hold.PayerKey, await page.ContentAsync(), StringComparison.Ordinal);
            await link.ClickAsync();
            await Expect(page.Locator(".ended")).ToContainTextAsync("she knows him");

            // The call is over: who paid is no longer anybody's business.
            Assert.DoesNotContain(hold.PayerKey, await page.ContentAsync(), StringComparison.Ordinal);
            await page.Context.CloseAsync();
        }

        var stranger = await OpenAsync(console, OfficerRole.Liaison, "held-1");
        await Expect(stranger.Locator(".card.empty")).ToHaveCountAsync(1);
        await stranger.Context.CloseAsync();
    }

    [Fact]
    public async Task What_the_victim_said_is_shown_after_a_purpose_is_recorded_and_markup_in_it_stays_words()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-1", "10020030", "77120045", "@anna_trade " + Evil, Evil);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, "@anna_trade");
        Assert.DoesNotContain("Lucinda", await page.ContentAsync(), StringComparison.Ordinal);
        var show = page.Locator("section.card .decide button");
        await show.ClickAsync();
        await Expect(page.Locator(".fault")).ToContainTextAsync("a purpose is missing");
        await page.FillAsync("#purpose", "to call her back");
        await page.Keyboard.PressAsync("Tab");
        await show.ClickAsync();
        await Expect(page.Locator(".found .words").Filter(new LocatorFilterOptions { HasText = "Lucinda said so" })).ToHaveCountAsync(1);
        Assert.True(await page.EvaluateAsync<bool>("window.bad === undefined"));
        Assert.Equal(0, await page.Locator("main script, main img").CountAsync());
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        var look = Assert.Single(console.Desk.LooksAt("/cases/1", now + -TimeSpan.FromHours(1), now + TimeSpan.FromHours(1)));
        Assert.Equal("to call her back", look.Look.Purpose);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("@anna_trade")]
    [InlineData("77120045")]
    [InlineData("Lucinda")]
    [InlineData("10020030")]
    public async Task Of_anothers_case_nothing_is_told_but_that_there_is_one(string question)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-1", "10020030", "77120045", "@anna_trade", "Her name is Lucinda.");
        await console.Desk.DoAsync(1, new CaseCommand.Assign("somebody"), Boss, TestContext.Current.CancellationToken);
        await console.Desk.DoAsync(1, new CaseCommand.Note("Lucinda called from 10020030"), Boss, TestContext.Current.CancellationToken);
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, question);
        await Expect(page.Locator("main")).ToContainTextAsync(question == "Lucinda" ? "The centre knows nothing" : "another's case");
        var text = await page.Locator("main").InnerTextAsync();
        Assert.DoesNotContain("C-000001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("called from", text, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#purpose").CountAsync());
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("C-000001")]
    [InlineData("c-000001")]
    [InlineData("r-p-1")]
    public async Task A_case_and_a_report_are_found_by_their_numbers_and_anothers_is_told_to_be_one(string question)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-1", "10020030", "77120045");
        var page = await OpenAsync(console, OfficerRole.DutyOfficer, question);
        await Expect(page.Locator("main a[href='/cases/1']").First).ToBeVisibleAsync();
        await console.Desk.DoAsync(1, new CaseCommand.Assign("somebody"), Boss, TestContext.Current.CancellationToken);
        await page.GotoAsync("/look-up?q=" + question);
        await Expect(page.Locator("section.card")).ToContainTextAsync("another's case");
        Assert.Equal(0, await page.Locator("main a[href='/cases/1']").CountAsync());
        await page.GotoAsync("/look-up?q=C-000002");
        await Expect(page.Locator("main")).ToContainTextAsync("The centre knows nothing");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_sees_no_victims_is_not_asked_for_a_purpose()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-1", "10020030", "77120045", "@anna_trade", "Her name is Lucinda.");
        await console.Desk.DoAsync(1, new CaseCommand.Assign("somebody"), Boss, TestContext.Current.CancellationToken);
        await console.Desk.DoAsync(1, new CaseCommand.Join(await console.IdOfAsync(OfficerRole.Liaison)), Boss, TestContext.Current.CancellationToken);
        var page = await OpenAsync(console, OfficerRole.Liaison, "@anna_trade");
        await Expect(page.Locator("main")).ToContainTextAsync("C-000001");
        Assert.Equal(0, await page.Locator("#purpose").CountAsync());
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(ConsoleUnderTest console, OfficerRole role, string question)
    {
        var page = await browser.OpenAsync(console);
        await page.GotoAsync(ConsoleUnderTest.PathOf(role));
        await page.GotoAsync("/look-up?q=" + Uri.EscapeDataString(question));
        await Expect(page.Locator("section.card, div.card.empty").First).ToBeVisibleAsync();
        return page;
    }
}
