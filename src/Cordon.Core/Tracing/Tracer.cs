namespace Cordon.Core.Tracing;

/// <summary>
/// Follows money forward: from stolen payments to where it lies or how it left. Every part of a minor unit's way is told, and no unit twice.
/// </summary>
/// <remarks>
/// Owned by one thread; reads the graph only. First in first out is interval mapping: the unit at coordinate x of a purse's inflow leaves in the
/// transfer whose interval of outflow covers x, and what lies beyond the last one is still there. Last in first out reads the balance the same
/// way, from the top. The others replay the cone of accounts that the money reached, in the order of booking.
/// </remarks>
public sealed unsafe partial class Tracer(MoneyGraph graph)
{
    private readonly HashSet<uint> _victims = [];
    private TraceBounds _bounds;
    private long _moment;
    private long _looks;

    // Moves of the other traces of a wave; see TraceEach.
    private int _others;
    private bool _countsPurses;

    // Whose money it is; see Trace.
    private uint _case;

    // The first transfer that is not looked at: the moment, as a number.
    private uint _bound;

    /// <summary>Follows the money of transfers.</summary>
    /// <param name="stolen">The stolen payments, each once and in one currency: their shares are added up. Those after the moment count nothing.</param>
    /// <param name="policy">Which money leaves when some does.</param>
    /// <param name="moment">Follow it up to here, in milliseconds from the Unix epoch; the greatest value for now.</param>
    /// <param name="bounds">How far to go.</param>
    /// <param name="into">Filled with the answer.</param>
    /// <param name="smallestShareMinor">Under prorata, what is less than this is not followed out of an account but stays in it; at least 1.</param>
    /// <param name="caseNumber">The case whose money it is: what banks hold on its orders they hold of this money first. 0 for none.</param>
    /// <exception cref="ArgumentException">A transfer that does not exist.</exception>
    public void Trace(
        ReadOnlySpan<StolenTransfer> stolen, TaintPolicy policy, long moment, in TraceBounds bounds, Trail into, long smallestShareMinor = 1,
        uint caseNumber = 0)
    {
        graph.ForgetUnpacked();
        into.Begin(policy);
        _bounds = bounds;
        _moment = moment;
        _case = caseNumber;
        _bound = moment == long.MaxValue ? uint.MaxValue : graph.FirstAfter(moment);
        (_looks, _others, _isEach) = (0, 0, false);
        _countsPurses = bounds.AccountsMax < bounds.MovesMax || policy is not (TaintPolicy.Fifo or TaintPolicy.Lifo);
        _victims.Clear();
        _purses.Clear();
        foreach (var start in stolen)
        {
            Begin(start, policy, into);
        }

        switch (policy)
        {
            case TaintPolicy.Fifo:
                FollowFirstIn(into);
                break;
            case TaintPolicy.Lifo:
                FollowLastIn(into);
                break;
            case TaintPolicy.Prorata or TaintPolicy.Poison or TaintPolicy.Libr:
                FollowCone(into, smallestShareMinor);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(policy), policy, "No such policy.");
        }
    }

    private void Begin(StolenTransfer start, TaintPolicy policy, Trail into)
    {
        if (start.Transfer >= _bound)
        {
            return;
        }

        if (graph.Find(start.Payer, start.Transfer) is not { } transfer)
        {
            throw new ArgumentException($"Purse {start.Payer} made no transfer {start.Transfer}.", nameof(start));
        }

        _victims.Add(start.Payer);
        into.Stolen = checked(into.Stolen + transfer.Sent);
        var move = new TrailMove(-1, start.Transfer, start.Payer, transfer.Payee, transfer.PayeeStart, transfer.Sent, transfer.Arrived, transfer.Sent, 1);
        Add(Placed(move, policy), into);
    }

    /// <summary>A move with its place in the payee's purse as the policy counts places; it comes with a coordinate of inflow.</summary>
    private TrailMove Placed(in TrailMove move, TaintPolicy policy) => policy switch
    {
        TaintPolicy.Fifo => move,
        TaintPolicy.Lifo => move with { Start = LevelOf(move) },
        _ => move with { Start = 0 },
    };

    /// <summary>Adds a part of a transfer; what of it arrived as nothing, or stayed as a fee, ends here.</summary>
    private void Add(in TrailMove move, Trail into)
    {
        var lost = move.Sent - move.Arrived;
        if (lost == 0)
        {
            into.Moves.Add(move);
            return;
        }

        var index = into.Moves.Count;
        var isSameCurrency = graph.CurrencyOf(move.From) == graph.CurrencyOf(move.To);
        var lostShare = move.Arrived == 0 ? move.Share : isSameCurrency && lost > 0 ? move.Share - Proportion.Of(move.Share, move.Arrived, move.Sent) : 0;
        into.Moves.Add(move with { Share = move.Share - lostShare });
        if (lostShare > 0)
        {
            into.Ends.Add(new TrailEnd(index, move.From, TrailFate.Fee, 0, isSameCurrency ? lost : move.Sent, lostShare, move.Transfer, move.Hop));
        }
    }

    /// <summary>Whether a move's money stops where it arrived, whatever happened there later; then its end is added.</summary>
    private bool Stops(int index, in TrailMove move, Trail into)
    {
        if (move.Arrived == 0)
        {
            return true;
        }

        if (IsVictims(index, move, into))
        {
            End(index, move, TrailFate.CameBack, move.Start, move.Arrived, move.Share, into);
            return true;
        }

        if (graph.EndOf(move.To) is not EndKind.None and var end)
        {
            End(index, move, (TrailFate)end, move.Start, move.Arrived, move.Share, into);
            return true;
        }

        if (MetBy(move, into) is not TraceLimits.None and var limit)
        {
            into.Limits |= limit;
            End(index, move, TrailFate.Unfollowed, move.Start, move.Arrived, move.Share, into);
            return true;
        }

        return false;
    }

    /// <summary>Whether money has come back to where it was taken from.</summary>
    private bool IsVictims(int index, in TrailMove move, Trail into) =>
        _isEach ? into.Moves[_ahead[index].Start].From == move.To : _victims.Contains(move.To);

    /// <summary>The bound that keeps a move's money from being followed, if any.</summary>
    private TraceLimits MetBy(in TrailMove move, Trail into)
    {
        if (move.Hop >= _bounds.HopsMax || into.Moves.Count - _others >= _bounds.MovesMax)
        {
            return move.Hop >= _bounds.HopsMax ? TraceLimits.Hops : TraceLimits.Moves;
        }

        // A purse that is known already was let in; one that was refused stays refused.
        return _countsPurses && _purses.Count >= _bounds.AccountsMax && !_purses.Contains(move.To) ? TraceLimits.Accounts : NoteIn(move.To);
    }

    private TraceLimits NoteIn(uint purse)
    {
        if (_countsPurses)
        {
            _ = _purses.At(purse);
        }

        return TraceLimits.None;
    }

    private static void End(int index, in TrailMove move, TrailFate fate, long start, long amount, long share, Trail into) =>
        into.Ends.Add(new TrailEnd(index, move.To, fate, start, amount, share, move.Transfer, move.Hop));
}
