using System.Globalization;
using System.Text.RegularExpressions;
using Cordon.Server.Tests.CommandLine;
using Microsoft.Playwright;
using Xunit;

namespace Cordon.Server.Tests.Demo;

/// <summary>The demonstration as a newcomer meets it: the program as a process of its own, and a real browser.</summary>
public sealed partial class StoryTests
{
    private const int Steps = 6;

    /// <summary>More than anybody looks through at a glance.</summary>
    private const int HoldsMax = 39;

    private const int PressesMax = 20;

    private const int HeardWithinMilliseconds = 2_000;

    private const float ExpectMilliseconds = 30_000;

    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    [Fact]
    public async Task The_story_is_told_from_its_first_step_to_its_last_by_its_buttons_alone()
    {
        Assert.SkipUnless(Array.Exists(Places, File.Exists), "Chromium is not installed (Debian package chromium-headless-shell)");
        using var demo = CordonProcess.Start("demo --exit-after 280");
        try
        {
            // As long as the driver waits for what it clicks: a screen is late on a busy machine, and not wrong.
            Assertions.SetDefaultExpectTimeout(ExpectMilliseconds);
            var link = await LinkAsync(demo.StandardOutput);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Places.First(File.Exists),
                Args = ["--no-sandbox", "--disable-gpu"],
            });
            var page = await browser.NewPageAsync();
            await page.GotoAsync(link.Replace("/duty", "/duty?next=/duty", StringComparison.Ordinal));
            var held = await page.Locator(".head p").First.InnerTextAsync();
            Assert.InRange(int.Parse(held.Split(' ')[0], CultureInfo.InvariantCulture), 5, HoldsMax);

            await page.GotoAsync(link);
            await TellAsync(page);
        }
        finally
        {
            demo.Kill(entireProcessTree: true);
        }
    }

    private static async Task TellAsync(IPage page)
    {
        await page.ClickAsync("a[href='/story/go/1']");
        await PressAsync(page, ".kinds button[data-key='1']", ".kinds button[aria-pressed=true]");
        await page.ClickAsync("button[data-key=f]");
        await page.WaitForSelectorAsync(".taken");
        string[] shows = ["Money trail", "4 of ", "Frozen in full", "Victims' reports that name this payee: 1."];
        for (var step = 2; step <= Steps; step++)
        {
            await page.ClickAsync($".story-bar a[href='/story/go/{step}']");
            await Assertions.Expect(page.Locator(".story-bar")).ToContainTextAsync($"{step} of {Steps}");
            if (step < Steps)
            {
                await Assertions.Expect(page.Locator("main")).ToContainTextAsync(shows[step - 2]);
            }

            if (step == 4)
            {
                await PressAsync(page, "button[data-key=f]", "form.word button.first");
                await page.ClickAsync("form.word button.first");
                await Assertions.Expect(page.Locator("main .said")).ToContainTextAsync("Frozen in full");
            }
        }

        await Assertions.Expect(page.Locator("main h1")).ToContainTextAsync("G-");
        await Assertions.Expect(page.Locator("main .graph")).ToBeVisibleAsync();
        await page.ClickAsync(".story-bar a[href='/story/leave']");
        await Assertions.Expect(page.Locator(".story-bar")).ToHaveCountAsync(0);
    }

    /// <summary>Presses until something shows: what is pressed before the screen has its line to the server is not heard.</summary>
    private static async Task PressAsync(IPage page, string what, string shows)
    {
        for (var tries = 1; !await page.IsVisibleAsync(shows); tries++)
        {
            Assert.True(tries <= PressesMax, $"{what} does not show {shows}");
            await page.ClickAsync(what);
            await page.Locator(shows).WaitForAsync(new LocatorWaitForOptions { Timeout = HeardWithinMilliseconds }).ContinueWith(
                _ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static async Task<string> LinkAsync(StreamReader output)
    {
        while (await output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Link().Match(line) is { Success: true } found)
            {
                return found.Value;
            }
        }

        throw new InvalidOperationException("The demonstration ended before it told its link.");
    }

    [GeneratedRegex("http://localhost:[0-9]+/demo/[0-9a-f]+/duty")]
    private static partial Regex Link();
}
