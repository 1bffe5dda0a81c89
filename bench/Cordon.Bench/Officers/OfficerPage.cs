using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cordon.Bench.Officers;

/// <summary>A window of the browser in which somebody works: keys and clicks go in as a person's do, and its script tells when the screen answered.</summary>
internal sealed class OfficerPage
{
    private const int WheelStep = 60;
    private const int DragStep = 10;

    /// <summary>As the browser's own protocol numbers it.</summary>
    private const int ControlKey = 2;

    private static readonly TimeSpan AnswersWithin = TimeSpan.FromMilliseconds(MeasuredOfficer.NeverMilliseconds);
    private static readonly TimeSpan OpensWithin = TimeSpan.FromSeconds(60);

    private readonly BrowserLine _line;
    private readonly string _session;
    private readonly Uri _address;
    private volatile TaskCompletionSource<double> _answered = new();

    private OfficerPage(BrowserLine line, string session, Uri address) => (_line, _session, _address) = (line, session, address);

    public static async Task<OfficerPage> PrepareAsync(BrowserLine line, string session, Uri address)
    {
        var page = new OfficerPage(line, session, address);
        line.Hear(session, told => page._answered.TrySetResult(told.GetProperty("took").GetDouble()));
        await page.CallAsync("Page.enable").ConfigureAwait(false);
        await page.CallAsync("Runtime.enable").ConfigureAwait(false);
        await page.CallAsync("Runtime.addBinding", new() { ["name"] = "benchTold" }).ConfigureAwait(false);
        await page.CallAsync("Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = PageScript.Text }).ConfigureAwait(false);
        await page.CallAsync("Emulation.setFocusEmulationEnabled", new() { ["enabled"] = true }).ConfigureAwait(false);
        return page;
    }

    /// <summary>Goes to a path by the address line, and waits until something stands on the screen and it is live.</summary>
    /// <param name="until">What has to stand, in the words of <see cref="PageScript"/>.</param>
    public async Task GoAsync(string path, string until)
    {
        await CallAsync("Page.navigate", new() { ["url"] = new Uri(_address, path).ToString() }).ConfigureAwait(false);
        for (var from = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(from) < OpensWithin;)
        {
            if (await StandsAsync(until).ConfigureAwait(false))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System).ConfigureAwait(false);
        }

        throw new InvalidOperationException($"{path} did not come to show what it should: {until}.");
    }

    /// <summary>Does one thing and returns how many milliseconds it took until the screen answered; null when there was nothing to do.</summary>
    public async Task<double?> DoAsync(OfficerDeed deed)
    {
        _answered = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        var place = await SayAsync($"bench.arm({Quoted(deed.Press)}, {Quoted(deed.Until)}, {(deed.Key is null ? "false" : "true")})").ConfigureAwait(false);
        if (place is not { ValueKind: JsonValueKind.Array })
        {
            return null;
        }

        await (deed.Key is { } key ? KeyAsync(key) : ClickAsync(place.Value[0].GetDouble(), place.Value[1].GetDouble())).ConfigureAwait(false);
        try
        {
            return await _answered.Task.WaitAsync(AnswersWithin, TimeProvider.System).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return deed.Overtaken is { } stands && await StandsAsync(stands).ConfigureAwait(false) ? null : MeasuredOfficer.NeverMilliseconds;
        }
    }

    /// <summary>Types a text where the cursor is, instead of what stands there; nothing has to answer.</summary>
    public async Task TypeAsync(string text)
    {
        await SayAsync("document.activeElement.select()").ConfigureAwait(false);
        await CallAsync("Input.insertText", new() { ["text"] = text }).ConfigureAwait(false);
    }

    /// <summary>Runs a script in the page and returns what it comes to.</summary>
    public async Task<JsonElement?> SayAsync(string script)
    {
        var answer = await CallAsync("Runtime.evaluate", new() { ["expression"] = script, ["returnByValue"] = true, ["awaitPromise"] = true })
            .ConfigureAwait(false);
        return !answer.TryGetProperty("exceptionDetails", out _) && answer.GetProperty("result").TryGetProperty("value", out var value) ? value : null;
    }

    /// <summary>Scrolls as a finger does, at a speed.</summary>
    public Task ScrollAsync(double x, double y, int distance, int speed) => CallAsync("Input.synthesizeScrollGesture", new()
    {
        ["x"] = x,
        ["y"] = y,
        ["yDistance"] = -distance,
        ["speed"] = speed,
        ["gestureSourceType"] = "mouse",
    });

    /// <summary>Turns the wheel where the pointer is, with the control key held, in steps of a notch.</summary>
    public async Task WheelAsync(double x, double y, int distance)
    {
        for (var turned = 0; turned < Math.Abs(distance); turned += WheelStep)
        {
            await CallAsync("Input.dispatchMouseEvent", new()
            {
                ["type"] = "mouseWheel",
                ["x"] = x,
                ["y"] = y,
                ["deltaX"] = 0,
                ["deltaY"] = Math.Sign(distance) * WheelStep,
                ["modifiers"] = ControlKey,
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Takes hold of what is at a place, moves it sideways, and lets go.</summary>
    public async Task DragAsync(double x, double y, int distance)
    {
        await MouseAsync("mousePressed", x, y).ConfigureAwait(false);
        for (var moved = 0; moved <= Math.Abs(distance); moved += DragStep)
        {
            await MouseAsync("mouseMoved", x + (Math.Sign(distance) * moved), y).ConfigureAwait(false);
        }

        await MouseAsync("mouseReleased", x + distance, y).ConfigureAwait(false);
    }

    /// <summary>Has the browser fetch everything anew, as at a first visit.</summary>
    public async Task KeepNothingAsync()
    {
        await CallAsync("Network.enable").ConfigureAwait(false);
        await CallAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true }).ConfigureAwait(false);
    }

    public Task KeyAsync(string key) => KeyAsync(key, key.Length == 1 ? key : key == "Enter" ? "\r" : null);

    public static string Quoted(string text) => JsonSerializer.Serialize(text);

    private async Task KeyAsync(string key, string? text)
    {
        var code = key switch { "Enter" => 13, "Escape" => 27, _ => char.ToUpperInvariant(key[0]) };
        var down = new JsonObject { ["type"] = "keyDown", ["key"] = key, ["windowsVirtualKeyCode"] = code };
        if (text is not null)
        {
            down["text"] = text;
        }

        await CallAsync("Input.dispatchKeyEvent", down).ConfigureAwait(false);
        await CallAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key, ["windowsVirtualKeyCode"] = code }).ConfigureAwait(false);
    }

    private async Task ClickAsync(double x, double y)
    {
        foreach (var type in (string[])["mousePressed", "mouseReleased"])
        {
            await MouseAsync(type, x, y).ConfigureAwait(false);
        }
    }

    private Task<JsonElement> MouseAsync(string type, double x, double y) =>
        CallAsync("Input.dispatchMouseEvent", new() { ["type"] = type, ["x"] = x, ["y"] = y, ["button"] = "left", ["clickCount"] = 1 });

    private async Task<bool> StandsAsync(string what) =>
        await SayAsync($"window.bench !== undefined && bench.stands({Quoted(what)})").ConfigureAwait(false) is { ValueKind: JsonValueKind.True };

    private Task<JsonElement> CallAsync(string method, JsonObject? parameters = null) => _line.CallAsync(_session, method, parameters);
}
