using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cordon.Bench.Measuring;

namespace Cordon.Bench.Officers;

/// <summary>
/// <c>console</c>: how long each screen takes to its first picture, a payment that is held to its row on the duty desk, and how smoothly the trail of 200
/// accounts is zoomed and moved; in a real browser at a demonstration.
/// </summary>
internal static class ConsoleBench
{
    // The trail: a victim pays one account, which pays 40, each of which pays four: 202 accounts, 201 payments, so small and slow that none is held.
    private const int Wide = 40;
    private const int WideEach = 4;
    private const int WholeCents = Wide * WideEach * 5_00;

    /// <summary>A hold that large stands at the top of the desk, where it is in sight.</summary>
    private const int HeldMajor = 90_000;

    private const int FirstHeld = 1_000;

    private static readonly TimeSpan MovesFor = TimeSpan.FromSeconds(5);

    /// <summary>Before everything that the demonstration played.</summary>
    private static readonly DateTime Begins = new(2026, 2, 2, 10, 0, 0, DateTimeKind.Utc);

    /// <summary>The screens, by whom they are opened. What every person may see is opened by the supervisor.</summary>
    private static readonly (string Who, string[] Paths)[] Screens =
    [
        ("supervisor", ["/duty", "/report", "/cases", CasePath, TrailPath, "/orders", "/look-up", "/policy", "/policy/rules", "/check"]),
        ("investigator", ["/networks"]), ("statistician", ["/figures"]), ("auditor", ["/audit"]), ("administrator", ["/people", "/centre"]),
        ("bank", ["/bank"]),
    ];

    private const string CasePath = "/cases/CASE";
    private const string TrailPath = "/cases/CASE?part=trail";

    public static int Run(BenchRun run)
    {
        return !Chromium.IsThereOrSays() ? 1 : RunAsync(run).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(BenchRun run)
    {
        using var server = new DemoProcess();
        using var caller = new HttpClient { BaseAddress = server.Address };
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Key);
        var number = await StealAsync(caller).ConfigureAwait(false);
        var browser = await Chromium.StartAsync().ConfigureAwait(false);
        await using var ending = browser.ConfigureAwait(false);
        var paints = await PaintsAsync(browser, server, number, run.Size(5, 1)).ConfigureAwait(false);
        var holds = await HoldsAsync(browser, server, caller, run.Size(12, 2)).ConfigureAwait(false);
        var (rate, longest, moved) = await MoveAsync(browser, server, number).ConfigureAwait(false);
        run.Report(
            [.. paints.Select(screen => screen.Milliseconds)], "ms, to the first picture of a screen (median of its loads)",
            $"{paints.Count} screens, nothing of them kept by the browser, which draws without a graphics card; {holds.Count} held payments; a trail of "
            + $"{2 + Wide + (Wide * WideEach)} accounts zoomed and moved for {MovesFor.TotalSeconds} s",
            ("first_paint_ms", paints.Select(screen => (screen.Path, (object)screen.Milliseconds)).ToArray()),
            ("slowest_first_paint_ms", paints.Max(screen => screen.Milliseconds)),
            ("hold_from_sent_to_row_ms", new (string, object)[] { ("least", holds.Min()), ("median", BenchRun.Median(holds)), ("most", holds.Max()) }),
            ("trail_frames_per_s", rate), ("trail_longest_frame_ms", longest), ("trail_frames_that_moved", moved));
        return 0;
    }

    /// <summary>Has money stolen and sent on widely, and reports it; returns the case's number.</summary>
    private static async Task<string> StealAsync(HttpClient caller)
    {
        await PayAsync(caller, 0, "VICTIM", "MULE", WholeCents).ConfigureAwait(false);
        var payment = 1;
        for (var i = 0; i < Wide; i++)
        {
            await PayAsync(caller, payment++, "MULE", $"WIDE{i}", WholeCents / Wide).ConfigureAwait(false);
            for (var j = 0; j < WideEach; j++)
            {
                await PayAsync(caller, payment++, $"WIDE{i}", $"LEAF{i}-{j}", WholeCents / Wide / WideEach).ConfigureAwait(false);
            }
        }

        var filed = await PostAsync(caller, "/v1/reports", new() { ["report_id"] = "console", ["payment_id"] = "console-0" }).ConfigureAwait(false);
        return filed.GetProperty("case").GetString()!.TrimStart('C', '-').TrimStart('0');
    }

