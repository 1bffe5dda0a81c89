using System.Net;
using System.Text.RegularExpressions;

namespace Cordon.Bench.Officers;

/// <summary>
/// An officer without a browser: a session and a circuit as any other's, and at each turn what a browser sends when somebody clicks an address on the
/// screen: the page is asked for, the circuit is told of it, and what it then draws is answered.
/// </summary>
internal sealed partial class LightOfficer(DemoProcess server, OfficerPost post, int seed) : IAsyncDisposable
{
    // Officers do something every three to five seconds.
    private const int ThinkMilliseconds = 3_000;
    private const int ThinkMoreMilliseconds = 2_000;

    private const int SeenMax = 64;

    private readonly Random _chance = new(seed);
    private readonly Lock _gate = new();
    private readonly List<string> _seen = [];
    private HttpClient? _caller;
    private LiveLine? _line;
    private int _screen;
    private string _place = "";
    private int _batches;
    private bool _isAway;

    public int Turns { get; private set; }

    public LiveLine Line => _line ?? throw new InvalidOperationException("Nobody has signed in.");

    public async Task OpenAsync()
    {
        (_caller, var cookies) = await server.SignInAsync(post.Who).ConfigureAwait(false);
        _caller.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "text/html; blazor-enhanced-nav=on");
        _line = await LiveLine.OpenAsync(server.Address, Text(cookies), post.Path, See).ConfigureAwait(false);
        await GoAsync(post.Path).ConfigureAwait(false);
    }

    /// <summary>Works until it is told to stop.</summary>
    public async Task WorkAsync(CancellationToken stop)
    {
        try
        {
            // Not all at the same moment.
            await Task.Delay(TimeSpan.FromMilliseconds(_chance.Next(ThinkMilliseconds)), TimeProvider.System, stop).ConfigureAwait(false);
            while (true)
            {
                await GoAsync(Next()).ConfigureAwait(false);
                Turns++;
                var thinks = TimeSpan.FromMilliseconds(ThinkMilliseconds + _chance.Next(ThinkMoreMilliseconds));
                await Task.Delay(thinks, TimeProvider.System, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The shift is over.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_line is not null)
        {
            await _line.DisposeAsync().ConfigureAwait(false);
        }

        _caller?.Dispose();
    }

    private string Next()
    {
        lock (_gate)
        {
            _isAway = !_isAway && post.ComesBack;
            return post.Asks is { } asks ? asks(_chance)
                : _seen.Count == 0 || (post.ComesBack && !_isAway) ? post.Path
                : _seen[_chance.Next(_seen.Count)];
        }
    }

    private void See(string address)
    {
        lock (_gate)
        {
            if (post.Follows.IsMatch(address) && !_seen.Contains(address))
            {
                _seen.Add(address);
                if (_seen.Count > SeenMax)
                {
                    _seen.RemoveAt(0);
                }
            }
        }
    }

    private async Task GoAsync(string path)
    {
        using var answer = await _caller!.GetAsync(new Uri(path, UriKind.Relative)).ConfigureAwait(false);
        var page = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.OK || Screen().Match(page) is not { Success: true } screen)
        {
            throw new InvalidOperationException($"{post.Who} was not shown {path}: {answer.StatusCode}.");
        }

        foreach (Match address in Address().Matches(page))
        {
            See(WebUtility.HtmlDecode(address.Groups[1].Value));
        }

        await Line.GoneToAsync(new Uri(server.Address, path)).ConfigureAwait(false);
        var (marker, place) = (screen.Groups["marker"].Value, screen.Groups["place"].Value);

        // The same screen at another address goes on; another takes its place.
        var operations = place == _place ? $$"""{"type":"update","ssrComponentId":{{_screen}},"marker":{{marker}}}"""
            : (_screen > 0 ? $$"""{"type":"remove","ssrComponentId":{{_screen}}},""" : "")
            + $$"""{"type":"add","ssrComponentId":{{++_screen}},"marker":{{marker}}}""";
        _place = place;
        await Line.ShowAsync($$"""{"batchId":{{++_batches}},"operations":[{{operations}}]}""", State().Match(page).Groups[1].Value).ConfigureAwait(false);
    }

    private static string Text(CookieContainer cookies) => string.Join("; ", cookies.GetAllCookies().Select(cookie => $"{cookie.Name}={cookie.Value}"));

    [GeneratedRegex("<!--Blazor:(?<marker>\\{\"type\":\"server\".*?\"locationHash\":\"(?<place>[^\"]+)\".*?\\})-->")]
    private static partial Regex Screen();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^>]+)-->")]
    private static partial Regex State();

    [GeneratedRegex("href=\"(/[^\"]+)\"")]
    private static partial Regex Address();
}
