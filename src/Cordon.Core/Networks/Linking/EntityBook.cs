using System.Collections.Immutable;

namespace Cordon.Core.Networks.Linking;

/// <summary>
/// Which nodes are one entity: a pure fold over merges and their undoings. An entity is what the merges in force hold together, so undoing one gives
/// exactly what there would be without it.
/// </summary>
public sealed class EntityBook
{
    private readonly ImmutableSortedDictionary<int, Merge> _inForce;
    private readonly ImmutableHashSet<(LinkNode, LinkNode)> _apart;
    private readonly EntityRoots _roots;
    private readonly int _last;

    private EntityBook(ImmutableSortedDictionary<int, Merge> inForce, ImmutableHashSet<(LinkNode, LinkNode)> apart, EntityRoots roots, int last) =>
        (_inForce, _apart, _roots, _last) = (inForce, apart, roots, last);

    /// <summary>Nothing merged.</summary>
    public static EntityBook Empty { get; } = new(ImmutableSortedDictionary<int, Merge>.Empty, [], EntityRoots.Empty, 0);

    /// <summary>The merges in force, in the order of their numbers.</summary>
    public IEnumerable<Merge> InForce => _inForce.Values;

    /// <summary>The book after an event. A merge has the next number; an undoing that of a merge in force.</summary>
    /// <exception cref="InvalidOperationException">The event cannot follow: the record is damaged.</exception>
    public EntityBook After(EntityEvent what) => what switch
    {
        Merge merge when merge.Number == _last + 1 && merge.One.Kind == merge.Other.Kind && merge.One != merge.Other =>
            new EntityBook(_inForce.Add(merge.Number, merge), _apart.Remove(Pair(merge)), _roots.With(merge), merge.Number),
        Unmerge undo when _inForce.TryGetValue(undo.Number, out var merge) => Without(merge),
        _ => throw new InvalidOperationException($"{what.GetType().Name} cannot follow here."),
    };

    /// <summary>Whether a merge is in force, so that it can be undone.</summary>
    public bool Holds(int merge) => _inForce.ContainsKey(merge);

    /// <summary>
    /// What the rule merges: null where the links are not enough, the two are one already, they are not of one kind, or a person has parted them.
    /// </summary>
    public Merge? Propose(LinkNode one, LinkNode other, IEnumerable<(LinkReason Reason, long Strength)> links, long timeMilliseconds)
    {
        var deciding = MergeRule.Decide(links);
        if (deciding.Count == 0 || one.Kind != other.Kind || one == other || _apart.Contains(Pair(one, other)) || _roots.AreOne(one, other))
        {
            return null;
        }

        var reasons = string.Join(", ", deciding.Select(link => link.Reason));
        var why = deciding.Count == 1 ? $"one strong link: {reasons}" : $"independent links: {reasons}";
        return new Merge(_last + 1, one, other, EntityEvent.Machine, why, timeMilliseconds);
    }

    /// <summary>All nodes of the entity that a node belongs to, itself among them, in order.</summary>
    public ImmutableSortedSet<LinkNode> EntityOf(LinkNode node)
    {
        var found = new SortedSet<LinkNode>(LinkNode.Order) { node };
        var open = new Queue<LinkNode>(found);
        var byNode = Neighbours;
        while (open.TryDequeue(out var next))
        {
            foreach (var other in byNode[next].Where(found.Add))
            {
                open.Enqueue(other);
            }
        }

        return found.ToImmutableSortedSet(LinkNode.Order);
    }

    /// <summary>All entities of two nodes and more, in the order of their first nodes.</summary>
    public IReadOnlyList<ImmutableSortedSet<LinkNode>> Entities()
    {
        var (entities, seen) = (new List<ImmutableSortedSet<LinkNode>>(), new HashSet<LinkNode>());
        foreach (var node in Neighbours.Select(pair => pair.Key).Distinct().Order(LinkNode.Order))
        {
            if (!seen.Contains(node))
            {
                entities.Add(EntityOf(node));
                seen.UnionWith(entities[^1]);
            }
        }

        return entities;
    }

    private EntityBook Without(Merge merge)
    {
        var left = _inForce.Remove(merge.Number);
        return new EntityBook(left, _apart.Add(Pair(merge)), EntityRoots.Of(left.Values), _last);
    }

    private ILookup<LinkNode, LinkNode> Neighbours => field ??= _inForce.Values
        .SelectMany(merge => new[] { (From: merge.One, To: merge.Other), (From: merge.Other, To: merge.One) }).ToLookup(pair => pair.From, pair => pair.To);

    private static (LinkNode, LinkNode) Pair(Merge merge) => Pair(merge.One, merge.Other);

    private static (LinkNode, LinkNode) Pair(LinkNode one, LinkNode other) => LinkNode.Order.Compare(one, other) < 0 ? (one, other) : (other, one);
}
