using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Shell;

/// <summary>That barriers are found where there are some: a look that finds nothing anywhere would pass every screen.</summary>
public sealed class BarriersTests(OneConsole one, Browser browser) : IClassFixture<OneConsole>
{
    private const string Faulty = """
        <html lang="en"><title>Faulty</title><main><h1>Faulty</h1><p style="color:#ddd;background:#fff">Hardly read.</p>
        <img src="data:,"><p><a href="/a" style="display:inline-block;width:9px">a</a
        ><a href="/b" style="display:inline-block;width:9px">b</a></p></main></html>
        """;

    [Fact]
    public async Task Faint_words_pictures_without_words_and_links_too_small_to_touch_are_found()
    {
        var page = await browser.OpenAsync(one.Console);
        await page.SetContentAsync(Faulty);
        Assert.Equal(["color-contrast", "image-alt", "target-size"], (await page.BarriersAsync()).Select(Rule).Order());
        Assert.Equal(["color-contrast"], (await page.ColourBarriersAsync()).Select(Rule));
        await page.Context.CloseAsync();
    }

    private static string Rule(string barrier) => barrier[..barrier.IndexOf(':', StringComparison.Ordinal)];
}
