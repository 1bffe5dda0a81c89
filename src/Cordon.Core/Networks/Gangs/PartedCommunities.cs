using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>
/// Divides communities in which gangs lie that a person has parted: each takes what is known to be its own, and what is new goes where most of its links
/// are, step by step.
/// </summary>
internal static class PartedCommunities
{
    /// <summary>The finding, with such communities divided; the same where there are none.</summary>
    /// <param name="gangOf">Whose a node is known to be.</param>
    /// <param name="areApart">Whether a person has parted two gangs.</param>
    public static CommunityFinding Divide(CommunityFinding finding, IReadOnlyDictionary<LinkNode, int> gangOf, Func<int, int, bool> areApart)
    {
        var divided = new List<Community>();
        var places = new List<int>();
        for (var at = 0; at < finding.Communities.Count; at++)
        {
            var parts = Parts(finding, finding.Communities[at], gangOf, areApart);
            divided.AddRange(parts);
            places.AddRange(parts.Select(_ => at));
        }

        if (divided.Count == finding.Communities.Count)
        {
            return finding;
        }

        // A divided community is tied to others by its first part, which is the greatest.
        var first = Enumerable.Range(0, places.Count).GroupBy(place => places[place]).ToDictionary(group => group.Key, group => group.First());
        return finding with
        {
            Communities = divided,
            Ties = finding.Ties.ToDictionary(tie => (first[tie.Key.One], first[tie.Key.Other]), tie => tie.Value),
        };
    }

    private static List<Community> Parts(
        CommunityFinding finding, Community whole, IReadOnlyDictionary<LinkNode, int> gangOf, Func<int, int, bool> areApart)
    {
        var weights = whole.Weights.Where(node => gangOf.ContainsKey(node.Key)).GroupBy(node => gangOf[node.Key])
            .Select(gang => (Gang: gang.Key, Weight: gang.Sum(node => node.Value)))
            .OrderByDescending(gang => gang.Weight).ThenBy(gang => gang.Gang).ToList();

        // A gang that nobody parted from one before it is that one's, as far as this goes.
        var sides = new List<int>();
        var sideOf = new Dictionary<int, int>();
        foreach (var (gang, _) in weights)
        {
            var side = sides.FindIndex(other => !areApart(gang, other));
            sideOf[gang] = side < 0 ? sides.Count : side;
            if (side < 0)
            {
                sides.Add(gang);
            }
        }

        if (sides.Count < 2)
        {
            return [whole];
        }

        var placed = whole.Nodes.Where(gangOf.ContainsKey).ToDictionary(node => node, node => sideOf[gangOf[node]]);
        Spread(finding, whole, placed);
        return
        [
            .. whole.Nodes.GroupBy(node => placed.GetValueOrDefault(node)).OrderBy(side => side.Key)
                .Select(side => new Community([.. side], side.ToDictionary(node => node, node => whole.Weights[node]))),
        ];
    }

    private static void Spread(CommunityFinding finding, Community whole, Dictionary<LinkNode, int> placed)
    {
        var within = whole.Nodes.ToHashSet();
        var near = finding.Links.Where(link => within.Contains(link.One))
            .SelectMany(link => new[] { (From: link.One, To: link.Other, link.Strength), (From: link.Other, To: link.One, link.Strength) })
            .ToLookup(link => link.From);
        while (true)
        {
            var found = whole.Nodes.Where(node => !placed.ContainsKey(node))
                .Select(node => (Node: node, Sides: near[node].Where(link => placed.ContainsKey(link.To)).GroupBy(link => placed[link.To]).ToList()))
                .Where(pair => pair.Sides.Count > 0)
                .Select(pair => (pair.Node, Side: pair.Sides
                    .OrderByDescending(side => side.Sum(link => link.Strength)).ThenBy(side => side.Key).First().Key)).ToList();
            if (found.Count == 0)
            {
                return;
            }

            found.ForEach(pair => placed[pair.Node] = pair.Side);
        }
    }
}
