using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cordon.Bench.Http;
using Cordon.Bench.Measuring;

namespace Cordon.Bench.Officers;

/// <summary>
/// <c>list</c>: 100,000 cases reported over HTTP, one after another, and the list of them and of their orders scrolled in a real browser: frames a second,
/// and how much of the time something in sight was no row.
/// </summary>
internal static class ListBench
{
    private const int CasesARequest = 500;

    // A connection has one report under way: some share a sync of the journal.
    private const int ReportConnections = 16;

    private const int Jumps = 9;

    /// <summary>Pixels a second: somebody who skims, some 23 cases a second, and a wheel spun as fast as it goes.</summary>
    private static readonly int[] Speeds = [2_000, 10_000];

    private static readonly TimeSpan ScrollsFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(2);

    private static readonly (string Name, string Path, string List, string Row)[] Lists =
        [("cases", "/cases", ".cases", "li.line"), ("orders", "/orders", ".orders", ".orders li:has(a)")];

    public static int Run(BenchRun run)
    {
        return !Chromium.IsThereOrSays() ? 1 : RunAsync(run).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(BenchRun run)
    {
        var cases = run.Size(100_000, 2_000);
        using var server = new DemoProcess();
        var from = Stopwatch.GetTimestamp();
        await FillAsync(server, cases).ConfigureAwait(false);
        var filled = Stopwatch.GetElapsedTime(from).TotalSeconds;
        var browser = await Chromium.StartAsync().ConfigureAwait(false);
        await using var ending = browser.ConfigureAwait(false);
        var page = await browser.OpenAsync(server, "supervisor").ConfigureAwait(false);
        await page.GoAsync("/cases", ".cases li.line").ConfigureAwait(false);
        await UntilAllAsync(page, cases).ConfigureAwait(false);
        var (frames, more) = (new List<double>(), new List<(string Name, object Value)>());
        foreach (var (name, path, list, row) in Lists)
        {
            await page.GoAsync(path, $"{list} {row.Split(' ')[^1]}").ConfigureAwait(false);
            foreach (var speed in Speeds)
            {
                var (rate, longest, blank) = await ScrollAsync(page, list, row, speed).ConfigureAwait(false);
                frames.Add(rate);
                more.Add(($"{name}_at_{speed}_px_per_s", new (string, object)[]
                {
                    ("frames_per_s", rate), ("longest_frame_ms", longest), ("blank_share_of_time", blank),
                }));
            }

            more.Add(($"{name}_jump_ms", await JumpAsync(page, list, row).ConfigureAwait(false)));
        }

        run.Report(
            frames, "frames/s while a list is scrolled",
            $"{cases} cases with an order each, reported over HTTP in {filled:0} s; Chromium without a graphics card, one window; "
            + $"{ScrollsFor.TotalSeconds} s at each speed, {Jumps} jumps to places of the list (median)", [.. more]);
        return 0;
    }

    private static async Task FillAsync(DemoProcess server, int cases)
    {
        var maker = new PaymentTextMaker(cases, server.Key);
        _ = maker.Single();
        var done = -1;
        var requests = Enumerable.Range(0, cases / CasesARequest).Select(i => maker.Scams(i * CasesARequest, CasesARequest, movesOn: false)).ToArray();
        await Task.WhenAll(Enumerable.Range(0, ReportConnections).Select(_ => Task.Run(async () =>
        {
            using var socket = server.Connect();
            var answers = new AnswerReader(socket);
            for (var i = Interlocked.Increment(ref done); i < requests.Length; i = Interlocked.Increment(ref done))
            {
                socket.Send(requests[i]);
                await answers.ReadAsync().ConfigureAwait(false);
                for (var scam = i * CasesARequest; scam < (i + 1) * CasesARequest; scam++)
                {
                    socket.Send(maker.Report(scam));
                }

                for (var scam = 0; scam < CasesARequest; scam++)
                {
                    await answers.ReadAsync().ConfigureAwait(false);
                }
            }
        }))).ConfigureAwait(false);
    }

    /// <summary>Waits until the desk has read all cases from the journal.</summary>
    private static async Task UntilAllAsync(OfficerPage page, int cases)
    {
        for (var from = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(from) < ReadyWithin;)
        {
            var told = await page.SayAsync("document.querySelector('.head p').textContent.replace(/[^0-9]/g, '')").ConfigureAwait(false);
            if (int.TryParse(told?.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= cases)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System).ConfigureAwait(false);
        }

        throw new InvalidOperationException($"The desk did not come to {cases} cases.");
    }

    private static async Task<(double Rate, double Longest, double Blank)> ScrollAsync(OfficerPage page, string list, string row, int speed)
    {
        var (first, second) = (OfficerPage.Quoted(list), OfficerPage.Quoted(row));
        await page.SayAsync($"bench.jump({first}, {second}, 0)").ConfigureAwait(false);
        var middle = (await page.SayAsync($"(b => [b.left + b.width / 2, b.top + 100])(document.querySelector({first}).getBoundingClientRect())")
            .ConfigureAwait(false))!.Value;
        await page.SayAsync($"bench.watch({first}, {second})").ConfigureAwait(false);
        await page.ScrollAsync(middle[0].GetDouble(), middle[1].GetDouble(), (int)(speed * ScrollsFor.TotalSeconds), speed).ConfigureAwait(false);
        var watched = (await page.SayAsync("bench.watched()").ConfigureAwait(false))!.Value;
        return (watched[0].GetDouble(), watched[1].GetDouble(), watched[2].GetDouble());
    }

    private static async Task<double> JumpAsync(OfficerPage page, string list, string row)
    {
        var took = new List<double>();
        for (var i = 0; i < Jumps; i++)
        {
            var place = ((i * 7 % Jumps) + 0.5) / Jumps;
            var jump = string.Create(CultureInfo.InvariantCulture, $"bench.jump({OfficerPage.Quoted(list)}, {OfficerPage.Quoted(row)}, {place})");
            took.Add((await page.SayAsync(jump).ConfigureAwait(false) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN));
        }

        return BenchRun.Median(took);
    }
}
