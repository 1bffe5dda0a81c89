using Cordon.Core.Tracing;

namespace Cordon.Formats.Trails;

/// <summary>
/// Which accounts get a lane of their own, which are drawn together, and what flows between the lanes. Nothing is left out: what moves inside a
/// group is not drawn but counted, and the lanes' ends add up to what was stolen.
/// </summary>
internal sealed class TrailLanes
{
    /// <summary>Up to so many accounts, each has its lane.</summary>
    public const int AllNamedMax = 24;

    /// <summary>Lanes for single accounts in a larger trail; more are too thin to tell apart on one page.</summary>
    private const int NamedMax = 40;

    /// <summary>The largest ones have their lanes, however little they saw.</summary>
    private const int NamedMin = 12;

    /// <summary>Lanes for groups; beyond that, groups are made of whole countries, then of everything.</summary>
    private const int GroupsMax = 6;

    /// <summary>An account that saw less than this part of what was stolen is small: half a pixel on paper.</summary>
    private const int SmallPart = 200;

    /// <summary>Bands on one drawing. Up to <see cref="EachDrawnMax"/> transfers are drawn one by one.</summary>
    public const int FlowsMax = 240;
    private const int EachDrawnMax = 60;

    private readonly TrailReport _trail;
    private readonly long[] _weights;

    private TrailLanes(TrailReport trail)
    {
        _trail = trail;
        _weights = WeightsOf(trail);
    }

    /// <summary>The lanes, in the order in which the money reached them.</summary>
    public IReadOnlyList<TrailLane> Lanes { get; private set; } = [];

    /// <summary>Each account's lane, by its index.</summary>
    public IReadOnlyList<int> LaneOf { get; private set; } = [];

    /// <summary>Of a trail backward, the lane that the money asked about came to; else −1.</summary>
    public int AskedLane => _trail.IsBackward && LaneOf.Count > 0 ? LaneOf[0] : -1;

    /// <summary>What flows between lanes, in the order of booking.</summary>
    public IReadOnlyList<LaneFlow> Flows { get; private set; } = [];

    /// <summary>Transfers between accounts that are drawn together.</summary>
    public int InsideCount { get; private set; }

    /// <summary>Finds lanes and flows; fewer lanes until there are few enough bands to draw.</summary>
    public static TrailLanes Of(TrailReport trail)
    {
        var lanes = new TrailLanes(trail);
        for (var named = trail.Accounts.Count <= AllNamedMax ? AllNamedMax : NamedMax; ; named /= 2)
        {
            lanes.Divide(named);
            if (lanes.Merge() || named == 0)
            {
                return lanes;
            }
        }
    }

    /// <summary>The country of a bank that is named by a BIC; else empty.</summary>
    public static string CountryOf(string bank) =>
        bank.Length is 8 or 11 && char.IsAsciiLetterUpper(bank[4]) && char.IsAsciiLetterUpper(bank[5]) ? bank[4..6] : "";

    private void Divide(int namedMax)
    {
        var accounts = _trail.Accounts;
        var ranked = Enumerable.Range(0, accounts.Count).OrderByDescending(i => _weights[i]).ThenBy(i => i).ToArray();
        var small = (ulong)Math.Max(0, _trail.Stolen.Minor) / SmallPart;
        var named = new bool[accounts.Count];
        for (var rank = 0; rank < ranked.Length && rank < namedMax; rank++)
        {
            named[ranked[rank]] = accounts.Count <= AllNamedMax || rank < NamedMin || (ulong)_weights[ranked[rank]] >= small;
        }

        var rest = Enumerable.Range(0, accounts.Count).Where(i => !named[i]).ToArray();
        var keys = (Func<int, (string, string, EndKind, bool)>[])
        [
            i => (CountryOf(accounts[i].Bank), accounts[i].Bank, accounts[i].Kind, accounts[i].IsVictims),
            i => (CountryOf(accounts[i].Bank), "", accounts[i].Kind, accounts[i].IsVictims),
            i => ("", "", accounts[i].Kind, accounts[i].IsVictims),
        ];
        var key = keys.FirstOrDefault(k => rest.Select(k).Distinct().Count() <= GroupsMax) ?? keys[^1];
        var groups = rest.GroupBy(key).Select(g => g.ToArray()).Concat(Enumerable.Range(0, accounts.Count).Where(i => named[i]).Select(i => new[] { i }));
        var own = OwnOf();
        Lanes = [.. groups.OrderBy(g => g[0]).Select(g => LaneOfAll(g, own))];
        var laneOf = new int[accounts.Count];
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            foreach (var account in Lanes[lane].Accounts)
            {
                laneOf[account] = lane;
            }
        }

