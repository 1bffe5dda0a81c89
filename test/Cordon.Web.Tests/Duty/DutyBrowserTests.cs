using System.Globalization;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Duty;
using Cordon.Web.Shell;
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

    [Theory]
    [InlineData(1440, 1, ColorScheme.Light, "en-GB")]
    [InlineData(1440, 12, ColorScheme.Dark, "en-GB")]
    [InlineData(1024, 1, ColorScheme.Dark, "zh-CN")]
    [InlineData(1024, 12, ColorScheme.Light, "en-GB")]
    [InlineData(390, 1, ColorScheme.Light, "en-GB")]
    public async Task No_part_of_a_row_overprints_another_nor_is_unreadable_when_its_time_is_nearly_over(
        int width, int minutesLeft, ColorScheme scheme, string locale)
    {
        // Held for four hours, and looked at when nearly all of them are over.
        var late = new CentreClock(new ShiftedClock(TimeSpan.FromMinutes(239 - minutesLeft)));
        await using var console = await ConsoleUnderTest.StartAsync(services: services => services.AddSingleton(late));
        var world = new FreezeWorld(console.Centre);
        await world.HoldAsync(FreezeWorld.OwnBank, "held-1", 1_234_567);
        var hold = await world.HoldAsync(FreezeWorld.OtherBank, "held-2", 23_456_789);
        var report = new Command.FileReport(
            "r-1", Instant.From(TimeProvider.System.GetUtcNow()), hold.PaymentId, hold.Submitter, null, null, null);
        Assert.Equal(CommandStatus.Done, (await console.Centre.SubmitAsync(report, TestContext.Current.CancellationToken)).Status);
        var page = await browser.OpenAsync(console, width, scheme, locale);
        await EnterAsync(page, $"/duty/{hold.Sequence}");
        await Expect(page.Locator(minutesLeft < 5 ? ".list .last" : ".list .soon:not(.last)")).ToHaveCountAsync(2);

        // One was reported itself, and the other pays the same account.
        await Expect(page.Locator(".list .line .tag")).ToHaveCountAsync(2);
        await page.ExpectNoBarrierAsync();
        var faults = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.desk > .list li')].flatMap(row => {
                const whole = row.querySelector('a').getBoundingClientRect()
                const parts = [...row.querySelectorAll('.amount, .left, .way, .risk, .line .tag, .why')]
                    .map(part => ({ name: part.className, box: part.getBoundingClientRect() }))
                const amount = row.querySelector('.amount'), risk = row.querySelector('.risk')
                return [
                    ...parts.filter(({ box }) => box.width < 20 || box.left < whole.left || box.right > whole.right
                        || box.top < whole.top || box.bottom > whole.bottom)
                        .map(({ name }) => `${name} is not wholly in its row`),
                    ...parts.flatMap((one, at) => parts.slice(at + 1).filter(other => one.box.left < other.box.right && other.box.left < one.box.right
                        && one.box.top < other.box.bottom && other.box.top < one.box.bottom).map(other => `${one.name} on ${other.name}`)),
                    ...[amount, risk].filter(part => part.scrollWidth > part.clientWidth + 1).map(part => `${part.className} is cut`),
                    ...(row.getBoundingClientRect().height === 98 ? [] : ['the row is not as high as the list takes it to be']),
                ]
            })
            """);
        Assert.Empty(faults);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(900)]
    [InlineData(700)]
    public async Task What_is_opened_by_its_address_is_wholly_in_the_window_under_the_storys_bar_too(int height)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var world = new FreezeWorld(console.Centre);
        for (var i = 0; i < 20; i++)
        {
            await world.HoldAsync(FreezeWorld.OwnBank, $"held-{i}");
        }

        var page = await browser.OpenAsync(console);
        await page.SetViewportSizeAsync(1440, height);
        await EnterAsync(page, "/duty");
        await page.GotoAsync("/story/go/1");
        await page.GotoAsync("/duty");
        var last = await page.Locator(".desk[aria-busy=false] .list li a").First.GetAttributeAsync("href");
        foreach (var path in (string[])["/duty/20", "/duty/7", last!])
        {
            await page.GotoAsync(path);
            await page.Locator(".story-bar").WaitForAsync();
            await page.WaitForFunctionAsync(
                """
                () => {
                    const list = document.querySelector('.desk[aria-busy=false] > .list')?.getBoundingClientRect()
                    const row = document.querySelector('.desk .list .chosen')?.getBoundingClientRect()
                    return row && row.top >= list.top - 1 && row.bottom <= list.bottom + 1 && list.bottom <= innerHeight && scrollY === 0
                }
                """);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Payments_of_one_sum_that_wait_for_a_supervisor_are_told_apart_by_name()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var world = new FreezeWorld(console.Centre);
        var officer = await console.OfficerAsync(OfficerRole.DutyOfficer);
        foreach (var id in (string[])["held-1", "held-2"])
        {
            var hold = await world.HoldAsync(FreezeWorld.OwnBank, id);
            Assert.Null((await console.Desk.ProposeAsync(new GraveMatter.BlockPayment(id, hold.Submitter), "deceived", officer)).Words);
        }

        var page = await browser.OpenAsync(console);
        await EnterAsync(page, "/duty", OfficerRole.Supervisor);
        foreach (var id in (string[])["held-1", "held-2"])
        {
            var link = page.Locator(".forme").GetByRole(AriaRole.Link, new() { Name = $"payment {id}" });
            await Expect(link).ToHaveCountAsync(1);
        }

        await page.ExpectNoBarrierAsync();
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
