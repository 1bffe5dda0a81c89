using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine.Cases;

/// <summary>The cases of a partition and their freeze orders, with everything that happened to them.</summary>
/// <remarks>Written by the lane under its own lock; orders are read by any thread, cases by the lane.</remarks>
internal sealed partial class CaseBook
{
    /// <summary>Orders that are looked through while the lane may have to wait.</summary>
    private const int OrdersLookedAtATime = 1024;

    private readonly Lock _gate = new();
    private readonly List<CaseFile> _cases = [];
    private readonly Dictionary<long, CaseFile> _bySequence = [];
    private readonly Dictionary<(uint Reporter, string ReportId), CaseFile> _byReport = [];
    private readonly List<FreezeOrder> _orders = [];
    private long _orderVersion;

    // Open orders only.
    private readonly Dictionary<uint, List<uint>> _byPurse = [];
    private readonly SortedSet<uint> _open = [];

    // Every case that ever had an order there, or whose money an order of another one held there; and of each case the purses.
    private readonly Dictionary<uint, SortedSet<uint>> _casesByPurse = [];
    private readonly Dictionary<uint, SortedSet<uint>> _pursesByCase = [];
    private readonly Dictionary<uint, List<uint>> _byCase = [];
    private readonly Dictionary<long, List<uint>> _byPayment = [];

    // By the bank without its branch and its own identification of a return: the order it was booked on first.
    private readonly Dictionary<(string Bank, string Reference), uint> _byReturn = [];

    private readonly HashSet<(uint Case, uint Account)> _righted = [];

    // Orders that time does something to: answers that are due, holds that lapse.
    private readonly SortedSet<(Instant Due, uint Number)> _due = [];

    /// <summary>Told before a case or one of its orders changes; null for nobody.</summary>
    public Action<uint>? CaseChanges { get; set; }

    /// <summary>Told before an order on a purse, or what is held there, changes; null for nobody.</summary>
    public Action<uint>? PurseChanges { get; set; }

    public int OrderCount => _orders.Count;

    /// <summary>Raised with each change of an order; read by any thread.</summary>
    public long OrderVersion => Volatile.Read(ref _orderVersion);

    public CaseFile? BySequence(long sequence) => _bySequence.GetValueOrDefault(sequence);

    /// <summary>Whether a payment was known to be reported at a moment; null for now.</summary>
    public bool IsReported(long sequence, Instant? at) =>
        BySequence(sequence) is { IsTakenBack: false } file && (at is not { } moment || file.First.KeyedIn <= moment);

    public CaseFile? ByReport(uint reporter, string reportId) => _byReport.GetValueOrDefault((reporter, reportId));

    public CaseFile Case(uint number) => _cases[(int)number - 1];

    /// <summary>Adds a report to the case of its payment; the first one opens it.</summary>
    public CaseFile Join(long sequence, uint payer, uint reporter, string reportId, Instant time, Instant keyedIn)
    {
        if (!_bySequence.TryGetValue(sequence, out var file))
        {
            file = new CaseFile((uint)_cases.Count + 1, sequence, payer);
            _cases.Add(file);
            _bySequence.Add(sequence, file);
        }

        file.Reports.Add((reporter, reportId, time, keyedIn));
        _byReport[(reporter, reportId)] = file;
        return file;
    }

    /// <summary>An order by its number; null for none.</summary>
    public FreezeOrder? Order(uint number)
    {
        lock (_gate)
        {
            return number >= 1 && number <= _orders.Count ? _orders[(int)number - 1] : null;
        }
    }

    /// <summary>A case's orders, in the order of being proposed.</summary>
    public IReadOnlyList<FreezeOrder> OrdersOf(uint caseNumber)
    {
        lock (_gate)
        {
            return [.. _byCase.GetValueOrDefault(caseNumber, []).Select(number => _orders[(int)number - 1])];
        }
    }

    /// <summary>Orders that fit, the oldest first; at most so many, from the one after <paramref name="after"/> on.</summary>
    public IReadOnlyList<FreezeOrder> Orders(Func<FreezeOrder, bool> fits, uint after, int countMax)
    {
        var found = new List<FreezeOrder>();
        for (var at = (int)Math.Min(after, int.MaxValue); found.Count < countMax; at += OrdersLookedAtATime)
        {
            lock (_gate)
            {
                if (at >= _orders.Count)
                {
                    break;
                }

                found.AddRange(_orders.GetRange(at, Math.Min(OrdersLookedAtATime, _orders.Count - at)).Where(fits).Take(countMax - found.Count));
            }
        }

        return found;
    }

