using System.Diagnostics;
using System.Globalization;
using Cordon.Bench.Measuring;

namespace Cordon.Bench.Officers;

/// <summary>
/// <c>officers</c>: a hundred officers at work while 2,000 payments a second are screened. A few sit at windows of a real browser, and what they do is
/// timed from the key to the changed screen; all have a session and a circuit of their own, and the server draws for all alike.
/// </summary>
internal static class OfficersBench
{
    public const string Name = "officers";

    private const int OfficersMax = 1_000;
    private const int Parts = 3;

    private static readonly TimeSpan OpensEvery = TimeSpan.FromMilliseconds(50);

    private sealed record Size(int Officers, int Pages, int WarmUp, int Seconds);

    private sealed record Measured(
        List<(string Name, double Milliseconds, long At)> Done, long From, long To, Used Used, Latencies Batches, double PaymentsPerSecond, int Missed,
        double TurnsPerSecond, long Drawn);

    private sealed record Used(double Server, double Browser, double Bench)
    {
        public Used Since(Used before) => new(Server - before.Server, Browser - before.Browser, Bench - before.Bench);

        public static Used Now(DemoProcess server, Chromium browser)
        {
            using var own = Process.GetCurrentProcess();
            return new Used(ProcessTimes.Of(server.Id), ProcessTimes.Of(browser.Id), own.TotalProcessorTime.TotalSeconds);
        }
    }

    public static int Run(BenchRun run, string[] args)
    {
        var size = run.IsQuick ? new Size(10, 5, 3, 9) : new Size(100, 10, 20, 60);
        for (var at = 0; at < args.Length; at += 2)
        {
            var isNumber = int.TryParse(at + 1 < args.Length ? args[at + 1] : "", NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            size = args[at] switch
            {
                "--officers" when isNumber && number is > 0 and <= OfficersMax => size with { Officers = number },
                "--pages" when isNumber && number is > 0 and <= OfficersMax => size with { Pages = number },
                _ => size with { Officers = 0 },
            };
        }

        if (size.Officers < size.Pages)
        {
            Console.Error.WriteLine($"{Name} takes --officers N, 1 to {OfficersMax}, and --pages N of them at windows of a browser.");
            return 2;
        }

        return !Chromium.IsThereOrSays() ? 1 : RunAsync(run, size).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(BenchRun run, Size size)
    {
        using var server = new DemoProcess();
        var load = PaymentLoad.Make(server.Key, size.WarmUp + size.Seconds);
        var posts = Shift.Posts(load.Accounts);
        var browser = await Chromium.StartAsync().ConfigureAwait(false);
        await using var ending = browser.ConfigureAwait(false);
        var windows = new List<MeasuredOfficer>();
        for (var i = 0; i < size.Pages; i++)
        {
            windows.Add(await MeasuredOfficer.OpenAsync(browser, server, posts[i % posts.Count], i).ConfigureAwait(false));
        }

        var light = new List<LightOfficer>();
        try
        {
            for (var i = size.Pages; i < size.Officers; i++)
            {
                light.Add(new LightOfficer(server, posts[i % posts.Count], i));
                await light[^1].OpenAsync().ConfigureAwait(false);
                await Task.Delay(OpensEvery, TimeProvider.System).ConfigureAwait(false);
            }

            Report(run, size, await MeasureAsync(size, server, browser, load, windows, light).ConfigureAwait(false));
        }
        finally
        {
            foreach (var officer in light)
            {
                await officer.DisposeAsync().ConfigureAwait(false);
            }
        }

        return 0;
    }

    private static async Task<Measured> MeasureAsync(
        Size size, DemoProcess server, Chromium browser, PaymentLoad load, List<MeasuredOfficer> windows, List<LightOfficer> light)
    {
        using var stop = new CancellationTokenSource();
        var working = windows.Select(officer => officer.WorkAsync(stop.Token)).Concat(light.Select(officer => officer.WorkAsync(stop.Token))).ToArray();
        var paying = load.PlayAsync(server, size.WarmUp);
        await Task.Delay(TimeSpan.FromSeconds(size.WarmUp), TimeProvider.System).ConfigureAwait(false);
        var (from, usedFrom, drawnFrom) = (Stopwatch.GetTimestamp(), Used.Now(server, browser), light.Sum(officer => officer.Line.Drawn));
        await Task.Delay(TimeSpan.FromSeconds(size.Seconds), TimeProvider.System).ConfigureAwait(false);
        var (to, used, drawn) = (Stopwatch.GetTimestamp(), Used.Now(server, browser), light.Sum(officer => officer.Line.Drawn) - drawnFrom);
        var (batches, perSecond) = await paying.ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(working).ConfigureAwait(false);
        if (light.Find(officer => officer.Line.Fault is not null) is { } failed)
        {
            throw new InvalidOperationException($"A circuit ended: {failed.Line.Fault}");
        }

        return new Measured(
            [.. windows.SelectMany(officer => officer.Done).Where(deed => deed.At >= from && deed.At < to)], from, to, used.Since(usedFrom), batches, perSecond,
            windows.Sum(officer => officer.Missed), light.Sum(officer => officer.Turns) / (size.WarmUp + (double)size.Seconds), drawn);
    }

    private static void Report(BenchRun run, Size size, Measured measured)
    {
        var (done, from, seconds) = (measured.Done, measured.From, Stopwatch.GetElapsedTime(measured.From, measured.To).TotalSeconds);
        var parts = done.GroupBy(deed => (deed.At - from) * Parts / (measured.To - from))
            .Select(part => Share(part.Select(deed => deed.Milliseconds), 0.95)).ToList();
        (string, object)[] byDeed = [.. done.GroupBy(deed => deed.Name).Select(its => (its.Key, (object)Both(its.Select(deed => deed.Milliseconds))))];
        var all = done.ConvertAll(deed => deed.Milliseconds);
        run.Report(
            parts, "ms, p95 from a key to the screen that answers it",
            $"{size.Officers} sessions with a circuit each, {size.Pages} of them windows of Chromium (timed), the others by the screens' own line; "
            + $"{size.Seconds} s after {size.WarmUp} s; payments over {PaymentLoad.Connections} connections by {PaymentLoad.BatchPayments}",
            ("deeds", all.Count), ("p50_ms", Share(all, 0.5)), ("p95_ms", Share(all, 0.95)), ("p99_ms", Share(all, 0.99)), ("max_ms", all.Max()),
            ("unanswered", string.Join(", ", done.Where(deed => deed.Milliseconds >= MeasuredOfficer.NeverMilliseconds).Select(deed => deed.Name))),
            ("missed", measured.Missed), ("by_deed_p50_p95_ms", byDeed), ("payments_per_s", measured.PaymentsPerSecond),
            ("batch_p50_ms", measured.Batches.Microseconds(0.5) / 1000), ("batch_p99_ms", measured.Batches.Microseconds(0.99) / 1000),
            ("turns_without_browser_per_s", measured.TurnsPerSecond), ("pictures_per_s", measured.Drawn / seconds),
            ("cores_server", measured.Used.Server / seconds), ("cores_browser", measured.Used.Browser / seconds),
            ("cores_bench", measured.Used.Bench / seconds));
    }

    private static string Both(IEnumerable<double> took)
    {
        var all = took.ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{Share(all, 0.5):0} {Share(all, 0.95):0} ({all.Count})");
    }

    /// <summary>What this share of the figures does not exceed.</summary>
    private static double Share(IEnumerable<double> figures, double share)
    {
        var sorted = figures.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(sorted.Length * share) - 1)];
    }
}
