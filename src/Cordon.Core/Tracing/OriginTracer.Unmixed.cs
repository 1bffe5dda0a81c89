namespace Cordon.Core.Tracing;

/// <summary>Policies that tell units apart, and claims.</summary>
public sealed unsafe partial class OriginTracer
{
    private readonly List<(PurseEvent Inflow, long Low)> _levels = [];

    private void FollowFirstIn(int index, in Piece piece, Trail into)
    {
        if (graph.At(piece.Purse)->Holds != 0)
        {
            FollowPastHolds(index, piece, graph.HoldsOf(piece.Purse)!, into);
            return;
        }

        FollowInflows(index, piece, 0, piece.Start, piece.Amount, into);
    }

    /// <summary>Follows what of a piece came into its purse between two coordinates of inflow.</summary>
    /// <param name="offset">Where in the piece it begins.</param>
    private void FollowInflows(int index, in Piece piece, long offset, long start, long amount, Trail into)
    {
        var purse = graph.At(piece.Purse);
        var end = start + amount;
        var at = start;
        var inflows = graph.InflowsOf(purse);
        for (var cursor = inflows.AtCoordinate(&purse->Inflows, at); at < end; inflows.Step(&purse->Inflows, ref cursor))
        {
            var done = offset + at - start;
            if (into.Moves.Count >= _bounds.MovesMax || _looks++ >= _bounds.LooksMax)
            {
                into.Limits |= into.Moves.Count >= _bounds.MovesMax ? TraceLimits.Moves : TraceLimits.Looks;
                var left = Proportion.Between(piece.Share, done, offset + amount, piece.Amount);
                into.Ends.Add(new TrailEnd(index, piece.Purse, TrailFate.Unfollowed, at, end - at, left, LeftBy(piece.Transfer), piece.Hop));
                return;
            }

            var entry = *cursor.Entry;
            var next = inflows.EndOf(&purse->Inflows, cursor, purse->In);
            var until = Math.Min(end, next);
            var share = Proportion.Between(piece.Share, done, done + until - at, piece.Amount);
            var inflow = new PurseEvent(entry.Transfer, entry.Payer, next - entry.Start, 0, true);
            Came(index, piece, inflow, at, at - entry.Start, until - entry.Start, share, into);
            at = until;
        }
    }

    /// <summary>Lays what came on a stack and takes what left off it: what lies at the asked levels in the end is what they came by.</summary>
    private void FollowLastIn(int index, in Piece piece, Trail into)
    {
        if (!Read(piece.Purse, piece.Transfer, _events))
        {
            GiveUp(index, piece, into);
            return;
        }

        _levels.Clear();
        foreach (var happened in _events)
        {
            if (happened.IsIn)
            {
                _levels.Add((happened, happened.After - happened.Amount));
                continue;
            }

            while (_levels.Count > 0 && _levels[^1].Low >= happened.After)
            {
                _levels.RemoveAt(_levels.Count - 1);
            }
        }

        var end = piece.Start + piece.Amount;
        for (var i = 0; i < _levels.Count; i++)
        {
            var (inflow, low) = _levels[i];
            var from = Math.Max(low, piece.Start);
            var to = Math.Min(i + 1 < _levels.Count ? _levels[i + 1].Low : end, end);
            if (from < to)
            {
                var share = Proportion.Between(piece.Share, from - piece.Start, to - piece.Start, piece.Amount);
                Came(index, piece, inflow, from, from - low, to - low, share, into);
            }
        }
    }

    /// <summary>
    /// Of a source alone among the holder's own money, as much is left as the lowest balance since; of that, what left in a transfer is what
    /// exceeded the balance after it.
    /// </summary>
    private void FollowClaim(int index, in Piece piece, Trail into)
    {
        if (!Read(piece.Purse, piece.Transfer, _events))
        {
            GiveUp(index, piece, into);
            return;
        }

        var lowest = _events.Count == 0 ? 0 : _events[^1].After;
        var stays = index < 0 ? 0 : lowest - graph.Find(piece.Purse, piece.Transfer)!.Value.Sent;
        for (var i = _events.Count - 1; i >= 0 && lowest > stays; i--)
        {
            var happened = _events[i];
            lowest = Math.Min(lowest, happened.After);
            var claim = Math.Min(piece.Amount, Math.Min(happened.Amount, lowest) - stays);
            if (happened.IsIn && claim > 0)
            {
                Came(index, piece, happened, 0, 0, claim, 0, into);
            }
        }
    }
}