    /// <summary>What orders ask for in a purse whose banks have not answered, in minor units.</summary>
    public long AskedIn(uint purse) => Unanswered(purse).Sum(order => order.Asked.Minor);

    /// <summary>What banks hold in a purse, in minor units.</summary>
    public long FrozenIn(uint purse) => OpenOrders(purse).Where(order => !order.IsUnanswered).Sum(order => order.HeldMinor);

    /// <summary>Orders on a purse whose banks have not answered: those with the bank first, then in the order of being proposed.</summary>
    public IEnumerable<FreezeOrder> Unanswered(uint purse) =>
        OpenOrders(purse).Where(order => order.IsUnanswered).OrderBy(order => order.SentAt is null).ThenBy(order => order.Number);

    /// <summary>The first open order after one; the greatest number when there is none.</summary>
    public uint NextOpen(uint after) => _open.Max > after ? _open.GetViewBetween(after + 1, uint.MaxValue).Min : uint.MaxValue;

    /// <summary>The open orders on a purse, in the order of being proposed.</summary>
    public IEnumerable<FreezeOrder> OpenOrders(uint purse) =>
        _byPurse.TryGetValue(purse, out var open) ? open.Select(number => _orders[(int)number - 1]) : [];

    /// <summary>A complaint of an order was upheld: its account's holder was right.</summary>
    public void NoteRighted(uint number, uint account, Instant at)
    {
        var order = _orders[(int)number - 1] with { RightedAt = at };
        CaseChanges?.Invoke(order.Case);
        lock (_gate)
        {
            _orders[(int)number - 1] = order;
            _orderVersion++;
        }

        _righted.Add((order.Case, account));
    }

    /// <summary>Whether a complaint of an order of a case on an account was upheld: the case asks for nothing there any more.</summary>
    public bool IsRightedAt(uint caseNumber, uint account) => _righted.Contains((caseNumber, account));

    /// <summary>When time next does something to an order; null when nothing is due.</summary>
    public Instant? NextDue => _due.Count == 0 ? null : _due.Min.Due;

    /// <summary>The order to which time does something first.</summary>
    public FreezeOrder FirstDue => _orders[(int)_due.Min.Number - 1];

    /// <summary>The orders for the money of a payment, by its number, in the order of being proposed.</summary>
    public IReadOnlyList<FreezeOrder> OrdersForPayment(long payment)
    {
        lock (_gate)
        {
            return [.. _byPayment.GetValueOrDefault(payment, []).Select(number => _orders[(int)number - 1])];
        }
    }

    /// <summary>The order on which a return of a bank was booked, by the bank's own identification of it; null where it was not.</summary>
    public uint? OrderOfReturn(string bank, string reference) =>
        _byReturn.TryGetValue((FreezeNotice.BankOf(bank), reference), out var number) ? number : null;

    /// <summary>Writes the record of a proposal.</summary>
    public static void WriteProposal(FreezeOrder order, ColumnWriter to)
    {
        to.VarUInt(order.Number);
        to.VarUInt(order.Case);
        to.Text(Encoding.UTF8.GetBytes(order.ReportId));
        to.VarUInt(order.Purse);
        to.Text(Encoding.UTF8.GetBytes(order.Bank));
        to.Text(Encoding.UTF8.GetBytes(order.Account));
        to.Int64(order.FirstAskedMinor);
        to.VarUInt(order.Asked.Currency.Number);
        to.VarUInt((ulong)order.Hop);
        to.Byte((byte)order.Policy);
        to.Int64(order.ProposedAt.Milliseconds);
        to.VarUInt((ulong)order.ApprovalsNeeded);
        to.Int64(order.Payment);
    }

    /// <summary>Writes the record of something that happened to an order.</summary>
    public static void WriteEvent(uint number, FreezeEvent what, ColumnWriter to)
    {
        to.VarUInt(number);
        to.Byte((byte)what.Kind);
        to.Int64(what.Time.Milliseconds);
        to.Int64(what.AmountMinor);
        to.Text(Encoding.UTF8.GetBytes(what.By));
        to.TextOrNull(what.Reason);
        to.TextOrNull(what.Reference);
    }

    public FreezeOrder ApplyProposal(ref ColumnReader body)
    {
        var order = ReadProposal(ref body) with { Payment = body.IsAtEnd ? 0 : body.Int64() };
        Add(order);
        return order;
    }

