using System.Diagnostics;
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

    public static int Run(BenchRun run)
    {
        using var server = new ServerProcess();
        return RunAsync(run, server).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(BenchRun run, ServerProcess server)
    {
        var maker = new PaymentTextMaker(Accounts, server.Key);
        var reports = run.Size(500, 50);
        var (p99, p50, max) = (new List<double>(), new List<double>(), 0.0);
        for (var i = -1; i < Repetitions; i++)
        {
            var first = (i + 1) * reports;
            await PayAsync(server, maker, first, reports).ConfigureAwait(false);
            var latencies = await PlayAsync(server, maker, first, reports).ConfigureAwait(false);
            if (i >= 0)
            {
                p99.Add(latencies.Microseconds(0.99) / 1000);
                p50.Add(latencies.Microseconds(0.5) / 1000);
                max = Math.Max(max, latencies.Microseconds(1) / 1000);
            }
        }

        run.Report(
            p99, "ms", $"{reports} reports at {ReportsPerSecond}/s beside {PaymentsPerSecond} payments/s each time; the client shares the cores",
            ("p50_ms", p50.Order().ElementAt(p50.Count / 2)), ("max_ms", max));
        return 0;
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

    private static async Task<Latencies> PlayAsync(ServerProcess server, PaymentTextMaker maker, int first, int count)
    {
        var payments = Enumerable.Range(0, count / ReportsPerSecond * PaymentsPerSecond).Select(_ => maker.Single()).ToArray();
        var reports = Enumerable.Range(first, count).Select(maker.Report).ToArray();
        var (paid, reported) = (new Latencies(), new Latencies());
        var start = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2);
        var (paying, reporting) = (new OpenLoop(start, PaymentsPerSecond), new OpenLoop(start, ReportsPerSecond));
        var payLanes = Lanes(server, PaymentConnections, paid, paying);
        var reportLanes = Lanes(server, ReportConnections, reported, reporting);
        var reading = payLanes.Concat(reportLanes).Select(lane => Task.Run(lane.ReadAsync)).ToArray();
        for (int i = 0, k = 0; i < payments.Length;)
        {
            if (k < reports.Length && Stopwatch.GetTimestamp() >= reporting.DueAt(k))
            {
                reportLanes[k % ReportConnections].Send(k, reports[k]);
                k++;
            }
            else if (Stopwatch.GetTimestamp() >= paying.DueAt(i))
            {
                payLanes[i % PaymentConnections].Send(i, payments[i]);
                i++;
            }
            else
            {
                Thread.Yield();
            }
        }

        Array.ForEach([.. payLanes, .. reportLanes], lane => lane.End());
        await Task.WhenAll(reading).ConfigureAwait(false);
        return reported;
    }

    private static ArrivalLane[] Lanes(ServerProcess server, int count, Latencies latencies, OpenLoop arrivals) =>
        [.. Enumerable.Range(0, count).Select(_ => new ArrivalLane(server.Connect(), latencies, arrivals))];
}
