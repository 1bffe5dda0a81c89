using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>How many cases and accounts each community has: with enough of both it may be a gang; what is smaller is a case.</summary>
internal sealed class GangSizes
{
    private readonly Dictionary<int, int> _cases = [];
    private readonly Dictionary<int, int> _accounts = [];

    /// <summary>Communities that may be gangs.</summary>
    public HashSet<int> Gangs => [.. _cases.Keys.Where(IsGang)];

    /// <summary>Takes in a node; those that are neither case nor account make no community larger.</summary>
    public void Add(LinkNode node, int community)
    {
        var counts = node.Kind switch { NodeKind.Case => _cases, NodeKind.Account => _accounts, _ => null };
        if (counts is not null)
        {
            counts[community] = counts.GetValueOrDefault(community) + 1;
        }
    }

    public bool HoldsCase(int community) => _cases.ContainsKey(community);

    public bool IsGang(int community) =>
        _cases.GetValueOrDefault(community) >= GangBook.CasesMin && _accounts.GetValueOrDefault(community) >= GangBook.AccountsMin;

    /// <summary>One community becomes part of another.</summary>
    public void Join(int from, int to)
    {
        foreach (var counts in (Dictionary<int, int>[])[_cases, _accounts])
        {
            if (counts.Remove(from, out var moved))
            {
                counts[to] = counts.GetValueOrDefault(to) + moved;
            }
        }
    }
}
