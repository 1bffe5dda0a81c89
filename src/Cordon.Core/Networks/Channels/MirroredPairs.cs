namespace Cordon.Core.Networks.Channels;

/// <summary>
/// Finds mirrored pairs. What chance gives is counted and not assumed: the one account's times are shifted by whole windows, the same accounts, sums and
/// days of the week stay, and whatever then still matches is what any two busy accounts have in common.
/// </summary>
public sealed class MirroredPairs
{
    private readonly IReadOnlyList<MirrorPayment> _payments;
    private readonly MirrorOptions _options;
    private readonly HashSet<(int, int)> _joined = [];
    private readonly Dictionary<int, List<int>> _ins = [];
    private readonly Dictionary<int, List<int>> _outs = [];

    private MirroredPairs(IReadOnlyList<MirrorPayment> payments, MirrorOptions options) => (_payments, _options) = (payments, options);

    /// <summary>Finds them, those that chance explains least first.</summary>
    /// <param name="payments">The payments of the accounts looked at, in any order.</param>
    /// <param name="options">How it is looked.</param>
    public static IReadOnlyList<MirroredPair> Find(IReadOnlyList<MirrorPayment> payments, MirrorOptions options)
    {
        ArgumentNullException.ThrowIfNull(payments);
        ArgumentNullException.ThrowIfNull(options);
        var search = new MirroredPairs(payments, options);
        search.Read();
        return search.Search();
    }

    private void Read()
    {
        foreach (var at in Enumerable.Range(0, _payments.Count).OrderBy(at => _payments[at].TimeMilliseconds).ThenBy(at => at))
        {
            var payment = _payments[at];
            _joined.Add((payment.Account, payment.Other));
            _joined.Add((payment.Other, payment.Account));
            if (payment.Minor >= _options.MinorMin)
            {
                var lists = payment.IsIn ? _ins : _outs;
                (lists.TryGetValue(payment.Account, out var list) ? list : lists[payment.Account] = []).Add(at);
            }
        }
    }

    private IReadOnlyList<MirroredPair> Search()
    {
        var candidates = Candidates();
        return
        [
            .. candidates.Select(pair => Judge(pair.Takes, pair.Pays, candidates.Count)).OfType<MirroredPair>()
                .OrderBy(pair => pair.ChanceBillionths).ThenByDescending(pair => pair.Matches.Count).ThenBy(pair => pair.Takes).ThenBy(pair => pair.Pays),
        ];
    }

    /// <summary>Pairs with enough payments that could match: by zones, sums in buckets of an eighth, and the nearest in time: a bounded look each.</summary>
    private List<(int Takes, int Pays)> Candidates()
    {
        var buckets = new Dictionary<(int Zone, int Bucket), List<int>>();
        foreach (var at in _outs.Values.SelectMany(outs => outs).OrderBy(at => _payments[at].TimeMilliseconds).ThenBy(at => at))
        {
            var bucket = (_payments[at].Zone, BucketOf(_payments[at].Minor));
            (buckets.TryGetValue(bucket, out var list) ? list : buckets[bucket] = []).Add(at);
        }

        int[] zones = [.. buckets.Keys.Select(key => key.Zone).Distinct().Order()];
        var counts = new Dictionary<(int Takes, int Pays), int>();
        foreach (var at in _ins.Values.SelectMany(ins => ins))
        {
            var (least, most) = (BucketOf(Least(_payments[at].Minor)), BucketOf(Most(_payments[at].Minor)));
            foreach (var zone in zones.Where(zone => zone != _payments[at].Zone))
            {
                for (var bucket = least; bucket <= most; bucket++)
                {
                    foreach (var pays in buckets.TryGetValue((zone, bucket), out var outs) ? Near(at, outs) : [])
                    {
                        counts[(_payments[at].Account, pays)] = counts.GetValueOrDefault((_payments[at].Account, pays)) + 1;
                    }
                }
            }
        }

        return [.. counts.Where(pair => pair.Value >= _options.MatchesMin && !_joined.Contains(pair.Key)).Select(pair => pair.Key).Order()];
    }

