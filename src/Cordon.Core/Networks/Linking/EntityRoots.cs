using System.Collections.Immutable;

namespace Cordon.Core.Networks.Linking;

/// <summary>
/// Whether nodes are of one entity, told without walking through it: each node hangs onto another of its entity, by way of which all come to the one that
/// stands for it. The smaller of two is hung onto the greater, so that a way has no more steps than the entity's size has binary digits.
/// </summary>
internal sealed class EntityRoots
{
    private readonly ImmutableDictionary<LinkNode, (LinkNode Up, int Size)> _nodes;

    private EntityRoots(ImmutableDictionary<LinkNode, (LinkNode Up, int Size)> nodes) => _nodes = nodes;

    /// <summary>Each node for itself.</summary>
    public static EntityRoots Empty { get; } = new(ImmutableDictionary<LinkNode, (LinkNode Up, int Size)>.Empty);

    public static EntityRoots Of(IEnumerable<Merge> merges) => merges.Aggregate(Empty, (roots, merge) => roots.With(merge));

    public EntityRoots With(Merge merge)
    {
        var (greater, smaller) = (RootOf(merge.One), RootOf(merge.Other));
        if (greater == smaller)
        {
            return this;
        }

        if (SizeOf(greater) < SizeOf(smaller))
        {
            (greater, smaller) = (smaller, greater);
        }

        var all = SizeOf(greater) + SizeOf(smaller);
        return new EntityRoots(_nodes.SetItem(smaller, (greater, SizeOf(smaller))).SetItem(greater, (greater, all)));
    }

    public bool AreOne(LinkNode one, LinkNode other) => RootOf(one) == RootOf(other);

    private LinkNode RootOf(LinkNode node)
    {
        while (_nodes.TryGetValue(node, out var known) && known.Up != node)
        {
            node = known.Up;
        }

        return node;
    }

    private int SizeOf(LinkNode root) => _nodes.TryGetValue(root, out var known) ? known.Size : 1;
}
