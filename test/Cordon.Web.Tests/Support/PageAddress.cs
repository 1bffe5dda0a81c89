using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Support;

/// <summary>
/// Where a window is. It is asked until it is there: the driver's own wait for an address misses one that changes while the wait is set up, and then
/// waits for the next for ever.
/// </summary>
public static class PageAddress
{
    /// <summary>Waits until the window's address ends so.</summary>
    public static Task IsAtAsync(this IPage page, string end) => Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(end) + "$"));
}
