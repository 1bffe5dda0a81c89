using System.Diagnostics;
using System.Text.Json.Nodes;
using Cordon.Bench.Measuring;

namespace Cordon.Bench.Officers;

/// <summary>A real browser without a screen, in processes of its own; it ends with this object.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Says = "DevTools listening on ";

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // It asks nobody outside for anything, and a page behind another is not put to sleep.
    private static readonly string[] Arguments =
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-background-timer-throttling", "--disable-renderer-backgrounding",
        "--disable-backgrounding-occluded-windows", "--remote-debugging-port=0", "--no-proxy-server", "about:blank",
    ];

    private readonly ScratchFolder _folder = new();
    private readonly Process _process;

    private Chromium(Process process) => _process = process;

    /// <summary>Whether one is installed; where none is, it is said how to get it.</summary>
    public static bool IsThereOrSays()
    {
        var isThere = Array.Exists(Places, File.Exists);
        if (!isThere)
        {
            Console.Error.WriteLine("Chromium is not installed (Debian package chromium).");
        }

        return isThere;
    }

    public int Id => _process.Id;

    public BrowserLine Line { get; private set; } = null!;

    public static async Task<Chromium> StartAsync()
    {
        var start = new ProcessStartInfo(Places.First(File.Exists), Arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        var browser = new Chromium(new Process { StartInfo = start });
        start.ArgumentList.Insert(0, "--user-data-dir=" + browser._folder.Path);
        browser._process.Start();
        while (await browser._process.StandardError.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (line.StartsWith(Says, StringComparison.Ordinal))
            {
                _ = browser._process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                browser.Line = await BrowserLine.OpenAsync(new Uri(line[Says.Length..])).ConfigureAwait(false);
                return browser;
            }
        }

        throw new InvalidOperationException("Chromium did not start.");
    }

    /// <summary>Opens a window of one person, who has nothing in common with the others.</summary>
    public async Task<OfficerPage> OpenAsync(DemoProcess server, string who)
    {
        var (caller, cookies) = await server.SignInAsync(who).ConfigureAwait(false);
        caller.Dispose();
        var context = (await Line.CallAsync(null, "Target.createBrowserContext").ConfigureAwait(false)).GetProperty("browserContextId").GetString()!;
        var kept = new JsonArray([.. cookies.GetAllCookies().Select(cookie => new JsonObject
        {
            ["name"] = cookie.Name, ["value"] = cookie.Value, ["url"] = server.Address.ToString(), ["httpOnly"] = cookie.HttpOnly,
        })]);
        await Line.CallAsync(null, "Storage.setCookies", new() { ["cookies"] = kept, ["browserContextId"] = context }).ConfigureAwait(false);
        var target = await Line.CallAsync(null, "Target.createTarget", new()
        {
            ["url"] = "about:blank",
            ["browserContextId"] = context,
            ["newWindow"] = true,
            ["width"] = 1440,
            ["height"] = 900,
        }).ConfigureAwait(false);
        var session = await Line.CallAsync(null, "Target.attachToTarget", new()
        {
            ["targetId"] = target.GetProperty("targetId").GetString(),
            ["flatten"] = true,
        }).ConfigureAwait(false);
        return await OfficerPage.PrepareAsync(Line, session.GetProperty("sessionId").GetString()!, server.Address).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await Line.DisposeAsync().ConfigureAwait(false);
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
        try
        {
            _folder.Dispose();
        }
        catch (IOException)
        {
            // A process of the browser's that is just ending still writes there; the system clears its temporary folder.
        }
    }
}
