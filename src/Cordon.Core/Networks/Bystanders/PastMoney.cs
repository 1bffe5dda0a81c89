using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;

namespace Cordon.Core.Networks.Bystanders;

/// <summary>An account's past, counted: what the tables of the explanations ask of it.</summary>
/// <remarks>
/// What left is taken to be what came last, as far as that is less than a day old, as when mules are judged. Payments after the moment are not
/// looked at, and those of one moment stand in the order of their transfers, in whatever order they are given.
/// </remarks>
internal sealed class PastMoney
{
    /// <summary>What is counted of the present: a month, so that wages and rents are in it once.</summary>
    public const int WindowDays = 30;

    /// <summary>A month, give or take a weekend and a late payer.</summary>
    private const int MonthDaysMin = 20;
    private const int MonthDaysMax = 40;

    /// <summary>With so many days known, who first paid in the last 30 is told from who paid before.</summary>
    public const int StrangersDays = 45;

    /// <summary>An account whose first payment is known so soon after its opening is known from its beginning.</summary>
    private const int UnusedDaysMax = 7;

    /// <summary>
    /// Of what a sign counts, in percent, so much may be with accounts whose kind was not told: like sums are told within a tenth too, so that a sign
    /// is off by no more than that. Beyond it the sign is not known, and speaks neither way.
    /// </summary>
    private const int UntoldPercentMax = 10;

    private readonly List<PastPayment> _payments;
    private readonly IReadOnlyList<PassedMoney> _passed;
    private readonly Dictionary<uint, long> _metAt = [];
    private readonly long _at;

    public PastMoney(AccountPast past, long atMilliseconds)
    {
        (Past, _at) = (past, atMilliseconds);
        _payments =
        [
            .. past.Payments
                .Where(payment => payment.TimeMilliseconds <= _at && payment.TimeMilliseconds > _at - (AccountPast.WindowDays * Instant.DayMilliseconds))
                .OrderBy(payment => payment.TimeMilliseconds).ThenBy(payment => payment.Transfer).ThenBy(payment => payment.IsIn),
        ];
        foreach (var payment in _payments)
        {
            _metAt.TryAdd(payment.Other, payment.TimeMilliseconds);
        }

        _passed = PassedMoney.Of(_payments);
        Recent = [.. Came.Where(IsRecent)];
        RecentMinor = SumOf(Recent);
        MonthlyIn = Monthly(isIn: true, alikePercent: 50);
    }

    public AccountPast Past { get; }

    /// <summary>Whole days from the first payment known to the moment.</summary>
    public long KnownDays => _payments.Count == 0 ? 0 : (_at - _payments[0].TimeMilliseconds) / Instant.DayMilliseconds;

    /// <summary>How old the account is; <see cref="Facts.Unknown"/> where that was not told.</summary>
    public long AgeDays => Past.OpenedMilliseconds == Facts.Unknown ? Facts.Unknown : (_at - Past.OpenedMilliseconds) / Instant.DayMilliseconds;

    /// <summary>Whether strangers are told from those known before; else everybody looks like one.</summary>
    public bool KnowsStrangers => KnownDays >= StrangersDays
        || (Past.ReadDays == AccountPast.WindowDays && AgeDays != Facts.Unknown && AgeDays - KnownDays <= UnusedDaysMax);

    public IEnumerable<PastPayment> Came => _payments.Where(payment => payment.IsIn);

    public IReadOnlyList<PastPayment> All => _payments;

    public IEnumerable<PastPayment> Left => _payments.Where(payment => !payment.IsIn);

    /// <summary>What left within a day of coming, in the order of leaving.</summary>
    public IReadOnlyList<PassedMoney> Passed => _passed;

    /// <summary>What came in the last 30 days.</summary>
    public IReadOnlyList<PastPayment> Recent { get; }

    public Int128 RecentMinor { get; }

    /// <summary>Who pays each month, the largest first.</summary>
    public IReadOnlyList<MonthlyFlow> MonthlyIn { get; }

    /// <summary>Payments to merchants in 30 days. As many as are asked for are known, whatever the others are.</summary>
    public long Shopping(int enough)
    {
        var left = Left.Where(IsRecent).ToList();
        var known = left.Count(payment => payment.OtherKind == AccountKind.Merchant);
        return known >= enough ? known : OfKinds(known, left);
    }

    public bool IsRecent(PastPayment payment) => payment.TimeMilliseconds > _at - (WindowDays * Instant.DayMilliseconds);

    public long DaysSince(in PastPayment payment) => (_at - payment.TimeMilliseconds) / Instant.DayMilliseconds;

    /// <summary>Whether who is at the other end had nothing to do with the account until 30 days ago.</summary>
    public bool IsStranger(PastPayment payment) => _metAt[payment.Other] > _at - (WindowDays * Instant.DayMilliseconds);

    /// <summary>Whether who is at the other end had nothing to do with the account before this very payment.</summary>
    public bool IsFirst(PastPayment payment) => _metAt[payment.Other] == payment.TimeMilliseconds;

    /// <summary>Whether what kind of account is at the other end was not told.</summary>
    public static bool IsUntold(PastPayment payment) => payment.OtherKind == AccountKind.Unknown;

