using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>What the lane does to find stolen money and have it frozen: from a trail to orders, from orders to what banks answer.</summary>
public sealed partial class Centre
{
    /// <summary>Past outflows over which it is judged how fast an account is being emptied.</summary>
    private const long DrainHourMilliseconds = 3_600_000;

    /// <summary>
    /// The smallest part that is followed out of an account for orders where money mixes (prorata), in minor units: without it most orders would
    /// ask banks to hold some cents in accounts of people who were paid by somebody who was paid by a mule.
    /// </summary>
    private const long OrderShareMinorMin = 100;

    private readonly Trail _trail = new();
    private readonly List<Money> _leftOut = [];

    // Of the report at hand; null while nothing has been traced for it.
    private TimeSpan? _traceTime;

    /// <summary>
    /// Told, on the lane, of each order that asks for less since its money moved on, and when. Set before the first payment; null for nobody.
    /// </summary>
    public Action<FreezeOrder, Instant>? OrderReduced { get; set; }

    /// <summary>Orders what of a case's money rests in accounts now, and is not asked for already.</summary>
    private void OrderWhatRests(CaseFile file, JournalDraft draft, Instant now)
    {
        if (file.Transfer == 0)
        {
            return;
        }

        var wanted = WhatRests(file);
        var left = _trail.Stolen;
        foreach (var (purse, there) in MostUrgentFirst(wanted, now))
        {
            var amount = Options.OrderPolicy == TaintPolicy.Poison ? Math.Min(there.Amount, left) : there.Amount;
            var asked = AskedFor(file.Number, purse) + AnsweredFor(file.Number, purse, amount);
            left -= asked + Propose(file, purse, there with { Amount = amount - asked }, draft, now);
        }
    }

    /// <summary>What of a case's money rests in which purse, held money left out.</summary>
    private Dictionary<uint, Wanted> WhatRests(CaseFile file)
    {
        var begun = _time.GetTimestamp();
        _state.Money.Trace(file, Options.OrderPolicy, long.MaxValue, TraceBounds.Standard, _trail, OrderShareMinorMin);
        _traceTime = _time.GetElapsedTime(begun);
        var wanted = new Dictionary<uint, Wanted>();
        foreach (var end in _trail.Ends)
        {
            if (end.Fate == TrailFate.Rests)
            {
                wanted[end.Purse] = wanted.GetValueOrDefault(end.Purse, Wanted.Nothing).With(end.Amount, end.Hop, end.Transfer);
            }
        }

        if (Options.OrderPolicy == TaintPolicy.Fifo)
        {
            // What a person has let go is not pursued, though a trace tells where it is.
            foreach (var purse in wanted.Keys.ToList())
            {
                wanted[purse] = wanted[purse] with { Amount = Math.Min(wanted[purse].Amount, _state.Money.Live.AmountOf(file.Number, purse)) };
            }
        }

        if (Options.OrderPolicy == TaintPolicy.Poison)
        {
            BoundByArrivals(wanted);
        }

        return wanted;
    }

    /// <summary>Under poison all that lies in an account is exposed; but no more of it is stolen than came there by exposed payments.</summary>
    private void BoundByArrivals(Dictionary<uint, Wanted> wanted)
    {
        var arrived = new Dictionary<uint, Int128>();
        foreach (var move in _trail.Moves)
        {
            arrived[move.To] = arrived.GetValueOrDefault(move.To) + move.Arrived;
        }

        foreach (var purse in wanted.Keys.ToList())
        {
            wanted[purse] = wanted[purse] with { Amount = (long)Int128.Min(wanted[purse].Amount, arrived[purse]) };
        }
    }

    /// <summary>What of a case's money is in a purse.</summary>
    /// <param name="Hop">The fewest transfers by which some of it came.</param>
    /// <param name="Most">The most of it that came by one transfer.</param>
    /// <param name="Transfer">That transfer.</param>
    private readonly record struct Wanted(long Amount, int Hop, long Most, uint Transfer)
    {
        public static readonly Wanted Nothing = new(0, int.MaxValue, 0, 0);

        public Wanted With(long amount, int hop, uint transfer) => amount > Most
            ? new Wanted(Amount + amount, Math.Min(Hop, hop), amount, transfer)
            : this with { Amount = Amount + amount, Hop = Math.Min(Hop, hop) };
    }

