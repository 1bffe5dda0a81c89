namespace Cordon.Core.Tracing;

/// <summary>
/// Last in, first out: money that arrived lies at levels of the balance, and a level leaves in the first transfer after which the balance is
/// lower. What leaves together keeps its order in the next purse.
/// </summary>
public sealed unsafe partial class Tracer
{
    private void FollowLastIn(Trail into)
    {
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
        var purse = graph.At(move.To);
        var low = move.Start;
        var high = low + move.Arrived;
        var walk = new BalanceWalk(graph, purse, move.Transfer + 1);
        while (high > low && walk.Step(_bound))
        {
            var after = walk.Before - walk.Sent;
            if (after >= high)
            {
                continue;
            }

            var from = Math.Max(low, after);
            var arrived = graph.ArrivedOf(*walk.Entry, walk.Sent);
            var lower = Proportion.Of(arrived, from - after, walk.Sent);
            var share = Proportion.Between(move.Share, from - move.Start, high - move.Start, move.Arrived);
            var next = new TrailMove(
                index, walk.Entry->Transfer, move.To, walk.Entry->Payee, walk.Entry->PayeeStart + lower, high - from,
                Proportion.Of(arrived, high - after, walk.Sent) - lower, share, move.Hop + 1);
            Add(Placed(next, TaintPolicy.Lifo), into);
            high = from;
        }

        if (high > low)
        {
            End(index, move, TrailFate.Rests, low, high - low, Proportion.Of(move.Share, high - move.Start, move.Arrived), into);
        }
    }
}
