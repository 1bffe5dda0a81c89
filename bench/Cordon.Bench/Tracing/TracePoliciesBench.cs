using Cordon.Bench.Measuring;
using Cordon.Core.Tracing;

namespace Cordon.Bench.Tracing;

/// <summary>
/// <c>trace-policies</c>: the same thefts under the four other policies. The value is the 99th percentile under prorata at a smallest share of 1.00.
/// </summary>
internal static class TracePoliciesBench
{
    private const long OneMajorUnit = 100;
    private const int PoisonThefts = 50;

    public static int Run(BenchRun run)
    {
        using var loaded = LoadedGraph.For(run);
        var tracer = new Tracer(loaded.Graph);
        var trail = new Trail();
        TraceBench.Warm(tracer, loaded.Workload.Thefts, trail);
        List<(string Name, object Value)> more = [];
        var value = 0.0;
        foreach (var policy in new[] { TaintPolicy.Lifo, TaintPolicy.Libr, TaintPolicy.Prorata, TaintPolicy.Poison })
        {
            var thefts = policy == TaintPolicy.Poison ? [.. loaded.Workload.Thefts.Take(PoisonThefts)] : loaded.Workload.Thefts;
            var (latencies, moves) = (new Latencies(), new List<long>());
            var bounded = TraceBench.Pass(tracer, thefts, policy, policy == TaintPolicy.Prorata ? OneMajorUnit : 1, trail, latencies, moves);
            moves.Sort();
            var name = policy.ToString().ToLowerInvariant();
            more.AddRange([
                (name + "_p50_us", latencies.Microseconds(0.5)), (name + "_p99_us", latencies.Microseconds(0.99)),
                (name + "_p999_us", latencies.Microseconds(0.999)), (name + "_moves_median", moves[moves.Count / 2]), (name + "_moves_max", moves[^1]),
                (name + "_traces", thefts.Count), (name + "_bounded", bounded)]);
            value = policy == TaintPolicy.Prorata ? latencies.Microseconds(0.99) / 1000 : value;
        }

        run.Report([value], "ms, p99 under prorata at a smallest share of 1.00", loaded.Work, [.. more]);
        return 0;
    }
}
