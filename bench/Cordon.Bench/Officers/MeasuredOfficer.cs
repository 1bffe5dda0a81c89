using System.Diagnostics;

namespace Cordon.Bench.Officers;

/// <summary>An officer at a window of the browser, whose every deed is timed from the key going down to the screen that answers it.</summary>
internal sealed class MeasuredOfficer(OfficerPage page, OfficerPost post, int seed)
{
    /// <summary>What a deed counts for that the screen never answered.</summary>
    public const double NeverMilliseconds = 10_000;

    // Quicker than an officer who reads, so that few windows give many figures.
    private const int ThinkMilliseconds = 800;
    private const int ThinkMoreMilliseconds = 800;

    private readonly Random _chance = new(seed);

    /// <summary>What was done: its name, what it took, and when it was, by the clock's ticks.</summary>
    public List<(string Name, double Milliseconds, long At)> Done { get; } = [];

    /// <summary>Deeds for which there was nothing to press: the hold was another's meanwhile.</summary>
    public int Missed { get; private set; }

    public static async Task<MeasuredOfficer> OpenAsync(Chromium browser, DemoProcess server, OfficerPost post, int seed)
    {
        var page = await browser.OpenAsync(server, post.Who).ConfigureAwait(false);
        await page.GoAsync(post.Path, post.Until).ConfigureAwait(false);
        return new MeasuredOfficer(page, post, seed);
    }

    /// <summary>Works until it is told to stop.</summary>
    public async Task WorkAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                foreach (var deed in post.Rounds[_chance.Next(post.Rounds.Length)])
                {
                    var thinks = TimeSpan.FromMilliseconds(ThinkMilliseconds + _chance.Next(ThinkMoreMilliseconds));
                    await Task.Delay(thinks, TimeProvider.System, stop).ConfigureAwait(false);
                    if (!await DoAsync(deed).ConfigureAwait(false))
                    {
                        Missed++;
                        await page.GoAsync(post.Path, post.Until).ConfigureAwait(false);
                        break;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The shift is over.
        }
    }

    private async Task<bool> DoAsync(OfficerDeed deed)
    {
        if (post.Asks is { } asks)
        {
            await page.SayAsync($"document.querySelector({OfficerPage.Quoted(deed.Press)}).focus()").ConfigureAwait(false);
            var question = asks(_chance);
            await page.TypeAsync(question[(question.IndexOf('=', StringComparison.Ordinal) + 1)..]).ConfigureAwait(false);
        }

        var at = Stopwatch.GetTimestamp();
        if (await page.DoAsync(deed).ConfigureAwait(false) is not { } took)
        {
            return false;
        }

        Done.Add((deed.Name, took, at));
        return true;
    }
}