    /// <summary>Accounts that paid out about as much within the window, each once.</summary>
    private HashSet<int> Near(int at, List<int> outs)
    {
        var payment = _payments[at];
        var first = FirstFrom(outs, payment.TimeMilliseconds);
        var found = new HashSet<int>();
        for (var i = first; i < Math.Min(outs.Count, first + _options.LooksMax); i++)
        {
            var other = _payments[outs[i]];
            if (other.TimeMilliseconds > payment.TimeMilliseconds + _options.WindowMilliseconds)
            {
                break;
            }

            if (other.Account != payment.Account && IsSame(payment.Minor, other.Minor))
            {
                found.Add(other.Account);
            }
        }

        return found;
    }

    private MirroredPair? Judge(int takes, int pays, int tested)
    {
        var matches = Match(_ins[takes], _outs[pays], 0);
        if (matches.Count < _options.MatchesMin)
        {
            return null;
        }

        var shifted = 0L;
        for (var shift = 1; shift <= _options.Shifts; shift++)
        {
            shifted += Match(_ins[takes], _outs[pays], shift).Count + Match(_ins[takes], _outs[pays], -shift).Count;
        }

        // One more than was counted, over as many shifts: none seen is no proof of none.
        var mean = (shifted + 1) * 1000 / (2 * _options.Shifts);
        var chance = (long)Int128.Min(Chance.One, (Int128)Chance.PoissonAtLeast(mean, matches.Count) * tested);
        var sums = matches.Select(match => _payments[match.In].Minor).ToList();
        int[] fees = [.. matches.Select(match => FeeOf(_payments[match.In].Minor, _payments[match.Out].Minor)).Order()];
        return new MirroredPair(
            takes, pays, matches, sums.Sum(), fees[fees.Length / 2], shifted * 1000 / (2 * _options.Shifts), chance, sums.Count - sums.Distinct().Count());
    }

    /// <summary>Matches each payment in with the first payment out that fits and is free, in the order of time.</summary>
    private List<(int In, int Out)> Match(List<int> ins, List<int> outs, int shift)
    {
        var (matches, taken) = (new List<(int, int)>(), new HashSet<int>());
        foreach (var at in ins)
        {
            var from = _payments[at].TimeMilliseconds + (shift * _options.WindowMilliseconds);
            var first = FirstFrom(outs, from);
            for (var i = first; i < Math.Min(outs.Count, first + _options.LooksMax); i++)
            {
                if (_payments[outs[i]].TimeMilliseconds > from + _options.WindowMilliseconds)
                {
                    break;
                }

                if (IsSame(_payments[at].Minor, _payments[outs[i]].Minor) && taken.Add(outs[i]))
                {
                    matches.Add((at, outs[i]));
                    break;
                }
            }
        }

        return matches;
    }

    private int FirstFrom(List<int> sorted, long time)
    {
        var (from, until) = (0, sorted.Count);
        while (from < until)
        {
            var middle = (from + until) / 2;
            (from, until) = _payments[sorted[middle]].TimeMilliseconds < time ? (middle + 1, until) : (from, middle);
        }

        return from;
    }

    private bool IsSame(long came, long left) => left >= Least(came) && left <= Most(came);

    private long Least(long came) => came - (long)((Int128)came * _options.FeePermilleMax / 1000);

    private long Most(long came) => came + (long)((Int128)came * _options.GainPermilleMax / 1000);

    private static int FeeOf(long came, long left) => (int)((Int128)(came - left) * 1000 / came);

    /// <summary>The power of two and the eighth within it: sums of one bucket differ by at most an eighth.</summary>
    private static int BucketOf(long minor)
    {
        var power = 63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)Math.Max(1, minor));
        return (power * 8) + (power >= 3 ? (int)(minor >> (power - 3)) & 7 : 0);
    }
}
