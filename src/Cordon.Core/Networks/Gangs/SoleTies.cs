using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>
/// Nodes on which alone a community hangs together: without one of them it is two that could be gangs, each with several users of it. A computer in a
/// library or a shop's telephone is such a node, whatever hangs on it, and makes two gangs no more one than a banker whom both pay.
/// </summary>
internal sealed class SoleTies
{
    /// <summary>Users on both sides.</summary>
    private const int UsersMin = 2 * CommunityFinder.ChannelUsersMin;

    private readonly IReadOnlyList<LinkNode> _nodes;
    private readonly Dictionary<int, List<(int Other, long Strength)>> _neighbours = [];

    /// <param name="nodes">All nodes by number.</param>
    /// <param name="ties">What ties the nodes of one community, in millionths.</param>
    public SoleTies(IReadOnlyList<LinkNode> nodes, IEnumerable<(int One, int Other, long Strength)> ties)
    {
        _nodes = nodes;
        foreach (var (one, other, strength) in ties)
        {
            Add(one, other, strength);
            Add(other, one, strength);
        }
    }

    /// <summary>Those there are, each with its users in every part that could be a gang, the part that it is tied to most first.</summary>
    public IEnumerable<(int Node, IReadOnlyList<(IReadOnlyList<LinkNode> Users, long Strength)> Uses)> Find()
    {
        foreach (var node in CutNodes().Where(node => _nodes[node].Kind != NodeKind.Case).Order())
        {
            if (_neighbours[node].Select(link => link.Other).Distinct().Count() < UsersMin)
            {
                continue;
            }

            var partOf = PartsWithout(node);
            var gangs = Gangs(partOf);
            var uses = _neighbours[node].GroupBy(link => partOf[link.Other]).Where(part => gangs.Contains(part.Key))
                .Select(part => (Users: UsersOf(part), Strength: part.Sum(link => link.Strength)))
                .Where(use => use.Users.Count >= CommunityFinder.ChannelUsersMin).OrderByDescending(use => use.Strength).ToList();
            if (uses.Count > 1)
            {
                yield return (node, uses);
            }
        }
    }

    private IReadOnlyList<LinkNode> UsersOf(IEnumerable<(int Other, long Strength)> links) =>
        [.. links.Select(link => link.Other).Distinct().Order().Select(user => _nodes[user])];

    private void Add(int from, int to, long strength)
    {
        if (!_neighbours.TryGetValue(from, out var all))
        {
            _neighbours.Add(from, all = []);
        }

        all.Add((to, strength));
    }

    /// <summary>
    /// Nodes without which their neighbours fall apart (the articulation points, by Hopcroft and Tarjan): one walk through all, so that only for these few
    /// the parts are looked at.
    /// </summary>
    private HashSet<int> CutNodes()
    {
        var cut = new HashSet<int>();
        var (met, lowest) = (new Dictionary<int, int>(_neighbours.Count), new Dictionary<int, int>(_neighbours.Count));
        var path = new Stack<(int Node, int From, int Next)>();
        foreach (var first in _neighbours.Keys)
        {
            if (met.ContainsKey(first))
            {
                continue;
            }

            Enter(first, first);
            var branches = 0;
            while (path.TryPop(out var step))
            {
                var (node, from, next) = step;
                if (next < _neighbours[node].Count)
                {
                    path.Push((node, from, next + 1));
                    var other = _neighbours[node][next].Other;
                    if (!met.TryGetValue(other, out var when))
                    {
                        Enter(other, node);
                    }
                    else if (other != from)
                    {
                        lowest[node] = Math.Min(lowest[node], when);
                    }
                }
                else if (from == first)
                {
                    branches += node == first ? 0 : 1;
                }
                else
                {
                    lowest[from] = Math.Min(lowest[from], lowest[node]);
                    if (lowest[node] >= met[from])
                    {
                        cut.Add(from);
                    }
                }
            }

            // Of the first it is enough that the walk had to begin there twice.
            if (branches > 1)
            {
                cut.Add(first);
            }
        }

        return cut;

        void Enter(int node, int from)
        {
            met.Add(node, met.Count);
            lowest.Add(node, met[node]);
            path.Push((node, from, 0));
        }
    }

    /// <summary>Which part each node is of when one is taken away.</summary>
    private Dictionary<int, int> PartsWithout(int gone)
    {
        var partOf = new Dictionary<int, int>();
        var waiting = new Stack<int>();
        foreach (var first in _neighbours[gone].Select(link => link.Other))
        {
            if (!partOf.TryAdd(first, first))
            {
                continue;
            }

            waiting.Push(first);
            while (waiting.TryPop(out var node))
            {
                foreach (var (other, _) in _neighbours[node])
                {
                    if (other != gone && partOf.TryAdd(other, first))
                    {
                        waiting.Push(other);
                    }
                }
            }
        }

        return partOf;
    }

    /// <summary>The parts that could each be a gang.</summary>
    private HashSet<int> Gangs(Dictionary<int, int> partOf)
    {
        var sizes = new GangSizes();
        foreach (var (node, part) in partOf)
        {
            sizes.Add(_nodes[node], part);
        }

        return sizes.Gangs;
    }
}
