using System.Runtime.InteropServices;

namespace Cordon.Core.Tracing;

/// <summary>
/// Policies under which money mixes, backward: what came into every purse that money was asked of is played back, the latest first, with one sum asked
/// for in each. Of an inflow its share of the balance after it; the rest was there before.
/// </summary>
public sealed unsafe partial class OriginTracer
{
    private readonly List<Asked> _asked = [];
    private readonly PriorityQueue<int, long> _next = new();
    private readonly PurseTable _askedAt = new();

    private void BeginMixed()
    {
        _asked.Clear();
        _next.Clear();
        _askedAt.Clear();
    }

    private void FollowMixed(Trail into)
    {
        // Transfers that were asked about are nobody's inflow here.
        for (var i = 0; i < into.Moves.Count; i++)
        {
            _next.Enqueue(-1 - i, -OrderOf(into.Moves[i].Transfer, isCover: false));
        }

        while (_next.TryDequeue(out var index, out _))
        {
            if (index < 0)
            {
                Reach(-1 - index, into);
            }
            else if (into.Moves.Count >= _bounds.MovesMax)
            {
                into.Limits |= TraceLimits.Moves;
                LeaveOff(index, into);
            }
            else
            {
                PlayBack(index, into);
            }
        }
    }

    // A cover is part of its transfer's payer; it was there when the transfer left.
    private static long OrderOf(uint transfer, bool isCover) => (transfer * 2L) + (isCover ? 0 : 1);

    /// <summary>A move is followed to its payer.</summary>
    private void Reach(int index, Trail into)
    {
        var move = into.Moves[index];
        if (!Stops(index, move, into))
        {
            Demand(index, new Piece(move.From, move.Transfer, 0, move.Sent, move.Share, move.Hop), into);
        }
    }

    /// <summary>Asks a purse for money that it had just before a transfer.</summary>
    private void Demand(int index, in Piece piece, Trail into)
    {
        ref var number = ref _askedAt.At(piece.Purse);
        if (number == 0)
        {
            _asked.Add(new Asked { Purse = piece.Purse, Events = [], Hop = piece.Hop });
            number = _asked.Count;
            if (!Read(piece.Purse, piece.Transfer, _asked[^1].Events))
            {
                _askedAt.At(piece.Purse) = 0;
                _asked.RemoveAt(_asked.Count - 1);
                GiveUp(index, piece, into);
                return;
            }
        }

        ref var asked = ref CollectionsMarshal.AsSpan(_asked)[number - 1];
        var wasEmpty = asked.Amount == 0;
        asked.Amount = into.Policy == TaintPolicy.Poison ? 1 : asked.Amount + piece.Amount;
        asked.Share += piece.Share;
        asked.Transfer = piece.Transfer;
        asked.Hop = Math.Min(asked.Hop, piece.Hop);
        if (wasEmpty)
        {
            while (asked.Events.Count > 0 && IsAtOrAfter(asked.Events[^1], piece.Transfer))
            {
                asked.Events.RemoveAt(asked.Events.Count - 1);
            }

            Await(number - 1);
        }
    }

    private static bool IsAtOrAfter(in PurseEvent happened, uint transfer) =>
        happened.Transfer > transfer || (happened.Transfer == transfer && !(happened.IsIn && happened.Payer == 0));

    /// <summary>Plays back a purse's latest inflow.</summary>
    private void PlayBack(int index, Trail into)
    {
        ref var asked = ref CollectionsMarshal.AsSpan(_asked)[index];
        var inflow = asked.Events[^1];
        asked.Events.RemoveAt(asked.Events.Count - 1);
        var isPoison = into.Policy == TaintPolicy.Poison;
        var before = inflow.After - inflow.Amount;
        var part = isPoison
            ? inflow.Amount
            : Math.Max(Proportion.Of(asked.Amount, inflow.Amount, inflow.After), asked.Amount - before);
        var moves = into.Moves.Count;
        if (part > 0)
        {
            var share = isPoison ? 0 : Proportion.Of(asked.Share, part, asked.Amount);
            var piece = new Piece(asked.Purse, asked.Transfer, 0, part, share, asked.Hop);
            asked.Amount -= isPoison ? 0 : part;
            asked.Share -= share;
            Came(-1, piece, inflow, 0, 0, part, share, into);
        }

        Await(index);
        if (into.Moves.Count > moves)
        {
            Reach(moves, into);
        }
    }

    /// <summary>Has a purse's latest inflow played back when its turn comes.</summary>
    private void Await(int index)
    {
        ref var asked = ref CollectionsMarshal.AsSpan(_asked)[index];
        while (asked.Events.Count > 0 && !asked.Events[^1].IsIn)
        {
            asked.Events.RemoveAt(asked.Events.Count - 1);
        }

        if (asked.Amount > 0 && asked.Events.Count > 0)
        {
            _next.Enqueue(index, -OrderOf(asked.Events[^1].Transfer, asked.Events[^1].Payer == 0));
        }
    }

    private void LeaveOff(int index, Trail into)
    {
        var asked = _asked[index];
        into.Ends.Add(new TrailEnd(-1, asked.Purse, TrailFate.Unfollowed, 0, asked.Amount, asked.Share, LeftBy(asked.Transfer), asked.Hop));
    }

    /// <summary>A purse that money was asked of.</summary>
    private struct Asked
    {
        /// <summary>What happened in it and was not played back yet.</summary>
        public List<PurseEvent> Events;

        /// <summary>In minor units of its currency, and how much of what was asked about that is. Under poison 1 and nothing.</summary>
        public long Amount;
        public long Share;
        public uint Purse;

        /// <summary>The earliest transfer by which asked money left it.</summary>
        public uint Transfer;
        public int Hop;
    }
}
