using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Bench.Screening;

namespace Cordon.Bench.Http;

/// <summary><c>http-batch</c>: a thousand payments a request as NDJSON, over a few connections; each answer has a line a payment, all durable.</summary>
internal static class HttpBatchBench
{
    private const int Repetitions = 5;
    private const int Connections = 6;
    private const int BatchPayments = 1_000;

    public static int Run(BenchRun run)
    {
        using var server = new ServerProcess();
        return RunAsync(run, server).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(BenchRun run, ServerProcess server)
    {
        var maker = new PaymentTextMaker(run.Size(ScreeningWorkload.AccountsDefault, 10_000), server.Key);
        var batches = run.Size(500, 12);
        var rates = new List<double>();
        for (var i = -1; i < Repetitions; i++)
        {
            var requests = new byte[batches][];
            for (var k = 0; k < batches; k++)
            {
                requests[k] = maker.Batch(BatchPayments);
            }

            var seconds = await PlayAsync(server, requests).ConfigureAwait(false);
            if (i >= 0)
            {
                rates.Add(batches * (double)BatchPayments / seconds);
            }
        }

        run.Report(
            rates, "payments/s",
            $"{batches} requests of {BatchPayments} payments over {Connections} connections each time; the client shares the cores");
        return 0;
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
                // The answer begins while the request is still on its way, so both go at once.
                var sending = SendAsync(socket, requests[i]);
                var lines = await answers.ReadAsync().ConfigureAwait(false);
                await sending.ConfigureAwait(false);
                if (lines != BatchPayments)
                {
                    throw new InvalidOperationException($"A batch of {BatchPayments} payments got {lines} answers.");
                }
            }
        }))).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static async Task SendAsync(System.Net.Sockets.Socket socket, ReadOnlyMemory<byte> request)
    {
        while (!request.IsEmpty)
        {
            request = request[await socket.SendAsync(request).ConfigureAwait(false)..];
        }
    }
}
