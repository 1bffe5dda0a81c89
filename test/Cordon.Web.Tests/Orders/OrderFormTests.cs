using Bunit;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Web.Orders;
using Cordon.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Orders;

/// <summary>The forms of an order, on its page and at its bank: where the keyboard goes, and what they say when another was first.</summary>
public sealed class OrderFormTests(Browser browser) : IAsyncLifetime
{
    private ConsoleUnderTest _console = null!;
    private FreezeWorld _world = null!;

    [Theory]
    [InlineData(OfficerRole.Supervisor, "/orders/", "w", ".word textarea")]
    [InlineData(OfficerRole.BankOfficer, "/bank/orders/", "x", ".word textarea")]
    [InlineData(OfficerRole.BankOfficer, "/bank/orders/", "p", ".word input")]
    public async Task A_form_that_a_key_opens_has_the_keyboard_in_its_first_field_and_Escape_gives_it_back(
        OfficerRole role, string path, string key, string field)
    {
        var order = await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-1", 400);
        var page = await browser.OpenAsync(_console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(role)}?next={path}{order.Id}");
        await page.WaitForSelectorAsync("[aria-busy=false]");
        await page.Keyboard.PressAsync(key);
        await Expect(page.Locator(field)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("12 jk");
        await Expect(page.Locator(field)).ToHaveValueAsync("12 jk");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".word")).ToHaveCountAsync(0);
        await Expect(page.Locator($"button[data-key={key}]")).ToBeFocusedAsync();
        Assert.EndsWith(path + order.Id, new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);

        // By a click it is the same.
        await page.ClickAsync($"button[data-key={key}]");
        await Expect(page.Locator(field)).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task In_a_narrow_window_the_order_that_a_bank_chooses_is_brought_into_sight()
    {
        await _world.FillAsync(60);
        var page = await browser.OpenAsync(_console, width: 390);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.BankOfficer)}?next=/bank");
        await page.WaitForSelectorAsync("[aria-busy=false]");
        await page.ClickAsync(".orders.short a >> nth=2");
        await Expect(page.Locator(".file h2")).ToBeInViewportAsync();
        await page.GotoAsync(page.Url);
        await Expect(page.Locator(".file h2")).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_form_that_is_open_when_another_acts_says_what_they_did_and_closes_its_button_where_it_comes_too_late()
    {
        var order = await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-1", 150_000);
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.Supervisor);
        var page = screen.Render<OrderPage>(parameters => parameters.Add(one => one.Id, order.Id));
        await page.WaitForElement("[data-key='w']").ClickAsync();
        Assert.Empty(page.FindAll(".word .alarm"));
        await MoveAsync(order, FreezeEventKind.Approve);
        var said = page.WaitForElement(".word .alarm").TextContent;
        Assert.Contains("approved (ann, ", said, StringComparison.Ordinal);
        Assert.DoesNotContain(OrderWords.NoMore.English, said, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".word button.grave"));
        await MoveAsync(order, FreezeEventKind.Withdraw);
        await page.WaitForStateAsync(() => page.FindAll(".word button.grave").Count == 0);
        said = page.Find(".word .alarm").TextContent;
        Assert.Contains("withdrawn (ann, ", said, StringComparison.Ordinal);
        Assert.Contains(OrderWords.NoMore.English, said, StringComparison.Ordinal);
        await page.Find("[data-key='Escape']").ClickAsync();
        Assert.Empty(page.FindAll("form.word"));
    }

    [Fact]
    public async Task What_was_asked_back_whole_is_not_lifted_again_and_an_order_whose_holder_was_right_says_so()
    {
        var order = await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-1", 400);
        await SubmitAsync(new Command.MoveOrder(order.Number, FreezeEventKind.Freeze, FreezeWorld.OwnBank, FreezeWorld.OwnBank, 40_000) { IsAnswer = true });
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.Supervisor);
        var page = screen.Render<OrderPage>(parameters => parameters.Add(one => one.Id, order.Id));
        page.WaitForElement("[data-key='l']");
        await SubmitAsync(new Command.MoveOrder(order.Number, FreezeEventKind.AskRelease, "ann", null, 15_000, order.Asked.Currency, "by mistake"));
        page.WaitForState(() => page.Find("ol.history").TextContent.Contains("by mistake", StringComparison.Ordinal));
        Assert.Single(page.FindAll("[data-key='l']"));
        Assert.DoesNotContain("complained", page.Find(".facts").TextContent, StringComparison.Ordinal);
        await SubmitAsync(new Command.RightHolder(order.Number, "ann"));
        await SubmitAsync(new Command.MoveOrder(order.Number, FreezeEventKind.AskRelease, "ann", null, 40_000, order.Asked.Currency, "all of it"));
        page.WaitForState(() => page.FindAll("[data-key='l']").Count == 0);
        Assert.Contains("the holder complained and was right, ", page.Find(".facts").TextContent, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        _console = await ConsoleUnderTest.StartAsync();
        _world = new FreezeWorld(_console.Centre);
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    private Task MoveAsync(FreezeOrder order, FreezeEventKind kind) =>
        SubmitAsync(new Command.MoveOrder(order.Number, kind, "ann", Reason: kind == FreezeEventKind.Withdraw ? "a mistake" : null));

    private async Task SubmitAsync(Command command) =>
        Assert.Equal(CommandStatus.Done, (await _console.Centre.SubmitAsync(command, Xunit.TestContext.Current.CancellationToken)).Status);
}
