namespace Cordon.Core.Tracing;

/// <summary>
/// Last in, first out where banks have held money: accounts where one did are replayed in the order of booking, for a hold takes from all of the
/// stolen money that lies there together. What was let go lies on top, as what has just arrived.
/// </summary>
public sealed unsafe partial class Tracer
{
    private readonly List<MoneyStack> _stacks = [];

    private void FollowLastInOrder(Trail into)
    {
        _stacks.Clear();
        _next.Clear();
        for (var known = 0; ;)
        {
            for (; known < into.Moves.Count; known++)
            {
                _next.Add(into.Moves[known].Transfer, StartBit | (uint)known);
            }

            if (_next.Count == 0)
            {
                break;
            }

            var (transfer, waiting) = _next.Take();
            if ((waiting & StartBit) != 0)
            {
                ArriveOnTop((int)(waiting & ~StartBit), into);
            }
            else if (_stacks[(int)waiting].Next == transfer)
            {
                Replay((int)waiting, into);
            }
        }

        foreach (var stack in _stacks)
        {
            Rest(stack, into);
        }
    }

    private void ArriveOnTop(int index, Trail into)
    {
        var move = into.Moves[index];
        if (Stops(index, move, into))
        {
            return;
        }

        if (graph.HoldsOf(move.To) is not { } cuts)
        {
            FollowLastIn(index, move, into);
            return;
        }

        ref var number = ref _purses.At(move.To);
        if (number == 0)
        {
            _stacks.Add(new MoneyStack(move.To, cuts));
            number = _stacks.Count;
        }

        var stack = _stacks[number - 1];
        PassHolds(stack, move.Transfer, long.MaxValue);
        stack.Lay(new StackPart(index, 0, move.Arrived, move.Start, 0, TrailFate.Rests));
        stack.Walk = new BalanceWalk(graph, graph.At(move.To), move.Transfer + 1);
        Await(number - 1);
    }

    /// <summary>Has the next outflow that moves stolen money off a stack, or the next hold, replayed when its turn comes.</summary>
    private void Await(int number)
    {
        var stack = _stacks[number];
        var next = stack.NextHold;
        if (stack.Free.Count > 0)
        {
            Find(ref stack.Walk, stack.Purse, BalanceWish.Below(stack.Free[^1].End), Math.Min(_bound, next));
            next = Math.Min(next, stack.Walk.Transfer);
        }

        if (next < _bound && next != stack.Next)
        {
            _next.Add(next, (uint)number);
        }

        stack.Next = next;
    }

    private void Replay(int number, Trail into)
    {
        var stack = _stacks[number];
        var transfer = stack.Next;
        stack.Next = 0;
        if (IsEnough(into))
        {
            stack.IsUnfollowed = true;
            return;
        }

        if (PassHolds(stack, transfer, long.MaxValue))
        {
            stack.Walk = new BalanceWalk(graph, graph.At(stack.Purse), transfer);
        }
        else
        {
            LeaveFromTop(stack, into);
            stack.Walk.Step(graph);
        }

        Await(number);
    }

    private void LeaveFromTop(MoneyStack stack, Trail into)
    {
        var sent = stack.Walk.Sent(graph);
        var after = stack.Walk.Before(graph) - sent;
        for (var i = stack.Free.Count - 1; i >= 0 && stack.Free[i].End > after; i--)
        {
            var part = stack.Free[i];
            var from = Math.Max(part.At, after);
            var next = MoveOf(
                part.Move, into.Moves[part.Move], *stack.Walk.Entry, sent, from - after, part.End - after, part.Offset + from - part.At,
                part.Offset + part.Length);
            Add(Placed(next, TaintPolicy.Lifo), into);
            if (from > part.At)
            {
                stack.Free[i] = part with { Length = from - part.At };
            }
            else
            {
                stack.Free.RemoveAt(i);
            }
        }
    }

    private bool PassHolds(MoneyStack stack, uint bound, long moment)
    {
        var first = stack.CutCount;
        while (stack.CutCount < stack.Cuts.Count && stack.Cuts[stack.CutCount].IsBy(bound, moment))
        {
            _looks++;
            var cut = stack.Cuts[stack.CutCount];
            var free = graph.BalanceBefore(stack.Purse, cut.Before) - cut.ApartBefore;
            if (cut.Kind == HoldCutKind.Returned)
            {
                // A trail goes on telling it as frozen.
                stack.CutCount++;
            }
            else if (cut.IsLetGo)
            {
                stack.CutCount++;
                stack.LetGo(cut, free);
            }
            else
            {
                stack.Hold(cut, HoldCut.WholeOf(stack.Cuts, ref stack.CutCount), free, cut.Case == _case);
            }
        }

        return stack.CutCount > first;
    }

    private void Rest(MoneyStack stack, Trail into)
    {
        if (!stack.IsUnfollowed)
        {
            PassHolds(stack, _bound, _moment);
        }

        foreach (var part in stack.Free.Concat(stack.Held))
        {
            var move = into.Moves[part.Move];
            var share = Proportion.Between(move.Share, part.Offset, part.Offset + part.Length, move.Arrived);
            var fate = stack.IsUnfollowed && part.Fate != TrailFate.PaidBack ? TrailFate.Unfollowed : part.Fate;
            into.Ends.Add(new TrailEnd(part.Move, move.To, fate, part.At, part.Length, share, move.Transfer, move.Hop) { Order = part.Order });
        }
    }
}
