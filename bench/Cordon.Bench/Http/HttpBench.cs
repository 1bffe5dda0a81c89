using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Bench.Screening;

namespace Cordon.Bench.Http;

/// <summary><c>http</c>: one payment a request, answered when it is durable, over connections that stay open; the next request follows the answer.</summary>
internal static class HttpBench
{
    private const int Repetitions = 3;
    private const int Connections = 64;
    private const int ArrivalsPerSecond = 10_000;

    public static int Run(BenchRun run)
    {
        using var server = new ServerProcess();
        return RunAsync(run, server).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(BenchRun run, ServerProcess server)
    {
        var maker = new PaymentTextMaker(run.Size(ScreeningWorkload.AccountsDefault, 10_000), server.Key);
        var count = run.Size(100_000, 1_000);
        _ = await PlayAsync(server, Make(maker, count)).ConfigureAwait(false);
        var rates = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            rates.Add(count / await PlayAsync(server, Make(maker, count)).ConfigureAwait(false));
        }

        var latencies = await ArrivalsAsync(server, Make(maker, run.Size(100_000, 2_000))).ConfigureAwait(false);
        run.Report(
            rates, "payments/s", $"{count} requests of one payment over {Connections} connections each time; the client shares the cores",
            ("latency_rate", ArrivalsPerSecond), ("p50_us", latencies.Microseconds(0.5)), ("p99_us", latencies.Microseconds(0.99)),
            ("p999_us", latencies.Microseconds(0.999)), ("max_us", latencies.Microseconds(1)));
        return 0;
    }

    private static byte[][] Make(PaymentTextMaker maker, int count)
    {
        var requests = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            requests[i] = maker.Single();
        }

        return requests;
    }

    private static async Task<double> PlayAsync(ServerProcess server, byte[][] requests)
    {
        var taken = -1;
        var from = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using var socket = server.Connect();
            var answers = new AnswerReader(socket);
            for (var i = Interlocked.Increment(ref taken); i < requests.Length; i = Interlocked.Increment(ref taken))
            {
                await socket.SendAsync(requests[i]).ConfigureAwait(false);
                await answers.ReadAsync().ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    /// <summary>Each connection has every 64th payment; a request waits for its moment, and late ones count from when they were due.</summary>
    private static async Task<Latencies> ArrivalsAsync(ServerProcess server, byte[][] requests)
    {
        var latencies = new Latencies();
        var arrivals = new OpenLoop(Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2), ArrivalsPerSecond);
        var lanes = Enumerable.Range(0, Connections).Select(_ => new ArrivalLane(server.Connect(), latencies, arrivals)).ToArray();
        var reading = lanes.Select(lane => Task.Run(lane.ReadAsync)).ToArray();
        for (var i = 0; i < requests.Length; i++)
        {
            while (Stopwatch.GetTimestamp() < arrivals.DueAt(i))
            {
                Thread.Yield();
            }

            lanes[i % Connections].Send(i, requests[i]);
        }

        Array.ForEach(lanes, lane => lane.End());
        await Task.WhenAll(reading).ConfigureAwait(false);
        return latencies;
    }
}
