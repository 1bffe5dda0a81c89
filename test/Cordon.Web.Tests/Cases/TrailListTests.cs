using AngleSharp.Html.Parser;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Cases;

/// <summary>The money trail where there is little room, and for whoever reads it instead of looking at it.</summary>
public sealed class TrailListTests(Browser browser)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1440, "en-GB", "from", "number masked", "Paid out")]
    [InlineData(390, "zh-CN", "来自", "账号已隐藏", "转出")]
    public async Task The_list_tells_who_paid_whom_how_much_and_what_became_of_it(int width, string locale, string from, string masked, string paid)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X", accounts: 3);
        var page = await OpenAsync(console, width, locale, "/cases/1?part=trail");
        var stops = page.Locator(".hops .stop");
        await Expect(stops).ToHaveCountAsync(4);
        await Expect(stops.Nth(0)).ToContainTextAsync(StolenMoney.VictimBank);
        await Expect(stops.Nth(0)).ToContainTextAsync(masked);
        await Expect(stops.Nth(0)).ToContainTextAsync(paid);
        await Expect(stops.Nth(1)).ToContainTextAsync("T0X1");
        await Expect(stops.Nth(1)).ToContainTextAsync("1\u202f000.00");
        await Expect(stops.Nth(1)).ToContainTextAsync($"{from} {StolenMoney.VictimBank}".Replace("来自 ", "来自", StringComparison.Ordinal));
        await Expect(stops.Nth(3)).ToContainTextAsync("980.00");
        await Expect(stops.Nth(3).Locator(".tag.hold")).ToHaveCountAsync(1);
        await Expect(stops.Nth(3).Locator("a[href^='/orders/FO-']")).ToHaveCountAsync(1);
        Assert.DoesNotContain("T0XV", await page.ContentAsync(), StringComparison.Ordinal);

        // By keyboard alone: to the list, from an account to the drawing, and what is chosen is told.
        await page.Locator("[data-trail=live] .view[transform]").WaitForAsync();
        await page.Locator(".trail a[href$='#hops']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#hops:focus").WaitForAsync();
        await stops.Nth(2).Locator("a[href$='#drawn']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#drawn:focus").WaitForAsync();
        await Expect(page.Locator("#chosen")).ToContainTextAsync("T0X2");
        await Expect(page.Locator("#chosen")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#chosen")).Not.ToContainTextAsync("T0X2");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task While_the_slider_stands_in_the_past_the_sums_are_said_to_be_those_of_now()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X", accounts: 3);
        var page = await OpenAsync(console, 1440, "en-GB", "/cases/1?part=trail");
        await page.Locator("[data-trail=live] .view[transform]").WaitForAsync();
        var said = page.Locator(".trail .of-now");
        await Expect(said).ToBeHiddenAsync();
        await page.Locator(".trail input[type=range]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(said).ToBeVisibleAsync();
        await Expect(said).ToContainTextAsync("those of now");
        await page.Keyboard.PressAsync("End");
        await Expect(said).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true, "released: the account's holder was right", "released, holder right", "Returned 0.00 EUR")]
    [InlineData(false, "paid back by the bank", "paid back", "Returned 990.00 EUR")]
    public async Task The_drawing_the_list_the_sums_and_the_head_tell_the_same_of_what_a_bank_held(bool isReleased, string told, string drawn, string head)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var number = await StolenMoney.ReportAsync(console, "T0X");
        await AnswerAsync(FreezeEventKind.Freeze, null);
        if (isReleased)
        {
            var boss = await console.OfficerAsync(OfficerRole.Supervisor);
            await console.Desk.DoAsync(number, new CaseCommand.Contest(1, "My wage."), new ActingOfficer("tom", OfficerRole.Supervisor), Cancellation);
            await console.Desk.DoAsync(number, new CaseCommand.DecideContest(1, Upheld: true, "A wage."), boss, Cancellation);

            // The bank lets go what it was asked to let go.
            await console.Desk.TellOrdersAsync(Cancellation);
        }

        await AnswerAsync(isReleased ? FreezeEventKind.Release : FreezeEventKind.Return, "ref-1");
        using var caller = await console.CallerAsync(OfficerRole.Supervisor);
        var html = await caller.GetStringAsync(new Uri($"/cases/{number}?part=trail", UriKind.Relative), Cancellation);
        var page = await new HtmlParser().ParseDocumentAsync(html, Cancellation);
        Assert.Contains($"990.00 EUR {told}", Text(".wheres"), StringComparison.Ordinal);
        Assert.Contains($"990.00 EUR {told}", Text(".hops"), StringComparison.Ordinal);
        Assert.Contains($"990.00 EUR {drawn}", Text(".drawing .ends"), StringComparison.Ordinal);
        Assert.Contains(head, Text(".head .sums"), StringComparison.Ordinal);
        Assert.DoesNotContain("have it frozen", page.Body!.TextContent, StringComparison.Ordinal);

        string Text(string selector)
        {
            var whole = string.Join(' ', page.QuerySelectorAll(selector).Select(part => part.TextContent));
            return string.Join(' ', whole.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        async Task AnswerAsync(FreezeEventKind kind, string? reference)
        {
            var answer = new Command.MoveOrder(1, kind, "BBBBXBBB (gateway)", "BBBBXBBB", 99_000, Reference: reference) { IsAnswer = true };
            var result = await console.Centre.SubmitAsync(answer, Cancellation);
            Assert.True(result.Status == CommandStatus.Done, result.Detail?.English);
        }
    }

    [Fact]
    public async Task On_a_telephone_a_finger_on_an_accounts_name_chooses_it_and_its_facts_are_in_sight()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X", accounts: 5);
        var page = await OpenAsync(console, 390, "en-GB", "/cases/1?part=trail");
        await page.Locator("[data-trail=live] .view[transform]").WaitForAsync();
        var name = page.Locator(".drawing a[data-choice] .name", new() { HasTextString = "T0X1" });
        await Expect(name).ToBeInViewportAsync();
        var box = (await name.BoundingBoxAsync())!;
        Assert.True(box.Height >= 8, $"letters of {box.Height} pixels are read by nobody");
        await name.ClickAsync();
        await Expect(page.Locator("#chosen.told")).ToContainTextAsync("T0X1");
        await Expect(page.Locator("#chosen.told")).ToBeInViewportAsync(new() { Ratio = 0.9f });
        await Expect(page.Locator(".frame")).ToBeInViewportAsync(new() { Ratio = 0.3f });
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(ConsoleUnderTest console, int width, string locale, string path)
    {
        var page = await browser.OpenAsync(console, width, ColorScheme.Light, locale);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Supervisor)}?next={Uri.EscapeDataString(path)}");
        return page;
    }
}