    /// <summary>A person, or nobody knows what: what rests on it goes through <see cref="OfKinds(long, IEnumerable{PastPayment})"/>.</summary>
    public static bool IsPersons(PastPayment payment) => payment.OtherKind is AccountKind.Person or AccountKind.Unknown;

    public static bool IsFirms(PastPayment payment) => payment.OtherKind is AccountKind.Business or AccountKind.Merchant;

    /// <summary>
    /// Of what came in 30 days, in percent: from persons not known before whom an explanation does not account for. None of nothing, if anything is
    /// known at all.
    /// </summary>
    public long Unexplained(Func<PastPayment, bool> isOwn) =>
        OfKinds(
            PercentOfRecent(SumOf(Recent.Where(payment => IsPersons(payment) && IsStranger(payment) && !isOwn(payment)))),
            SumOf(Recent.Where(payment => IsUntold(payment) && IsStranger(payment) && !isOwn(payment))), RecentMinor);

    /// <summary>Of what came in 30 days, in percent: left within a day, to others than merchants and those an explanation accounts for.</summary>
    public long PassedOn(Func<PastPayment, bool> isOwnCame, Func<PastPayment, bool> isOwnLeft) =>
        OfKinds(
            PercentOfRecent(PassedMinor(passed => IsRecent(passed.Came) && !isOwnCame(passed.Came) && !isOwnLeft(passed.Left))),
            PassedMinor(passed => IsRecent(passed.Came) && !isOwnCame(passed.Came) && !isOwnLeft(passed.Left)
                && (IsUntold(passed.Left) || (IsUntold(passed.Came) && isOwnCame(passed.Came with { OtherKind = AccountKind.Business })))),
            RecentMinor);

    /// <summary>How much left within a day of coming, to others than merchants, in minor units.</summary>
    public Int128 PassedMinor(Func<PassedMoney, bool> counts)
    {
        var sum = (Int128)0;
        foreach (var passed in _passed)
        {
            sum += counts(passed) ? passed.Minor : 0;
        }

        return sum;
    }

    public static Int128 SumOf(IEnumerable<PastPayment> payments)
    {
        var sum = (Int128)0;
        foreach (var payment in payments)
        {
            sum += payment.Minor;
        }

        return sum;
    }

    /// <summary>A part in percent; unknown of nothing.</summary>
    public static long Percent(IEnumerable<PastPayment> part, Int128 whole) => Percent(SumOf(part), whole);

    private long PercentOfRecent(Int128 part) => RecentMinor == 0 && _payments.Count > 0 ? 0 : Percent(part, RecentMinor);

    public static long Percent(Int128 part, Int128 whole) => whole == 0 ? Facts.Unknown : (long)Int128.Min(part * 100 / whole, 1_000_000);

    /// <summary>A share that rests on what kinds of accounts are at the other ends; unknown where too many of them were not told.</summary>
    public static long PercentOfKind(IReadOnlyList<PastPayment> payments, Func<PastPayment, bool> isOfKind) =>
        OfKinds(Percent(payments.Where(isOfKind), SumOf(payments)), payments);

    /// <summary>A number that rests on what kinds of accounts are at the other ends; unknown where too many of them, or too much, were not told.</summary>
    /// <param name="restsOn">The payments that were looked at, of whatever kind.</param>
    public static long OfKinds(long found, IEnumerable<PastPayment> restsOn)
    {
        var payments = restsOn.ToList();
        var untold = payments.Where(IsUntold).ToList();
        return OfKinds(OfKinds(found, untold.Count, payments.Count), SumOf(untold), SumOf(payments));
    }

    /// <summary>A number of a whole, a part of which has no known kind.</summary>
    public static long OfKinds(long found, Int128 untold, Int128 whole) => untold * 100 > whole * UntoldPercentMax ? Facts.Unknown : found;

    /// <summary>Accounts that pay, or are paid, once a month: twice or more, in like sums, a month apart. Smaller payments between are let be.</summary>
    /// <param name="alikePercent">How much of the largest sum each must be.</param>
    public IReadOnlyList<MonthlyFlow> Monthly(bool isIn, int alikePercent)
    {
        var flows = new List<MonthlyFlow>();
        foreach (var group in _payments.Where(payment => payment.IsIn == isIn).GroupBy(payment => payment.Other))
        {
            var largest = group.Max(payment => payment.Minor);
            var alike = group.Where(payment => (Int128)payment.Minor * 100 >= (Int128)largest * alikePercent).ToList();
            if (alike.Count >= 2 && alike.Zip(alike.Skip(1)).All(pair => IsAMonth(pair.Second.TimeMilliseconds - pair.First.TimeMilliseconds)))
            {
                flows.Add(new MonthlyFlow(group.Key, alike[0].OtherKind, alike));
            }
        }

        return [.. flows.OrderByDescending(flow => flow.LargestMinor).ThenBy(flow => flow.Other)];
    }

    private static bool IsAMonth(long milliseconds) =>
        milliseconds is >= MonthDaysMin * Instant.DayMilliseconds and <= MonthDaysMax * Instant.DayMilliseconds;
}
