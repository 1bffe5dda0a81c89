using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>Nodes that hold together more than with others.</summary>
/// <param name="Weights">Of each node what its links within the community say, in millionths, added up; in the order of the nodes.</param>
public sealed record Community(IReadOnlyList<LinkNode> Nodes, IReadOnlyDictionary<LinkNode, long> Weights)
{
    /// <summary>How many of its nodes are of a kind.</summary>
    public int CountOf(NodeKind kind) => Nodes.Count(node => node.Kind == kind);
}
