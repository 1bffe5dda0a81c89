using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks;

/// <summary>
/// Judges one account by its past. What tells a mule is that money of people who never paid there before leaves again within a day, to accounts,
/// exchanges and cash: wages, rents, dues and takings stay, or go to shops.
/// </summary>
/// <remarks>
/// What left is taken to be what came last, as far as that is less than a day old: the holder's own balance then hides nothing. The points and
/// limits are written out in docs/tracing.md; they were chosen by hand on simulated worlds, and nothing is learnt.
/// </remarks>
internal sealed class MuleJudge
{
    private const long HourMilliseconds = 3_600_000;
    private const long DayMilliseconds = 24 * HourMilliseconds;
    private const long WindowMilliseconds = 30 * DayMilliseconds;
    private const int YoungDays = 90;

    /// <summary>More strangers than this in 30 days is a trade: no gang shows an account to so many before it is closed.</summary>
    private const int StrangersMax = 20;

    /// <summary>A stranger's payment below this part of the smallest stolen one is daily life.</summary>
    private const int SmallPart = 10;

    private readonly AccountPast _past;
    private readonly long _at;
    private readonly Func<uint, bool> _isStolen;
    private readonly HashSet<uint> _strangers = [];
    private readonly Dictionary<uint, long> _passed = [];
    private readonly Dictionary<uint, long> _relayed = [];
    private readonly Dictionary<uint, HashSet<uint>> _nexts = [];

    private MuleJudge(AccountPast past, long at, Func<uint, bool> isStolen) => (_past, _at, _isStolen) = (past, at, isStolen);

    /// <param name="at">The moment, in milliseconds from the Unix epoch.</param>
    /// <param name="isStolen">Whether a transfer, by its number, is known to be of stolen money.</param>
    /// <param name="downstream">A named account that this one paid; 0 for none.</param>
    public static MuleFinding Judge(AccountPast past, long at, Func<uint, bool> isStolen, uint downstream = 0)
    {
        if (past.IsCut || past.Kind is AccountKind.Merchant or AccountKind.Exchange or AccountKind.Cash)
        {
            return MuleFinding.Nothing;
        }

        var judge = new MuleJudge(past, at, isStolen);
        judge.FindStrangers();
        foreach (var passed in PassedMoney.Of(past.Payments))
        {
            judge.Pass(passed.Came, passed.Left, passed.Minor);
        }

        return judge.Find(downstream);
    }

    private bool IsRecent(in PastPayment payment) => payment.TimeMilliseconds > _at - WindowMilliseconds;

    private long PassedOf(in PastPayment payment) => _passed.GetValueOrDefault(payment.Transfer);

    /// <summary>Whether at least so many percent of a payment have left again.</summary>
    private bool HasPassed(in PastPayment payment, int percent) => (Int128)PassedOf(payment) * 100 >= (Int128)payment.Minor * percent;

    /// <summary>Payers who first had to do with the account in the window, by paying.</summary>
    private void FindStrangers()
    {
        var known = new HashSet<uint>();
        foreach (var payment in _past.Payments)
        {
            if (known.Add(payment.Other) && payment.IsIn && IsRecent(payment)
                && payment.OtherKind is AccountKind.Person or AccountKind.Business or AccountKind.Unknown && !_isStolen(payment.Transfer))
            {
                _strangers.Add(payment.Other);
            }
        }
    }

    private void Pass(in PastPayment came, in PastPayment left, long part)
    {
        _passed[came.Transfer] = _passed.GetValueOrDefault(came.Transfer) + part;
        if (!_nexts.TryGetValue(came.Transfer, out var nexts))
        {
            _nexts.Add(came.Transfer, nexts = []);
        }

        nexts.Add(left.Other);
        if (_strangers.Contains(came.Other) || _isStolen(came.Transfer))
        {
            _relayed[left.Transfer] = _relayed.GetValueOrDefault(left.Transfer) + part;
        }
    }

    private MuleFinding Find(uint downstream)
    {
        var came = _past.Payments.Where(payment => payment.IsIn && IsRecent(payment)).ToList();
        var stolen = came.Where(payment => _isStolen(payment.Transfer)).ToList();
        var strange = came.Where(payment => _strangers.Contains(payment.Other) && !_isStolen(payment.Transfer)).ToList();
        var passed = strange.Where(payment => HasPassed(payment, 80)).ToList();
        var reasons = new List<MuleReason>();
        var passesOn = Percent(came);
        Add(MuleSign.PassesOn, passesOn >= 80 ? 3 : passesOn >= 50 ? 2 : 0, passesOn, passesOn >= 80 ? 80 : 50);
        var stolenOn = Percent(stolen);
        Add(MuleSign.PassedStolenOn, stolenOn >= 50 ? 2 : 0, stolenOn, 50);
        var payers = passed.Select(payment => payment.Other).Distinct().Count();
        Add(MuleSign.Strangers, payers >= 3 ? 2 : payers >= 1 ? 1 : 0, payers, payers >= 3 ? 3 : 1);
        var age = _past.OpenedMilliseconds == Facts.Unknown ? long.MaxValue : (_at - _past.OpenedMilliseconds) / DayMilliseconds;
        Add(MuleSign.Young, age < YoungDays ? 1 : 0, age, YoungDays);
        var stolenNexts = _past.Payments.Where(payment => !payment.IsIn && _isStolen(payment.Transfer)).Select(payment => payment.Other).ToHashSet();
        var same = passed.SelectMany(payment => _nexts[payment.Transfer]).Distinct().Count(next => next == downstream || stolenNexts.Contains(next));
        Add(MuleSign.SameNext, same > 0 ? 2 : 0, same, 1);
        var isQuick = passesOn >= 80;
        var suspicions = strange.Where(payment => HasPassed(payment, 80) || (isQuick && payment.TimeMilliseconds > _at - DayMilliseconds)).ToList();
        var like = Likeness(suspicions, stolen);
        Add(MuleSign.LikeAmount, like >= 33 ? 1 : 0, like, 33);

        var isLikely = reasons.Sum(reason => reason.Points) >= LikelyMules.ScoreMin && _strangers.Count <= StrangersMax;
        var least = stolen.Count == 0 ? 0 : stolen.Min(payment => payment.Minor) / SmallPart;
        return new MuleFinding(reasons, isLikely ? [.. suspicions.Where(payment => payment.Minor >= least)] : [], _relayed);

        void Add(MuleSign sign, int points, long found, long limit)
        {
            if (points > 0)
            {
                reasons.Add(new MuleReason(sign, points, found, limit));
            }
        }
    }

    private long Percent(List<PastPayment> came)
    {
        var (all, left) = ((Int128)0, (Int128)0);
        foreach (var payment in came)
        {
            all += payment.Minor;
            left += PassedOf(payment);
        }

        return all == 0 ? 0 : (long)(left * 100 / all);
    }

    /// <summary>The nearest sizes of a stranger's and a stolen payment: the smaller in percent of the larger.</summary>
    private static long Likeness(List<PastPayment> suspicions, List<PastPayment> stolen)
    {
        var best = 0L;
        foreach (var known in stolen)
        {
            foreach (var other in suspicions)
            {
                var (small, large) = (Math.Min(known.Minor, other.Minor), Math.Max(known.Minor, other.Minor));
                best = Math.Max(best, (long)((Int128)small * 100 / large));
            }
        }

        return best;
    }
}
