using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Bench.Screening;
using Cordon.Simulation.Economy;

namespace Cordon.Bench.Http;

/// <summary><c>http-batch</c>: a thousand payments a request as NDJSON, over a few connections; each answer has a line a payment, all durable.</summary>
internal static class HttpBatchBench
{
    private const int Repetitions = 5;
    private const int Connections = 6;
    private const int BatchPayments = 1_000;

    /// <summary>Persons of the simulated economy: some 16,000 payments a day.</summary>
    private const int Persons = 10_000;

    private const int Days = 60;

    public static int Run(BenchRun run)
    {
        using var server = new ServerProcess();
        using var another = new ServerProcess();
        return RunAsync(run, server, another).GetAwaiter().GetResult();
    }

    /// <summary>
    /// The load is a simulated economy, of which a few in a thousand are not allowed. Beside it one of payments by chance, to which every payer and payee
    /// is a stranger: the model doubts a quarter of them, and what is warned of or held has words to be written.
    /// </summary>
    private static async Task<int> RunAsync(BenchRun run, ServerProcess server, ServerProcess another)
    {
        var world = new EconomyOptions { Persons = run.Size(Persons, 300), Days = run.Size(Days, 20) };
        var maker = new PaymentTextMaker(run.Size(ScreeningWorkload.AccountsDefault, 10_000), server.Key);
        var requests = ScamEconomy.Rows(world).OfType<SimulatedPayment>().Chunk(BatchPayments).Where(batch => batch.Length == BatchPayments)
            .Select(maker.Batch).ToArray();
        var each = requests.Length / (Repetitions + 1);
        var rates = new List<double>();
        for (var i = 0; i <= Repetitions; i++)
        {
            var seconds = await PlayAsync(server, requests[(i * each)..((i + 1) * each)]).ConfigureAwait(false);
            if (i > 0)
            {
                rates.Add(each * (double)BatchPayments / seconds);
            }
        }

        var byChance = await ByChanceAsync(run, another).ConfigureAwait(false);
        run.Report(
            rates, "payments/s",
            $"{each} requests of {BatchPayments} payments of {world.Persons} persons over {Connections} connections each time; the client shares the cores",
            ("payments_by_chance", byChance));
        return 0;
    }

    private static async Task<double> ByChanceAsync(BenchRun run, ServerProcess server)
    {
        var maker = new PaymentTextMaker(run.Size(ScreeningWorkload.AccountsDefault, 10_000), server.Key);
        var batches = run.Size(500, 12);
        var rates = new List<double>();
        for (var i = 0; i <= Repetitions; i++)
        {
            var requests = Enumerable.Range(0, batches).Select(_ => maker.Batch(BatchPayments)).ToArray();
            var seconds = await PlayAsync(server, requests).ConfigureAwait(false);
            if (i > 0)
            {
                rates.Add(batches * (double)BatchPayments / seconds);
            }
        }

        return BenchRun.Median(rates);
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
