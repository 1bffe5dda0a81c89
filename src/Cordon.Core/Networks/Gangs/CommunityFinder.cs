using Cordon.Core.Networks.Communities;
using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>
/// Finds the communities of a network: Leiden on what its links say, then communities are united where contacts, devices, telephones or payees tie them
/// together, and what several use is cut out and told apart. Money alone unites no two that may be gangs.
/// </summary>
public sealed class CommunityFinder
{
    /// <summary>A node is a channel when the second of the communities that it is linked with has at least so much of what its links say, in percent.</summary>
    public const int ChannelPercentMin = 20;

    /// <summary>And when so many nodes of it use the channel: one may be a mistake.</summary>
    public const int ChannelUsersMin = 2;

    /// <summary>
    /// So many identifiers must tie two communities together before they are one, to so many of the other's nodes, and say so much in all: two strong
    /// links' worth. One of them may be a mistake, or everybody's. With money besides, one is enough (<see cref="CommunityTie.IsEnough"/>).
    /// </summary>
    public const int TiesMin = 2;
    public const long TieStrengthMin = 2 * LinkStrength.StrongMin;

    /// <summary>So much of what holds the smaller of two together, in percent, must tie it to the other where fewer identifiers do.</summary>
    public const int TiePercentMin = 10;

    /// <summary>Channels are looked for again after others were cut; seldom twice.</summary>
    private const int RoundsMax = 4;

    private const ulong Seed = 1;

    private readonly NetworkView _view;
    private readonly List<LinkNode> _nodes = [];
    private readonly Dictionary<LinkNode, int> _numbers = [];
    private readonly List<(int One, int Other, long Strength, LinkReason Reason)> _edges = [];
    private readonly Dictionary<int, IReadOnlyList<(IReadOnlyList<LinkNode> Users, long Strength)>> _channels = [];

    // Of each case but a victim's first the one before it.
    private readonly Dictionary<int, int> _mouths = [];

    private IReadOnlyCollection<int> _contested = [];

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

