namespace Cordon.Core.Networks.Communities;

/// <summary>
/// Finds communities by the Leiden algorithm (Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", 2019):
/// nodes move to where they gain most, communities are refined into parts that hold together, and the parts become the nodes of the next round. Every
/// community is connected, and no step makes the partition worse.
/// </summary>
/// <remarks>
/// One difference from the paper: in refinement a node joins a part with a chance in proportion to its gain, not to the exponential of it, so that all
/// arithmetic is in whole numbers. Deterministic given the seed. Not for several threads at a time.
/// </remarks>
public sealed class Leiden
{
    /// <summary>Rounds of moving, refining and aggregating: ten halvings and more are never seen; the bound is there so that there is one.</summary>
    private const int RoundsMax = 100;

    private readonly CommunityQuality _quality;
    private SeededDice _dice;

    private Leiden(CommunityQuality quality, ulong seed) => (_quality, _dice) = (quality, new SeededDice(seed));

    /// <summary>Finds the communities of a graph.</summary>
    /// <param name="seed">The same seed gives the same answer.</param>
    /// <param name="runs">How often it is begun anew from the answer so far, at most: it ends when nothing changes.</param>
    /// <returns>Of each node its community, numbered from 0 in the order of their first nodes.</returns>
    public static int[] Communities(CommunityGraph graph, CommunityQuality quality, ulong seed, int runs = 4)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(quality);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality.ResolutionMillionths, CommunityQuality.ResolutionMax);
        var leiden = new Leiden(quality, seed);
        int[] best = [.. Enumerable.Range(0, graph.Count)];
        for (var run = 0; run < runs; run++)
        {
            var next = leiden.Run(graph, best);
            if (next.AsSpan().SequenceEqual(best))
            {
                break;
            }

            best = next;
        }

        return best;
    }

    /// <summary>One run, from a partition on.</summary>
    private int[] Run(CommunityGraph graph, int[] from)
    {
        var (whole, nodeOf, communityOf) = (graph, Enumerable.Range(0, graph.Count).ToArray(), from.ToArray());
        for (var round = 0; round < RoundsMax; round++)
        {
            MoveNodes(whole, communityOf);
            var communities = Renumber(communityOf);
            if (communities == whole.Count)
            {
                break;
            }

            var partOf = Refine(whole, communityOf, communities);
            var parts = Renumber(partOf);
            var next = new int[parts];
            for (var node = 0; node < whole.Count; node++)
            {
                next[partOf[node]] = communityOf[node];
            }

            for (var node = 0; node < nodeOf.Length; node++)
            {
                nodeOf[node] = partOf[nodeOf[node]];
            }

            if (parts == whole.Count)
            {
                // Nothing can be put together any more; communities that are several parts stay so only where moving one of them gains nothing.
                communityOf = next;
                break;
            }

            (whole, communityOf) = (whole.Aggregate(partOf, parts), next);
        }

        var answer = new int[graph.Count];
        for (var node = 0; node < answer.Length; node++)
        {
            answer[node] = communityOf[nodeOf[node]];
        }

        Connect(graph, answer);
        Renumber(answer);
        return answer;
    }

    /// <summary>Moves nodes to the neighbouring community where they gain most, until none gains; those whose neighbours moved are looked at again.</summary>
    private void MoveNodes(CommunityGraph graph, int[] communityOf)
    {
        // A node may leave for a community of its own, so there are as many as nodes; numbers that nobody has are kept at hand.
        var sizes = new long[graph.Count];
        var counts = new int[graph.Count];
        for (var node = 0; node < graph.Count; node++)
        {
            sizes[communityOf[node]] += _quality.SizeOf(graph, node);
            counts[communityOf[node]]++;
        }

        var empty = new Stack<int>(Enumerable.Range(0, graph.Count).Where(community => counts[community] == 0).Reverse());
        int[] order = [.. Enumerable.Range(0, graph.Count)];
        _dice.Shuffle(order);
        var queue = new Queue<int>(order);
        var isQueued = new bool[graph.Count];
        Array.Fill(isQueued, true);
        var near = new NearWeights(graph.Count);
        while (queue.TryDequeue(out var node))
        {
            isQueued[node] = false;
            var (own, size) = (communityOf[node], _quality.SizeOf(graph, node));
            near.Gather(graph, node, communityOf);
            sizes[own] -= size;
            counts[own]--;
            var best = Best(graph, near, own, size, sizes);
            if (best < 0)
            {
                best = counts[own] == 0 ? own : empty.Pop();
            }

            sizes[best] += size;
            counts[best]++;
            if (best == own)
            {
                continue;
            }

            if (counts[own] == 0)
            {
                empty.Push(own);
            }

            communityOf[node] = best;
            foreach (var neighbour in graph.NeighboursOf(node))
            {
                if (communityOf[neighbour] != best && !isQueued[neighbour])
                {
                    isQueued[neighbour] = true;
                    queue.Enqueue(neighbour);
                }
            }
        }
    }

    /// <summary>The community in which a node gains most; its own where none is better; −1 where alone is better than all.</summary>
    private int Best(CommunityGraph graph, NearWeights near, int own, long size, long[] sizes)
    {
        var (best, most) = (own, _quality.Gain(graph, near[own], size, sizes[own]));
        foreach (var community in near.Communities)
        {
            var gain = _quality.Gain(graph, near[community], size, sizes[community]);
            if (gain > most)
            {
                (best, most) = (community, gain);
            }
        }

        return most < 0 ? -1 : best;
    }

    /// <summary>
    /// Parts each community into sets that hold together: from single nodes on, a node that is alone and well connected to its community joins a
    /// neighbouring well connected part in which it does not lose.
    /// </summary>
    private int[] Refine(CommunityGraph graph, int[] communityOf, int communities)
    {
        int[] partOf = [.. Enumerable.Range(0, graph.Count)];
        var state = new Refinement(graph, _quality, communityOf, communities);
        int[] order = [.. Enumerable.Range(0, graph.Count)];
        _dice.Shuffle(order);
        var near = new NearWeights(graph.Count);
        var (candidates, gains) = (new List<int>(), new List<Int128>());
        foreach (var node in order)
        {
            if (!state.IsAlone(node) || !state.IsWellConnected(node))
            {
                continue;
            }

            near.Gather(graph, node, partOf, communityOf, communityOf[node]);
            candidates.Clear();
            gains.Clear();
            foreach (var part in near.Communities)
            {
                var gain = part == node ? Int128.Zero : _quality.Gain(graph, near[part], state.SizeOf(node), state.SizeOf(part));
                if (part != node && gain > 0 && state.IsWellConnected(part))
                {
                    candidates.Add(part);
                    gains.Add(gain);
                }
            }

            if (candidates.Count > 0)
            {
                var chosen = candidates[Draw(gains)];
                partOf[node] = chosen;
                state.Join(node, chosen, near[chosen]);
            }
        }

        return partOf;
    }

    /// <summary>An index with a chance in proportion to its gain.</summary>
    private int Draw(List<Int128> gains)
    {
        var total = gains.Aggregate(Int128.Zero, (sum, gain) => sum + gain);

        // A fraction of 2^-40 is fine enough, and the product stays in 128 bits where gains are scaled to 80.
        var shift = 0;
        for (var rest = total; rest > ((Int128)1 << 80); rest >>= 1)
        {
            shift++;
        }

        var drawn = ((total >> shift) * (Int128)(_dice.Bits() >> 24)) >> 40;
        for (var i = 0; i < gains.Count - 1; i++)
        {
            drawn -= gains[i] >> shift;
            if (drawn < 0)
            {
                return i;
            }
        }

        return gains.Count - 1;
    }

    /// <summary>
    /// Parts a community that is not connected. By the paper there is none when a run has ended; a run that met its bound of rounds may have left one.
    /// </summary>
    private static void Connect(CommunityGraph graph, int[] communityOf)
    {
        var seen = new bool[graph.Count];
        var known = new HashSet<int>();
        var next = graph.Count;
        var open = new Stack<int>();
        for (var first = 0; first < graph.Count; first++)
        {
            if (seen[first])
            {
                continue;
            }

            var community = communityOf[first];
            var named = known.Add(community) ? community : next++;
            seen[first] = true;
            open.Push(first);
            while (open.TryPop(out var node))
            {
                communityOf[node] = named;
                foreach (var neighbour in graph.NeighboursOf(node))
                {
                    if (!seen[neighbour] && communityOf[neighbour] == community)
                    {
                        seen[neighbour] = true;
                        open.Push(neighbour);
                    }
                }
            }
        }
    }

    /// <summary>Numbers communities from 0 in the order of their first nodes; returns how many there are.</summary>
    private static int Renumber(int[] communityOf)
    {
        var numbers = new Dictionary<int, int>();
        for (var node = 0; node < communityOf.Length; node++)
        {
            if (!numbers.TryGetValue(communityOf[node], out var number))
            {
                numbers.Add(communityOf[node], number = numbers.Count);
            }

            communityOf[node] = number;
        }

        return numbers.Count;
    }
}
