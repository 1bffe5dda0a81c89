using Cordon.Core.Networks.Communities;
using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>
/// Finds the communities of a network: Leiden on what its links say, then communities are united where contacts, devices or telephones tie them
/// together, and what several use is cut out and told apart. Money alone unites nothing.
/// </summary>
public sealed class CommunityFinder
{
    /// <summary>A node is a channel when the second of the communities that it is linked with has at least so much of what its links say, in percent.</summary>
    public const int ChannelPercentMin = 20;

    /// <summary>And when so many nodes of it use the channel: one may be a mistake.</summary>
    public const int ChannelUsersMin = 2;

    /// <summary>So many strong identifiers must tie two communities together before they are one.</summary>
    public const int TiesMin = 2;

    /// <summary>Channels are looked for again after others were cut; seldom twice.</summary>
    private const int RoundsMax = 4;

    private const ulong Seed = 1;

    private readonly NetworkView _view;
    private readonly List<LinkNode> _nodes = [];
    private readonly Dictionary<LinkNode, int> _numbers = [];
    private readonly List<(int One, int Other, long Strength, LinkReason Reason)> _edges = [];
    private readonly Dictionary<int, IReadOnlyList<(int, long)>> _channels = [];

    private CommunityFinder(NetworkView view)
    {
        _view = view;
        var sharers = view.Links.Nodes.ToDictionary(node => node, view.Links.SharersOf);
        foreach (var link in view.Links.Links)
        {
            var strength = LinkStrength.Of(link, sharers[link.From], sharers[link.To], view.AtMilliseconds);
            if (strength > 0)
            {
                _edges.Add((NumberOf(link.From), NumberOf(link.To), strength, link.Reason));
            }
        }
    }

    /// <summary>Finds them. A pure function of the view.</summary>
    public static CommunityFinding Find(NetworkView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var finder = new CommunityFinder(view);
        var communityOf = finder.Partition();
        for (var round = 0; round < RoundsMax && finder.CutChannels(communityOf); round++)
        {
            communityOf = finder.Partition();
        }

        return finder.Finding(communityOf);
    }

    private int NumberOf(LinkNode node)
    {
        if (!_numbers.TryGetValue(node, out var number))
        {
            _numbers.Add(node, number = _nodes.Count);
            _nodes.Add(node);
        }

        return number;
    }

    private IEnumerable<(int One, int Other, long Strength, LinkReason Reason)> UncutEdges() =>
        _edges.Where(edge => !_channels.ContainsKey(edge.One) && !_channels.ContainsKey(edge.Other));

    private int[] Partition()
    {
        var graph = CommunityGraph.Of(_nodes.Count, [.. UncutEdges().Select(edge => (edge.One, edge.Other, edge.Strength))]);
        var communityOf = Leiden.Communities(graph, CommunityQuality.Modularity, Seed);
        while (Unite(communityOf))
        {
        }

        return communityOf;
    }

    /// <summary>
    /// Unites communities that strong identifiers tie together: a telephone of the one that is named in cases of the other, a device of the one on which
    /// accounts of the other move stolen money. Two different ones, with two different ends, since one may be a mistake.
    /// </summary>
    private bool Unite(int[] communityOf)
    {
        var ties = new SortedDictionary<(int, int), (HashSet<int> Identifiers, HashSet<int> Ends)>();
        foreach (var (one, other, strength, reason) in UncutEdges())
        {
            var (a, b) = (communityOf[one], communityOf[other]);
            if (a == b || strength < LinkStrength.StrongMin || MergeRule.FamilyOf(reason) is LinkFamily.Money or LinkFamily.Victim)
            {
                continue;
            }

            var pair = (Math.Min(a, b), Math.Max(a, b));
            if (!ties.TryGetValue(pair, out var tie))
            {
                ties.Add(pair, tie = ([], []));
            }

            // Evidence goes from a case or account to the identifier.
            tie.Identifiers.Add(other);
            tie.Ends.Add(one);
        }

        var strongest = ties.Where(tie => tie.Value.Identifiers.Count >= TiesMin && tie.Value.Ends.Count >= TiesMin)
            .OrderByDescending(tie => tie.Value.Identifiers.Count).ThenByDescending(tie => tie.Value.Ends.Count).Select(tie => tie.Key).ToList();
        if (strongest.Count == 0)
        {
            return false;
        }

        var (kept, gone) = strongest[0];
        for (var node = 0; node < communityOf.Length; node++)
        {
            communityOf[node] = communityOf[node] == gone ? kept : communityOf[node];
        }

        return true;
    }

    /// <summary>Cuts out what several communities use; false when there is nothing new.</summary>
    private bool CutChannels(int[] communityOf)
    {
        var byNode = new Dictionary<int, Dictionary<int, (long Strength, HashSet<int> Users)>>();
        foreach (var (one, other, strength, reason) in UncutEdges())
        {
            Note(one, other, strength);
            Note(other, one, strength);
        }

        var found = false;
        foreach (var (node, uses) in byNode.OrderBy(pair => pair.Key))
        {
            var shares = uses.Where(use => use.Value.Users.Count >= ChannelUsersMin)
                .OrderByDescending(use => use.Value.Strength).ThenBy(use => use.Key).Select(use => (use.Key, use.Value.Strength)).ToList();
            if (shares.Count >= 2 && shares[1].Strength * 100 >= uses.Values.Sum(use => use.Strength) * ChannelPercentMin)
            {
                _channels.Add(node, shares);
                found = true;
            }
        }

        return found;

        void Note(int node, int user, long strength)
        {
            if (_nodes[node].Kind is NodeKind.Case)
            {
                return;
            }

            if (!byNode.TryGetValue(node, out var uses))
            {
                byNode.Add(node, uses = []);
            }

            var use = uses.GetValueOrDefault(communityOf[user], (0, []));
            use.Users.Add(user);
            uses[communityOf[user]] = (use.Strength + strength, use.Users);
        }
    }

    private CommunityFinding Finding(int[] communityOf)
    {
        var weights = new SortedDictionary<int, Dictionary<LinkNode, long>>();
        foreach (var (one, other, strength, _) in UncutEdges().Where(edge => communityOf[edge.One] == communityOf[edge.Other]))
        {
            if (!weights.TryGetValue(communityOf[one], out var nodes))
            {
                weights.Add(communityOf[one], nodes = []);
            }

            nodes[_nodes[one]] = nodes.GetValueOrDefault(_nodes[one]) + strength;
            nodes[_nodes[other]] = nodes.GetValueOrDefault(_nodes[other]) + strength;
        }

        return new CommunityFinding(
            [.. weights.Values.Select(nodes => new Community([.. nodes.Keys], nodes))],
            [.. _channels.OrderBy(channel => channel.Key).Select(channel => new SharedChannel(_nodes[channel.Key], channel.Value))]);
    }
}
