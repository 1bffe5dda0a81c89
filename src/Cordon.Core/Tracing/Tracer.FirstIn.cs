namespace Cordon.Core.Tracing;

/// <summary>First in, first out: the coordinate of inflow at which money arrived is the coordinate of outflow at which it leaves.</summary>
public sealed unsafe partial class Tracer
{
    /// <summary>Moves looked at ahead, so that the memory of their purses is there when their turn comes.</summary>
    private const int Ahead = 8;

    private void FollowFirstIn(Trail into)
    {
        for (var i = 0; i < into.Moves.Count; i++)
        {
            if (i + Ahead < into.Moves.Count)
            {
                graph.Prefetch(into.Moves[i + Ahead].To);
            }

            var move = into.Moves[i];
            if (!Stops(i, move, into))
            {
                FollowFirstIn(i, move, into);
            }
        }
    }

    private void FollowFirstIn(int index, in TrailMove move, Trail into)
    {
        if (graph.HoldsOf(move.To) is { } holds)
        {
            FollowPastHolds(index, move, holds, into);
            return;
        }

        var purse = graph.At(move.To);
        var outTotal = _bound > graph.TransferCount ? purse->Out : graph.OutBefore(purse, _bound);
        var end = move.Start + move.Arrived;
        var at = move.Start;
        if (at < outTotal)
        {
            var leaving = Math.Min(end, outTotal);
            var cursor = graph.Outflows.AtCoordinate(&purse->Outflows, at);
            while (true)
            {
                var start = cursor.Entry->Start;
                var next = graph.Outflows.EndOf(&purse->Outflows, cursor, purse->Out);
                var until = Math.Min(leaving, next);
                Leave(index, move, *cursor.Entry, next - start, at - start, until - start, at - move.Start, until - move.Start, into);
                at = until;
                if (at == leaving)
                {
                    break;
                }

                graph.Outflows.Step(&purse->Outflows, ref cursor);
            }
        }

        if (at < end)
        {
            var share = Proportion.Between(move.Share, at - move.Start, move.Arrived, move.Arrived);
            into.Ends.Add(new TrailEnd(index, move.To, TrailFate.Rests, at, end - at, share, move.Transfer, move.Hop) { Offset = at - move.Start });
        }
    }

    /// <summary>Adds what of a move leaves in a transfer.</summary>
    /// <param name="sent">The whole transfer.</param>
    /// <param name="from">Where in the transfer it begins and ends.</param>
    /// <param name="partFrom">Where in the move it begins and ends.</param>
    private void Leave(
        int index, in TrailMove move, in OutEntry entry, long sent, long from, long to, long partFrom, long partTo, Trail into)
    {
        var arrived = graph.ArrivedOf(entry, sent);
        var before = Proportion.Of(arrived, from, sent);
        var share = Proportion.Between(move.Share, partFrom, partTo, move.Arrived);
        Add(
            new TrailMove(
                index, entry.Transfer, move.To, entry.Payee, entry.PayeeStart + before, to - from,
                Proportion.Of(arrived, to, sent) - before, share, move.Hop + 1),
            into);
    }
}
