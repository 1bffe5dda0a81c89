using Cordon.Core.Casework;
using Microsoft.Playwright;

namespace Cordon.Web.Tests.Support;

/// <summary>Windows of one person and language that keep what they have fetched, as those of an officer do: signed in once for all tests of a class.</summary>
public sealed class SignedInWindows : IAsyncDisposable
{
    private readonly Dictionary<(OfficerRole Role, string Locale, bool IsInStory), IBrowserContext> _open = [];

    /// <summary>A page in the window of a role; whoever opens it closes it. The story goes on in a window of its own.</summary>
    public async Task<IPage> OpenAsync(Browser browser, ConsoleUnderTest console, OfficerRole role, int width, string locale, bool isInStory)
    {
        ArgumentNullException.ThrowIfNull(browser);
        if (_open.TryGetValue((role, locale, isInStory), out var context))
        {
            return await context.NewPageAsync();
        }

        var page = await browser.OpenAsync(console, width, locale: locale);
        _open[(role, locale, isInStory)] = page.Context;
        if (role != OfficerRole.None)
        {
            await page.GotoAsync(ConsoleUnderTest.PathOf(role));
        }

        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _open.Values)
        {
            await context.CloseAsync();
        }
    }
}
