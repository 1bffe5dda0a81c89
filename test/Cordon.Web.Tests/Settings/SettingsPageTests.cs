using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Settings;

public sealed class SettingsPageTests(OneConsole one, Browser browser) : IClassFixture<OneConsole>
{
    [Fact]
    public async Task A_key_is_shown_once_signs_its_bank_in_and_is_revoked_with_a_reason()
    {
        var page = await browser.OpenAsync(one.Console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Administrator)}?next=/centre");
        await page.GetByLabel("Bank (BIC)").FillAsync("no bank");
        await page.GetByLabel("What it is for").FillAsync("<b>gateway</b>");
        await page.GetByText("Issue a key").ClickAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToContainTextAsync("That is no BIC");
        await page.GetByLabel("Bank (BIC)").FillAsync("lantxb2x");
        await page.GetByText("Issue a key").ClickAsync();
        var key = await page.Locator("code.key").InnerTextAsync();
        Assert.Equal("LANTXB2X", one.Console.Centre.FindKey(ApiKeys.Hash(key)!)?.Bank);
        var row = page.Locator("tr", new() { HasText = "LANTXB2X" });
        await Expect(row).ToContainTextAsync("<b>gateway</b>");

        await page.ReloadAsync();
        await Expect(row).ToContainTextAsync("active");
        Assert.DoesNotContain(key, await page.ContentAsync(), StringComparison.Ordinal);
        await row.GetByText("Revoke").ClickAsync();
        await page.GetByLabel("Why it is revoked").FillAsync("leaked");
        await page.Keyboard.PressAsync("Enter");
        await Expect(row).ToContainTextAsync("Wen Li: leaked");
        Assert.Null(one.Console.Centre.FindKey(ApiKeys.Hash(key)!));
        await page.Context.CloseAsync();
    }
}
