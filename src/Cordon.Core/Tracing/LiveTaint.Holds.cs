using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>Stolen money that banks hold: it is out of its purse's free money and moves no more until it is let go.</summary>
public sealed unsafe partial class LiveTaint
{
    private readonly Dictionary<uint, HeldMoney> _held = [];

    /// <summary>
    /// A bank holds an amount on an order: of the purse's free money first what is the order's case's, then other stolen money, then the rest, in
    /// each the first to leave first. What is not known to be there is not taken from anything. Returns whose it is.
    /// </summary>
    public IReadOnlyList<CasePart> Hold(uint order, uint number, uint purse, long amountMinor, long timeMilliseconds)
    {
        var chosen = Choose(number, purse, Math.Min(amountMinor, _graph.FreeIn(purse)));
        var held = new HeldMoney(purse, number, amountMinor, chosen.Sum(part => part.End - part.Start));
        _held.Add(order, held);

        // The last first: what lies before it keeps its place.
        foreach (var (start, end, offset) in chosen.OrderByDescending(part => part.Start))
        {
            Cut(purse, start, end, offset, held.Pieces);
            _graph.TakeApart(purse, order, number, start, end - start, offset, timeMilliseconds);
        }

        return PartsOf(held.Case, held.Pieces);
    }

    /// <summary>
    /// A part of what an order holds is let go, the last of it first. It lies in the purse again, behind all else. When the law's time was over the
    /// stolen money in it is followed on; when a person let it go, that of the order's own case is not. Returns whose it was.
    /// </summary>
    public IReadOnlyList<CasePart> LetGo(uint order, long amountMinor, bool isTimeOver, long timeMilliseconds)
    {
        var held = _held[order];
        var end = held.Frozen - held.LetGo;
        held.LetGo += amountMinor;
        var (from, to) = (end - amountMinor, Math.Min(end, held.Known));
        Forget(order, held);
        if (from >= to)
        {
            return [];
        }

        var start = _graph.LetGo(held.Purse, order, held.Case, from, to - from, timeMilliseconds);
        var purse = _graph.At(held.Purse);
        var pieces = Split(held.Pieces, from, to, start);
        foreach (var piece in pieces.Where(piece => isTimeOver || piece.Case != held.Case))
        {
            Insert(purse, piece);
        }

        return PartsOf(held.Case, pieces);
    }

    /// <summary>A part of what an order holds has been paid back, the first of it first. Returns whose it is; what is not there is nobody's.</summary>
    public IReadOnlyList<CasePart> Return(uint order, long amountMinor, long timeMilliseconds)
    {
        var held = _held[order];
        var (from, to) = (held.Returned, held.Returned + amountMinor);
        held.Returned = to;
        Forget(order, held);
        if (from < held.Known)
        {
            _graph.Return(held.Purse, order, held.Case, from, Math.Min(to, held.Known) - from, timeMilliseconds);
        }

        return PartsOf(held.Case, [
            .. held.Pieces.Where(piece => piece.Start < to && piece.End > from)
                .Select(piece => piece with { Start = Math.Max(piece.Start, from), End = Math.Min(piece.End, to) }),
        ]);
    }

    /// <summary>What of a case's money an order holds, in minor units of the purse's currency.</summary>
    public long HeldOf(uint order, uint number) => _held.TryGetValue(order, out var held)
        ? held.Pieces.Where(piece => piece.Case == number)
            .Sum(piece => Math.Max(0, Math.Min(piece.End, held.Frozen - held.LetGo) - Math.Max(piece.Start, held.Returned)))
        : 0;

    private static CasePart[] PartsOf(uint number, List<LivePiece> pieces)
    {
        var once = CountedOnce.Of(pieces, number);
        return
        [
            .. pieces.GroupBy(piece => piece.Case).OrderBy(parts => parts.Key).Select(parts => new CasePart(
                parts.Key, parts.Sum(piece => piece.End - piece.Start), parts.Sum(piece => piece.ShareTo(piece.End)),
                once.GetValueOrDefault(parts.Key))),
        ];
    }

