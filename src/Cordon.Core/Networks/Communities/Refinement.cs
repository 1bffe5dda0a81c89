namespace Cordon.Core.Networks.Communities;

/// <summary>The parts of communities while they are refined: their sizes, and the weight of their edges to the rest of their community.</summary>
internal sealed class Refinement
{
    private readonly CommunityGraph _graph;
    private readonly CommunityQuality _quality;
    private readonly int[] _communityOf;
    private readonly long[] _sizes;
    private readonly long[] _edges;
    private readonly int[] _counts;
    private readonly long[] _communitySizes;

    public Refinement(CommunityGraph graph, CommunityQuality quality, int[] communityOf, int communities)
    {
        (_graph, _quality, _communityOf) = (graph, quality, communityOf);
        (_sizes, _edges, _counts, _communitySizes) = (new long[graph.Count], new long[graph.Count], new int[graph.Count], new long[communities]);
        for (var node = 0; node < graph.Count; node++)
        {
            _sizes[node] = quality.SizeOf(graph, node);
            _counts[node] = 1;
            _communitySizes[communityOf[node]] += _sizes[node];
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                _edges[node] += communityOf[neighbours[i]] == communityOf[node] ? weights[i] : 0;
            }
        }
    }

    /// <summary>A part has the number of its first node.</summary>
    public long SizeOf(int part) => _sizes[part];

    public bool IsAlone(int node) => _counts[node] == 1;

    /// <summary>Whether what ties a part to the rest of its community is at least what two of their sizes lead one to expect.</summary>
    public bool IsWellConnected(int part) =>
        _quality.Gain(_graph, _edges[part], _sizes[part], _communitySizes[_communityOf[part]] - _sizes[part]) >= 0;

    /// <summary>A node that is alone joins a part, with which it has edges of this weight.</summary>
    public void Join(int node, int part, long edges)
    {
        _sizes[part] += _sizes[node];
        _edges[part] += _edges[node] - (2 * edges);
        _counts[part]++;
        _counts[node] = 0;
    }
}