    /// <summary>What would be gone soonest first: the more of it is likely to leave within the hour, then the larger sum.</summary>
    private IEnumerable<KeyValuePair<uint, Wanted>> MostUrgentFirst(Dictionary<uint, Wanted> wanted, Instant now) =>
        Options.OrderPolicy == TaintPolicy.Poison
            ? wanted.OrderBy(w => w.Value.Hop).ThenByDescending(w => w.Value.Amount).ThenBy(w => w.Key)
            : wanted.OrderByDescending(w => AtRisk(w.Key, w.Value.Amount, now)).ThenByDescending(w => w.Value.Amount).ThenBy(w => w.Key);

    /// <summary>How much of a sum would be gone in an hour if the account went on paying as in the last one.</summary>
    private long AtRisk(uint purse, long amount, Instant now) =>
        Math.Min(amount, _state.Money.Graph.OutSince(purse, now.Milliseconds - DrainHourMilliseconds));

    /// <summary>Moves orders with the money that moved: less where it was, another one where it is.</summary>
    private void OrderWhatMoved(JournalDraft draft, Instant now)
    {
        _leftOut.Clear();
        var moves = _state.Money.TakeMoves();
        if (moves.Count == 0)
        {
            return;
        }

        now = Options.IsReplay ? new Instant(_state.Money.Graph.TimeOf(moves.Max(move => move.Transfer))) : now;
        foreach (var from in moves.Select(move => move.From).Distinct())
        {
            OrderNoMoreThanIsLeft(from, draft, now);
        }

        foreach (var to in moves.Where(move => move.Fate == TrailFate.Rests).GroupBy(move => (move.Case, move.To)))
        {
            var file = _state.Cases.Case(to.Key.Case);
            var there = _state.Money.Live.AmountOf(file.Number, to.Key.To) - AskedFor(file.Number, to.Key.To);
            var most = to.MaxBy(move => move.Arrived);
            Propose(file, to.Key.To, new Wanted(there, to.Min(move => move.Hop), most.Arrived, most.Transfer), draft, now);
        }
    }

    /// <summary>What a case's orders whose banks have not answered ask for in a purse.</summary>
    private long AskedFor(uint number, uint purse) =>
        _state.Cases.Unanswered(purse).Where(order => order.Case == number).Sum(order => order.Asked.Minor);

    /// <summary>
    /// What of a sum that a case has in a purse its bank was asked for already and does not hold: it was too late for that, or the bank refused, and a payment
    /// that is reported again is no reason to ask once more. What came there since the bank answered is not among it.
    /// </summary>
    private long AnsweredFor(uint number, uint purse, long amountMinor)
    {
        var (missing, answered) = (0L, long.MinValue);
        foreach (var order in _state.Cases.OrdersOf(number).Where(order => order.Purse == purse && order.AnsweredAt is not null))
        {
            // More than it was surely told of, where the notice of a larger sum arrived after all.
            missing += Math.Max(0, order.MeantMinor - order.FrozenMinor);
            answered = Math.Max(answered, order.AnsweredAt!.Value.Milliseconds);
        }

        var since = missing == 0 ? 0 : _trail.Ends
            .Where(end => end.Fate == TrailFate.Rests && end.Purse == purse && end.Transfer != 0 && _state.Money.Graph.TimeOf(end.Transfer) > answered)
            .Sum(end => end.Amount);
        return Math.Clamp(amountMinor - since, 0, missing);
    }

    /// <summary>Reduces orders in a purse to the stolen money that can still leave it: each case's, and all together.</summary>
    private void OrderNoMoreThanIsLeft(uint purse, JournalDraft draft, Instant now)
    {
        foreach (var number in _state.Cases.Unanswered(purse).Select(order => order.Case).Distinct().ToList())
        {
            ReduceTo(_state.Money.Live.AmountOf(number, purse), _state.Cases.Unanswered(purse).Where(order => order.Case == number), draft, now);
        }

        // Cases that share money may each have enough left by itself, and too much together.
        ReduceTo(OrderableIn(purse), _state.Cases.Unanswered(purse), draft, now);
    }

    /// <summary>Has orders ask for no more together than is left, the first of them first.</summary>
    private void ReduceTo(long left, IEnumerable<FreezeOrder> orders, JournalDraft draft, Instant now)
    {
        foreach (var order in orders.ToList())
        {
            var reduce = new FreezeEvent(FreezeEventKind.Reduce, now, "the money moved on", Math.Min(left, order.Asked.Minor));
            left -= reduce.AmountMinor;
            if (order.Refusal(reduce, _state.Freezing, _state.KeyLines) is null)
            {
                Write(order, reduce, draft);
                OrderReduced?.Invoke(_state.Cases.Order(order.Number)!, now);
            }
        }
    }

