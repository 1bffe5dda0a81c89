using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Cordon.Web.Tests.Support;

/// <summary>What axe finds on a page that keeps somebody out.</summary>
internal static class Barriers
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails with each barrier in full.</summary>
    public static async Task ExpectNoBarrierAsync(this IPage page)
    {
        var found = await page.BarriersAsync();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>Looks at all in light, and at the colours in dark, which has other colours and nothing else.</summary>
    /// <param name="page">The page, which is left dark.</param>
    /// <param name="where">Which it is, for whoever reads of a barrier.</param>
    public static async Task ExpectNoBarrierInLightAndDarkAsync(this IPage page, string where)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        var light = await page.BarriersAsync();
        Assert.True(light.Count == 0, $"{where}, light: {string.Join('\n', light)}");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        var dark = await page.ColourBarriersAsync();
        Assert.True(dark.Count == 0, $"{where}, dark: {string.Join('\n', dark)}");
    }

    /// <summary>All that axe knows, and whether what is touched is large enough (WCAG 2.2), which it does not ask by itself.</summary>
    public static Task<IReadOnlyList<string>> BarriersAsync(this IPage page) => BarriersAsync(page, "rules: { 'target-size': { enabled: true } }");

    /// <summary>What stands in the way in other colours only, on a page that has been looked at for all else.</summary>
    public static Task<IReadOnlyList<string>> ColourBarriersAsync(this IPage page) => BarriersAsync(page, "runOnly: ['color-contrast', 'link-in-text-block']");

    // What passes is not told: telling it takes longer than finding it.
    private static async Task<IReadOnlyList<string>> BarriersAsync(IPage page, string rules)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>(
            $$"""
            async () => (await axe.run({ {{rules}}, resultTypes: ['violations'] })).violations
                .map(found => `${found.id}: ${found.help}: ${found.nodes.slice(0, 5).map(node => node.html).join('; ')}`)
            """);
    }
}
