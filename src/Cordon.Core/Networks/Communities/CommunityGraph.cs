namespace Cordon.Core.Networks.Communities;

/// <summary>An undirected graph with whole-numbered weights, packed: of each node its neighbours lie together.</summary>
public sealed class CommunityGraph
{
    /// <summary>The most that all weights together may be, so that sums of them stay in 64 bits and products with a resolution in 128.</summary>
    public const long WeightMax = 1L << 47;

    private readonly int[] _starts;
    private readonly int[] _neighbours;
    private readonly long[] _weights;

    private CommunityGraph(int[] starts, int[] neighbours, long[] weights, long[] loops, long[] sizes)
    {
        (_starts, _neighbours, _weights, Loops, Sizes) = (starts, neighbours, weights, loops, sizes);
        Degrees = new long[sizes.Length];
        for (var node = 0; node < sizes.Length; node++)
        {
            Degrees[node] = 2 * loops[node];
            foreach (var weight in WeightsOf(node))
            {
                Degrees[node] += weight;
            }

            TotalDegree += Degrees[node];
        }
    }

    /// <summary>Nodes, numbered from 0.</summary>
    public int Count => Sizes.Length;

    /// <summary>Twice all weights.</summary>
    public long TotalDegree { get; }

    /// <summary>Of each node the weight of its edges, one to itself twice.</summary>
    internal long[] Degrees { get; }

    /// <summary>Of each node the weight of its edge to itself.</summary>
    internal long[] Loops { get; }

    /// <summary>How many nodes of the first graph each stands for.</summary>
    internal long[] Sizes { get; }

    /// <summary>Makes a graph. Edges between the same two nodes are added up.</summary>
    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="edges">Edges with weights above 0.</param>
    /// <exception cref="ArgumentException">A node that does not exist, or weights without bound.</exception>
    public static CommunityGraph Of(int nodes, IReadOnlyCollection<(int One, int Other, long Weight)> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        var total = Int128.Zero;
        foreach (var (one, other, weight) in edges)
        {
            if ((uint)one >= (uint)nodes || (uint)other >= (uint)nodes || weight <= 0)
            {
                throw new ArgumentException("An edge has two nodes of the graph and a weight above 0.", nameof(edges));
            }

            total += weight;
        }

        if (total > WeightMax)
        {
            throw new ArgumentException($"All weights together are at most {WeightMax}.", nameof(edges));
        }

        var sizes = new long[nodes];
        Array.Fill(sizes, 1);
        return Pack(nodes, edges, new long[nodes], sizes);
    }

    internal ReadOnlySpan<int> NeighboursOf(int node) => _neighbours.AsSpan(_starts[node], _starts[node + 1] - _starts[node]);

    internal ReadOnlySpan<long> WeightsOf(int node) => _weights.AsSpan(_starts[node], _starts[node + 1] - _starts[node]);

    /// <summary>The graph whose nodes are the parts of a partition, numbered without gaps.</summary>
    internal CommunityGraph Aggregate(int[] partOf, int parts)
    {
        var (loops, sizes) = (new long[parts], new long[parts]);
        var edges = new List<(int, int, long)>();
        for (var node = 0; node < Count; node++)
        {
            var own = partOf[node];
            loops[own] += Loops[node];
            sizes[own] += Sizes[node];
            var neighbours = NeighboursOf(node);
            var weights = WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                // Each edge is met from both its ends.
                if (neighbours[i] < node)
                {
                    continue;
                }

                if (partOf[neighbours[i]] == own)
                {
                    loops[own] += weights[i];
                }
                else
                {
                    edges.Add((own, partOf[neighbours[i]], weights[i]));
                }
            }
        }

        return Pack(parts, edges, loops, sizes);
    }

    private static CommunityGraph Pack(int nodes, IReadOnlyCollection<(int One, int Other, long Weight)> edges, long[] loops, long[] sizes)
    {
        var starts = new int[nodes + 1];
        foreach (var (one, other, weight) in edges)
        {
            if (one == other)
            {
                loops[one] += weight;
                continue;
            }

            starts[one + 1]++;
            starts[other + 1]++;
        }

        for (var node = 0; node < nodes; node++)
        {
            starts[node + 1] += starts[node];
        }

        var (fill, neighbours, weights) = (starts.AsSpan(0, nodes).ToArray(), new int[starts[nodes]], new long[starts[nodes]]);
        foreach (var (one, other, weight) in edges)
        {
            if (one != other)
            {
                (neighbours[fill[one]], weights[fill[one]++]) = (other, weight);
                (neighbours[fill[other]], weights[fill[other]++]) = (one, weight);
            }
        }

        return Unite(nodes, starts, neighbours, weights, loops, sizes);
    }

    /// <summary>Puts parallel edges together, each node's neighbours in order.</summary>
    private static CommunityGraph Unite(int nodes, int[] starts, int[] neighbours, long[] weights, long[] loops, long[] sizes)
    {
        var united = new int[nodes + 1];
        var to = 0;
        for (var node = 0; node < nodes; node++)
        {
            var (from, count) = (starts[node], starts[node + 1] - starts[node]);
            Array.Sort(neighbours, weights, from, count);
            united[node] = to;
            for (var i = from; i < from + count; i++)
            {
                if (to > united[node] && neighbours[to - 1] == neighbours[i])
                {
                    weights[to - 1] += weights[i];
                }
                else
                {
                    (neighbours[to], weights[to]) = (neighbours[i], weights[i]);
                    to++;
                }
            }
        }

        united[nodes] = to;
        return new CommunityGraph(united, neighbours[..to], weights[..to], loops, sizes);
    }
}
