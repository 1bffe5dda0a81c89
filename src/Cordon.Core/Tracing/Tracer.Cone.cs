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

    private readonly PurseTable _purses = new();
    private readonly List<Reached> _reached = [];
    private readonly TransferHeap _next = new();

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
            var (_, waiting) = _next.Take();
            if ((waiting & StartBit) != 0)
            {
                Arrive((int)(waiting & ~StartBit), into);
            }
            else if (IsEnough(into))
            {
                // Stolen payments that are not reached any more are told too.
                _next.Add(0, waiting);
                break;
            }
            else
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
    private void Arrive(int moveIndex, Trail into)
    {
        var move = into.Moves[moveIndex];
        if (Stops(moveIndex, move, into))
        {
            return;
        }

        ref var index = ref _purses.At(move.To);
        if (index == 0)
        {
            _reached.Add(new Reached { Purse = move.To, Hop = move.Hop });
            index = _reached.Count;
        }

        ref var reached = ref CollectionsMarshal.AsSpan(_reached)[index - 1];
        var wasEmpty = reached.Amount == 0;
        reached.Amount = into.Policy == TaintPolicy.Poison ? 1 : reached.Amount + move.Arrived;
        reached.Share += move.Share;
        reached.Transfer = move.Transfer;
        reached.Hop = Math.Min(reached.Hop, move.Hop);
        if (wasEmpty)
        {
            reached.Walk = new BalanceWalk(graph, graph.At(move.To), move.Transfer + 1);
            Await(index - 1, reached.Walk.Transfer);
        }
    }

    /// <summary>Replays outflows of a purse, up to the first that moves stolen money or that another purse comes before.</summary>
    private void Replay(int index, long smallestShare, Trail into)
    {
        ref var reached = ref CollectionsMarshal.AsSpan(_reached)[index];
        var isPoison = into.Policy == TaintPolicy.Poison;
        while (true)
        {
            _looks++;
            var sent = reached.Walk.Sent(graph);
            var leaving = isPoison ? sent : Leaving(reached.Amount, reached.Walk.Before(graph), sent, into.Policy, smallestShare);
            if (leaving > 0)
            {
                Leave(index, ref reached, sent, leaving, into);
                return;
            }

            reached.Walk.Step(graph);
            var next = reached.Walk.Transfer;
            if (next >= _bound || next > _next.Earliest || _looks >= _bounds.LooksMax)
            {
                Await(index, next);
                return;
            }
        }
    }

    private void Leave(int index, ref Reached reached, long sent, long leaving, Trail into)
    {
        var entry = *reached.Walk.Entry;
        var isPoison = into.Policy == TaintPolicy.Poison;
        var share = isPoison ? 0 : Proportion.Of(reached.Share, leaving, reached.Amount);
        var arrived = Proportion.Of(graph.ArrivedOf(entry, sent), leaving, sent);
        reached.Amount -= isPoison ? 0 : leaving;
        reached.Share -= share;
        var moveIndex = into.Moves.Count;
        Add(new TrailMove(-1, entry.Transfer, reached.Purse, entry.Payee, 0, leaving, arrived, share, reached.Hop + 1), into);
        if (reached.Amount != 0)
        {
            reached.Walk.Step(graph);
            Await(index, reached.Walk.Transfer);
        }

        Arrive(moveIndex, into);
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

    /// <summary>Has a purse's outflow replayed when its turn comes.</summary>
    private void Await(int index, uint transfer)
    {
        if (transfer < _bound)
        {
            _next.Add(transfer, (uint)index);
        }
    }

    private void Rest(Trail into)
    {
        while (_next.Count > 0)
        {
            // Stopped early: what still waits goes on, but not here.
            var (_, waiting) = _next.Take();
            if ((waiting & StartBit) == 0)
            {
                CollectionsMarshal.AsSpan(_reached)[(int)waiting].IsUnfollowed = true;
                continue;
            }

            var move = into.Moves[(int)(waiting & ~StartBit)];
            if (move.Arrived > 0)
            {
                End((int)(waiting & ~StartBit), move, TrailFate.Unfollowed, 0, move.Arrived, move.Share, into);
            }
        }

        foreach (ref readonly var reached in CollectionsMarshal.AsSpan(_reached))
        {
            if (reached.Amount > 0)
            {
                var fate = reached.IsUnfollowed ? TrailFate.Unfollowed : TrailFate.Rests;
                var amount = into.Policy == TaintPolicy.Poison ? graph.BalanceBefore(reached.Purse, _bound) : reached.Amount;
                into.Ends.Add(new TrailEnd(-1, reached.Purse, fate, 0, amount, reached.Share, reached.Transfer, reached.Hop));
            }
        }
    }

    /// <summary>A purse that stolen money reached.</summary>
    private struct Reached
    {
        /// <summary>At the outflow that is awaited, while there is stolen money.</summary>
        public BalanceWalk Walk;

        /// <summary>Stolen money in it, in minor units of its currency, and how much of what was stolen that is. Under poison 1 and nothing.</summary>
        public long Amount;
        public long Share;
        public uint Purse;

        /// <summary>The transfer by which stolen money came last.</summary>
        public uint Transfer;
        public int Hop;
        public bool IsUnfollowed;
    }
}
