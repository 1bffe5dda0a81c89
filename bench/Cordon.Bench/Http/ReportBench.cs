using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cordon.Bench.Measuring;

namespace Cordon.Bench.Http;

/// <summary>
/// <c>report</c>: from a report that is due to its answer, which names orders that are on disk, while payments come at a nation's rate. Late ones
/// count from when they were due.
/// </summary>
internal static class ReportBench
{
    private const int Repetitions = 3;
    private const int Accounts = 100_000;
    private const int PaymentsPerSecond = 5_000;
    private const int ReportsPerSecond = 50;
    private const int PaymentConnections = 64;
    private const int ReportConnections = 4;
    private const int ScamsPerRequest = 250;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    public static int Run(BenchRun run)
    {
        using var server = new ServerProcess();
        return RunAsync(run, server).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(BenchRun run, ServerProcess server)
    {
        var maker = new PaymentTextMaker(Accounts, server.Key);
        var bank = new PaymentTextMaker(Accounts, await BankKeyAsync(server).ConfigureAwait(false));
        var reports = run.Size(500, 50);
        var (p99, p50, payment, max) = (new List<double>(), new List<double>(), new List<double>(), 0.0);
        for (var i = -1; i < Repetitions; i++)
        {
            var first = (i + 1) * reports;
            await PayAsync(server, bank, first, reports).ConfigureAwait(false);
            var (latencies, paid) = await PlayAsync(server, maker, bank, first, reports).ConfigureAwait(false);
            if (i >= 0)
            {
                p99.Add(latencies.Microseconds(0.99) / 1000);
                p50.Add(latencies.Microseconds(0.5) / 1000);
                payment.Add(paid.Microseconds(0.99) / 1000);
                max = Math.Max(max, latencies.Microseconds(1) / 1000);
            }
        }

        run.Report(
            p99, "ms", $"{reports} reports at {ReportsPerSecond}/s beside {PaymentsPerSecond} payments/s each time; the client shares the cores",
            ("p50_ms", Median(p50)), ("max_ms", max), ("payments_p99_ms", Median(payment)));
        return 0;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>A key of the victims' bank, which files their reports.</summary>
    private static async Task<string> BankKeyAsync(ServerProcess server)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{server.Port}/v1/keys")
        {
            Content = JsonContent.Create(new { bank = PaymentTextMaker.VictimsBank, name = "reports" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.Key);
        using var response = await client.SendAsync(request).ConfigureAwait(false);
        using var answer = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync().ConfigureAwait(false));
        return answer.RootElement.GetProperty("key").GetString()!;
    }

    /// <summary>The scams that will be reported: their money has settled and moved on.</summary>
    private static async Task PayAsync(ServerProcess server, PaymentTextMaker maker, int first, int count)
    {
        _ = maker.Single();
        using var socket = server.Connect();
        var answers = new AnswerReader(socket);
        for (var scam = first; scam < first + count; scam += ScamsPerRequest)
        {
            socket.Send(maker.Scams(scam, Math.Min(ScamsPerRequest, first + count - scam)));
            await answers.ReadAsync().ConfigureAwait(false);
        }
    }

    private static async Task<(Latencies Reports, Latencies Payments)> PlayAsync(
        ServerProcess server, PaymentTextMaker maker, PaymentTextMaker bank, int first, int count)
    {
        var payments = Enumerable.Range(0, count / ReportsPerSecond * PaymentsPerSecond).Select(_ => maker.Single()).ToArray();
        var reports = Enumerable.Range(first, count).Select(bank.Report).ToArray();
        var (paid, reported) = (new Latencies(), new Latencies());
        var start = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2);
        var (paying, reporting) = (new OpenLoop(start, PaymentsPerSecond), new OpenLoop(start, ReportsPerSecond));
        var payLanes = Lanes(server, PaymentConnections, paid, paying);
        var reportLanes = Lanes(server, ReportConnections, reported, reporting);
        var reading = payLanes.Concat(reportLanes).Select(lane => Task.Run(lane.ReadAsync)).ToArray();

        // The client sleeps between the ticks, so that it takes little of the cores that the server has.
        using var ticks = new PeriodicTimer(Tick, TimeProvider.System);
        for (int i = 0, k = 0; i < payments.Length || k < reports.Length;)
        {
            await ticks.WaitForNextTickAsync().ConfigureAwait(false);
            var now = Stopwatch.GetTimestamp();
            for (; k < reports.Length && now >= reporting.DueAt(k); k++)
            {
                reportLanes[k % ReportConnections].Send(k, reports[k]);
            }

            for (; i < payments.Length && now >= paying.DueAt(i); i++)
            {
                payLanes[i % PaymentConnections].Send(i, payments[i]);
            }
        }

        Array.ForEach([.. payLanes, .. reportLanes], lane => lane.End());
        await Task.WhenAll(reading).ConfigureAwait(false);
        return (reported, paid);
    }

    private static ArrivalLane[] Lanes(ServerProcess server, int count, Latencies latencies, OpenLoop arrivals) =>
        [.. Enumerable.Range(0, count).Select(_ => new ArrivalLane(server.Connect(), latencies, arrivals))];
}
