namespace Cordon.Core.Networks.Linking;

/// <summary>Cases, accounts and identifiers, and what links them: a pure function of the evidence it was given, in that order.</summary>
/// <remarks>Owned by one thread. A node that has met its bound takes no more links: it says nothing any more.</remarks>
public sealed class LinkGraph
{
    /// <summary>Nodes of a graph: a year of a large country's cases, with all that they name.</summary>
    public const int NodesMax = 4_000_000;

    /// <summary>Links that a node keeps: beyond any number at which <see cref="LinkStrength.SharingOf"/> says that it still means something.</summary>
    public const int LinksEachMax = 5_000;

    private readonly Dictionary<LinkNode, List<Link>> _links = [];
    private readonly Dictionary<(LinkNode, LinkNode, LinkReason), Link> _byEnds = [];
    private readonly Dictionary<LinkNode, int> _sharers = [];

    // Beside the dictionaries, which promise no order.
    private readonly List<Link> _inOrder = [];
    private readonly List<LinkNode> _nodes = [];

    /// <summary>All links, in the order of their first evidence.</summary>
    public IReadOnlyCollection<Link> Links => _inOrder;

    /// <summary>All nodes, in the order of coming.</summary>
    public IReadOnlyCollection<LinkNode> Nodes => _nodes;

    /// <summary>Takes in a fact. A node linked with itself says nothing.</summary>
    public void Add(in LinkEvidence evidence)
    {
        if (evidence.From == evidence.To || evidence.Reason == LinkReason.None)
        {
            return;
        }

        if (_byEnds.TryGetValue((evidence.From, evidence.To, evidence.Reason), out var link))
        {
            link.Add(evidence);
            return;
        }

        if (!HasRoom(evidence.From) || !HasRoom(evidence.To))
        {
            return;
        }

        link = new Link(evidence.From, evidence.To, evidence.Reason, evidence.TimeMilliseconds);
        link.Add(evidence);
        _byEnds.Add((evidence.From, evidence.To, evidence.Reason), link);
        _inOrder.Add(link);
        _links[evidence.From].Add(link);
        _links[evidence.To].Add(link);
    }

    /// <summary>
    /// Tells with how many accounts an identifier is seen, where more are known than are linked here: a shared address of a thousand customers of whom
    /// two are looked at is not the address of two.
    /// </summary>
    public void TellSharers(LinkNode node, int count) => _sharers[node] = Math.Max(count, _sharers.GetValueOrDefault(node));

    /// <summary>A node's links, in the order of their first evidence.</summary>
    public IReadOnlyList<Link> LinksOf(LinkNode node) => _links.GetValueOrDefault(node, []);

    /// <summary>With how many nodes a node is linked, as far as is known.</summary>
    public int SharersOf(LinkNode node) => Math.Max(LinksOf(node).Select(link => link.Other(node)).Distinct().Count(), _sharers.GetValueOrDefault(node));

    /// <summary>What a link says at a moment, in millionths.</summary>
    public long StrengthOf(Link link, long atMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(link);
        return LinkStrength.Of(link, SharersOf(link.From), SharersOf(link.To), atMilliseconds);
    }

    private bool HasRoom(LinkNode node)
    {
        if (_links.TryGetValue(node, out var links))
        {
            return links.Count < LinksEachMax;
        }

        if (_links.Count >= NodesMax)
        {
            return false;
        }

        _links.Add(node, []);
        _nodes.Add(node);
        return true;
    }
}
