using Cordon.Core.Networks.Communities;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Networks.Communities;

public sealed class LeidenTests
{
    // Zachary 1977, as it is usually numbered, from 1.
    private const string Karate =
        "1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-11 1-12 1-13 1-14 1-18 1-20 1-22 1-32 2-3 2-4 2-8 2-14 2-18 2-20 2-22 2-31 3-4 3-8 3-9 3-10 3-14 3-28 3-29 3-33 "
        + "4-8 4-13 4-14 5-7 5-11 6-7 6-11 6-17 7-17 9-31 9-33 9-34 10-34 14-34 15-33 15-34 16-33 16-34 19-33 19-34 20-34 21-33 21-34 23-33 23-34 24-26 24-28 "
        + "24-30 24-33 24-34 25-26 25-28 25-32 26-32 27-30 27-34 28-34 29-32 29-34 30-33 30-34 31-33 31-34 32-33 32-34 33-34";

    private static readonly Gen<(int Nodes, (int, int, long)[] Edges)> Graphs =
        from nodes in Gen.Int[2, 24]
        from edges in Gen.Select(Gen.Int[0, nodes - 1], Gen.Int[0, nodes - 1], Gen.Long[1, 1_000_000]).Array[0, 60]
        select (nodes, edges);

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void The_karate_club_has_a_modularity_of_at_least_0_41(ulong seed)
    {
        var edges = Karate.Split(' ').Select(edge => edge.Split('-').Select(int.Parse).ToArray()).Select(edge => (edge[0] - 1, edge[1] - 1, 1L)).ToList();
        Assert.Equal(78, edges.Count);
        var graph = CommunityGraph.Of(34, edges);
        var found = Leiden.Communities(graph, CommunityQuality.Modularity, seed);
        Assert.InRange(CommunityQuality.Modularity.Figure(graph, found), 0.41, 0.42);
    }

    [Fact]
    public void Every_community_is_connected() => Graphs.Sample(made =>
    {
        var graph = CommunityGraph.Of(made.Nodes, made.Edges);
        foreach (var quality in Qualities)
        {
            var found = Leiden.Communities(graph, quality, 7);
            for (var community = 0; community <= found.Max(); community++)
            {
                var members = Enumerable.Range(0, made.Nodes).Where(node => found[node] == community).ToHashSet();
                Assert.True(members.SetEquals(Reach(made.Edges, members)), "a community in two pieces");
            }
        }
    }, iter: 500);

    [Fact]
    public void No_run_makes_the_partition_worse_than_the_one_before() => Graphs.Sample(made =>
    {
        var graph = CommunityGraph.Of(made.Nodes, made.Edges);
        foreach (var quality in Qualities)
        {
            var before = quality.Of(graph, [.. Enumerable.Range(0, made.Nodes)]);
            for (var runs = 1; runs <= 4; runs++)
            {
                var after = quality.Of(graph, Leiden.Communities(graph, quality, 7, runs));
                Assert.True(after >= before);
                before = after;
            }
        }
    }, iter: 300);

    /// <summary>
    /// The algorithm promises no optimum: some graphs in a thousand have a partition that no single move leads to. So the graphs are always the same ones;
    /// one that is known to be far from its best stands below.
    /// </summary>
    [Fact]
    public void The_best_of_some_seeds_is_almost_always_the_best_there_is_on_tiny_graphs_and_never_far_from_it()
    {
        const int graphs = 600;
        var (missed, foundInAll, bestInAll, dice) = (0, Int128.Zero, Int128.Zero, PCG.Parse("c01uYqbBimb1"));
        for (var i = 0; i < graphs; i++)
        {
            var made = TinyGraphs.Generate(dice, null, out _);
            var (found, best) = FoundAndBest(CommunityGraph.Of(made.Nodes, made.Edges));
            Assert.InRange(found * 4, best * 3, best * 4);
            missed += found == best ? 0 : 1;
            (foundInAll, bestInAll) = (foundInAll + found, bestInAll + best);
        }

        Assert.InRange(missed, 0, graphs / 50);
        Assert.InRange(foundInAll * 100, bestInAll * 99, bestInAll * 100);
    }

