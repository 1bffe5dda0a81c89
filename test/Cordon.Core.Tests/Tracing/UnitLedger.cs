using Cordon.Core.Tracing;

namespace Cordon.Core.Tests.Tracing;

/// <summary>A transfer of a history, by purses.</summary>
internal readonly record struct BookedTransfer(uint From, uint To, long Sent, long Arrived);

/// <summary>
/// The policies of docs/tracing.md done slowly: each minor unit is an object in its purse's row (first and last in first out), or each purse has
/// two numbers (the policies that mix). One stolen transfer, no bounds; what banks hold is set apart unit by unit. Under fifo a hold asks whose
/// money it is, so there may be a second stolen transfer, of another case, that is not told of.
/// </summary>
internal sealed class UnitLedger(TaintPolicy policy, Func<uint, EndKind> endOf)
{
    /// <summary>A unit's marks: that of the traced case, which has the number 1, and that of case 2.</summary>
    private const byte Traced = 1;
    private const byte Other = 2;

    private readonly Dictionary<uint, List<byte>> _units = [];
    private readonly SortedDictionary<uint, HeldUnits> _held = [];
    private readonly List<HeldUnits> _paidBack = [];
    private readonly Dictionary<uint, (long Balance, long Stolen)> _mixed = [];
    private readonly HashSet<uint> _exposed = [];
    private readonly Dictionary<(uint Purse, TrailFate Fate), long> _ended = [];
    private uint _victim;
    private uint _otherVictim;

    public void Open(uint purse, long balance)
    {
        UnitsOf(purse).AddRange(Enumerable.Repeat((byte)0, (int)balance));
        _mixed[purse] = (balance, 0);
    }

    public void Book(BookedTransfer transfer, bool isStolen, bool isStolenOfOther = false)
    {
        _victim = isStolen ? transfer.From : _victim;
        _otherVictim = isStolenOfOther ? transfer.From : _otherVictim;
        if (policy is TaintPolicy.Fifo or TaintPolicy.Lifo)
        {
            BookUnits(transfer, (byte)((isStolen ? Traced : 0) | (isStolenOfOther ? Other : 0)));
        }
        else
        {
            BookMixed(transfer, isStolen);
        }
    }

    /// <summary>A bank holds an amount on a new order of a case, or of it what is there.</summary>
    public void Hold(uint order, uint number, uint purse, long amount)
    {
        var held = new HeldUnits(purse, amount);
        _held.Add(order, held);
        TakeApart(held, number, FirstToHold);
    }

    /// <summary>
    /// A bank pays back an amount of a case's money without having held it: under fifo the units of the case that would leave last, else what would be
    /// held on its order. It is out for good.
    /// </summary>
    public void PayBack(uint number, uint purse, long amount)
    {
        var paid = new HeldUnits(purse, amount);
        _paidBack.Add(paid);
        TakeApart(paid, number, (units, its) => units.FindLastIndex(unit => (unit & its) != 0));
    }

    /// <summary>An amount of what an order holds is let go, the last of it.</summary>
    public void LetGo(uint order, long amount)
    {
        var held = _held[order];
        held.Frozen -= amount;
        var first = (int)Math.Min(held.Frozen, held.Units.Count);
        var gone = held.Units[first..];
        held.Units.RemoveRange(first, gone.Count);
        if (policy == TaintPolicy.Lifo)
        {
            gone.Reverse();
        }

        UnitsOf(held.Purse).AddRange(policy is TaintPolicy.Fifo or TaintPolicy.Lifo ? gone : []);
        var (balance, stolen) = _mixed.GetValueOrDefault(held.Purse);
        _mixed[held.Purse] = (balance + gone.Count, stolen + (policy == TaintPolicy.Poison ? 0 : gone.Count(unit => unit == Traced)));
        _ = policy == TaintPolicy.Poison && gone.Contains(Traced) && _exposed.Add(held.Purse);
    }

    /// <summary>Where the stolen money is: amounts above zero by purse and fate.</summary>
    public Dictionary<(uint Purse, TrailFate Fate), long> Ends()
    {
        var ends = new Dictionary<(uint, TrailFate), long>(_ended);
        foreach (var (purse, units) in _units)
        {
            Add(ends, (purse, TrailFate.Rests), units.Count(unit => (unit & Traced) != 0));
        }

        foreach (var held in _held.Values)
        {
            Add(ends, (held.Purse, TrailFate.Frozen), held.Units.Count(unit => (unit & Traced) != 0));
        }

        foreach (var paid in _paidBack)
        {
            Add(ends, (paid.Purse, TrailFate.PaidBack), paid.Units.Count(unit => (unit & Traced) != 0));
        }

        foreach (var (purse, (balance, stolen)) in policy is TaintPolicy.Fifo or TaintPolicy.Lifo ? [] : _mixed)
        {
            Add(ends, (purse, TrailFate.Rests), policy == TaintPolicy.Poison ? _exposed.Contains(purse) ? balance : 0 : stolen);
        }

        return ends;
    }

    /// <summary>The case's own money, else any stolen money, else any; of that the first.</summary>
    private static int FirstToHold(List<byte> units, uint number)
    {
        var own = units.FindIndex(unit => (unit & number) != 0);
        var stolen = units.FindIndex(unit => unit != 0);
        return own >= 0 ? own : Math.Max(0, stolen);
    }