    private void Forget(uint order, HeldMoney held)
    {
        if (held.IsOver)
        {
            _held.Remove(order);
        }
    }

    private List<(long Start, long End, long Offset)> Choose(uint number, uint purse, long amount)
    {
        var at = _graph.At(purse);
        var chosen = new List<(long Start, long End, long Offset)>();
        var pieces = PiecesIn(at);
        var candidates = pieces.Where(piece => piece.Case == number).Concat(pieces).Select(piece => (piece.Start, piece.End))
            .Append((at->Out, at->In - _graph.ApartOf(at)));
        var taken = 0L;
        foreach (var (start, end) in candidates)
        {
            for (var from = start; from < end && taken < amount;)
            {
                var over = chosen.FirstOrDefault(part => part.Start <= from && from < part.End);
                if (over.End > 0)
                {
                    from = over.End;
                    continue;
                }

                var until = chosen.Where(part => part.Start > from).Select(part => part.Start).Append(end).Min();
                until = Math.Min(Math.Min(until, end), from + amount - taken);
                chosen.Add((from, until, taken));
                taken += until - from;
                from = until;
            }
        }

        return chosen;
    }

    private List<LivePiece> PiecesIn(Purse* purse)
    {
        var pieces = new List<LivePiece>();
        for (var number = purse->FirstPiece; number != 0; number = _pieces.At(number)->Next)
        {
            pieces.Add(*_pieces.At(number));
        }

        return pieces;
    }

    /// <summary>Takes an interval out of a purse's list: what lies in it goes to a hold, what lies behind moves up.</summary>
    private void Cut(uint number, long start, long end, long offset, List<LivePiece> into)
    {
        var purse = _graph.At(number);
        var pieces = TakeAll(purse);
        into.AddRange(Split(pieces, start, end, offset));
        foreach (var piece in pieces.OrderBy(piece => piece.Start))
        {
            Insert(purse, piece.Start >= end ? Shifted(piece, start - end) : piece);
        }
    }

    /// <summary>Takes what of some pieces lies in an interval out of them; it is returned as if the interval began elsewhere.</summary>
    private static List<LivePiece> Split(List<LivePiece> pieces, long start, long end, long newStart)
    {
        var taken = new List<LivePiece>();
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            var piece = pieces[i];
            var (first, last) = (Math.Max(piece.Start, start), Math.Min(piece.End, end));
            if (first >= last)
            {
                continue;
            }

            pieces.RemoveAt(i);
            if (last < piece.End)
            {
                pieces.Insert(i, piece with { Start = last });
            }

            if (first > piece.Start)
            {
                pieces.Insert(i, piece with { End = first });
            }

            taken.Insert(0, Shifted(piece with { Start = first, End = last }, newStart - start));
        }

        return taken;
    }

    private static LivePiece Shifted(in LivePiece piece, long by) =>
        piece with { Start = piece.Start + by, End = piece.End + by, WholeStart = piece.WholeStart + by };

    private void SaveHeld(BytesOut write)
    {
        write.Value(_held.Count);
        foreach (var (order, held) in _held.OrderBy(hold => hold.Key))
        {
            write.Value(order);
            write.Value(held.Purse);
            write.Value(held.Case);
            write.Value(held.Frozen);
            write.Value(held.Known);
            write.Value(held.LetGo);
            write.Value(held.Returned);
            write.Value(held.Pieces.Count);
            held.Pieces.ForEach(piece => write.Value(piece));
        }
    }

    private void LoadHeld(BytesIn read)
    {
        for (var left = read.Value<int>(); left > 0; left--)
        {
            var order = read.Value<uint>();
            var held = new HeldMoney(read.Value<uint>(), read.Value<uint>(), read.Value<long>(), read.Value<long>())
            {
                LetGo = read.Value<long>(),
                Returned = read.Value<long>(),
            };
            _held.Add(order, held);
            for (var pieces = read.Value<int>(); pieces > 0; pieces--)
            {
                held.Pieces.Add(read.Value<LivePiece>());
            }
        }
    }
}
