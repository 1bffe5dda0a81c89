namespace Cordon.Core.Tracing;

/// <summary>
/// First in, first out where banks have held money: held units stay where they are, and later outflows take what lies behind them. What was let
/// go lies behind all else. What was paid back without a hold is out of the account.
/// </summary>
public sealed unsafe partial class Tracer
{
    private void FollowPastHolds(int index, in TrailMove move, List<HoldCut> holds, Trail into)
    {
        var purse = graph.At(move.To);
        var apart = 0L;
        var free = new List<MovePart>();
        var held = new List<MovePart>();
        var paidBack = new List<MovePart>();
        var isThere = false;
        foreach (var cut in holds)
        {
            if (!cut.IsBy(_bound, _moment))
            {
                break;
            }

            if (cut.Before <= move.Transfer || cut.Kind == HoldCutKind.Returned)
            {
                apart += cut.ApartMore;
                continue;
            }

            if (!isThere)
            {
                isThere = true;
                free.Add(new MovePart(0, move.Arrived, move.Start - apart, 0));
            }

            if (IsEnough(into))
            {
                // What this hold and later ones did to the money is not looked at any more.
                Stay(index, move, free, TrailFate.Unfollowed, into);
                Stay(index, move, held, TrailFate.Unfollowed, into);
                Stay(index, move, paidBack, TrailFate.PaidBack, into);
                return;
            }

            _looks++;
            if (cut.IsLetGo)
            {
                Take(held, free, cut.Order, cut.Offset, cut.Length, cut.Start, 0);
            }
            else
            {
                Leave(index, move, free, graph.OutBefore(purse, cut.Before), into);
                Take(free, cut.Kind == HoldCutKind.PaidBack ? paidBack : held, 0, cut.Start, cut.Length, cut.Offset, cut.Order);
                MoveUp(free, cut);
            }
        }

        if (!isThere)
        {
            free.Add(new MovePart(0, move.Arrived, move.Start - apart, 0));
        }

        Leave(index, move, free, _bound > graph.TransferCount ? purse->Out : graph.OutBefore(purse, _bound), into);
        Stay(index, move, free, TrailFate.Rests, into);
        Stay(index, move, held, TrailFate.Frozen, into);
        Stay(index, move, paidBack, TrailFate.PaidBack, into);
    }

    /// <summary>Takes what of some parts lies in an interval over to others, where the interval begins elsewhere.</summary>
    private static void Take(List<MovePart> from, List<MovePart> to, uint order, long start, long length, long newStart, uint newOrder)
    {
        for (var i = from.Count - 1; i >= 0; i--)
        {
            var part = from[i];
            var (first, last) = (Math.Max(part.At, start), Math.Min(part.At + part.Length, start + length));
            if (part.Order != order || first >= last)
            {
                continue;
            }

            from.RemoveAt(i);
            to.Add(new MovePart(part.Offset + first - part.At, last - first, newStart + first - start, newOrder));
            if (last < part.At + part.Length)
            {
                from.Insert(i, new MovePart(part.Offset + last - part.At, part.At + part.Length - last, last, order));
            }

            if (first > part.At)
            {
                from.Insert(i, part with { Length = first - part.At });
            }
        }
    }

    private static void MoveUp(List<MovePart> free, in HoldCut cut)
    {
        for (var i = 0; i < free.Count; i++)
        {
            free[i] = free[i].At > cut.Start ? free[i] with { At = free[i].At - cut.Length } : free[i];
        }
    }

    /// <summary>Adds what of some parts has left by a coordinate of outflow, and keeps the rest.</summary>
    private void Leave(int index, in TrailMove move, List<MovePart> parts, long outTotal, Trail into)
    {
        var purse = graph.At(move.To);
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            var part = parts[i];
            var leaving = Math.Min(part.At + part.Length, outTotal);
            if (part.At >= leaving)
            {
                continue;
            }

            var at = part.At;
            for (var cursor = graph.OutflowsOf(purse).AtCoordinate(&purse->Outflows, at); ; graph.OutflowsOf(purse).Step(&purse->Outflows, ref cursor))
            {
                if (IsEnough(into))
                {
                    Stay(index, move, part with { Offset = part.Offset + at - part.At, Length = leaving - at, At = at }, TrailFate.Unfollowed, into);
                    break;
                }

                _looks++;
                var start = cursor.Entry->Start;
                var next = graph.OutflowsOf(purse).EndOf(&purse->Outflows, cursor, purse->Out);
                var until = Math.Min(leaving, next);
                var offset = part.Offset + at - part.At;
                Leave(index, move, *cursor.Entry, next - start, at - start, until - start, offset, offset + until - at, into);
                at = until;
                if (at == leaving)
                {
                    break;
                }
            }

            parts.RemoveAt(i);
            if (leaving < part.At + part.Length)
            {
                parts.Insert(i, new MovePart(part.Offset + leaving - part.At, part.At + part.Length - leaving, leaving, 0));
            }
        }
    }

    private static void Stay(int index, in TrailMove move, List<MovePart> parts, TrailFate fate, Trail into)
    {
        foreach (var part in parts)
        {
            Stay(index, move, part, fate, into);
        }
    }

    private static void Stay(int index, in TrailMove move, in MovePart part, TrailFate fate, Trail into)
    {
        var share = Proportion.Between(move.Share, part.Offset, part.Offset + part.Length, move.Arrived);
        into.Ends.Add(new TrailEnd(index, move.To, fate, part.At, part.Length, share, move.Transfer, move.Hop)
        {
            Offset = part.Offset,
            Order = part.Order,
        });
    }

    /// <summary>A part of a move in the purse that it reached.</summary>
    /// <param name="Offset">Where in the move it begins.</param>
    /// <param name="Length">In minor units.</param>
    /// <param name="At">As a coordinate of outflow, or where in the order's hold.</param>
    /// <param name="Order">The order that holds it; 0 for none.</param>
    private readonly record struct MovePart(long Offset, long Length, long At, uint Order);
}
