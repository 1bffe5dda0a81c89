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

    /// <summary>All that axe knows, and whether what is touched is large enough (WCAG 2.2), which it does not ask by itself.</summary>
    /// <remarks>What passes is not told: telling it takes longer than finding it.</remarks>
    public static async Task<IReadOnlyList<string>> BarriersAsync(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })).violations
                .map(found => `${found.id}: ${found.help}: ${found.nodes.slice(0, 5).map(node => node.html).join('; ')}`)
            """);
    }
}