    /// <summary>Reads the record of a proposal.</summary>
    public static FreezeOrder ReadProposal(ref ColumnReader body)
    {
        var order = new FreezeOrder
        {
            Number = (uint)body.VarUInt(),
            Case = (uint)body.VarUInt(),
            ReportId = Encoding.UTF8.GetString(body.Text()),
            Purse = (uint)body.VarUInt(),
            Bank = Encoding.UTF8.GetString(body.Text()),
            Account = Encoding.UTF8.GetString(body.Text()),
            Asked = new Money(body.Int64(), Currency.FromNumber((ushort)body.VarUInt())),
            Hop = (int)body.VarUInt(),
            Policy = (TaintPolicy)body.Byte(),
            ProposedAt = new Instant(body.Int64()),
            ApprovalsNeeded = (int)body.VarUInt(),
            FirstAskedMinor = 0,
        };
        return order with { FirstAskedMinor = order.Asked.Minor };
    }

    private void Add(FreezeOrder order)
    {
        if (order.Number != _orders.Count + 1)
        {
            throw new InvalidOperationException($"The journal proposes freeze order {order.Number} after {_orders.Count}.");
        }

        CaseChanges?.Invoke(order.Case);
        lock (_gate)
        {
            _orders.Add(order);
            Listed(_byPurse, order.Purse).Add(order.Number);
            _open.Add(order.Number);
            Link(order.Case, order.Purse);
            Listed(_byCase, order.Case).Add(order.Number);
            if (order.Payment != 0)
            {
                Listed(_byPayment, order.Payment).Add(order.Number);
            }

            _orderVersion++;
        }
    }

    /// <summary>Applies something that happened to an order, and returns the order before and after it.</summary>
    public (FreezeOrder Before, FreezeOrder After, FreezeEvent What) ApplyEvent(ref ColumnReader body, FreezeRules rules)
    {
        var (number, what) = ReadEvent(ref body);
        var before = _orders[(int)number - 1];
        CaseChanges?.Invoke(before.Case);
        PurseChanges?.Invoke(before.Purse);
        lock (_gate)
        {
            var after = before.After(what, rules);
            _orders[(int)number - 1] = after;
            Await(before, after);
            CountHeld(before, -1);
            CountHeld(after, 1);
            Close(after);
            NoteReturns(after, before.Parts.Length);
            _orderVersion++;
            return (before, after, what);
        }
    }

    /// <summary>Reads the record of something that happened to an order.</summary>
    public static (uint Order, FreezeEvent What) ReadEvent(ref ColumnReader body)
    {
        var number = (uint)body.VarUInt();
        var what = new FreezeEvent(
            (FreezeEventKind)body.Byte(), AmountMinor: 0, Time: new Instant(body.Int64()), By: "");
        what = what with { AmountMinor = body.Int64(), By = Encoding.UTF8.GetString(body.Text()), Reason = body.TextOrNull() };
        return (number, what with { Reference = body.IsAtEnd ? null : body.TextOrNull() });
    }

    private void NoteReturns(FreezeOrder order, int from)
    {
        foreach (var part in order.Parts.AsSpan()[from..])
        {
            if (part.IsReturn)
            {
                _byReturn.TryAdd((FreezeNotice.BankOf(order.Bank), part.Reference), order.Number);
            }
        }
    }

    private void CountHeld(FreezeOrder order, int sign)
    {
        if (order.State == FreezeOrderState.Frozen)
        {
            Held.Add(new CurrencySum(order.Asked.Currency, sign, sign * order.HeldMinor));
        }
    }

    private void Link(uint number, uint purse)
    {
        Listed(_casesByPurse, purse).Add(number);
        Listed(_pursesByCase, number).Add(purse);
    }

    private static TList Listed<TKey, TList>(Dictionary<TKey, TList> lists, TKey key)
        where TKey : notnull
        where TList : new()
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = new TList());
        }

        return list;
    }

    private void Close(FreezeOrder order)
    {
        if (order.IsOver && _open.Remove(order.Number))
        {
            var list = _byPurse[order.Purse];
            list.Remove(order.Number);
            if (list.Count == 0)
            {
                _byPurse.Remove(order.Purse);
            }
        }
    }

    private void Await(FreezeOrder before, FreezeOrder after)
    {
        if (DueOf(before) is { } was)
        {
            _due.Remove((was, before.Number));
        }

        if (DueOf(after) is { } due)
        {
            _due.Add((due, after.Number));
        }
    }

    private static Instant? DueOf(FreezeOrder order) => order.State switch
    {
        FreezeOrderState.Sent or FreezeOrderState.Acknowledged => order.AnswerDue,
        FreezeOrderState.Frozen => order.AnswerDue < order.Expires ? order.AnswerDue : order.Expires,
        _ => null,
    };
}
