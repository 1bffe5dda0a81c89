using Cordon.Core.Tracing;
using Cordon.Core.Values;
using CsCheck;

namespace Cordon.Core.Tests.Tracing;

/// <summary>
/// Payments, and what banks hold, let go and pay back, in a graph whose second and third transfers are stolen, of cases 1 and 2; and in a slow ledger, if
/// there is one.
/// </summary>
internal sealed class HeldHistory : IDisposable
{
    public const int PursesMax = 5;

    public static readonly Gen<HeldEvent[]> Random =
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, PursesMax - 1], Gen.Int[0, PursesMax - 1], Gen.Int[1, 40], Gen.Bool)
            .Select((what, one, other, amount, isOwn) => new HeldEvent(what, one, other, amount, isOwn)).Array[4, 60];

    private static readonly Currency[] Currencies = [Currency.Parse("EUR"), Currency.Parse("USD")];
    private readonly Dictionary<uint, Order> _orders = [];
    private readonly List<StolenTransfer> _stolen = [];
    private readonly LiveTaint _live;
    private readonly bool _isWhole;

    /// <param name="policy">That of the slow ledger; null for none.</param>
    /// <param name="isWhole">Whether all of every payment arrives, in one currency.</param>
    public HeldHistory(TaintPolicy? policy, bool isWhole)
    {
        _live = new LiveTaint(Graph);
        _isWhole = isWhole;
        Ledger = policy is { } its ? new UnitLedger(its, Graph.EndOf) : null;
        Purses = [.. Enumerable.Range(1, PursesMax).Select(account => Graph.PurseOf((uint)account, Currencies[isWhole ? 0 : account / PursesMax]))];
        Graph.Open(Purses[1], 30);
        Ledger?.Open(Purses[1], 30);
    }

    public MoneyGraph Graph { get; } = new();

    public UnitLedger? Ledger { get; }

    public IReadOnlyList<uint> Purses { get; }

    /// <summary>All transfers, in the order of booking.</summary>
    public List<StolenTransfer> Transfers { get; } = [];

    /// <summary>The stolen transfer of case 1; null before it.</summary>
    public StolenTransfer? Stolen => _stolen.Count == 0 ? null : _stolen[0];

    /// <summary>What banks have paid back out of each purse, held or not, as far as it was known to be there.</summary>
    public Dictionary<uint, long> PaidBack { get; } = [];

    /// <summary>What banks have paid back of what each order held, the first of it first.</summary>
    public Dictionary<uint, long> Returned { get; } = [];

    /// <summary>Has something happen, so far as it can.</summary>
    public void Play(in HeldEvent happened, int time)
    {
        var purse = Purses[happened.One];
        var number = happened.IsOwn ? 1u : 2u;
        if (happened.What < 6)
        {
            Book(purse, Purses[happened.Other], happened.Amount, happened.IsOwn, time);
        }
        else if (happened.What is 8 or 9)
        {
            GiveUp(happened, time);
        }
        else if (number <= _stolen.Count)
        {
            if (happened.What >= 10)
            {
                PayBack(number, purse, happened, time);
            }
            else
            {
                var order = New(number, purse, happened.Amount, Graph.FreeIn(purse));
                _live.Hold(order, number, purse, happened.Amount, time);
                Ledger?.Hold(order, number, purse, happened.Amount);
            }
        }
    }

    public void Dispose()
    {
        _live.Dispose();
        Graph.Dispose();
    }

    private void Book(uint from, uint to, int amount, bool isOwn, int time)
    {
        var arrived = _isWhole || (isOwn && Graph.CurrencyOf(from) == Graph.CurrencyOf(to)) ? amount : amount * 2 / 3;
        var transfer = new StolenTransfer(from, Graph.Book(from, to, amount, arrived, time, (uint)Transfers.Count + 1));
        Transfers.Add(transfer);
        Ledger?.Book(new BookedTransfer(from, to, amount, arrived), Transfers.Count == 2, Transfers.Count == 3);
        _live.Follow(from);
        if (Transfers.Count is 2 or 3)
        {
            _stolen.Add(transfer);
            _live.Open((uint)_stolen.Count, Trace((uint)_stolen.Count), [from]);
        }
    }

    private void GiveUp(in HeldEvent happened, int time)
    {
        if (_orders.Where(order => order.Value.Held > 0).ToList() is not { Count: > 0 } open)
        {
            return;
        }

        var (number, order) = open[happened.Other % open.Count];
        var amount = Math.Min(happened.Amount, order.Held);
        _orders[number] = order with { Held = order.Held - amount };
        if (happened.What == 8)
        {
            _live.LetGo(number, amount, isTimeOver: true, time);
            Ledger?.LetGo(number, amount);
        }
        else
        {
            var returned = Returned.GetValueOrDefault(number);
            var known = Math.Min(returned + amount, order.Known) - Math.Min(returned, order.Known);
            PaidBack[order.Purse] = PaidBack.GetValueOrDefault(order.Purse) + known;
            Returned[number] = returned + amount;
            _live.Return(number, amount, time);
        }
    }

    /// <summary>On an order that once held something there, or on one that no bank ever answered.</summary>
    private void PayBack(uint number, uint purse, in HeldEvent happened, int time)
    {
        var known = _orders.Where(order => order.Value.Case == number && order.Value.Purse == purse).Select(order => order.Key).ToList();
        var order = known.Count > 0 && happened.Other > 0 ? known[^1] : New(number, purse, 0, 0);
        var places = Trace(number).Ends.Where(end => end.Purse == purse && end.Fate == TrailFate.Rests).Select(end => (end.Start, end.Amount)).ToList();
        var amount = Math.Min(Math.Min(happened.Amount, Graph.FreeIn(purse)), places.Sum(place => place.Amount));
        _live.PayBack(order, number, purse, places, happened.Amount, _orders[order].Told, time);
        Ledger?.PayBack(number, purse, amount);
        _orders[order] = _orders[order] with { Told = _orders[order].Told + happened.Amount };
        PaidBack[purse] = PaidBack.GetValueOrDefault(purse) + amount;
    }

    private uint New(uint number, uint purse, long held, long known)
    {
        var order = (uint)_orders.Count + 1;
        _orders.Add(order, new Order(number, purse, held, Math.Min(held, known), held));
        return order;
    }

    private Trail Trace(uint number)
    {
        var trail = new Trail();
        new Tracer(Graph).Trace([_stolen[(int)number - 1]], TaintPolicy.Fifo, long.MaxValue, TraceBounds.Standard, trail, caseNumber: number);
        return trail;
    }

    /// <param name="Held">What the bank still holds on it.</param>
    /// <param name="Known">What was known to be there of what the bank first held.</param>
    /// <param name="Told">What it ever held, or paid back without that.</param>
    private readonly record struct Order(uint Case, uint Purse, long Held, long Known, long Told);
}
