namespace Cordon.Core.Networks.Communities;

/// <summary>Of one node the weight of its edges to each neighbouring community, gathered in one pass over its neighbours.</summary>
internal sealed class NearWeights(int count)
{
    private readonly long[] _weights = new long[count];
    private readonly List<int> _communities = [];

    /// <summary>The neighbouring communities, in the order of the neighbours.</summary>
    public List<int> Communities => _communities;

    public long this[int community] => _weights[community];

    public void Gather(CommunityGraph graph, int node, int[] communityOf) => Gather(graph, node, communityOf, communityOf, -1);

    /// <param name="only">Neighbours whose number in <paramref name="filter"/> is this alone; −1 for all.</param>
    public void Gather(CommunityGraph graph, int node, int[] communityOf, int[] filter, int only)
    {
        foreach (var community in _communities)
        {
            _weights[community] = 0;
        }

        _communities.Clear();
        var neighbours = graph.NeighboursOf(node);
        var weights = graph.WeightsOf(node);
        for (var i = 0; i < neighbours.Length; i++)
        {
            if (only >= 0 && filter[neighbours[i]] != only)
            {
                continue;
            }

            ref var weight = ref _weights[communityOf[neighbours[i]]];
            if (weight == 0)
            {
                _communities.Add(communityOf[neighbours[i]]);
            }

            weight += weights[i];
        }
    }
}
