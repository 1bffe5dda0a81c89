namespace Cordon.Core.Tracing;

/// <summary>Whose money a hold is, where several cases claim the same of it: each unit is one case's.</summary>
internal static class CountedOnce
{
    /// <summary>
    /// The share of each case that has any: a unit is the first case's, or else that of the case whose money was followed first. More pieces of
    /// cases that are followed later change nothing in what the others have.
    /// </summary>
    public static Dictionary<uint, long> Of(IReadOnlyList<LivePiece> pieces, uint first)
    {
        var shares = new Dictionary<uint, long>();
        var borders = new List<(long At, bool IsBegin, int Piece)>();
        for (var i = 0; i < pieces.Count; i++)
        {
            borders.Add((pieces[i].Start, true, i));
            borders.Add((pieces[i].End, false, i));
        }

        borders.Sort();
        var claims = new SortedSet<(bool IsOther, uint Rank, int Piece)>();
        var from = 0L;
        foreach (var (at, isBegin, index) in borders)
        {
            if (claims.Count > 0 && at > from)
            {
                var owner = pieces[claims.Min.Piece];
                shares[owner.Case] = shares.GetValueOrDefault(owner.Case) + (owner with { Start = from }).ShareTo(at);
            }

            from = at;
            var claim = (pieces[index].Case != first, pieces[index].Rank, index);
            _ = isBegin ? claims.Add(claim) : claims.Remove(claim);
        }

        return shares;
    }
}
