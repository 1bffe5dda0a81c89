namespace Cordon.Core.Tracing;

/// <summary>Stolen money that banks pay back without holding it.</summary>
public sealed unsafe partial class LiveTaint
{
    /// <summary>
    /// A bank pays back what it does not hold: so far as it lies in the purse it is out of it from now on. What is not known to be there is not taken
    /// from anything. Returns whose money was followed there.
    /// </summary>
    /// <param name="order">The order on which it is paid back.</param>
    /// <param name="number">The order's case.</param>
    /// <param name="purse">The order's purse.</param>
    /// <param name="places">Where the case's money rests in the purse, as a trace says.</param>
    /// <param name="amountMinor">In minor units of the purse's currency.</param>
    /// <param name="offset">Where it begins in all that the order ever held or had paid back without that.</param>
    /// <param name="timeMilliseconds">When, from the Unix epoch.</param>
    public IReadOnlyList<CasePart> PayBack(
        uint order, uint number, uint purse, IEnumerable<(long Start, long Length)> places, long amountMinor, long offset, long timeMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(places);
        var left = Math.Min(amountMinor, _graph.FreeIn(purse));
        var pieces = new List<LivePiece>();

        // The last first: what lies before it keeps its place, and what the order held and let go lies behind what was there then.
        foreach (var (start, length) in places.OrderByDescending(place => place.Start))
        {
            var part = Math.Min(left, length);
            if (part > 0)
            {
                Cut(purse, start + length - part, start + length, offset, pieces);
                _graph.PayBack(purse, order, number, start + length - part, part, offset, timeMilliseconds);
            }

            (left, offset) = (left - part, offset + part);
        }

        return PartsOf(number, pieces);
    }

    /// <summary>What of a case's money is followed in some purses, in minor units of the stolen currency.</summary>
    public long ShareOf(uint number, IEnumerable<uint> purses)
    {
        ArgumentNullException.ThrowIfNull(purses);
        return purses.Sum(purse => PiecesIn(_graph.At(purse)).Where(piece => piece.Case == number).Sum(piece => piece.ShareTo(piece.End)));
    }

    /// <summary>
    /// Follows so much less of a case's money in some purses, since its victim has had that otherwise: what went the farthest first, of equal the last
    /// to leave.
    /// </summary>
    /// <param name="number">The case.</param>
    /// <param name="purses">The purses, each once.</param>
    /// <param name="shareMinor">How much less, in minor units of the stolen currency; nothing where it is not above zero.</param>
    public void FollowLess(uint number, IEnumerable<uint> purses, long shareMinor)
    {
        ArgumentNullException.ThrowIfNull(purses);
        var left = shareMinor;
        var followed = purses.SelectMany(purse => PiecesIn(_graph.At(purse)).Select(piece => (Purse: purse, Piece: piece)))
            .Where(at => at.Piece.Case == number).OrderByDescending(at => at.Piece.Hop).ThenBy(at => at.Purse).ThenByDescending(at => at.Piece.Start);
        foreach (var (purse, piece) in followed.ToList())
        {
            var share = piece.ShareTo(piece.End);
            var keeps = Math.Clamp(share - left, 0, share);
            left -= share - keeps;
            if (keeps < share)
            {
                Shorten(_graph.At(purse), piece, keeps);
            }
        }
    }

    /// <summary>Has a piece that lies in a purse end where so much of what was stolen is before it.</summary>
    private void Shorten(Purse* purse, LivePiece piece, long shareMinor)
    {
        var share = piece.ShareTo(piece.End);
        var end = piece.Start + (long)((Int128)(piece.End - piece.Start) * shareMinor / Math.Max(1, share));
        var pieces = TakeAll(purse);
        var at = pieces.FindIndex(other => other.Case == piece.Case && other.Start == piece.Start && other.End == piece.End);
        pieces.RemoveAt(at);
        if (end > piece.Start)
        {
            pieces.Insert(at, piece with { End = end });
        }

        pieces.ForEach(left => Insert(purse, left));
    }

    /// <summary>Takes all pieces out of a purse's list.</summary>
    private List<LivePiece> TakeAll(Purse* purse)
    {
        var pieces = PiecesIn(purse);
        for (var piece = purse->FirstPiece; piece != 0;)
        {
            var next = _pieces.At(piece)->Next;
            Free(piece);
            piece = next;
        }

        (purse->FirstPiece, purse->LastPiece) = (0, 0);
        return pieces;
    }
}
