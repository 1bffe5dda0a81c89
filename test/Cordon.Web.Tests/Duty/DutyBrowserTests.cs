using System.Globalization;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Duty;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Duty;

public sealed class DutyBrowserTests(Browser browser)
{
    [Fact]
    public async Task What_a_decision_is_asked_under_hides_what_lies_beneath_it()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await new FreezeWorld(console.Centre).HoldAsync(FreezeWorld.OwnBank, "held-1");
        var page = await browser.OpenAsync(console);
        await page.SetViewportSizeAsync(1440, 520);
        await EnterAsync(page, $"/duty/{hold.Sequence}");
        await page.Keyboard.PressAsync("b");
        await page.Locator(".decide legend").WaitForAsync();
        var paints = await page.EvaluateAsync<bool>(
            """
            () => {
                const group = document.querySelector('.file fieldset.decide'), heading = group.querySelector('legend')
                const [around, inside] = [group.getBoundingClientRect(), heading.getBoundingClientRect()]
                const at = document.elementFromPoint(inside.right - 4, inside.top + 2)
                return inside.top >= around.top && inside.right <= around.right + 1 && group.contains(at)
                    && getComputedStyle(group).backgroundColor !== 'rgba(0, 0, 0, 0)' && getComputedStyle(heading).float === 'left'
            }
            """);
        Assert.True(paints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_officer_with_a_caller_finds_the_payment_by_the_keyboard_and_a_reported_one_is_released_in_the_same_place_when_asked_again()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var world = new FreezeWorld(console.Centre);
        await world.HoldAsync(FreezeWorld.OwnBank, "held-1");
        var hold = await world.HoldAsync(FreezeWorld.OtherBank, "held-2");
        var report = new Command.FileReport(
            "r-1", Instant.From(TimeProvider.System.GetUtcNow()), hold.PaymentId, hold.Submitter, null, null, null);
        Assert.Equal(CommandStatus.Done, (await console.Centre.SubmitAsync(report, TestContext.Current.CancellationToken)).Status);
        var page = await browser.OpenAsync(console);
        await EnterAsync(page, "/duty?find=held-2");
        await Expect(page.Locator(".list li")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("j");
        await page.Locator(".file .alarm").WaitForAsync();
        await Expect(page).ToHaveURLAsync($"{console.Address}/duty/{hold.Sequence}?find=held-2");
        await page.ExpectNoBarrierAsync();
        await page.Keyboard.PressAsync("r");
        await page.Locator("[data-key='1']").WaitForAsync();
        await page.Keyboard.PressAsync("1");
        await Expect(page.Locator(".sure legend")).ToHaveTextAsync(DutyWords.SureReported.English);
        await page.Keyboard.PressAsync("y");
        await Expect(page.Locator(".own li").First).ToContainTextAsync("held-2");
        Assert.Equal(HoldState.Released, console.Centre.FindHold(hold.Sequence)!.State);

        // After the page was loaded anew the decision stands there still.
        await page.GotoAsync("/duty");
        await Expect(page.Locator(".own li").First).ToContainTextAsync("held-2");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_block_is_proposed_in_one_browser_and_approved_in_another_where_its_question_is_in_sight()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await new FreezeWorld(console.Centre).HoldAsync(FreezeWorld.OwnBank, "held-1");
        var (duty, boss) = (await browser.OpenAsync(console), await browser.OpenAsync(console));
        await boss.SetViewportSizeAsync(1440, 500);
        await EnterAsync(duty, $"/duty/{hold.Sequence}");
        await duty.Locator(".file [data-key=b]").ClickAsync();
        await duty.Locator("[data-key='1']").ClickAsync();
        await Expect(duty.Locator(".second")).ToContainTextAsync(DutyWords.KeptWhile.English);
        await EnterAsync(boss, $"/duty/{hold.Sequence}", OfficerRole.Supervisor);
        await boss.Locator(".second [data-key=a]").WaitForAsync();
        await boss.Keyboard.PressAsync("a");
        await Expect(boss.Locator(".second [data-key=y]")).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Equal(HoldState.Held, console.Centre.FindHold(hold.Sequence)!.State);
        await boss.Keyboard.PressAsync("y");
        await Expect(boss.Locator(".file")).ToContainTextAsync("approved by");
        Assert.Equal(HoldState.Cancelled, console.Centre.FindHold(hold.Sequence)!.State);
        await Expect(duty.Locator(".second")).ToHaveCountAsync(0);
        await duty.Context.CloseAsync();
        await boss.Context.CloseAsync();
    }

    [Fact]
    public async Task A_report_of_a_held_payment_says_that_it_is_blocked_at_its_time_and_the_desk_says_the_same()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await new FreezeWorld(console.Centre).HoldAsync(FreezeWorld.OwnBank, "held-1");
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.DutyOfficer)}?next=/report");
        await Expect(page.Locator("#said")).ToBeFocusedAsync();
        await page.FillAsync("#said", "payment id held-1");
        await page.Locator(".payment[aria-pressed=true] .tag.hold").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("4");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".taken")).ToContainTextAsync("when the hold's time is over it is blocked");
        await page.GotoAsync($"/duty/{hold.Sequence}");
        await Expect(page.Locator(".file .alarm")).ToContainTextAsync("taken by the centre");
        await Expect(page.Locator(".file .facts")).ToContainTextAsync(DutyWords.ThenBlocked.English);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1440, 700, 12)]
    [InlineData(390, 844, 2)]
    public async Task What_is_chosen_is_in_sight(int width, int height, int row)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var world = new FreezeWorld(console.Centre);
        for (var i = 0; i < 20; i++)
        {
            await world.HoldAsync(FreezeWorld.OwnBank, $"held-{i}");
        }

        var page = await browser.OpenAsync(console);
        await page.SetViewportSizeAsync(width, height);
        await EnterAsync(page, "/duty");

        // A key that is pressed while a page comes may be lost, or move a row more than was meant: it is pressed until the row is reached.
        for (var at = RowOf(page); at != row; at = RowOf(page))
        {
            await page.Keyboard.PressAsync(at < row ? "j" : "k");
            await page.Locator(".desk[aria-busy=false] .file .facts").WaitForAsync();
        }

        await page.WaitForFunctionAsync(
            """
            () => {
                const list = document.querySelector('.desk .list').getBoundingClientRect()
                const row = document.querySelector('.desk .list .chosen')?.getBoundingClientRect()
                const file = document.querySelector('.desk .file').getBoundingClientRect()
                return row && row.top >= list.top - 1 && row.bottom <= list.bottom + 1 && file.top >= 0 && file.top < innerHeight / 3
            }
            """);
        await page.Context.CloseAsync();
    }

    // 0 while none is chosen.
    private static int RowOf(IPage page) => int.TryParse(new Uri(page.Url).Segments[^1], CultureInfo.InvariantCulture, out var row) ? row : 0;

    private static async Task EnterAsync(IPage page, string path, OfficerRole role = OfficerRole.DutyOfficer)
    {
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(role)}?next={Uri.EscapeDataString(path)}");
        await page.Locator(".desk[aria-busy=false] .list li").First.WaitForAsync();
    }
}
