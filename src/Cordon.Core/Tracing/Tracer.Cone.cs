using System.Runtime.InteropServices;

namespace Cordon.Core.Tracing;

/// <summary>
/// Policies under which stolen money mixes: the outflows of every purse that it reached are replayed in the order of booking, with one sum of
/// stolen money a purse. A move has no single parent then.
/// </summary>
public sealed unsafe partial class Tracer
{
    /// <summary>Set in what waits for a transfer where it is a stolen payment, by its move, and not a purse, by its index.</summary>
    private const uint StartBit = 1u << 31;

    /// <summary>So many outflows in a row are walked through before the index of a large purse is asked.</summary>
    private const int StepsBeforeIndex = 128;

    private readonly PurseTable _purses = new();
    private readonly List<Reached> _reached = [];
    private readonly TransferHeap _next = new();
    private readonly BalanceIndex _balances = new(graph);

    private void FollowCone(Trail into, long smallestShare)
    {
        _reached.Clear();
        _next.Clear();
        for (var i = 0; i < into.Moves.Count; i++)
        {
            // Arrivals are noted when the replay comes by; a stolen payment is nobody's outflow here.
            _next.Add(into.Moves[i].Transfer, StartBit | (uint)i);
        }

        while (_next.Count > 0)
        {
            var (transfer, waiting) = _next.Take();
            if ((waiting & StartBit) != 0)
            {
                Arrive((int)(waiting & ~StartBit), smallestShare, into);
            }
            else if (IsEnough(into))
            {
                // Stolen payments that are not reached any more are told too.
                _next.Add(transfer, waiting);
                break;
            }
            else if (_reached[(int)waiting].Next == transfer)
            {
                Replay((int)waiting, smallestShare, into);
            }
        }

        Rest(into);
    }

    private bool IsEnough(Trail into)
    {
        into.Limits |= (into.Moves.Count - _others >= _bounds.MovesMax ? TraceLimits.Moves : 0) | (_looks >= _bounds.LooksMax ? TraceLimits.Looks : 0);
        return (into.Limits & (TraceLimits.Moves | TraceLimits.Looks)) != 0;
    }

    /// <summary>Stolen money arrives: it stops there, or is added to what of it lies there.</summary>
    private void Arrive(int moveIndex, long smallestShare, Trail into)
    {
        var move = into.Moves[moveIndex];
        if (Stops(moveIndex, move, into))
        {
            return;
        }

        ref var index = ref _purses.At(move.To);
        if (index == 0)
        {
            _reached.Add(new Reached { Purse = move.To, Hop = move.Hop, Cuts = graph.HoldsOf(move.To) });
            index = _reached.Count;
        }

        ref var reached = ref CollectionsMarshal.AsSpan(_reached)[index - 1];
        var isAwaited = !PassHolds(ref reached, move.Transfer, long.MaxValue, into) && reached.Amount != 0 && into.Policy == TaintPolicy.Poison;
        reached.Amount = into.Policy == TaintPolicy.Poison ? 1 : reached.Amount + move.Arrived;
        reached.Share += move.Share;
        reached.Transfer = move.Transfer;
        reached.Hop = Math.Min(reached.Hop, move.Hop);
        if (!isAwaited)
        {
            reached.Walk = new BalanceWalk(graph, graph.At(move.To), move.Transfer + 1);
            Await(index - 1, smallestShare, into);
        }
    }

    /// <summary>Moves what leaves in the outflow that a purse waited for.</summary>
    private void Replay(int index, long smallestShare, Trail into)
    {
        ref var reached = ref CollectionsMarshal.AsSpan(_reached)[index];
        var transfer = reached.Next;
        reached.Next = 0;
        if (PassHolds(ref reached, transfer, long.MaxValue, into))
        {
            reached.Walk = new BalanceWalk(graph, graph.At(reached.Purse), transfer);
            Await(index, smallestShare, into);
            return;
        }

        var sent = reached.Walk.Sent(graph);
        var leaving = into.Policy == TaintPolicy.Poison ? sent : Leaving(reached.Amount, reached.Walk.Before(graph), sent, into.Policy, smallestShare);
        if (leaving > 0)
        {
            Leave(index, ref reached, sent, leaving, smallestShare, into);
        }
        else
        {
            // Not the one: looking for it was given up at a bound.
            Await(index, smallestShare, into);
        }
    }

    private void Leave(int index, ref Reached reached, long sent, long leaving, long smallestShare, Trail into)
    {
        var entry = *reached.Walk.Entry;
        var isPoison = into.Policy == TaintPolicy.Poison;
        var share = isPoison ? 0 : Proportion.Of(reached.Share, leaving, reached.Amount);
        var arrived = Proportion.Of(graph.ArrivedOf(entry, sent), leaving, sent);
        reached.Amount -= isPoison ? 0 : leaving;
        reached.Share -= share;
        var moveIndex = into.Moves.Count;
        Add(new TrailMove(-1, entry.Transfer, reached.Purse, entry.Payee, 0, leaving, arrived, share, reached.Hop + 1), into);
        if (reached.Amount != 0 || reached.Held != null)
        {
            reached.Walk.Step(graph);
            Await(index, smallestShare, into);
        }

        Arrive(moveIndex, smallestShare, into);
    }