        LaneOf = laneOf;
        InsideCount = _trail.Transfers.Count(t => laneOf[t.From] == laneOf[t.To]);
    }

    private TrailLane LaneOfAll(int[] members, long[] own)
    {
        var first = _trail.Accounts[members[0]];
        var isOneBank = members.All(i => _trail.Accounts[i].Bank == first.Bank);
        var isOneCountry = members.All(i => CountryOf(_trail.Accounts[i].Bank) == CountryOf(first.Bank));
        return new TrailLane(
            isOneCountry ? CountryOf(first.Bank) : "", isOneBank ? first.Bank : "", members, first.Kind, first.IsVictims, members.Sum(i => own[i]));
    }

    /// <summary>
    /// What left each account, or ended in it, beyond what came: what the stolen payments took from it. Backward all ends where it was asked about, and
    /// what left the others beyond what came is what came from them.
    /// </summary>
    private long[] OwnOf()
    {
        var own = new long[_trail.Accounts.Count];
        foreach (var transfer in _trail.Transfers)
        {
            own[transfer.From] += transfer.Share;
            own[transfer.To] -= transfer.Share;
        }

        foreach (var end in _trail.Ends)
        {
            own[_trail.IsBackward ? 0 : end.Account] += end.Share;
        }

        return own;
    }

    private bool Merge()
    {
        var span = _trail.Transfers.Count == 0 ? 0 : _trail.Transfers[^1].Booked.Milliseconds - _trail.Transfers[0].Booked.Milliseconds;
        var between = _trail.Transfers.Count - InsideCount;
        Flows = Merged(between <= EachDrawnMax ? -1 : span / 400);
        for (var apart = Math.Max(1, span / 200); Flows.Count > FlowsMax && apart <= 2 * Math.Max(1, span); apart *= 2)
        {
            Flows = Merged(apart);
        }

        return Flows.Count <= FlowsMax;
    }

    /// <summary>
    /// Puts transfers between the same lanes together that are at most so far apart. The band stands at the last one's time, so none may leave
    /// the payee in between: it would leave before it came.
    /// </summary>
    private List<LaneFlow> Merged(long apartMilliseconds)
    {
        var open = new Dictionary<(int From, int To), (List<int> Transfers, int Spent)>();
        var spent = new int[Lanes.Count];
        var all = new List<List<int>>();
        for (var i = 0; i < _trail.Transfers.Count; i++)
        {
            var (from, to) = (LaneOf[_trail.Transfers[i].From], LaneOf[_trail.Transfers[i].To]);
            if (from == to)
            {
                continue;
            }

            spent[from]++;
            if (open.TryGetValue((from, to), out var band) && band.Spent == spent[to]
                && _trail.Transfers[i].Booked.Milliseconds - _trail.Transfers[band.Transfers[^1]].Booked.Milliseconds <= apartMilliseconds)
            {
                band.Transfers.Add(i);
                continue;
            }

            all.Add([i]);
            open[(from, to)] = (all[^1], spent[to]);
        }

        return [.. all.OrderBy(transfers => transfers[^1]).Select(FlowOf)];
    }

    private LaneFlow FlowOf(List<int> transfers)
    {
        var last = _trail.Transfers[transfers[^1]];
        return new LaneFlow(LaneOf[last.From], LaneOf[last.To], last.Booked, transfers.Sum(i => _trail.Transfers[i].Share), transfers);
    }

    /// <summary>How much of the money an account saw; where there are no shares, how near it is.</summary>
    private static long[] WeightsOf(TrailReport trail)
    {
        if (!trail.HasShares)
        {
            return [.. trail.Accounts.Select(account => long.MaxValue - account.Hop)];
        }

        var came = new long[trail.Accounts.Count];
        var left = new long[trail.Accounts.Count];
        foreach (var transfer in trail.Transfers)
        {
            left[transfer.From] = Saturated(left[transfer.From], transfer.Share);
            came[transfer.To] = Saturated(came[transfer.To], transfer.Share);
        }

        // What ended in an account came into it, but for the fees of its own payments.
        return [.. Enumerable.Range(0, came.Length).Select(i => Math.Max(came[i], left[i]))];
    }

    // Money that goes round can come by more than was stolen.
    private static long Saturated(long sum, long more) => sum > long.MaxValue - more ? long.MaxValue : sum + more;
}
