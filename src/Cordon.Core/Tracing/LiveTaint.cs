using System.Runtime.CompilerServices;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>
/// Follows the money of open cases as transfers are booked, first in first out: each purse has a short list of the stolen intervals that lie in
/// it, a transfer cuts what it moves off the front and lays it into the payee's. At every moment the same as a fresh trace.
/// </summary>
/// <remarks>Owned by the thread that books. A purse without stolen money costs one comparison on a line that booking has loaded.</remarks>
public sealed unsafe partial class LiveTaint : IDisposable
{
    private readonly MoneyGraph _graph;
    private readonly SegmentedArray<LivePiece> _pieces = new(18);

    // Of cases with more than one.
    private readonly Dictionary<uint, HashSet<uint>> _victims = [];
    private readonly List<LiveMove> _moves = [];
    private uint _opened;
    private uint _used = 1;
    private uint _free;

    public LiveTaint(MoneyGraph graph)
    {
        _graph = graph;
        _pieces.Reserve(1);
    }

    /// <summary>What the last transfer that was followed moved, the first to leave first.</summary>
    public IReadOnlyList<LiveMove> Moves => _moves;

    /// <summary>Bytes of native memory in use.</summary>
    public long BytesUsed => _used * (long)sizeof(LivePiece);

    /// <summary>Begins to follow what of a case's money rests in accounts now; ends and moves of the trail are not looked at.</summary>
    /// <param name="number">The case, from 1.</param>
    /// <param name="trail">A trace of its payments under <see cref="TaintPolicy.Fifo"/> as of now.</param>
    /// <param name="victims">Purses from which money was taken: what comes back there is not followed.</param>
    /// <returns>What of it orders of other cases hold already, in minor units of the stolen currency, and what of that no other case claims.</returns>
    public (long HeldMinor, long OnceMinor) Open(uint number, Trail trail, IEnumerable<uint> victims)
    {
        var heldShare = 0L;
        var touched = new HashSet<HeldMoney>();
        _opened++;
        HashSet<uint> all = [.. victims];
        var victim = all.Count == 1 ? all.First() : LivePiece.Many;
        if (victim == LivePiece.Many)
        {
            _victims[number] = all;
        }

        foreach (var end in trail.Ends)
        {
            if (end.Fate == TrailFate.Rests)
            {
                Insert(_graph.At(end.Purse), PieceOf(number, end, trail.Moves[end.Move], victim));
            }
            else if (end.Fate == TrailFate.Frozen && _held.TryGetValue(end.Order, out var held))
            {
                var piece = PieceOf(number, end, trail.Moves[end.Move], victim);
                piece.Start = Math.Max(piece.Start, held.Returned);
                if (piece.Start < piece.End)
                {
                    held.Pieces.Add(piece);
                    touched.Add(held);
                    heldShare += piece.ShareTo(piece.End);
                }
            }
        }

        return (heldShare, touched.Sum(held => CountedOnce.Of(held.Pieces, held.Case).GetValueOrDefault(number)));
    }

    /// <summary>How much stolen money a payment of an amount out of a purse would move, in minor units of its currency.</summary>
    public long StolenIn(uint purse, long amountMinor)
    {
        var at = _graph.At(purse);
        var until = at->Out + amountMinor;
        var (sum, counted) = (0L, at->Out);
        for (var number = at->FirstPiece; number != 0; number = _pieces.At(number)->Next)
        {
            var piece = _pieces.At(number);
            if (piece->Start >= until)
            {
                break;
            }

            // Two cases may claim the same money.
            var from = Math.Max(piece->Start, counted);
            counted = Math.Max(counted, Math.Min(piece->End, until));
            sum += Math.Max(0, counted - from);
        }

        return sum;
    }

    /// <summary>The stolen money of all cases that lies in a purse and is not held, each unit once, in minor units of its currency.</summary>
    public long StolenIn(uint purse) => StolenIn(purse, _graph.BalanceOf(purse));

