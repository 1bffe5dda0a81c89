using System.Runtime.InteropServices;

namespace Cordon.Core.Tracing;

/// <summary>
/// Policies under which stolen money mixes: the outflows of every purse that it reached are replayed in the order of booking, with one sum of
/// stolen money a purse. A move has no single parent then.
/// </summary>
public sealed unsafe partial class Tracer
{
    /// <summary>Outflows replayed for each move allowed: most outflows of a large account carry nothing that is followed.</summary>
    private const long ReplaysPerMove = 16;

    private readonly Dictionary<uint, int> _reachedAt = [];
    private readonly List<Reached> _reached = [];
    private readonly PriorityQueue<int, (uint Transfer, int Index)> _next = new();

    private void FollowCone(Trail into, long smallestShare)
    {
        _reachedAt.Clear();
        _reached.Clear();
        _next.Clear();
        var replayed = 0L;
        var starts = CollectionsMarshal.AsSpan(into.Moves);
        for (var i = 0; i < starts.Length; i++)
        {
            // Arrivals are noted when the replay comes by; a stolen payment is nobody's outflow here.
            _next.Enqueue(-1 - i, (starts[i].Transfer, -1 - i));
        }

        while (_next.TryDequeue(out var index, out var at) && at.Transfer < _bound)
        {
            if (index < 0)
            {
                Arrive(-1 - index, into);
            }
            else if (into.Moves.Count >= _bounds.MovesMax || ++replayed > _bounds.MovesMax * ReplaysPerMove)
            {
                into.IsBounded = true;
                break;
            }
            else
            {
                Replay(index, at.Transfer, smallestShare, into);
            }
        }

        Rest(into);
    }

    /// <summary>Stolen money arrives: it stops there, or is added to what of it lies there.</summary>
    private void Arrive(int moveIndex, Trail into)
    {
        var move = into.Moves[moveIndex];
        if (move.Arrived == 0 || Stops(moveIndex, move, into))
        {
            return;
        }

        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_reachedAt, move.To, out var isKnown);
        if (!isKnown)
        {
            index = _reached.Count;
            _reached.Add(new Reached { Purse = move.To, Hop = move.Hop, NextTransfer = 0 });
        }

        ref var reached = ref CollectionsMarshal.AsSpan(_reached)[index];
        var wasEmpty = reached.Amount == 0;
        reached.Amount = into.Policy == TaintPolicy.Poison ? 1 : reached.Amount + move.Arrived;
        reached.Share += move.Share;
        reached.Transfer = move.Transfer;
        reached.Hop = Math.Min(reached.Hop, move.Hop);
        if (wasEmpty)
        {
            Await(index, move.Transfer + 1);
        }
    }

    /// <summary>Replays one outflow of a purse.</summary>
    private void Replay(int index, uint transfer, long smallestShare, Trail into)
    {
        ref var reached = ref CollectionsMarshal.AsSpan(_reached)[index];
        if (reached.Amount == 0 || reached.NextTransfer != transfer)
        {
            return;
        }

        var purse = graph.At(reached.Purse);
        var walk = new BalanceWalk(graph, purse, transfer);
        walk.Step(uint.MaxValue);
        var entry = *walk.Entry;
        var leaving = Leaving(reached.Amount, walk.Before, walk.Sent, into.Policy, smallestShare);
        if (leaving > 0)
        {
            var isPoison = into.Policy == TaintPolicy.Poison;
            var share = isPoison ? 0 : Proportion.Of(reached.Share, leaving, reached.Amount);
            var arrived = Proportion.Of(graph.ArrivedOf(entry, walk.Sent), leaving, walk.Sent);
            reached.Amount -= isPoison ? 0 : leaving;
            reached.Share -= share;
            var moveIndex = into.Moves.Count;
            Add(new TrailMove(-1, transfer, reached.Purse, entry.Payee, 0, leaving, arrived, share, reached.Hop + 1), into);
            Await(index, transfer + 1);
            Arrive(moveIndex, into);
            return;
        }

        Await(index, transfer + 1);
    }

    /// <summary>How much of the stolen money in a purse leaves when some of its balance does.</summary>
    private static long Leaving(long stolen, long balance, long sent, TaintPolicy policy, long smallestShare)
    {
        switch (policy)
        {
            case TaintPolicy.Poison:
                return sent;
            case TaintPolicy.Libr:
                return Math.Max(0, sent - (balance - stolen));
            default:
                var part = (long)((Int128)stolen * sent / balance);

                // Too small a part stays; but no more can stay than is left.
                return part >= smallestShare ? part : Math.Max(0, stolen - (balance - sent));
        }
    }

    /// <summary>Has a purse's next outflow replayed when its turn comes.</summary>
    private void Await(int index, uint from)
    {
        ref var reached = ref CollectionsMarshal.AsSpan(_reached)[index];
        if (reached.Amount == 0)
        {
            return;
        }

        var purse = graph.At(reached.Purse);
        var cursor = graph.Outflows.FromTransfer(&purse->Outflows, from);
        reached.NextTransfer = cursor.Entry == null ? uint.MaxValue : cursor.Entry->Transfer;
        if (reached.NextTransfer < _bound)
        {
            _next.Enqueue(index, (reached.NextTransfer, index));
        }
    }

    private void Rest(Trail into)
    {
        foreach (ref readonly var reached in CollectionsMarshal.AsSpan(_reached))
        {
            if (reached.Amount > 0)
            {
                var fate = into.IsBounded && reached.NextTransfer < _bound ? TrailFate.Unfollowed : TrailFate.Rests;
                var amount = into.Policy == TaintPolicy.Poison ? graph.BalanceBefore(reached.Purse, _bound) : reached.Amount;
                into.Ends.Add(new TrailEnd(-1, reached.Purse, fate, 0, amount, reached.Share, reached.Transfer, reached.Hop));
            }
        }
    }

    /// <summary>A purse that stolen money reached.</summary>
    private struct Reached
    {
        public uint Purse;

        /// <summary>The transfer whose replay is awaited; what else stands in the queue for this purse is out of date.</summary>
        public uint NextTransfer;

        /// <summary>The transfer by which stolen money came last.</summary>
        public uint Transfer;
        public int Hop;

        /// <summary>Stolen money in it, in minor units of its currency, and how much of what was stolen that is. Under poison 1 and nothing.</summary>
        public long Amount;
        public long Share;
    }
}