    /// <summary>How much orders of all cases together may ask for in a purse: the stolen money in it, each unit once.</summary>
    private long OrderableIn(uint purse) =>
        Options.OrderPolicy == TaintPolicy.Fifo ? _state.Money.Live.StolenIn(purse) : _state.Money.Graph.FreeIn(purse);

    /// <summary>
    /// Orders what of a sum is there and not asked for: raises the case's last order there that nobody has approved and no bank has, if it needs
    /// no more persons then, or else proposes one. Returns how much is asked for besides.
    /// </summary>
    private long Propose(CaseFile file, uint purse, in Wanted there, JournalDraft draft, Instant now)
    {
        var graph = _state.Money.Graph;
        var amount = Math.Min(there.Amount, OrderableIn(purse) - _state.Cases.AskedIn(purse));
        if (amount <= 0 || file.IsTakenBack || _state.Cases.IsRightedAt(file.Number, graph.AccountOf(purse)))
        {
            return 0;
        }

        var asked = new Money(amount, Currency.FromNumber(graph.CurrencyOf(purse)));
        var own = _state.Cases.OpenOrders(purse).Where(order => order.Case == file.Number).ToList();

        // An account's orders of a case are weighed together: many small ones are a large one.
        var needed = ApprovalsNeeded(asked with { Minor = asked.Minor + own.Sum(order => order.ClaimedMinor) }, there.Hop);
        if (own.LastOrDefault(order => order.ApprovalsNeeded == needed && (needed == 0 || order.Approvals.IsEmpty)) is { } open
            && new FreezeEvent(FreezeEventKind.Raise, now, "more of the money arrived", open.Asked.Minor + amount) is var raise
            && open.Refusal(raise, _state.Freezing, _state.KeyLines) is null)
        {
            Write(open, raise, draft);
            return amount;
        }

        if (asked.Currency != Currency.Unknown && _state.Rates.Size(asked) < _state.Freezing.LeastAmount)
        {
            Counters.OrdersLeftOut++;
            _leftOut.Add(asked);
            return 0;
        }

        var account = graph.AccountOf(purse);
        var order = new FreezeOrder
        {
            Number = (uint)_state.Cases.OrderCount + 1,
            Case = file.Number,
            ReportId = file.First.ReportId,
            Purse = purse,
            Bank = _state.BankOf(account),
            Account = Encoding.UTF8.GetString(Core.Values.AccountKey.NumberOf(_state.Directory.Key(account))),
            Asked = asked,
            FirstAskedMinor = asked.Minor,
            Hop = there.Hop,
            Payment = there.Transfer == 0 ? 0 : graph.PaymentOf(there.Transfer),
            Policy = Options.OrderPolicy,
            ProposedAt = now,
            ApprovalsNeeded = needed,
        };
        var body = draft.Begin(RecordKind.OrderProposed);
        CaseBook.WriteProposal(order, draft.Payload);
        EndAndApply(draft, RecordKind.OrderProposed, body);
        Counters.OrdersProposed++;
        if (order.ApprovalsNeeded == 0)
        {
            Write(order, new FreezeEvent(FreezeEventKind.Approve, now, "the rule for small sums"), draft);
        }

        return amount;
    }

    private int ApprovalsNeeded(Money asked, int hop)
    {
        if (asked.Currency == Currency.Unknown)
        {
            // What it is worth is not known, so a person looks at it.
            return 1;
        }

        var rules = _state.Freezing;
        var size = _state.Rates.Size(asked);
        return size > rules.TwoPersonsAbove ? 2 : size <= rules.AutomaticUpTo && hop <= rules.AutomaticHopsMax ? 0 : 1;
    }

    private void Write(FreezeOrder order, FreezeEvent what, JournalDraft draft)
    {
        var body = draft.Begin(RecordKind.OrderMoved);
        CaseBook.WriteEvent(order.Number, what, draft.Payload);
        EndAndApply(draft, RecordKind.OrderMoved, body);
    }

    private CaseSummary? CaseOf(Command.FileReport report)
    {
        if (_state.Cases.ByReport(report.Reporter, report.ReportId) is not { } file)
        {
            return null;
        }

        if (_traceTime is null && file.Transfer != 0)
        {
            // Told again: nothing was ordered now, so nothing was traced.
            WhatRests(file);
        }

        return SummaryOf(file) with { TraceTime = _traceTime, LeftOut = [.. _leftOut], Unordered = UnorderedOf(file) };
    }

    private CaseSummary SummaryOf(CaseFile file) => new(
        file.Number, file.Transfer != 0, file.Reports.Count - file.TakenBack.Count, _state.Cases.OrdersOf(file.Number))
    {
        Sequence = file.Sequence,
        Hold = file.Hold,
    };
}
