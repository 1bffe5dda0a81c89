using System.Diagnostics;
using Cordon.Bench.Fuzzing;
using Cordon.Bench.Measuring;
using Cordon.Core.Networks.Communities;

namespace Cordon.Bench.Networks;

/// <summary>
/// <c>communities</c>: Leiden on a graph of a million edges in which communities were planted: four of five edges within one. One core.
/// </summary>
internal static class CommunitiesBench
{
    private const int Edges = 1_000_000;
    private const int Nodes = 200_000;

    /// <summary>Nodes of a planted community.</summary>
    private const int Together = 100;
    private const int WithinPercent = 80;
    private const int Repetitions = 3;
    private const long WeightMax = 1_000_000;

    public static int Run(BenchRun run)
    {
        var (nodes, edges) = (run.Size(Nodes, Nodes / 20), run.Size(Edges, Edges / 20));
        var graph = CommunityGraph.Of(nodes, Make(nodes, edges));
        var seconds = new List<double>();
        int[] found = [];
        for (var repetition = 1; repetition <= Repetitions; repetition++)
        {
            var start = Stopwatch.GetTimestamp();
            found = Leiden.Communities(graph, CommunityQuality.Modularity, (ulong)repetition);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        run.Report(
            seconds, "seconds", $"{nodes} nodes, {edges} edges, communities of {Together} planted, {WithinPercent} percent of edges within",
            ("edges_per_second", edges / BenchRun.Median(seconds)), ("communities", found.Distinct().Count()), ("planted", nodes / Together),
            ("modularity", CommunityQuality.Modularity.Figure(graph, found)));
        return 0;
    }

    private static List<(int One, int Other, long Weight)> Make(int nodes, int edges)
    {
        var dice = new FuzzDice();
        dice.Restart(1);
        var made = new List<(int One, int Other, long Weight)>(edges);
        while (made.Count < edges)
        {
            var one = dice.Below(nodes);
            var other = dice.Below(100) < WithinPercent ? (one / Together * Together) + dice.Below(Together) : dice.Below(nodes);
            if (one != other)
            {
                made.Add((one, other, 1 + dice.Below((int)WeightMax)));
            }
        }

        return made;
    }
}
