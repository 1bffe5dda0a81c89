using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Core.Tracing;

namespace Cordon.Bench.Tracing;

/// <summary>
/// <c>trace</c>: follows the victims' payments of all mule schemes to where the money lies, first in first out, each by itself on one core. The first
/// pass finds nothing of a trace in the processor's caches; the value is of the later ones.
/// </summary>
internal static class TraceBench
{
    private const int Repetitions = 5;

    // The compiler takes its time beside other work.
    private const int WarmSeconds = 4;

    public static int Run(BenchRun run)
    {
        using var loaded = LoadedGraph.For(run);
        var tracer = new Tracer(loaded.Graph);
        var trail = new Trail();
        Warm(tracer, loaded.Workload.Thefts, trail);
        Evict();
        var first = new Latencies();
        _ = Pass(tracer, loaded.Workload.Thefts, TaintPolicy.Fifo, 1, trail, first, []);
        var moves = new List<long>();
        var all = new Latencies();
        var medians = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            moves.Clear();
            var latencies = new Latencies();
            Pass(tracer, loaded.Workload.Thefts, TaintPolicy.Fifo, 1, trail, latencies, moves, all);
            medians.Add(latencies.Microseconds(0.5));
        }

        moves.Sort();
        run.Report(
            medians, "µs", loaded.Work, ("p99", all.Microseconds(0.99)), ("p999", all.Microseconds(0.999)), ("max", all.Microseconds(1)),
            ("first_pass_p50", first.Microseconds(0.5)), ("first_pass_p99", first.Microseconds(0.99)),
            ("moves_median", moves[moves.Count / 2]), ("moves_max", moves[^1]), ("bytes", loaded.Graph.BytesUsed));
        return 0;
    }

    /// <summary>Traces each theft, and times each. Throws where money is not conserved.</summary>
    internal static long Pass(
        Tracer tracer, IReadOnlyList<StolenTransfer> thefts, TaintPolicy policy, long smallestShare, Trail trail, Latencies latencies, List<long> moves,
        Latencies? also = null)
    {
        var bounded = 0L;
        foreach (var theft in thefts)
        {
            var from = Stopwatch.GetTimestamp();
            tracer.Trace([theft], policy, long.MaxValue, TraceBounds.Standard, trail, smallestShare);
            var ticks = Stopwatch.GetTimestamp() - from;
            latencies.Add(ticks);
            also?.Add(ticks);
            moves.Add(trail.Moves.Count);
            bounded += trail.IsBounded ? 1 : 0;
            Check(trail);
        }

        return bounded;
    }

    /// <summary>Has the compiler make its best code of the tracer, on a few of the thefts.</summary>
    internal static void Warm(Tracer tracer, IReadOnlyList<StolenTransfer> thefts, Trail trail)
    {
        StolenTransfer[] few = [.. thefts.Take(50)];
        for (var from = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(from).TotalSeconds < WarmSeconds;)
        {
            foreach (var policy in new[] { TaintPolicy.Fifo, TaintPolicy.Lifo, TaintPolicy.Libr, TaintPolicy.Prorata })
            {
                _ = Pass(tracer, few, policy, 100, trail, new Latencies(), []);
            }
        }
    }

    private static void Check(Trail trail)
    {
        var shares = 0L;
        foreach (var end in trail.Ends)
        {
            shares += end.Share;
        }

        if (trail.Policy != TaintPolicy.Poison && shares != trail.Stolen)
        {
            throw new InvalidOperationException($"A trace under {trail.Policy} says where {shares} of {trail.Stolen} are.");
        }
    }

    /// <summary>Fills the processor's caches with something else.</summary>
    private static void Evict()
    {
        var other = new long[32 << 20];
        for (var i = 0; i < other.Length; i += 8)
        {
            other[i] = i;
        }

        GC.KeepAlive(other);
    }
}
