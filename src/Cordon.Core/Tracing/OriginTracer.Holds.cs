namespace Cordon.Core.Tracing;

/// <summary>First in, first out, backward, where banks have held money: the way from where it left to where it came in is one map a purse.</summary>
public sealed unsafe partial class OriginTracer
{
    private readonly Dictionary<uint, PurseRow> _rows = [];

    private void FollowPastHolds(int index, in Piece piece, List<HoldCut> cuts, Trail into)
    {
        if (RowOf(piece.Purse, cuts) is not { } row)
        {
            GiveUp(index, piece, into);
            return;
        }

        // What lies there is what could leave, and what banks hold.
        var held = index < 0 ? row.HeldLength : 0;
        var leaving = row.Between(piece.Start, piece.Start + piece.Amount - held);
        var done = 0L;
        foreach (var (inflow, length) in index < 0 ? leaving.Concat(row.Held()) : leaving)
        {
            FollowInflows(index, piece, done, inflow, length, into);
            done += length;
        }
    }

    /// <summary>A purse's row with all that banks did there until the moment. Null when a bound is met.</summary>
    private PurseRow? RowOf(uint purse, List<HoldCut> cuts)
    {
        if (_rows.TryGetValue(purse, out var row))
        {
            return row;
        }

        row = new PurseRow();
        foreach (var cut in cuts)
        {
            if (!cut.IsBy(_bound, _moment))
            {
                break;
            }

            if (_looks++ >= _bounds.LooksMax)
            {
                return null;
            }

            row.Pass(cut);
        }

        _rows.Add(purse, row);
        return row;
    }
}
