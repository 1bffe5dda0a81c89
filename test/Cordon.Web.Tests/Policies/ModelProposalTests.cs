using System.Text;
using Cordon.Core.Screening.Model;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Policies;

/// <summary>A model proposed as a file, in a real browser: it is read when it is sent, and not when it is chosen.</summary>
public sealed class ModelProposalTests(Browser browser)
{
    [Fact]
    public async Task A_model_is_proposed_from_the_file_that_was_chosen_and_one_that_is_none_is_refused_first()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf("supervisor")}?next=/policy");
        await page.Locator(".policy[aria-busy=false]").WaitForAsync();
        await ProposeAsync(page, "garbled.model", "no model");
        await Expect(page.Locator(".pick .chosen")).ToHaveTextAsync("garbled.model");
        await Expect(page.Locator(".fault")).ToHaveCountAsync(1);
        Assert.Null(console.Centre.Challenger);
        await ProposeAsync(page, "standard.model", TreeEnsemble.DefaultText);
        await Expect(page.Locator("input[type=file]")).ToHaveCountAsync(0);
        Assert.Equal(TreeEnsemble.DefaultText, console.Centre.Challenger?.Text);
        await page.Context.CloseAsync();
    }

    private static async Task ProposeAsync(IPage page, string name, string text)
    {
        var file = new FilePayload { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) };
        await page.SetInputFilesAsync("input[type=file]:enabled", file);
        await page.ClickAsync("form:has(input[type=file]) button");
    }
}
