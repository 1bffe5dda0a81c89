using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Bystanders;

/// <summary>Explanations by whose money it was: the holder's own, brought or moved about, or lost with another victim's.</summary>
internal static class OwnMoney
{
    /// <summary>A newcomer's account, as for mules.</summary>
    private const int NewDays = 90;

    /// <summary>Within so long after his money came, a newcomer has a room.</summary>
    private const int DepositDays = 7;

    /// <summary>What left so soon before or after a stranger's money passed through went with it.</summary>
    private const long EpisodeMilliseconds = 3 * PastMoney.DayMilliseconds;

    /// <summary>Less than this part of what came in 30 days that passes through, all together, is daily life.</summary>
    private const int EpisodePart = 10;

    public static TestedExplanation OwnAccounts(PastMoney past)
    {
        var partners = Partners(past);
        var monthly = past.MonthlyIn.Select(flow => flow.Other).ToHashSet();
        bool IsOwn(PastPayment payment) => partners.Contains(payment.Other);
        bool IsIncome(PastPayment payment) => IsOwn(payment) || monthly.Contains(payment.Other);
        return new SignTable(Explanation.OwnAccounts, past)
            .Counted(BystanderSign.Partners, partners.Count, 1, PastMoney.WindowDays)
            .AtLeast(BystanderSign.ToAndFro, PastMoney.Percent(past.All.Where(IsOwn), PastMoney.SumOf(past.All)), 15)
            .Unexplained(IsIncome)
            .PassedOn(IsIncome, IsOwn)
            .Tested;
    }

    public static TestedExplanation Newcomer(PastMoney past)
    {
        var came = past.Came.ToList();
        var first = came.Count == 0 ? default : came[0];
        var week = past.Left.Where(payment => came.Count > 0 && payment.TimeMilliseconds >= first.TimeMilliseconds
            && payment.TimeMilliseconds <= first.TimeMilliseconds + (DepositDays * PastMoney.DayMilliseconds)).ToList();
        var after = week.Where(payment => PastMoney.IsPersons(payment) || payment.OtherKind == AccountKind.Business).ToList();
        var deposit = after.Count == 0 ? default : after.MaxBy(payment => payment.Minor);
        bool IsOwn(PastPayment payment) => payment.Other == first.Other;
        return new SignTable(Explanation.Newcomer, past)
            .AtMost(BystanderSign.AgeDays, past.AgeDays, NewDays)
            .AtLeast(BystanderSign.FirstSum, came.Count == 0 ? Facts.Unknown : PastMoney.Percent(first.Minor, PastMoney.SumOf(came)), 25)
            .AtLeast(BystanderSign.Deposit, came.Count == 0 ? Facts.Unknown : PastMoney.OfKinds(PastMoney.Percent(deposit.Minor, first.Minor), week), 10)
            .Counted(BystanderSign.Shopping, past.Shopping(5), 5, 14)
            .Unexplained(IsOwn)
            .PassedOn(IsOwn, payment => payment.Other == deposit.Other)
            .Tested;
    }

    public static TestedExplanation Victim(PastMoney past)
    {
        var through = past.Passed.Where(passed => past.IsRecent(passed.Came) && PastMoney.IsPersons(passed.Came)
            && past.IsFirst(passed.Came) && past.IsFirst(passed.Left)
            && (Int128)passed.Minor * 2 >= passed.Came.Minor).ToList();
        if (PastMoney.SumOf(through.Select(passed => passed.Came).Distinct()) < past.RecentMinor / EpisodePart)
        {
            through.Clear();
        }

        var lost = past.Left.Where(payment => past.IsFirst(payment) && payment.OtherKind != AccountKind.Merchant
            && through.Exists(passed => Math.Abs(passed.Left.TimeMilliseconds - payment.TimeMilliseconds) <= EpisodeMilliseconds)).ToList();
        var transfers = lost.Select(payment => payment.Transfer).ToHashSet();
        var others = past.PassedMinor(passed => transfers.Contains(passed.Left.Transfer) && past.IsStranger(passed.Came));
        var episodes = through.Select(passed => passed.Came.Transfer).Distinct().Count();
        var ends = through.SelectMany(passed => new[] { passed.Came, passed.Left }).ToList();
        return new SignTable(Explanation.Victim, past)
            .Known(PastMoney.StrangersDays)
            .Shopping()
            .AtMost(BystanderSign.Episodes, episodes == 0 ? Facts.Unknown : PastMoney.OfKinds(episodes, ends), 2)
            .AtLeast(
                BystanderSign.OwnLost,
                lost.Count == 0 ? Facts.Unknown : PastMoney.OfKinds(100 - PastMoney.Percent(others, PastMoney.SumOf(lost)), lost.Concat(ends)), 50)
            .Tested;
    }

    /// <summary>Accounts that money went to and came from, three times or more in all, over two weeks or more.</summary>
    private static HashSet<uint> Partners(PastMoney past) =>
    [
        .. past.Came.Concat(past.Left).GroupBy(payment => payment.Other)
            .Where(group => group.Count() >= 3 && group.Any(payment => payment.IsIn) && group.Any(payment => !payment.IsIn)
                && group.Max(payment => payment.TimeMilliseconds) - group.Min(payment => payment.TimeMilliseconds) >= 14 * PastMoney.DayMilliseconds)
            .Select(group => group.Key),
    ];
}
