using Microsoft.Playwright;

namespace Cordon.Web.Tests.Support;

/// <summary>Debian's Chromium, started once for all tests that need one.</summary>
public sealed class Browser : IAsyncLifetime
{
    // Without a window it is a third quicker than with one that is hidden; pages are laid out and run by the same code.
    private static readonly string[] Places =
    [
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    ];

    // It asks nobody outside for anything.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>As long as the driver waits for what it clicks: a screen is late on a busy machine, and not wrong.</summary>
    internal static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(30);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why there is none; null when there is.</summary>
    public static string? Missing => Array.Exists(Places, File.Exists) ? null : "Chromium is not installed (Debian package chromium-headless-shell)";

    /// <summary>A window of its own, as of one person; whoever opens it closes it.</summary>
    public async Task<IPage> OpenAsync(ConsoleUnderTest console, int width = 1440, ColorScheme scheme = ColorScheme.Light, string locale = "en-GB")
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = console.Address,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            Locale = locale,
        });
        return await context.NewPageAsync();
    }

    public async ValueTask InitializeAsync()
    {
        if (Missing is null)
        {
            Assertions.SetDefaultExpectTimeout((float)WaitMax.TotalMilliseconds);
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Places.First(File.Exists), Args = Arguments });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
