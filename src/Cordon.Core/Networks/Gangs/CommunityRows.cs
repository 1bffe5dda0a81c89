namespace Cordon.Core.Networks.Gangs;

/// <summary>What links say between communities, a row of each: where two become one only their rows and those of their neighbours change.</summary>
internal sealed class CommunityRows(GangSizes sizes)
{
    // What counts always, and stolen money, which counts where both hold a case.
    private readonly Dictionary<int, Dictionary<int, (long Always, long Stolen)>> _rows = [];

    public IReadOnlyCollection<int> Communities => _rows.Keys;

    public IReadOnlyCollection<int> NeighboursOf(int community) => _rows.TryGetValue(community, out var row) ? row.Keys : [];

    /// <summary>Takes in a link; one within a community says nothing here.</summary>
    public void Add(int one, int other, long strength, bool isStolen)
    {
        if (one != other)
        {
            var said = isStolen ? (0, strength) : (strength, 0L);
            Add(one, other, said);
            Add(other, one, said);
        }
    }

    /// <summary>One community becomes part of another.</summary>
    public void Join(int from, int to)
    {
        _ = _rows.Remove(from, out var gone);
        foreach (var (other, said) in gone ?? [])
        {
            _rows[other].Remove(from);
            if (other != to)
            {
                Add(to, other, said);
                Add(other, to, said);
            }
        }
    }

    /// <summary>
    /// Of those that hold a case the one with which a community has most, the first of several; no strength where there is none, or where a second one
    /// has nearly as much.
    /// </summary>
    public (int To, long Strength) WinnerOf(int community)
    {
        var (to, most, second, sum, count) = (0, 0L, 0L, 0L, 0);
        foreach (var (other, said) in _rows.GetValueOrDefault(community) ?? [])
        {
            var strength = said.Always + (sizes.HoldsCase(community) ? said.Stolen : 0);
            if (strength == 0 || !sizes.HoldsCase(other))
            {
                continue;
            }

            (sum, count) = (sum + strength, count + 1);
            if (strength > most || (strength == most && other < to))
            {
                (to, most, second) = (other, strength, most);
            }
            else
            {
                second = Math.Max(second, strength);
            }
        }

        return count == 1 || second * 100 < sum * CommunityFinder.ChannelPercentMin ? (to, most) : default;
    }

    private void Add(int from, int to, (long Always, long Stolen) said)
    {
        var row = _rows.TryGetValue(from, out var known) ? known : _rows[from] = [];
        var before = row.GetValueOrDefault(to);
        row[to] = (before.Always + said.Always, before.Stolen + said.Stolen);
    }
}
