using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>
/// Adds to the communities that identifiers make what is too small to be a gang, and then what only money and addresses reach. The latter never carry a
/// case: it stays where its own contacts and payees place it, however small that is, and is there a rival for whatever several communities' money reaches.
/// </summary>
internal sealed class MoneyReach
{
    /// <summary>Steps along the money from a community's core: as many as a trail has hops and more.</summary>
    private const int StepsMax = 16;

    private readonly IReadOnlyList<(int One, int Other, long Strength, LinkReason Reason)> _edges;
    private readonly int[] _communityOf;
    private readonly GangSizes _sizes = new();
    private readonly Dictionary<int, List<int>> _members = [];

    /// <param name="communityOf">Of each node its community; changed by what is added.</param>
    public MoneyReach(
        IReadOnlyList<LinkNode> nodes, IReadOnlyList<(int One, int Other, long Strength, LinkReason Reason)> edges, int[] communityOf)
    {
        (_edges, _communityOf) = (edges, communityOf);
        for (var node = 0; node < communityOf.Length; node++)
        {
            _sizes.Add(nodes[node], communityOf[node]);
            (_members.TryGetValue(communityOf[node], out var members) ? members : _members[communityOf[node]] = []).Add(node);
        }
    }

    /// <summary>Nodes that money of several communities reaches and nothing else places: any of them may be a channel, so they are in none.</summary>
    public IReadOnlyCollection<int> Contested { get; private set; } = [];

    /// <summary>
    /// Joins what is too small to be a gang with the community that a strong link's worth ties it to: a payee, an identifier, or of a case the stolen money
    /// that reached accounts which identifiers place. One at a time, the most tied first.
    /// </summary>
    public void JoinSmall()
    {
        var rows = new CommunityRows(_sizes);
        foreach (var edge in _edges.Where(edge => edge.Reason is not (LinkReason.SameVictim or LinkReason.MoneyMoved)))
        {
            rows.Add(_communityOf[edge.One], _communityOf[edge.Other], edge.Strength, edge.Reason == LinkReason.StolenMoneyMoved);
        }

        var best = new SortedSet<(long Less, int From, int To)>();
        var told = new Dictionary<int, (long Less, int From, int To)>();
        foreach (var community in rows.Communities)
        {
            Weigh(community);
        }

        while (best.Count > 0)
        {
            var (_, from, to) = best.Min;
            int[] changed = [from, to, .. rows.NeighboursOf(from).Where(other => other != to)];
            rows.Join(from, to);
            Move(from, to);
            foreach (var community in changed)
            {
                Weigh(community);
            }
        }

        void Weigh(int from)
        {
            if (told.Remove(from, out var before))
            {
                best.Remove(before);
            }

            if (!_sizes.IsGang(from) && rows.WinnerOf(from) is { Strength: >= LinkStrength.StrongMin } side)
            {
                told[from] = (-side.Strength, from, side.To);
                best.Add(told[from]);
            }
        }
    }

    /// <summary>Adds what holds no case, step by step: each to the community with which most of its links are, unless another has nearly as much.</summary>
    public void Spread()
    {
        for (var step = 0; step < StepsMax; step++)
        {
            // What says less than a weak link is only told.
            var found = Winners(OpenSides()).Where(side => side.Strength >= LinkStrength.WeakMin).ToList();
            if (found.Count == 0)
            {
                break;
            }

            found.ForEach(side => Move(side.From, side.To));
        }

        var contested = OpenSides().Where(side => !HasWinner(side.Value)).Select(side => side.Key).ToHashSet();
        Contested = [.. Enumerable.Range(0, _communityOf.Length).Where(node => contested.Contains(_communityOf[node]))];
    }

    /// <summary>Of each community without a case what its links with those that hold one say.</summary>
    private SortedDictionary<int, SortedDictionary<int, long>> OpenSides()
    {
        var sides = new SortedDictionary<int, SortedDictionary<int, long>>();
        foreach (var edge in _edges)
        {
            var (one, other) = (_communityOf[edge.One], _communityOf[edge.Other]);
            Note(one, other, edge.Strength);
            Note(other, one, edge.Strength);
        }

        return sides;

        void Note(int from, int to, long strength)
        {
            if (from != to && !_sizes.HoldsCase(from) && _sizes.HoldsCase(to))
            {
                var others = sides.TryGetValue(from, out var known) ? known : sides[from] = [];
                others[to] = others.GetValueOrDefault(to) + strength;
            }
        }
    }

    private static IEnumerable<(int From, int To, long Strength)> Winners(SortedDictionary<int, SortedDictionary<int, long>> sides) =>
        sides.Where(side => HasWinner(side.Value)).Select(side => (side.Key, To: side.Value.MaxBy(other => other.Value)))
            .Select(side => (side.Key, side.To.Key, side.To.Value));

    /// <summary>Whether no second one has nearly as much as the first.</summary>
    private static bool HasWinner(SortedDictionary<int, long> others) => others.Count == 1
        || others.Values.OrderDescending().ElementAt(1) * 100 < others.Values.Sum() * CommunityFinder.ChannelPercentMin;

    private void Move(int from, int to)
    {
        _ = _members.Remove(from, out var moved);
        foreach (var node in moved ?? [])
        {
            _communityOf[node] = to;
        }

        _members[to].AddRange(moved ?? []);
        _sizes.Join(from, to);
    }
}