    private static async Task<List<(string Path, double Milliseconds)>> PaintsAsync(Chromium browser, DemoProcess server, string number, int loads)
    {
        var paints = new List<(string Path, double Milliseconds)>();
        foreach (var (who, paths) in Screens)
        {
            var page = await browser.OpenAsync(server, who).ConfigureAwait(false);
            await page.KeepNothingAsync().ConfigureAwait(false);
            foreach (var path in paths)
            {
                var took = new List<double>();
                for (var i = 0; i < loads; i++)
                {
                    await page.GoAsync(path.Replace("CASE", number, StringComparison.Ordinal), "main h1").ConfigureAwait(false);
                    took.Add((await page.SayAsync("bench.painted()").ConfigureAwait(false))!.Value.GetDouble());
                }

                paints.Add((path, BenchRun.Median(took)));
            }
        }

        return paints;
    }

    /// <summary>Pays an account that was reported, and waits for the payment's row on the duty desk: milliseconds from sending until the frame.</summary>
    private static async Task<List<double>> HoldsAsync(Chromium browser, DemoProcess server, HttpClient caller, int holds)
    {
        var page = await browser.OpenAsync(server, "duty").ConfigureAwait(false);
        await page.GoAsync("/duty", ".desk[aria-busy=false] ol li").ConfigureAwait(false);
        var took = new List<double>();
        for (var i = 0; i < holds; i++)
        {
            var cents = (HeldMajor + i) * 100;
            var standing = page.SayAsync($"bench.stood('.desk ol .amount', '{cents}')");
            var from = Stopwatch.GetTimestamp();
            var answer = await PayAsync(caller, FirstHeld + i, $"NEXT{i}", "MULE", cents).ConfigureAwait(false);
            if (answer.GetProperty("outcome").GetString() != "hold")
            {
                throw new InvalidOperationException($"A payment to a reported account was not held: {answer}");
            }

            await standing.ConfigureAwait(false);
            took.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return took;
    }

    /// <summary>Zooms and moves the trail as a hand does, and counts frames: a second, the longest, and the share in which the drawing moved.</summary>
    private static async Task<(double Rate, double Longest, double Moved)> MoveAsync(Chromium browser, DemoProcess server, string number)
    {
        var page = await browser.OpenAsync(server, "supervisor").ConfigureAwait(false);
        await page.GoAsync(TrailPath.Replace("CASE", number, StringComparison.Ordinal), ".trail[data-trail=live] .view").ConfigureAwait(false);
        var drawn = (await page.SayAsync("document.querySelectorAll('.trail .view a').length").ConfigureAwait(false))!.Value.GetInt32();
        if (drawn <= Wide)
        {
            throw new InvalidOperationException($"The trail shows {drawn} bands only.");
        }

        await page.SayAsync("document.querySelector('.trail .frame').scrollIntoView({ block: 'center' })").ConfigureAwait(false);
        var box = (await page.SayAsync("(b => [b.left + b.width / 2, b.top + b.height / 2])(document.querySelector('.trail .frame').getBoundingClientRect())")
            .ConfigureAwait(false))!.Value;
        var (x, y) = (box[0].GetDouble(), box[1].GetDouble());
        await page.SayAsync("bench.follow('.trail .view', 'transform')").ConfigureAwait(false);
        for (var (from, step) = (Stopwatch.GetTimestamp(), 0); Stopwatch.GetElapsedTime(from) < MovesFor; step++)
        {
            // In by a few turns of the wheel, along, and out again.
            await page.WheelAsync(x, y, step % 2 == 0 ? -300 : 300).ConfigureAwait(false);
            await page.DragAsync(x, y, step % 4 < 2 ? 200 : -200).ConfigureAwait(false);
        }

        var followed = (await page.SayAsync("bench.followed()").ConfigureAwait(false))!.Value;
        return (followed[0].GetDouble(), followed[1].GetDouble(), followed[2].GetDouble());
    }

    private static Task<JsonElement> PayAsync(HttpClient caller, int payment, string payer, string payee, int cents) => PostAsync(caller, "/v1/payments", new()
    {
        ["payment_id"] = string.Create(CultureInfo.InvariantCulture, $"console-{payment}"),
        ["time"] = Begins.AddMinutes(10 * payment).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["payer_bank"] = "HARBXA2X",
        ["payer_account"] = payer,
        ["payee_bank"] = "HARBXA2X",
        ["payee_account"] = payee,
        ["amount"] = string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:00}"),
        ["currency"] = "USD",
    });

    private static async Task<JsonElement> PostAsync(HttpClient caller, string path, Dictionary<string, string> fields)
    {
        using var answer = await caller.PostAsJsonAsync(new Uri(path, UriKind.Relative), fields).ConfigureAwait(false);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>().ConfigureAwait(false);
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"The server answered {answer.StatusCode}: {body}");
    }
}
