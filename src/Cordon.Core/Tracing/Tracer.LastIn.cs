namespace Cordon.Core.Tracing;

/// <summary>
/// Last in, first out: money that arrived lies at levels of the balance, and a level leaves in the first transfer after which the balance is
/// lower. What leaves together keeps its order in the next purse.
/// </summary>
public sealed unsafe partial class Tracer
{
    private void FollowLastIn(Trail into)
    {
        if (graph.HasHolds)
        {
            FollowLastInOrder(into);
            return;
        }

        for (var i = 0; i < into.Moves.Count; i++)
        {
            var move = into.Moves[i];
            if (!Stops(i, move, into))
            {
                FollowLastIn(i, move, into);
            }
        }
    }

    private void FollowLastIn(int index, in TrailMove move, Trail into)
    {
        var low = move.Start;
        var high = low + move.Arrived;
        var walk = new BalanceWalk(graph, graph.At(move.To), move.Transfer + 1);
        for (; high > low; walk.Step(graph))
        {
            Find(ref walk, move.To, BalanceWish.Below(high), _bound);
            if (walk.Transfer >= _bound || IsEnough(into))
            {
                break;
            }

            var sent = walk.Sent(graph);
            var after = walk.Before(graph) - sent;
            var from = Math.Max(low, after);
            var next = MoveOf(index, move, *walk.Entry, sent, from - after, high - after, from - move.Start, high - move.Start);
            Add(Placed(next, TaintPolicy.Lifo), into);
            high = from;
        }

        if (high > low)
        {
            var share = Proportion.Of(move.Share, high - move.Start, move.Arrived);
            End(index, move, walk.Transfer < _bound ? TrailFate.Unfollowed : TrailFate.Rests, low, high - low, share, into);
        }
    }

    /// <summary>The level of a purse's free balance from which a move lies on that comes with a coordinate of inflow.</summary>
    private long LevelOf(in TrailMove move)
    {
        var purse = graph.At(move.To);
        return move.Start - graph.OutBefore(purse, move.Transfer + 1) - graph.ApartBefore(purse, move.Transfer);
    }
}