    /// <summary>What of a case's money that lies in a purse and is not held another case claims too, in minor units of its currency.</summary>
    public long SharedWith(uint number, uint other, uint purse)
    {
        var pieces = PiecesIn(_graph.At(purse));
        return pieces.Where(piece => piece.Case == number)
            .Sum(own => pieces.Where(piece => piece.Case == other).Sum(piece => Math.Max(0, Math.Min(own.End, piece.End) - Math.Max(own.Start, piece.Start))));
    }

    /// <summary>What of a case's money lies in a purse and is not held, in minor units of its currency.</summary>
    public long AmountOf(uint number, uint purse)
    {
        var sum = 0L;
        for (var piece = _graph.At(purse)->FirstPiece; piece != 0; piece = _pieces.At(piece)->Next)
        {
            sum += _pieces.At(piece)->Case == number ? _pieces.At(piece)->End - _pieces.At(piece)->Start : 0;
        }

        return sum;
    }

    /// <summary>What all cases claim of what lies in a purse: what two of them claim counts twice.</summary>
    public long ClaimedIn(uint purse)
    {
        var sum = 0L;
        for (var piece = _graph.At(purse)->FirstPiece; piece != 0; piece = _pieces.At(piece)->Next)
        {
            sum += _pieces.At(piece)->End - _pieces.At(piece)->Start;
        }

        return sum;
    }

    /// <summary>Asks for the memory that following a payment of two accounts reads, once that of their purses has been answered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchPieces(uint payer, uint payee)
    {
        if (_graph.IsOpen(payer) && _graph.At(payer)->FirstPiece is not 0 and var first)
        {
            Prefetcher.Read(_pieces.At(first));
            if (_graph.IsOpen(payee) && _graph.At(payee)->LastPiece is not 0 and var last)
            {
                Prefetcher.Read(_pieces.At(last));
            }
        }
    }

    /// <summary>Moves what stolen money the transfer just booked moved, if its payer had any; <see cref="Moves"/> tells what.</summary>
    /// <returns>Whether it moved any.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Follow(uint payer)
    {
        var purse = _graph.At(payer);
        return purse->FirstPiece != 0 && _pieces.At(purse->FirstPiece)->Start < purse->Out && Follow(payer, purse);
    }

    public void Dispose() => _pieces.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Follow(uint payer, Purse* purse)
    {
        _moves.Clear();
        var transfer = _graph.LastOf(payer, purse);
        var isSameCurrency = _graph.CurrencyOf(payer) == _graph.CurrencyOf(transfer.Payee);

        // Cut first: what a purse pays itself arrives behind all that lies in it.
        var first = purse->FirstPiece;
        uint cut = 0, lastCut = 0;
        while (first != 0 && _pieces.At(first)->Start < purse->Out)
        {
            var piece = _pieces.At(first);
            var next = piece->Next;
            if (piece->End > purse->Out)
            {
                // Part of it stays. Others that begin before the cut may follow it in the list, so it is laid back in order.
                var stays = *piece;
                stays.Start = purse->Out;
                piece->End = purse->Out;
                purse->FirstPiece = next;
                FixLast(purse);
                Insert(purse, stays);
                next = SkipStaying(purse);
            }
            else
            {
                purse->FirstPiece = next;
                FixLast(purse);
            }

            piece->Next = 0;
            if (cut == 0)
            {
                cut = first;
            }
            else
            {
                _pieces.At(lastCut)->Next = first;
            }

            lastCut = first;
            first = next;
        }

        for (var number = cut; number != 0;)
        {
            var next = _pieces.At(number)->Next;
            Move(number, transfer, isSameCurrency);
            number = next;
        }

        return cut != 0;
    }

    // After a cut every piece that stays begins at the cut or behind it.
    private uint SkipStaying(Purse* purse) =>
        purse->FirstPiece != 0 && _pieces.At(purse->FirstPiece)->Start < purse->Out ? purse->FirstPiece : 0;