    /// <summary>Traced money if it is the case's own, what is not traced if it is not, else any; of that the uppermost.</summary>
    private static int LastToHold(List<byte> units, uint number)
    {
        var wanted = units.FindLastIndex(unit => (unit & Traced) != 0 == (number == 1));
        return wanted >= 0 ? wanted : units.Count - 1;
    }

    private void TakeApart(HeldUnits held, uint number, Func<List<byte>, uint, int> firstInOf)
    {
        if (policy is not (TaintPolicy.Fifo or TaintPolicy.Lifo))
        {
            HoldMixed(held, held.Purse, number);
            return;
        }

        var units = UnitsOf(held.Purse);
        for (var left = Math.Min(held.Frozen, units.Count); left > 0; left--)
        {
            var next = policy == TaintPolicy.Fifo ? firstInOf(units, number) : LastToHold(units, number);
            held.Units.Add(units[next]);
            units.RemoveAt(next);
        }
    }

    private void HoldMixed(HeldUnits held, uint purse, uint number)
    {
        var (balance, stolen) = _mixed.GetValueOrDefault(purse);
        var amount = Math.Min(held.Frozen, balance);
        if (policy == TaintPolicy.Poison)
        {
            held.Units.AddRange(Enumerable.Repeat(_exposed.Contains(purse) ? Traced : (byte)0, (int)amount));
            _ = balance == amount && amount > 0 && _exposed.Remove(purse);
        }
        else
        {
            // The account laid out unit by unit, the first to be held first.
            var own = Enumerable.Repeat(number == 1 ? Traced : (byte)0, (int)(number == 1 ? stolen : balance - stolen));
            var others = Enumerable.Repeat(number == 1 ? (byte)0 : Traced, (int)(number == 1 ? balance - stolen : stolen));
            held.Units.AddRange(own.Concat(others).Take((int)amount));
        }

        _mixed[purse] = (balance - amount, policy == TaintPolicy.Poison ? stolen : stolen - held.Units.Count(unit => unit == Traced));
    }

    private void BookUnits(BookedTransfer transfer, byte stolen)
    {
        var (from, to) = (UnitsOf(transfer.From), UnitsOf(transfer.To));
        while (from.Count < transfer.Sent)
        {
            from.Add(0);
        }

        var first = policy == TaintPolicy.Fifo ? 0 : from.Count - (int)transfer.Sent;
        var taken = from.GetRange(first, (int)transfer.Sent);
        from.RemoveRange(first, (int)transfer.Sent);
        for (var unit = 0L; unit < transfer.Sent; unit++)
        {
            var marks = (byte)(taken[(int)unit] | stolen);
            for (var i = unit * transfer.Arrived / transfer.Sent; i < (unit + 1) * transfer.Arrived / transfer.Sent; i++)
            {
                to.Add(Arrived(transfer.To, marks));
            }
        }
    }

    private void BookMixed(BookedTransfer transfer, bool isStolen)
    {
        var (balance, stolen) = _mixed.GetValueOrDefault(transfer.From);
        balance = Math.Max(balance, transfer.Sent);
        var rest = balance - transfer.Sent;
        var leaving = policy switch
        {
            _ when isStolen => transfer.Sent,
            TaintPolicy.Poison => _exposed.Contains(transfer.From) ? transfer.Sent : 0,
            TaintPolicy.Libr => Math.Max(0, stolen - rest),
            _ => Math.Max(stolen * transfer.Sent / balance, Math.Max(0, stolen - rest)),
        };
        _mixed[transfer.From] = (rest, policy == TaintPolicy.Poison || isStolen ? stolen : stolen - leaving);
        var arriving = leaving * transfer.Arrived / transfer.Sent;
        var followed = arriving > 0 && !Ended(transfer.To, arriving) ? arriving : 0;
        if (followed > 0 && policy == TaintPolicy.Poison)
        {
            _exposed.Add(transfer.To);
        }

        var there = _mixed.GetValueOrDefault(transfer.To);
        _mixed[transfer.To] = (there.Balance + transfer.Arrived, there.Stolen + followed);
    }

    private byte Arrived(uint purse, byte marks)
    {
        var isTraced = (marks & Traced) != 0 && !Ended(purse, 1);
        var isOther = (marks & Other) != 0 && purse != _otherVictim && endOf(purse) == EndKind.None;
        return (byte)((isTraced ? Traced : 0) | (isOther ? Other : 0));
    }

    private bool Ended(uint purse, long amount)
    {
        var fate = purse == _victim ? TrailFate.CameBack : (TrailFate)endOf(purse);
        if (fate == TrailFate.Rests)
        {
            return false;
        }

        Add(_ended, (purse, fate), amount);
        return true;
    }

    private List<byte> UnitsOf(uint purse)
    {
        if (!_units.TryGetValue(purse, out var units))
        {
            _units.Add(purse, units = []);
        }

        return units;
    }

    private static void Add(Dictionary<(uint, TrailFate), long> to, (uint, TrailFate) key, long amount)
    {
        if (amount > 0)
        {
            to[key] = to.GetValueOrDefault(key) + amount;
        }
    }

    /// <summary>What an order holds or was paid back on it, the first of it first.</summary>
    private sealed class HeldUnits(uint purse, long frozen)
    {
        public uint Purse => purse;

        /// <summary>What the bank says it holds, which may be more than what is known to be there.</summary>
        public long Frozen { get; set; } = frozen;

        public List<byte> Units { get; } = [];
    }
}
