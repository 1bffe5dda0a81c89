using Cordon.Core.Networks.Patterns;

namespace Cordon.Core.Tests.Networks.Patterns;

/// <summary>
/// The patterns by their definitions: all payments are kept, lists are cut out of them anew for each question, and every combination is tried.
/// </summary>
internal sealed partial class NaivePatterns(PatternOptions options)
{
    private readonly List<Booked> _booked = [];
    private readonly Dictionary<uint, (long LastSeen, long Woke)> _awake = [];
    private long _now;
    private Pattern _bounded;

    /// <summary>A payment with its place in the journal and its depth in chains.</summary>
    public sealed record Booked(PatternPayment Payment, int Place, int Depth)
    {
        public uint Payer => Payment.Payer;

        public uint Payee => Payment.Payee;

        public long Time => Payment.TimeMilliseconds;

        public bool IsBefore(Booked other) => (Time, Place).CompareTo((other.Time, other.Place)) < 0;
    }

    public PatternFindings Observe(in PatternPayment payment)
    {
        (_now, _bounded) = (payment.TimeMilliseconds, Pattern.None);
        if (payment.Payer == payment.Payee)
        {
            return default;
        }

        var own = new Booked(payment, _booked.Count, 0);
        var findings = Find(own);
        _booked.Add(own with { Depth = findings.Chain });
        foreach (var account in new[] { payment.Payer, payment.Payee })
        {
            var (last, woke) = _awake.GetValueOrDefault(account, (long.MinValue, 0));
            _awake[account] = (Math.Max(last, _now), Awake(account) == 0 && IsWaking(account) ? _now : woke);
        }

        return findings;
    }

    private PatternFindings Find(Booked own)
    {
        var (u, v) = (own.Payer, own.Payee);
        var toPayer = Received(u, Pattern.GatherScatter | Pattern.ScatterGather | Pattern.Chain | Pattern.Stack);
        var byPayer = Sent(u, Pattern.FanOut | Pattern.GatherScatter | Pattern.Bipartite | Pattern.Stack | Pattern.BelowThreshold);
        var toPayee = Received(
            v, Pattern.FanIn | Pattern.ScatterGather | Pattern.Bipartite | Pattern.Stack | Pattern.BelowThreshold | Pattern.ManyPayersOneMule);
        var isFresh = Awake(v) < options.AwakeMilliseconds;
        var squares = Squares(own, byPayer, toPayee);
        var (sentBelow, receivedBelow) = (Below(own, byPayer), Below(own, toPayee));
        _bounded &= ~((isFresh ? Pattern.None : Pattern.ManyPayersOneMule) | (sentBelow == 0 ? Pattern.BelowThreshold : Pattern.None));
        return new PatternFindings
        {
            FanOut = byPayer.Select(p => p.Payee).Append(v).Distinct().Count(),
            FanIn = toPayee.Select(p => p.Payer).Append(u).Distinct().Count(),
            GatherScatter = GatherScatter(own, toPayer, byPayer),
            ScatterGather = ScatterGather(own, toPayer, toPayee),
            Cycle = Cycle(own),
            Chain = Math.Min(options.HopsMax, 1 + toPayer.Where(p => PassesOn(p, own)).Select(p => p.Depth).Append(0).Max()),
            Bicliques = squares.Select(s => (s.Payer, s.Payee)).Distinct().Count(),
            LayerPayers = squares.Count == 0 ? 0 : 1 + squares.Select(s => s.Payer).Distinct().Count(),
            LayerPayees = squares.Count == 0 ? 0 : 1 + squares.Select(s => s.Payee).Distinct().Count(),
            Stack = Stack(own, toPayer, byPayer, toPayee, squares),
            SentBelowThreshold = sentBelow,
            ReceivedBelowThreshold = receivedBelow,
            NewPayers = isFresh ? toPayee.Append(own).Count(p => p.Payment.IsFirstOfPair) : 0,
            PayerAwakeMilliseconds = Awake(u),
            PayeeAwakeMilliseconds = Awake(v),
            Bounded = _bounded,
        };
    }

    private List<Booked> Sent(uint account, Pattern patterns) => Seen(_booked.Where(p => p.Payer == account), patterns);

    private List<Booked> Received(uint account, Pattern patterns) => Seen(_booked.Where(p => p.Payee == account), patterns);

