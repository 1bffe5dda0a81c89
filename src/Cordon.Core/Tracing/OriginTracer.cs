namespace Cordon.Core.Tracing;

/// <summary>
/// Follows money backward: whose is it? From what lies in a purse, or what a payment moved, to the reported payments, opening balances and
/// unknown sources it came from.
/// </summary>
/// <remarks>
/// Owned by one thread; reads the graph only. The moves of the trail stand the latest first: each names the one it went on by as its parent, and its place is
/// that in the payer's purse. First in first out is the same mapping of intervals as forward; the others read what happened in each purse.
/// </remarks>
public sealed unsafe partial class OriginTracer(MoneyGraph graph)
{
    private readonly PurseTable _purses = new();
    private readonly List<PurseEvent> _events = [];
    private Func<uint, bool> _isReported = _ => false;
    private TraceBounds _bounds;
    private long _looks;
    private long _moment;
    private uint _bound;

    /// <summary>Follows money back to where it came from.</summary>
    /// <param name="asked">The money, in one currency. What left after the moment counts nothing.</param>
    /// <param name="isReported">Whether a transfer, by its number, is known to be stolen: money is not followed beyond it.</param>
    /// <param name="policy">Which money left when some did.</param>
    /// <param name="moment">As of here, in milliseconds from the Unix epoch; the greatest value for now.</param>
    /// <param name="bounds">How far to go.</param>
    /// <param name="into">
    /// Filled with the answer. The shares of its ends add up to what was asked about, but under poison (all that may have been in it) and libr
    /// (what each source could claim if it were the only one): these have no shares, and their amounts must not be added up.
    /// </param>
    /// <exception cref="ArgumentException">A transfer that does not exist.</exception>
    public void Trace(
        ReadOnlySpan<AskedMoney> asked, Func<uint, bool> isReported, TaintPolicy policy, long moment, in TraceBounds bounds, Trail into)
    {
        graph.ForgetUnpacked();
        into.Begin(policy, isBackward: true);
        (_bounds, _looks, _moment, _isReported) = (bounds, 0, moment, isReported);
        _bound = moment == long.MaxValue ? uint.MaxValue : graph.FirstAfter(moment);
        _purses.Clear();
        _rows.Clear();
        BeginMixed();
        foreach (var money in asked)
        {
            Begin(money, into);
        }

        if (policy is TaintPolicy.Prorata or TaintPolicy.Poison)
        {
            FollowMixed(into);
            return;
        }

        for (var i = 0; i < into.Moves.Count; i++)
        {
            var move = into.Moves[i];
            if (!Stops(i, move, into))
            {
                Follow(i, new Piece(move.From, move.Transfer, move.Start, move.Sent, move.Share, move.Hop), into);
            }
        }
    }

    // What lies there still has left by nothing.
    private uint LeftBy(uint transfer) => transfer >= _bound ? 0 : transfer;

    private void Begin(AskedMoney money, Trail into)
    {
        if (money.Transfer == 0)
        {
            var balance = graph.LyingIn(money.Purse, _moment);
            into.Stolen = checked(into.Stolen + balance);
            var start = into.Policy == TaintPolicy.Fifo ? graph.OutBefore(graph.At(money.Purse), _bound) : 0;
            var piece = new Piece(money.Purse, _bound, start, balance, into.HasShares ? balance : 0, 0);
            if (balance > 0 && into.Policy is TaintPolicy.Prorata or TaintPolicy.Poison)
            {
                Demand(-1, piece, into);
            }
            else if (balance > 0)
            {
                Follow(-1, piece, into);
            }
        }
        else if (money.Transfer < _bound)
        {
            if (graph.Find(money.Purse, money.Transfer) is not { } transfer)
            {
                throw new ArgumentException($"Purse {money.Purse} made no transfer {money.Transfer}.", nameof(money));
            }

            into.Stolen = checked(into.Stolen + transfer.Sent);
            Add(-1, transfer, 0, transfer.Sent, transfer.Arrived, into.HasShares ? transfer.Sent : 0, 1, into);
        }
    }

    /// <summary>Follows a part of a purse's money to what brought it there.</summary>
    private void Follow(int index, in Piece piece, Trail into)
    {
        switch (into.Policy)
        {
            case TaintPolicy.Fifo:
                FollowFirstIn(index, piece, into);
                break;
            case TaintPolicy.Lifo:
                FollowLastIn(index, piece, into);
                break;
            case TaintPolicy.Libr:
                FollowClaim(index, piece, into);
                break;
            default:
                throw new InvalidOperationException($"No such policy: {into.Policy}.");
        }
    }

    /// <summary>What of a purse's inflow a part of its money came by: a source, or a payer's transfer that is looked into next.</summary>
    /// <param name="from">Where in what arrived it begins and ends.</param>
    /// <param name="start">Where the part lies in the purse.</param>
    private void Came(int index, in Piece piece, in PurseEvent inflow, long start, long from, long to, long share, Trail into)
    {
        if (inflow.Payer == 0)
        {
            var fate = inflow.Transfer == 0 ? TrailFate.Opening : TrailFate.Unknown;
            into.Ends.Add(new TrailEnd(index, piece.Purse, fate, start, to - from, share, LeftBy(piece.Transfer), piece.Hop));
            return;
        }

        // Of a conversion or a fee: the units of what was sent of which any of these came.
        var transfer = graph.Find(inflow.Payer, inflow.Transfer)!.Value;
        var sentFrom = Proportion.EndBehind(transfer.Arrived, from, transfer.Sent) - 1;
        var sentTo = Proportion.EndBehind(transfer.Arrived, to - 1, transfer.Sent);
        Add(index, transfer, sentFrom, sentTo, to - from, share, piece.Hop + 1, into);
    }

