using Cordon.Core.Tracing;

namespace Cordon.Core.Tests.Tracing;

/// <summary>A transfer of a history, by purses.</summary>
internal readonly record struct BookedTransfer(uint From, uint To, long Sent, long Arrived);

/// <summary>
/// The policies of docs/tracing.md done slowly: each minor unit is an object in its purse's row (first and last in first out), or each purse has
/// two numbers (the policies that mix). One stolen transfer, no bounds.
/// </summary>
internal sealed class UnitLedger(TaintPolicy policy, Func<uint, EndKind> endOf)
{
    private readonly Dictionary<uint, List<bool>> _units = [];
    private readonly Dictionary<uint, (long Balance, long Stolen)> _mixed = [];
    private readonly HashSet<uint> _exposed = [];
    private readonly Dictionary<(uint Purse, TrailFate Fate), long> _ended = [];
    private uint _victim;

    public void Open(uint purse, long balance)
    {
        UnitsOf(purse).AddRange(Enumerable.Repeat(false, (int)balance));
        _mixed[purse] = (balance, 0);
    }

    public void Book(BookedTransfer transfer, bool isStolen)
    {
        _victim = isStolen ? transfer.From : _victim;
        if (policy is TaintPolicy.Fifo or TaintPolicy.Lifo)
        {
            BookUnits(transfer, isStolen);
        }
        else
        {
            BookMixed(transfer, isStolen);
        }
    }

    /// <summary>Where the stolen money is: amounts above zero by purse and fate.</summary>
    public Dictionary<(uint Purse, TrailFate Fate), long> Ends()
    {
        var ends = new Dictionary<(uint, TrailFate), long>(_ended);
        foreach (var (purse, units) in _units)
        {
            Add(ends, (purse, TrailFate.Rests), units.Count(isStolen => isStolen));
        }

        foreach (var (purse, (balance, stolen)) in _mixed)
        {
            Add(ends, (purse, TrailFate.Rests), policy == TaintPolicy.Poison ? _exposed.Contains(purse) ? balance : 0 : stolen);
        }

        return ends;
    }

    private void BookUnits(BookedTransfer transfer, bool isStolen)
    {
        var (from, to) = (UnitsOf(transfer.From), UnitsOf(transfer.To));
        while (from.Count < transfer.Sent)
        {
            from.Add(false);
        }

        var first = policy == TaintPolicy.Fifo ? 0 : from.Count - (int)transfer.Sent;
        var taken = from.GetRange(first, (int)transfer.Sent);
        from.RemoveRange(first, (int)transfer.Sent);
        for (var unit = 0L; unit < transfer.Sent; unit++)
        {
            var isTagged = taken[(int)unit] || isStolen;
            for (var i = unit * transfer.Arrived / transfer.Sent; i < (unit + 1) * transfer.Arrived / transfer.Sent; i++)
            {
                to.Add(isTagged && !Ended(transfer.To, 1));
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

    private List<bool> UnitsOf(uint purse)
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
}
