using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cordon.Core.Tracing;

/// <summary>
/// First in, first out: the coordinate of inflow at which money arrived is the coordinate of outflow at which it leaves. Moves form one queue, and
/// the memory is asked for what those behind will read: first their purses, then blocks of their outflows.
/// </summary>
public sealed unsafe partial class Tracer
{
    // How many moves ahead each is asked for.
    private const int PurseAhead = 16;
    private const int TailAhead = 12;
    private const int BlockAhead = 8;
    private const int MiddleAhead = 4;

    private Ahead[] _ahead = new Ahead[256];

    private void FollowFirstIn(Trail into)
    {
        var (purses, tails, blocks, middles) = (0, 0, 0, 0);
        for (var i = 0; i < into.Moves.Count; i++)
        {
            var moves = CollectionsMarshal.AsSpan(into.Moves);
            if (_ahead.Length < moves.Length)
            {
                Array.Resize(ref _ahead, Math.Max(moves.Length, _ahead.Length * 2));
            }

            for (var until = Math.Min(moves.Length, i + PurseAhead); purses < until; purses++)
            {
                graph.Prefetch(moves[purses].To);
            }

            for (var until = Math.Min(moves.Length, i + TailAhead); tails < until; tails++)
            {
                AskTail(moves[tails], ref _ahead[tails]);
            }

            for (var until = Math.Min(moves.Length, i + BlockAhead); blocks < until; blocks++)
            {
                AskBlock(moves[blocks], ref _ahead[blocks], isLast: false);
            }

            for (var until = Math.Min(moves.Length, i + MiddleAhead); middles < until; middles++)
            {
                AskBlock(moves[middles], ref _ahead[middles], isLast: true);
            }

            var move = moves[i];
            if (_isEach)
            {
                FollowApart(i, move, into);
            }
            else if (!Stops(i, move, into))
            {
                FollowFirstIn(i, move, into);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AskTail(in TrailMove move, ref Ahead ahead)
    {
        var purse = graph.At(move.To);
        ahead.Purse = purse;
        ahead.Block = move.Start < purse->Out ? purse->Outflows.Tail : 0;
        if (ahead.Block != 0)
        {
            graph.OutflowsOf(purse).Ask(ahead.Block);
        }
        else if (move.Start < purse->Out)
        {
            graph.OutflowsOf(purse).AskSealed(&purse->Outflows, move.Start);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AskBlock(in TrailMove move, ref Ahead ahead, bool isLast)
    {
        if (ahead.Block == 0)
        {
            return;
        }

        var outflows = graph.OutflowsOf(ahead.Purse);
        var nearer = outflows.Nearer(ahead.Block, move.Start);
        if (nearer == 0)
        {
            // Older than what is in memory.
            outflows.AskSealed(&ahead.Purse->Outflows, move.Start);
        }
        else if (nearer != ahead.Block && !isLast)
        {
            outflows.Ask(nearer);
        }
        else
        {
            outflows.AskMiddle(&ahead.Purse->Outflows, nearer);
        }

        ahead.Block = nearer;
    }

    private void FollowFirstIn(int index, in TrailMove move, Trail into)
    {
        if (graph.HoldsOf(move.To) is { } holds)
        {
            FollowPastHolds(index, move, holds, into);
            return;
        }

        var purse = _ahead[index].Purse;
        var block = _ahead[index].Block;
        var outTotal = _bound == uint.MaxValue ? purse->Out : graph.OutBefore(purse, _bound);
        var end = move.Start + move.Arrived;
        var at = move.Start;
        if (at < outTotal)
        {
            var leaving = Math.Min(end, outTotal);
            var outflows = graph.OutflowsOf(purse);
            for (var cursor = outflows.AtCoordinate(&purse->Outflows, block, at); ; outflows.Step(&purse->Outflows, ref cursor))
            {
                if (IsEnough(into))
                {
                    var left = Proportion.Between(move.Share, at - move.Start, leaving - move.Start, move.Arrived);
                    End(index, move, TrailFate.Unfollowed, at, leaving - at, left, into);
                    at = leaving;
                    break;
                }

                _looks++;
                var start = cursor.Entry->Start;
                var next = outflows.EndOf(&purse->Outflows, cursor, purse->Out);
                var until = Math.Min(leaving, next);
                Leave(index, move, *cursor.Entry, next - start, at - start, until - start, at - move.Start, until - move.Start, into);
                at = until;
                if (at == leaving)
                {
                    break;
                }
            }
        }

        if (at < end)
        {
            var share = Proportion.Between(move.Share, at - move.Start, move.Arrived, move.Arrived);
            into.Ends.Add(new TrailEnd(index, move.To, TrailFate.Rests, at, end - at, share, move.Transfer, move.Hop) { Offset = at - move.Start });
        }
    }

    /// <summary>Adds what of a move leaves in a transfer; see <see cref="MoveOf"/>.</summary>
    private void Leave(
        int index, in TrailMove move, in OutEntry entry, long sent, long from, long to, long partFrom, long partTo, Trail into) =>
        Add(MoveOf(index, move, entry, sent, from, to, partFrom, partTo), into);

    /// <summary>What of a move leaves in a transfer.</summary>
    /// <param name="sent">The whole transfer.</param>
    /// <param name="from">Where in the transfer it begins and ends.</param>
    /// <param name="partFrom">Where in the move it begins and ends.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TrailMove MoveOf(int index, in TrailMove move, in OutEntry entry, long sent, long from, long to, long partFrom, long partTo)
    {
        var arrived = graph.ArrivedOf(entry, sent);
        var before = Proportion.Of(arrived, from, sent);
        var share = Proportion.Between(move.Share, partFrom, partTo, move.Arrived);
        return new TrailMove(
            index, entry.Transfer, move.To, entry.Payee, entry.PayeeStart + before, to - from, Proportion.Of(arrived, to, sent) - before, share,
            move.Hop + 1);
    }

    /// <summary>What is known of a move whose turn has not come.</summary>
    private struct Ahead
    {
        public Purse* Purse;

        /// <summary>A block of its purse's outflows, at or behind the one that its money begins to leave in; 0 when none of it left.</summary>
        public uint Block;

        /// <summary>In a wave the move whose trace it belongs to.</summary>
        public int Start;
    }
}