    /// <summary>How much of the stolen money in a purse leaves when some of its balance does.</summary>
    private static long Leaving(long stolen, long balance, long sent, TaintPolicy policy, long smallestShare)
    {
        // No more can stay than is left.
        var least = Math.Max(0, stolen - (balance - sent));
        if (policy == TaintPolicy.Libr)
        {
            return least;
        }

        // Too small a part stays.
        var part = Proportion.Of(stolen, sent, balance);
        return part >= smallestShare ? part : least;
    }

    /// <summary>Has the next outflow of a purse that moves stolen money, or the next hold, replayed when its turn comes, unless more arrives before.</summary>
    private void Await(int index, long smallestShare, Trail into)
    {
        ref var reached = ref CollectionsMarshal.AsSpan(_reached)[index];
        var next = reached.NextHold;
        if (reached.Amount != 0)
        {
            if (into.Policy != TaintPolicy.Poison)
            {
                var isShared = into.Policy == TaintPolicy.Prorata;
                var wish = isShared ? BalanceWish.Share(reached.Amount, smallestShare) : BalanceWish.Below(reached.Amount);
                Find(ref reached.Walk, reached.Purse, wish, Math.Min(_bound, next));
            }

            next = Math.Min(next, reached.Walk.Transfer);
        }

        if (next < _bound && next != reached.Next)
        {
            _next.Add(next, (uint)index);
        }

        reached.Next = next;
    }

    /// <summary>Walks on to the first outflow before a transfer that meets a wish; to some other one only when there have been looks enough.</summary>
    private void Find(ref BalanceWalk walk, uint purse, in BalanceWish wish, uint before)
    {
        for (var steps = 1; walk.Transfer < before && _looks < _bounds.LooksMax; steps++)
        {
            _looks++;
            if (wish.IsMet(walk.Before(graph), walk.Sent(graph)))
            {
                return;
            }

            walk.Step(graph);
            if (steps % BalanceIndex.Stride == 0 && steps > StepsBeforeIndex && walk.Transfer < before)
            {
                var next = _balances.Skip(purse, walk.Transfer, wish, ref _looks, _bounds.LooksMax);
                walk = next > walk.Transfer ? new BalanceWalk(graph, graph.At(purse), next) : walk;
            }
        }
    }

    private void Rest(Trail into)
    {
        while (_next.Count > 0)
        {
            // Stopped early: what still waits goes on, but not here.
            var (transfer, waiting) = _next.Take();
            if ((waiting & StartBit) == 0)
            {
                ref var reached = ref CollectionsMarshal.AsSpan(_reached)[(int)waiting];
                reached.IsUnfollowed |= reached.Next == transfer;
                continue;
            }

            var move = into.Moves[(int)(waiting & ~StartBit)];
            if (move.Arrived > 0)
            {
                End((int)(waiting & ~StartBit), move, TrailFate.Unfollowed, 0, move.Arrived, move.Share, into);
            }
        }

        foreach (ref var reached in CollectionsMarshal.AsSpan(_reached))
        {
            if (!reached.IsUnfollowed)
            {
                PassHolds(ref reached, _bound, _moment, into);
            }

            if (reached.Amount > 0)
            {
                var fate = reached.IsUnfollowed ? TrailFate.Unfollowed : TrailFate.Rests;
                var amount = into.Policy == TaintPolicy.Poison ? graph.FreeAt(reached.Purse, _bound, _moment) : reached.Amount;
                into.Ends.Add(new TrailEnd(-1, reached.Purse, fate, 0, amount, reached.Share, reached.Transfer, reached.Hop));
            }

            StayHeld(reached, into);
        }
    }

    /// <summary>A purse that stolen money reached.</summary>
    private struct Reached
    {
        /// <summary>At the outflow that is awaited.</summary>
        public BalanceWalk Walk;

        /// <summary>Stolen money in it, in minor units of its currency, and how much of what was stolen that is. Under poison 1 and nothing.</summary>
        public long Amount;
        public long Share;
        public uint Purse;

        /// <summary>The outflow or hold that is awaited; what else waits for this purse is out of date. 0 while none is looked for.</summary>
        public uint Next;

        /// <summary>The transfer by which stolen money came last.</summary>
        public uint Transfer;
        public int Hop;
        public bool IsUnfollowed;

        /// <summary>What banks held in it and let go, null where they never did; how much of that had happened; and the stolen money that is held.</summary>
        public List<HoldCut>? Cuts;
        public int CutCount;
        public List<HeldPart>? Held;

        /// <summary>The transfer before which a bank next held or let go what may be stolen money; the greatest number for none.</summary>
        public readonly uint NextHold =>
            Cuts == null || CutCount == Cuts.Count || (Amount == 0 && Held == null) ? uint.MaxValue : Cuts[CutCount].Before;
    }
}
