using Cordon.Bench.Fuzzing;
using Cordon.Bench.Measuring;
using Cordon.Core.Tracing;

namespace Cordon.Bench.Tracing;

/// <summary>
/// <c>trace-hub</c>: stolen payments into one account that has ten million transfers, followed through it under each policy that conserves money. The value is
/// the 99th percentile of the slowest policy; the first trace of a policy, which may make the hub's index, stands beside.
/// </summary>
internal static class TraceHubBench
{
    private const uint Hub = 1;
    private const long OneMajorUnit = 100;
    private static readonly TaintPolicy[] Policies = [TaintPolicy.Fifo, TaintPolicy.Lifo, TaintPolicy.Libr, TaintPolicy.Prorata];

    public static int Run(BenchRun run)
    {
        var transfers = run.Size(10_000_000, 100_000);
        var accounts = run.Size(1_000_000, 10_000);
        using var graph = new MoneyGraph();
        var thefts = Load(graph, transfers, accounts);
        var tracer = new Tracer(graph);
        var trail = new Trail();
        List<(string Name, object Value)> more = [];
        var slowest = 0.0;
        foreach (var policy in Policies)
        {
            var (first, latencies, moves) = (new Latencies(), new Latencies(), new List<long>());
            var smallestShare = policy == TaintPolicy.Prorata ? OneMajorUnit : 1;
            _ = TraceBench.Pass(tracer, thefts[..1], policy, smallestShare, trail, first, moves);
            var bounded = TraceBench.Pass(tracer, thefts, policy, smallestShare, trail, latencies, moves);
            moves.Sort();
            var name = policy.ToString().ToLowerInvariant();
            more.AddRange([
                (name + "_first_us", first.Microseconds(1)), (name + "_p50_us", latencies.Microseconds(0.5)),
                (name + "_p99_us", latencies.Microseconds(0.99)),
                (name + "_moves_median", moves[moves.Count / 2]), (name + "_bounded", bounded)]);
            slowest = Math.Max(slowest, latencies.Microseconds(0.99) / 1000);
        }

        run.Report(
            [slowest], "ms, p99 of the slowest policy",
            $"a hub with {transfers} transfers, half of them in, among {accounts} accounts; {thefts.Length} thefts", [.. more]);
        return 0;
    }

    private static StolenTransfer[] Load(MoneyGraph graph, int transfers, int accounts)
    {
        LoadedGraph.OpenAll(graph, accounts);
        var dice = new FuzzDice();
        dice.Restart(5);
        var thefts = new List<StolenTransfer>();
        for (var i = 0; i < transfers; i++)
        {
            var other = 2 + (uint)dice.Below(accounts - 1);
            var amount = 100 + dice.Below(100_000);
            var isIn = graph.BalanceOf(Hub) < amount || dice.Below(2) == 0;
            var transfer = graph.Book(isIn ? other : Hub, isIn ? Hub : other, amount, amount, i, (uint)i + 1);
            if (isIn && i % (transfers / 1_000) < 2)
            {
                thefts.Add(new StolenTransfer(other, transfer));
            }
        }

        return [.. thefts];
    }
}
