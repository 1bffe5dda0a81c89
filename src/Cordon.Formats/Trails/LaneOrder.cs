namespace Cordon.Formats.Trails;

/// <summary>
/// In which order lanes stand from top to bottom: countries together, banks in them together, the victims first; within that, such that bands
/// cross few lanes that hold money at the moment and are short.
/// </summary>
/// <remarks>
/// Finding the best order is NP-hard; moving one item at a time to where it costs least, while that helps, comes near it for some fifty lanes.
/// </remarks>
internal sealed class LaneOrder
{
    /// <summary>Rounds of moving; five were enough in all that was seen.</summary>
    private const int RoundsMax = 8;

    /// <summary>Crossing a lane that holds money weighs as much as a band four lanes longer.</summary>
    private const int CrossingCost = 4;

    /// <summary>A band of all that was stolen weighs as much as so many without width.</summary>
    private const int WidestWeight = 24;

    private readonly TrailLanes _lanes;
    private readonly int[] _from;
    private readonly int[] _until;
    private readonly long[] _weights;
    private readonly List<List<List<int>>> _countries;

    private LaneOrder(TrailLanes lanes)
    {
        _lanes = lanes;
        _from = [.. Enumerable.Repeat(int.MaxValue, lanes.Lanes.Count)];
        _until = new int[lanes.Lanes.Count];
        var whole = Math.Max(1, lanes.Lanes.Sum(lane => lane.OwnMinor));
        _weights = [.. lanes.Flows.Select(flow => 1 + (long)((Int128)flow.Share * WidestWeight / whole))];
        for (var flow = 0; flow < lanes.Flows.Count; flow++)
        {
            var (from, to) = (lanes.Flows[flow].From, lanes.Flows[flow].To);
            _from[from] = Math.Min(_from[from], flow);
            _from[to] = Math.Min(_from[to], flow);
            _until[from] = Math.Max(_until[from], flow);
            _until[to] = lanes.Flows.Count;
        }

        _countries =
        [
            .. Enumerable.Range(0, lanes.Lanes.Count).GroupBy(i => lanes.Lanes[i].Country).Select(country =>
                country.GroupBy(i => lanes.Lanes[i].Bank).Select(bank => bank.OrderBy(Rank).ToList()).OrderBy(bank => Rank(bank[0])).ToList())
            .OrderBy(country => Rank(country[0][0])),
        ];

        // Victims come first at every level, then who was reached first.
        int Rank(int lane) => lanes.Lanes[lane].IsVictims ? lane - lanes.Lanes.Count : lane;
    }

    /// <summary>Lanes by their indexes, from top to bottom.</summary>
    public static IReadOnlyList<int> Of(TrailLanes lanes)
    {
        var order = new LaneOrder(lanes);
        order.Improve();
        return order.Flat();
    }

    private void Improve()
    {
        var cost = Cost();
        for (var round = 0; round < RoundsMax; round++)
        {
            var before = cost;
            cost = Improve(_countries, c => c[0], cost);
            foreach (var country in _countries)
            {
                cost = Improve(country, bank => bank, cost);
                foreach (var bank in country)
                {
                    cost = Improve(bank, lane => [lane], cost);
                }
            }

            if (cost == before)
            {
                return;
            }
        }
    }

    /// <summary>Moves each item to its best place among its like; those with victims stay first.</summary>
    private long Improve<T>(List<T> items, Func<T, List<int>> lanesOf, long cost)
    {
        var first = items.TakeWhile(item => lanesOf(item).Any(lane => _lanes.Lanes[lane].IsVictims)).Count();
        for (var i = first; i < items.Count; i++)
        {
            var item = items[i];
            var best = i;
            for (var to = first; to < items.Count; to++)
            {
                Move(items, items.IndexOf(item), to);
                if (Cost() is var found && found < cost)
                {
                    (cost, best) = (found, to);
                }
            }

            Move(items, items.IndexOf(item), best);
        }

        return cost;
    }

    private static void Move<T>(List<T> items, int from, int to)
    {
        var item = items[from];
        items.RemoveAt(from);
        items.Insert(to, item);
    }

    private List<int> Flat() => [.. _countries.SelectMany(country => country.SelectMany(bank => bank))];

    private long Cost()
    {
        var order = Flat();
        var place = new int[order.Count];
        for (var i = 0; i < order.Count; i++)
        {
            place[order[i]] = i;
        }

        var cost = 0L;
        for (var flow = 0; flow < _lanes.Flows.Count; flow++)
        {
            var (top, bottom) = (place[_lanes.Flows[flow].From], place[_lanes.Flows[flow].To]);
            (top, bottom) = (Math.Min(top, bottom), Math.Max(top, bottom));
            cost += _weights[flow] * (bottom - top);
            for (var i = top + 1; i < bottom; i++)
            {
                cost += _from[order[i]] <= flow && flow <= _until[order[i]] ? CrossingCost * _weights[flow] : 0;
            }
        }

        return cost;
    }
}
