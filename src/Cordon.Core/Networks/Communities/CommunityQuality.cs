namespace Cordon.Core.Networks.Communities;

/// <summary>By what a partition is judged.</summary>
public enum QualityKind : byte
{
    /// <summary>Weight within communities against what chance would give (Newman and Girvan), times a resolution.</summary>
    Modularity = 0,

    /// <summary>The constant Potts model: weight within communities less the resolution for each pair of nodes. Has no limit below which it is blind.</summary>
    ConstantPotts = 1,
}

/// <summary>How good a partition is, in whole numbers: as a comparison of two is exact, nothing is gained by rounding.</summary>
/// <param name="Kind">By what.</param>
/// <param name="ResolutionMillionths">
/// Of modularity 1,000,000 is the usual one; more gives smaller communities. Of the constant Potts model it is a weight.
/// </param>
public sealed record CommunityQuality(QualityKind Kind, long ResolutionMillionths)
{
    /// <summary>The most a resolution may be: a thousand times the usual one, and products stay in 128 bits.</summary>
    public const long ResolutionMax = 1_000_000_000;

    private const long Million = 1_000_000;

    public static CommunityQuality Modularity { get; } = new(QualityKind.Modularity, Million);

    /// <summary>
    /// The quality of a partition, in units in which it is whole: for modularity, divided by the square of <see cref="CommunityGraph.TotalDegree"/>
    /// it is the usual figure.
    /// </summary>
    public Int128 Of(CommunityGraph graph, IReadOnlyList<int> communityOf)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(communityOf);
        var (within, sizes) = (Int128.Zero, new Dictionary<int, Int128>());
        for (var node = 0; node < graph.Count; node++)
        {
            within += 2 * (Int128)graph.Loops[node];
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                within += communityOf[neighbours[i]] == communityOf[node] ? weights[i] : 0;
            }

            sizes[communityOf[node]] = sizes.GetValueOrDefault(communityOf[node]) + SizeOf(graph, node);
        }

        var expected = sizes.Values.Aggregate(Int128.Zero, (sum, size) => sum + (size * size));
        return Kind == QualityKind.Modularity
            ? (within * graph.TotalDegree) - (expected / Million * ResolutionMillionths) - (expected % Million * ResolutionMillionths / Million)
            : (within * Million) - (ResolutionMillionths * (expected - graph.Sizes.Aggregate(Int128.Zero, (sum, size) => sum + size)));
    }

    /// <summary>Modularity as it is usually told; for people only.</summary>
    public double Figure(CommunityGraph graph, IReadOnlyList<int> communityOf)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var whole = Kind == QualityKind.Modularity ? (double)graph.TotalDegree * graph.TotalDegree : 2.0 * Million;
        return whole == 0 ? 0 : (double)Of(graph, communityOf) / whole;
    }

    /// <summary>What a node weighs against others in its community.</summary>
    internal long SizeOf(CommunityGraph graph, int node) => Kind == QualityKind.Modularity ? graph.Degrees[node] : graph.Sizes[node];

    /// <summary>What a node gains in a community: the weight of its edges there, less what is expected of two of their sizes.</summary>
    internal Int128 Gain(CommunityGraph graph, long edges, long size, long communitySize)
    {
        var expected = (Int128)size * communitySize;
        return Kind == QualityKind.Modularity
            ? ((Int128)edges * graph.TotalDegree) - (ResolutionMillionths == Million ? expected : Scaled(expected))
            : ((Int128)edges * Million) - (expected * ResolutionMillionths);
    }

    private Int128 Scaled(Int128 expected) => (expected / Million * ResolutionMillionths) + (expected % Million * ResolutionMillionths / Million);
}