    private static void FixLast(Purse* purse) => purse->LastPiece = purse->FirstPiece == 0 ? 0 : purse->LastPiece;

    /// <summary>Lays a piece that was cut off into the payee's purse, or ends it.</summary>
    private void Move(uint number, in TransferView transfer, bool isSameCurrency)
    {
        var piece = *_pieces.At(number);
        Free(number);
        var (from, to) = (piece.Start - transfer.PayerStart, piece.End - transfer.PayerStart);
        var before = Proportion.Of(transfer.Arrived, from, transfer.Sent);
        var arrived = Proportion.Of(transfer.Arrived, to, transfer.Sent) - before;
        var lost = to - from - arrived;
        var share = piece.ShareTo(piece.End);
        if (arrived == 0 || (isSameCurrency && lost > 0))
        {
            var goesOn = Proportion.Of(share, arrived, to - from);
            _moves.Add(new LiveMove(
                piece.Case, transfer.Payer, transfer.Payee, isSameCurrency ? lost : to - from, 0, share - goesOn, TrailFate.Fee,
                transfer.Transfer, piece.Hop + 1));
            share = goesOn;
        }

        if (arrived == 0)
        {
            return;
        }

        var payee = _graph.At(transfer.Payee);
        var fate = IsVictims(piece, transfer.Payee) ? TrailFate.CameBack : (TrailFate)payee->End;
        _moves.Add(new LiveMove(piece.Case, transfer.Payer, transfer.Payee, to - from, arrived, share, fate, transfer.Transfer, piece.Hop + 1));
        if (fate == TrailFate.Rests)
        {
            var start = transfer.PayeeStart + before - _graph.ApartOf(payee);
            Insert(payee, piece with
            {
                Start = start,
                End = start + arrived,
                WholeStart = start,
                WholeLength = arrived,
                WholeShare = share,
                Hop = piece.Hop + 1,
            });
        }
    }

    private LivePiece PieceOf(uint number, in TrailEnd end, in TrailMove move, uint victim) => new()
    {
        Start = end.Start,
        End = end.Start + end.Amount,
        WholeStart = end.Start - end.Offset,
        WholeLength = move.Arrived,
        WholeShare = move.Share,
        Case = number,
        Hop = end.Hop,
        Victim = victim,
        Rank = _opened,
    };

    private bool IsVictims(in LivePiece piece, uint purse) =>
        piece.Victim == purse || (piece.Victim == LivePiece.Many && _victims[piece.Case].Contains(purse));

    /// <summary>Lays a piece into a purse's list, in order; nearly always at its end.</summary>
    private void Insert(Purse* purse, LivePiece piece)
    {
        piece.Next = 0;
        if (purse->LastPiece != 0 && _pieces.At(purse->LastPiece)->Start <= piece.Start)
        {
            var added = Add(piece);
            _pieces.At(purse->LastPiece)->Next = added;
            purse->LastPiece = added;
            return;
        }

        uint before = 0;
        var after = purse->FirstPiece;
        while (after != 0 && _pieces.At(after)->Start <= piece.Start)
        {
            (before, after) = (after, _pieces.At(after)->Next);
        }

        piece.Next = after;
        var number = Add(piece);
        if (before == 0)
        {
            purse->FirstPiece = number;
        }
        else
        {
            _pieces.At(before)->Next = number;
        }

        purse->LastPiece = after == 0 ? number : purse->LastPiece;
    }

    private uint Add(in LivePiece piece)
    {
        var number = _free;
        if (number == 0)
        {
            number = _used++;
            _pieces.Reserve(_used);
        }
        else
        {
            _free = _pieces.At(number)->Next;
        }

        *_pieces.At(number) = piece;
        return number;
    }

    private void Free(uint number)
    {
        _pieces.At(number)->Next = _free;
        _free = number;
    }
}