    /// <summary>Adds a part of a transfer, with its place in the payer's purse.</summary>
    private void Add(int parent, in TransferView transfer, long from, long to, long arrived, long share, int hop, Trail into)
    {
        var start = into.Policy switch
        {
            TaintPolicy.Fifo => transfer.PayerStart + from,
            TaintPolicy.Lifo => AfterOf(transfer) + from,
            _ => 0,
        };
        into.Moves.Add(new TrailMove(parent, transfer.Transfer, transfer.Payer, transfer.Payee, start, to - from, arrived, share, hop));
    }

    /// <summary>A payer's balance after a transfer of his, what he paid himself by it not yet among it.</summary>
    private long AfterOf(in TransferView transfer)
    {
        var purse = graph.At(transfer.Payer);
        var walk = new BalanceWalk(graph, purse, transfer.Transfer);
        return walk.Before(graph) + graph.ApartBefore(purse, transfer.Transfer) - transfer.Sent;
    }

    /// <summary>Whether money is not followed beyond a move; then its end is added.</summary>
    private bool Stops(int index, in TrailMove move, Trail into)
    {
        var fate = _isReported(move.Transfer) ? TrailFate.Reported : (TrailFate)graph.EndOf(move.From);
        if (fate == TrailFate.Rests && MetBy(move, into) is not TraceLimits.None and var limit)
        {
            into.Limits |= limit;
            fate = TrailFate.Unfollowed;
        }

        if (fate == TrailFate.Rests)
        {
            return false;
        }

        into.Ends.Add(new TrailEnd(index, move.From, fate, move.Start, move.Sent, move.Share, move.Transfer, move.Hop));
        return true;
    }

    private TraceLimits MetBy(in TrailMove move, Trail into)
    {
        if (move.Hop >= _bounds.HopsMax || into.Moves.Count >= _bounds.MovesMax)
        {
            return move.Hop >= _bounds.HopsMax ? TraceLimits.Hops : TraceLimits.Moves;
        }

        if (_purses.Count >= _bounds.AccountsMax && !_purses.Contains(move.From))
        {
            return TraceLimits.Accounts;
        }

        _ = _purses.At(move.From);
        return TraceLimits.None;
    }

    /// <summary>
    /// Reads what happened in a purse before a transfer left it, that transfer's cover included, or before the moment. False when a bound is met.
    /// </summary>
    private bool Read(uint purse, uint transfer, List<PurseEvent> into)
    {
        into.Clear();
        var at = graph.At(purse);
        var outflow = graph.OutflowsOf(at).FromTransfer(&at->Outflows, 0);
        var inflow = graph.InflowsOf(at).FromTransfer(&at->Inflows, 0);
        var balance = 0L;
        var withCover = transfer < _bound;
        while (_looks < _bounds.LooksMax)
        {
            var outAt = outflow.Entry == null ? uint.MaxValue : outflow.Entry->Transfer;
            var inAt = inflow.Entry == null ? uint.MaxValue : inflow.Entry->Transfer;
            var isCover = inAt <= outAt && inflow.Entry != null && inflow.Entry->Payer == 0;
            var isIn = inAt < outAt || isCover;
            var next = Math.Min(inAt, outAt);
            if (next > transfer || (next == transfer && !(isCover && withCover)))
            {
                return true;
            }

            _looks++;
            if (isIn)
            {
                var amount = graph.InflowsOf(at).EndOf(&at->Inflows, inflow, at->In) - inflow.Entry->Start;
                balance += amount;
                into.Add(new PurseEvent(inAt, inflow.Entry->Payer, amount, balance, true));
                graph.InflowsOf(at).Step(&at->Inflows, ref inflow);
            }
            else
            {
                var amount = graph.OutflowsOf(at).EndOf(&at->Outflows, outflow, at->Out) - outflow.Entry->Start;
                balance -= amount;
                into.Add(new PurseEvent(outAt, 0, amount, balance, false));
                graph.OutflowsOf(at).Step(&at->Outflows, ref outflow);
            }
        }

        return false;
    }

    private void GiveUp(int index, in Piece piece, Trail into)
    {
        into.Limits |= TraceLimits.Looks;
        into.Ends.Add(new TrailEnd(index, piece.Purse, TrailFate.Unfollowed, piece.Start, piece.Amount, piece.Share, LeftBy(piece.Transfer), piece.Hop));
    }

    /// <summary>A part of a purse's money just before a transfer.</summary>
    /// <param name="Start">Where it begins: a coordinate of inflow (fifo), a level of the balance (lifo); else 0.</param>
    private readonly record struct Piece(uint Purse, uint Transfer, long Start, long Amount, long Share, int Hop);
}
