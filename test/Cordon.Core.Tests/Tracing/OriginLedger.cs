using Cordon.Core.Tracing;

namespace Cordon.Core.Tests.Tracing;

/// <summary>
/// Whose money it is, found slowly: each minor unit is an object that knows the one it came from (first and last in first out), or the history is played back
/// transfer by transfer with one sum asked for in each purse (prorata, poison).
/// </summary>
internal sealed class OriginLedger(TaintPolicy policy, Func<uint, EndKind> endOf, IReadOnlySet<int> reported)
{
    private readonly Dictionary<uint, List<Unit>> _units = [];
    private readonly List<Step> _steps = [];
    private readonly Dictionary<uint, long> _opened = [];
    private readonly Dictionary<uint, long> _balances = [];

    // No record: two units are never equal.
    private sealed class Unit(uint purse, int transfer, Unit? from, bool isOpening)
    {
        public uint Purse => purse;

        public int Transfer => transfer;

        public Unit? From => from;

        public bool IsOpening => isOpening;
    }

    private sealed record Step(BookedTransfer Transfer, long Cover, long BalanceBefore, long BalanceAfterArrival);

    public void Open(uint purse, long balance)
    {
        UnitsOf(purse).AddRange(Enumerable.Range(0, (int)balance).Select(_ => new Unit(purse, -1, null, true)));
        _opened[purse] = _balances[purse] = balance;
    }

    public void Book(BookedTransfer transfer, out IReadOnlyList<object> moved)
    {
        var from = UnitsOf(transfer.From);
        var cover = Math.Max(0, transfer.Sent - from.Count);
        while (from.Count < transfer.Sent)
        {
            from.Add(new Unit(transfer.From, -1, null, false));
        }

        var before = from.Count;
        var first = policy == TaintPolicy.Lifo ? from.Count - (int)transfer.Sent : 0;
        var taken = from.GetRange(first, (int)transfer.Sent);
        from.RemoveRange(first, (int)transfer.Sent);
        for (var unit = 0L; unit < transfer.Sent; unit++)
        {
            for (var i = unit * transfer.Arrived / transfer.Sent; i < (unit + 1) * transfer.Arrived / transfer.Sent; i++)
            {
                UnitsOf(transfer.To).Add(new Unit(transfer.To, _steps.Count, taken[(int)unit], false));
            }
        }

        moved = taken;
        _steps.Add(new Step(transfer, cover, before, UnitsOf(transfer.To).Count));
    }

    public IReadOnlyList<object> In(uint purse) => UnitsOf(purse);

    /// <summary>How many different units the asked ones came from, by where and how.</summary>
    public Dictionary<(uint Purse, TrailFate Fate), long> OriginsOf(IReadOnlyList<object> asked, int by) =>
        asked.Select(unit => Root((Unit)unit, by)).Distinct().GroupBy(root => (root.Purse, root.Fate)).ToDictionary(g => g.Key, g => (long)g.Count());

    /// <summary>The same by playing back what was booked.</summary>
    /// <param name="purse">Whose balance is asked about, if no transfer is.</param>
    /// <param name="by">The asked transfer, or −1.</param>
    public Dictionary<(uint Purse, TrailFate Fate), long> PlayBack(uint purse, int by)
    {
        var asked = new Dictionary<uint, long>();
        var ends = new Dictionary<(uint, TrailFate), long>();
        if (by < 0)
        {
            asked[purse] = UnitsOf(purse).Count;
        }

        for (var i = by < 0 ? _steps.Count - 1 : by; i >= 0; i--)
        {
            var (transfer, cover, before, after) = _steps[i];
            var came = i == by ? transfer.Sent : Part(asked, transfer.To, transfer.Arrived, after);
            if (came > 0)
            {
                var units = i == by ? transfer.Sent : Span(transfer, came);
                var fate = reported.Contains(i) ? TrailFate.Reported : (TrailFate)endOf(transfer.From);
                if (fate != TrailFate.Rests)
                {
                    ends[(transfer.From, fate)] = ends.GetValueOrDefault((transfer.From, fate)) + units;
                }
                else
                {
                    asked[transfer.From] = policy == TaintPolicy.Poison ? 1 : asked.GetValueOrDefault(transfer.From) + units;
                }
            }

            if (Part(asked, transfer.From, cover, before) is > 0 and var unknown)
            {
                ends[(transfer.From, TrailFate.Unknown)] = ends.GetValueOrDefault((transfer.From, TrailFate.Unknown)) + unknown;
            }
        }

        foreach (var (opened, balance) in _opened)
        {
            if (Part(asked, opened, balance, balance) is > 0 and var there)
            {
                ends[(opened, TrailFate.Opening)] = there;
            }
        }

        return ends;
    }

    private long Part(Dictionary<uint, long> asked, uint purse, long inflow, long after)
    {
        if (inflow == 0 || asked.GetValueOrDefault(purse) is not (> 0 and var sum))
        {
            return 0;
        }

        if (policy == TaintPolicy.Poison)
        {
            return inflow;
        }

        var part = Math.Max(sum * inflow / after, sum - (after - inflow));
        asked[purse] = sum - part;
        return part;
    }

    // From the first to the last unit of what was sent of which the first that arrived came.
    private static int Span(BookedTransfer transfer, long came)
    {
        var givers = Enumerable.Range(0, (int)transfer.Sent).Where(unit =>
            unit * transfer.Arrived / transfer.Sent < came && (unit + 1) * transfer.Arrived / transfer.Sent > unit * transfer.Arrived / transfer.Sent).ToList();
        return givers[^1] - givers[0] + 1;
    }

    private (Unit At, uint Purse, TrailFate Fate) Root(Unit unit, int by)
    {
        // An asked transfer may itself be reported, or paid by an end.
        if (by >= 0 && Fate(by) is not TrailFate.Rests and var asked)
        {
            return (unit, unit.Purse, asked);
        }

        while (unit.From is not null)
        {
            if (Fate(unit.Transfer) is not TrailFate.Rests and var fate)
            {
                return (unit.From, unit.From.Purse, fate);
            }

            unit = unit.From;
        }

        return (unit, unit.Purse, unit.IsOpening ? TrailFate.Opening : TrailFate.Unknown);
    }

    private TrailFate Fate(int transfer) =>
        reported.Contains(transfer) ? TrailFate.Reported : (TrailFate)endOf(_steps[transfer].Transfer.From);

    private List<Unit> UnitsOf(uint purse)
    {
        if (!_units.TryGetValue(purse, out var units))
        {
            _units.Add(purse, units = []);
        }

        return units;
    }
}