    /// <summary>What it does not find from any of 512 seeds either: a limit that is known, and not a rule.</summary>
    [Fact]
    public void Of_one_known_graph_a_quarter_of_the_best_is_missed()
    {
        var (found, best) = FoundAndBest(CommunityGraph.Of(
            6, [(0, 4, 3), (5, 1, 4), (2, 3, 2), (0, 3, 5), (2, 4, 5), (3, 1, 5), (4, 5, 2), (0, 3, 4), (5, 2, 2), (0, 2, 4), (0, 1, 3)]));
        Assert.Equal((654, 886), (found, best));
    }

    private static (Int128 Found, Int128 Best) FoundAndBest(CommunityGraph graph) =>
    (
        Enumerable.Range(1, 16).Max(seed => CommunityQuality.Modularity.Of(graph, Leiden.Communities(graph, CommunityQuality.Modularity, (ulong)seed))),
        Partitions(graph.Count).Max(partition => CommunityQuality.Modularity.Of(graph, partition)));

    [Fact]
    public void The_same_seed_gives_the_same_communities() => Graphs.Sample(made =>
    {
        var graph = CommunityGraph.Of(made.Nodes, made.Edges);
        Assert.Equal(
            Leiden.Communities(graph, CommunityQuality.Modularity, 5),
            Leiden.Communities(CommunityGraph.Of(made.Nodes, [.. made.Edges]), CommunityQuality.Modularity, 5));
    }, iter: 100);

    [Fact]
    public void Under_the_constant_potts_model_cliques_stay_apart_however_many_there_are()
    {
        var edges = new List<(int, int, long)>();
        for (var clique = 0; clique < 40; clique++)
        {
            for (var i = 0; i < 5; i++)
            {
                edges.AddRange(Enumerable.Range(i + 1, 4 - i).Select(j => ((clique * 5) + i, (clique * 5) + j, 1L)));
            }

            edges.Add((clique * 5, (clique + 1) % 40 * 5, 1));
        }

        var found = Leiden.Communities(CommunityGraph.Of(200, edges), new CommunityQuality(QualityKind.ConstantPotts, 500_000), 1);
        Assert.Equal(40, found.Distinct().Count());
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    public void An_edge_to_nowhere_or_without_weight_is_refused(int other, long weight) =>
        Assert.Throws<ArgumentException>(() => CommunityGraph.Of(2, [(0, other, weight)]));

    private static CommunityQuality[] Qualities => [CommunityQuality.Modularity, new(QualityKind.ConstantPotts, 50_000_000)];

    private static readonly Gen<(int Nodes, (int, int, long)[] Edges)> TinyGraphs =
        from nodes in Gen.Int[3, 7]
        from edges in Gen.Select(Gen.Int[0, nodes - 1], Gen.Int[0, nodes - 1], Gen.Long[1, 5]).Where(edge => edge.Item1 != edge.Item2).Array[1, 12]
        select (nodes, edges);

    private static HashSet<int> Reach((int One, int Other, long)[] edges, HashSet<int> within)
    {
        var reached = new HashSet<int> { within.First() };
        for (var before = 0; before != reached.Count;)
        {
            before = reached.Count;
            foreach (var (one, other, _) in edges.Where(edge => within.Contains(edge.One) && within.Contains(edge.Other)))
            {
                if (reached.Contains(one) || reached.Contains(other))
                {
                    reached.UnionWith([one, other]);
                }
            }
        }

        return reached;
    }

    /// <summary>Every partition once: each node joins a community before it or begins the next.</summary>
    private static List<int[]> Partitions(int nodes)
    {
        var partitions = new List<int[]> { new int[nodes] };
        for (var node = 1; node < nodes; node++)
        {
            partitions = [.. partitions.SelectMany(partition => Enumerable.Range(0, partition.Take(node).Max() + 2).Select(community =>
            {
                var next = partition.ToArray();
                next[node] = community;
                return next;
            }))];
        }

        return partitions;
    }
}