            // A case is linked with the victim's one before it, so that this ends at the first.
            if (MergeRule.FamilyOf(link.Reason) == LinkFamily.Victim)
            {
                _mouths.TryAdd(NumberOf(link.To), NumberOf(link.From));
            }
        }
    }

    /// <summary>Finds them. A pure function of the view.</summary>
    public static CommunityFinding Find(NetworkView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var finder = new CommunityFinder(view);
        for (var round = 0; round < RoundsMax && finder.CutSoleTies(new int[finder._nodes.Count], isWhole: true); round++)
        {
            // What alone ties two gangs would draw the cases of both to itself, and no community would be one gang's.
        }

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

    /// <summary>Of a case the first one of the same victim, of all else itself: what one person says in two reports is said once.</summary>
    private int MouthOf(int node)
    {
        while (_mouths.TryGetValue(node, out var before))
        {
            node = before;
        }

        return node;
    }

    private IEnumerable<(int One, int Other, long Strength, LinkReason Reason)> UncutEdges() =>
        _edges.Where(edge => !_channels.ContainsKey(edge.One) && !_channels.ContainsKey(edge.Other));

    /// <summary>
    /// Contacts, devices, telephones and whom the victims paid make the communities; what else is known, the ways of the money above all, adds accounts and
    /// single cases to them.
    /// </summary>
    private int[] Partition()
    {
        var core = UncutEdges().Where(edge => IsCore(edge.Reason)).Select(edge => (edge.One, edge.Other, edge.Strength)).ToList();
        var communityOf = Leiden.Communities(CommunityGraph.Of(_nodes.Count, core), CommunityQuality.Modularity, Seed);
        while (Unite(communityOf))
        {
            // Until nothing is tied enough any more: what was united may be tied to a third.
        }

        var reach = new MoneyReach(_nodes, [.. UncutEdges()], communityOf);
        reach.JoinSmall();
        reach.Spread();
        _contested = reach.Contested;
        return communityOf;
    }

    private static bool IsCore(LinkReason reason) => reason is LinkReason.ReportNames or LinkReason.PaidTo or LinkReason.StolenMoneyOnDevice
        or LinkReason.PaidOnDevice or LinkReason.HoldersPhone or LinkReason.ReportedTogether;

    /// <summary>
    /// Unites the two communities that are tied together most: a telephone of the one that is named in cases of the other, a device of the one on which
    /// accounts of the other move stolen money, or one of these and money besides it. False when none are tied enough.
    /// </summary>
    private bool Unite(int[] communityOf)
    {
        var within = new Dictionary<int, long>();
        foreach (var (one, _, strength, reason) in UncutEdges().Where(edge => communityOf[edge.One] == communityOf[edge.Other]))
        {
            within[communityOf[one]] = within.GetValueOrDefault(communityOf[one]) + (CommunityTie.Ties(reason) ? strength : 0);
        }

        var most = Ties(communityOf)
            .Where(tie => tie.Value.IsEnough(Math.Min(within.GetValueOrDefault(tie.Key.One), within.GetValueOrDefault(tie.Key.Other))))
            .OrderByDescending(tie => tie.Value.Strength).ThenBy(tie => tie.Key).Select(tie => tie.Key).ToList();
        if (most.Count == 0)
        {
            return false;
        }

        var (kept, gone) = most[0];
        for (var node = 0; node < communityOf.Length; node++)
        {
            communityOf[node] = communityOf[node] == gone ? kept : communityOf[node];
        }

        return true;
    }

    /// <summary>What ties each two communities together.</summary>
    private SortedDictionary<(int One, int Other), CommunityTie> Ties(int[] communityOf)
    {
        var ties = new SortedDictionary<(int One, int Other), CommunityTie>();
        foreach (var (one, other, strength, reason) in UncutEdges())
        {
            var (a, b) = (communityOf[one], communityOf[other]);
            if (a == b || strength < LinkStrength.WeakMin || !CommunityTie.Ties(reason))
            {
                continue;
            }

            var pair = (Math.Min(a, b), Math.Max(a, b));
            (ties.TryGetValue(pair, out var tie) ? tie : ties[pair] = new CommunityTie()).Add(MouthOf(one), MouthOf(other), strength, reason);
        }

        return ties;
    }

    /// <summary>Cuts out what several communities use that nothing else ties together; false when there is nothing new.</summary>
    private bool CutChannels(int[] communityOf)
    {
        var byNode = UsesOf(communityOf);
        var ties = Ties(communityOf);
        var big = BigCommunities(communityOf);
        var found = false;
        foreach (var (node, uses) in byNode.OrderBy(pair => pair.Key))
        {
            var shares = uses.Where(use => use.Value.Users.Count >= ChannelUsersMin && big.Contains(use.Key))
                .OrderByDescending(use => use.Value.Strength).ThenBy(use => use.Key).ToList();
            var all = uses.Values.Sum(use => use.Strength);
            if (shares.Count >= 2 && shares[1].Value.Strength * 100 >= all * ChannelPercentMin && !AreTied(shares[0].Key, shares[1].Key, node))
            {
                _channels.Add(node, [.. shares.Select(use => ((IReadOnlyList<LinkNode>)[.. use.Value.Users.Order().Select(user =>
                    _nodes[user])], use.Value.Strength))]);
                found = true;
            }
        }

        return CutSoleTies(communityOf) || found;

        // What the node itself ties is no tie of the two.
        bool AreTied(int one, int other, int node) =>
            ties.TryGetValue((Math.Min(one, other), Math.Max(one, other)), out var tie) && tie.HoldsWithout(node);
    }

    /// <summary>Cuts out on what alone a community hangs together; false when there is nothing new.</summary>
    /// <param name="isWhole">
    /// Whether it is all that is tied at all and no community: there only identifiers are cut. Whom two pay is theirs until the communities tell otherwise.
    /// </param>
    private bool CutSoleTies(int[] communityOf, bool isWhole = false)
    {
        var big = BigCommunities(communityOf);
        var found = false;
        foreach (var community in UncutEdges()
            .Where(edge => communityOf[edge.One] == communityOf[edge.Other] && edge.Strength >= LinkStrength.WeakMin && CommunityTie.Ties(edge.Reason))
            .GroupBy(edge => communityOf[edge.One]).Where(community => big.Contains(community.Key)))
        {
            var sole = new SoleTies(_nodes, community.Select(edge => (edge.One, edge.Other, edge.Strength))).Find();
            foreach (var (node, uses) in sole.Where(sole => !isWhole || _nodes[sole.Node].Kind != NodeKind.Account))
            {
                _channels.Add(node, uses);
                found = true;
            }
        }

        return found;
    }

    /// <summary>Of each node but cases: which communities use it, who of them, and what their links say.</summary>
    private Dictionary<int, Dictionary<int, (long Strength, HashSet<int> Users)>> UsesOf(int[] communityOf)
    {
        var byNode = new Dictionary<int, Dictionary<int, (long Strength, HashSet<int> Users)>>();
        foreach (var (one, other, strength, _) in UncutEdges())
        {
            Note(one, other, strength);
            Note(other, one, strength);
        }

        return byNode;

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

            if (!uses.TryGetValue(communityOf[user], out var use))
            {
                use = (0, []);
            }

            use.Users.Add(user);
            uses[communityOf[user]] = (use.Strength + strength, use.Users);
        }
    }

    /// <summary>Communities that may be gangs; what is smaller is a case, and uses nothing together with others.</summary>
    private HashSet<int> BigCommunities(int[] communityOf)
    {
        var sizes = new GangSizes();
        for (var node = 0; node < communityOf.Length; node++)
        {
            sizes.Add(_nodes[node], communityOf[node]);
        }

        return sizes.Gangs;
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

        var order = weights.Keys.Select((community, index) => (community, index)).ToDictionary(pair => pair.community, pair => pair.index);
        var ties = Ties(communityOf).Where(tie => tie.Value.IsNearlyEnough && order.ContainsKey(tie.Key.Item1) && order.ContainsKey(tie.Key.Item2))
            .ToDictionary(tie => (order[tie.Key.Item1], order[tie.Key.Item2]), tie => tie.Value.Strength);
        return new CommunityFinding(
            [.. weights.Values.Select(nodes => new Community([.. nodes.Keys], nodes))],
            [.. _channels.OrderBy(channel => channel.Key).Select(channel => new SharedChannel(_nodes[channel.Key], channel.Value))],
            ties)
        {
            Contested = _contested.Select(node => _nodes[node]).ToHashSet(),
            Links = [.. UncutEdges().Where(edge => communityOf[edge.One] == communityOf[edge.Other])
                .Select(edge => (_nodes[edge.One], _nodes[edge.Other], edge.Strength))],
        };
    }
}
