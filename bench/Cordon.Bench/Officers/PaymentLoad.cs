using System.Diagnostics;
using Cordon.Bench.Http;
using Cordon.Bench.Measuring;
using Cordon.Simulation.Economy;

namespace Cordon.Bench.Officers;

/// <summary>
/// Payments of a simulated economy handed in as banks do: over some connections, a batch at its moment whether or not those before are answered.
/// </summary>
internal sealed class PaymentLoad
{
    public const int PaymentsPerSecond = 2_000;
    public const int BatchPayments = 200;
    public const int Connections = 4;

    private const int BatchesPerSecond = PaymentsPerSecond / BatchPayments;

    /// <summary>Another world than the demonstration's own.</summary>
    private const ulong Seed = 4_711;

    /// <summary>Persons of the simulated economy: some 16,000 payments a day.</summary>
    private const int Persons = 10_000;
    private const int PaymentsADay = 14_000;

    /// <summary>Above those of the demonstration's own payments.</summary>
    private const long FirstNumber = 500_000_000;

    // The maker's own payments by chance, of which none is sent.
    private const int AccountsByChance = 1_000;

    // The sender sleeps between the ticks, so that it takes little of the cores that the server has.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    private readonly byte[][] _requests;

    private PaymentLoad(byte[][] requests, IReadOnlyList<string> accounts) => (_requests, Accounts) = (requests, accounts);

    /// <summary>Some of those who pay.</summary>
    public IReadOnlyList<string> Accounts { get; }

    /// <summary>Makes what is sent, for so many seconds.</summary>
    public static PaymentLoad Make(string key, int seconds)
    {
        var world = new EconomyOptions
        {
            Seed = Seed,
            Persons = Persons,
            Days = 2 + (seconds * PaymentsPerSecond / PaymentsADay),
            Start = new DateOnly(2026, 2, 2),
        };
        var maker = new PaymentTextMaker(AccountsByChance, key);
        var batches = ScamEconomy.Rows(world).OfType<SimulatedPayment>().Select(payment => payment with { Sequence = payment.Sequence + FirstNumber })
            .Chunk(BatchPayments).Take(seconds * BatchesPerSecond).ToArray();
        return new PaymentLoad([.. batches.Select(maker.Batch)], [.. batches[0].Select(payment => payment.Payer.Number).Distinct()]);
    }

    /// <summary>Sends all, and tells how long each batch was unanswered after it was due, but those of the warm-up.</summary>
    public async Task<(Latencies Batches, double PerSecond)> PlayAsync(DemoProcess server, int warmUpSeconds)
    {
        var (warmUp, measured) = (new Latencies(), new Latencies());
        var start = Stopwatch.GetTimestamp();
        var arrivals = new OpenLoop(start, BatchesPerSecond);
        var (early, late) = (Lanes(server, warmUp, arrivals), Lanes(server, measured, arrivals));
        var reading = early.Concat(late).Select(lane => Task.Run(lane.ReadAsync)).ToArray();
        using var ticks = new PeriodicTimer(Tick, TimeProvider.System);
        for (var i = 0; i < _requests.Length;)
        {
            await ticks.WaitForNextTickAsync().ConfigureAwait(false);
            for (; i < _requests.Length && Stopwatch.GetTimestamp() >= arrivals.DueAt(i); i++)
            {
                (i < warmUpSeconds * BatchesPerSecond ? early : late)[i % Connections].Send(i, _requests[i]);
            }
        }

        Array.ForEach([.. early, .. late], lane => lane.End());
        await Task.WhenAll(reading).ConfigureAwait(false);
        var payments = (_requests.Length - (warmUpSeconds * BatchesPerSecond)) * (double)BatchPayments;
        return (measured, payments / Stopwatch.GetElapsedTime(arrivals.DueAt(warmUpSeconds * BatchesPerSecond)).TotalSeconds);
    }

    private static ArrivalLane[] Lanes(DemoProcess server, Latencies latencies, OpenLoop arrivals) =>
        [.. Enumerable.Range(0, Connections).Select(_ => new ArrivalLane(server.Connect(), latencies, arrivals))];
}