    /// <summary>What is looked at of a list, and a note where that is not all of the window.</summary>
    private List<Booked> Seen(IEnumerable<Booked> list, Pattern patterns)
    {
        var all = list.ToList();
        var taken = new List<Booked>();
        var newest = long.MinValue / 2;
        foreach (var payment in all)
        {
            newest = Math.Max(newest, payment.Time);
            if (payment.Time > newest - options.WindowMilliseconds)
            {
                taken.Add(payment);
            }
        }

        var kept = taken.TakeLast(options.PaymentsMax).Where(p => p.Time > newest - options.WindowMilliseconds).ToList();
        if (all.Except(kept).Any(p => p.Time > _now - options.WindowMilliseconds))
        {
            _bounded |= patterns;
        }

        return [.. kept.Where(p => p.Time <= _now && p.Time > _now - options.WindowMilliseconds)];
    }

    private bool IsWaking(uint account) => !_awake.TryGetValue(account, out var known) || _now - known.LastSeen >= options.DormantMilliseconds;

    private long Awake(uint account) => IsWaking(account) ? 0 : Math.Max(_now, _awake[account].LastSeen) - _awake[account].Woke;

    private bool PassesOn(Booked came, Booked own) =>
        own.Payment.AmountMinor <= came.Payment.AmountMinor
        && own.Payment.AmountMinor * 10_000 >= came.Payment.AmountMinor * options.PassedOnShareMin;

    private int Below(Booked own, List<Booked> list)
    {
        bool IsBelow(Booked payment, long threshold) =>
            payment.Payment.AmountMinor < threshold && (threshold - payment.Payment.AmountMinor) * 10_000 <= threshold * options.BelowShareMax;
        var above = options.ThresholdsMinor.Where(t => own.Payment.AmountMinor < t).Take(1).ToList();
        return above.Count == 0 || !IsBelow(own, above[0]) ? 0 : 1 + list.Count(p => IsBelow(p, above[0]));
    }

    private static int GatherScatter(Booked own, List<Booked> toPayer, List<Booked> byPayer) =>
        toPayer.Select(split => Math.Min(
                toPayer.Where(p => p == split || p.IsBefore(split)).Select(p => p.Payer).Distinct().Count(),
                byPayer.Append(own).Where(p => split.IsBefore(p)).Select(p => p.Payee).Distinct().Count()))
            .Append(0).Max();

    private int ScatterGather(Booked own, List<Booked> toPayer, List<Booked> toPayee)
    {
        if (toPayee.All(p => p.Payer == own.Payer))
        {
            return 0;
        }

        var most = toPayer.Select(p => p.Payer).Distinct().Where(source => source != own.Payee)
            .Select(source => Sent(source, Pattern.ScatterGather))
            .Select(sent => 1 + sent.Where(first => first.Payee != own.Payer && toPayee.Exists(p => p.Payer == first.Payee && first.IsBefore(p)))
                .Select(first => first.Payee).Distinct().Count())
            .Append(0).Max();
        return most > 1 ? most : 0;
    }

    private List<Booked> Squares(Booked own, List<Booked> byPayer, List<Booked> toPayee)
    {
        if (toPayee.All(p => p.Payer == own.Payer) || byPayer.All(p => p.Payee == own.Payee))
        {
            return [];
        }

        return [.. byPayer.Select(p => p.Payee).Distinct().Where(other => other != own.Payee)
            .SelectMany(other => Received(other, Pattern.Bipartite | Pattern.Stack))
            .Where(p => p.Payer != own.Payer && toPayee.Exists(to => to.Payer == p.Payer))];
    }

    private int Stack(Booked own, List<Booked> toPayer, List<Booked> byPayer, List<Booked> toPayee, List<Booked> squares)
    {
        if (toPayer.Select(p => p.Payer).Distinct().Count() < 2)
        {
            return 0;
        }

        var count = squares.Select(s => s.Payer).Distinct().ToList().Count(partner =>
        {
            var toPartner = Received(partner, Pattern.Stack);
            return (from across in squares
                    where across.Payer == partner
                    from down in toPayee
                    where down.Payer == partner
                    from side in byPayer
                    where side.Payee == across.Payee
                    select (from a in toPayer
                            from b in toPartner
                            where a.Payer == b.Payer && a.Payer != own.Payee && a.Payer != across.Payee
                            where a.IsBefore(side) && b.IsBefore(across) && b.IsBefore(down)
                            select a.Payer).Distinct().Count()).Any(sources => sources >= 2);
        });
        return count > 0 ? count + 1 : 0;
    }
}
