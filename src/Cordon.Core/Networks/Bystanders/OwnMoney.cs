using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;

namespace Cordon.Core.Networks.Bystanders;

/// <summary>Explanations by whose money it was: the holder's own, brought or moved about, or lost with another victim's.</summary>
internal static class OwnMoney
{
    /// <summary>A newcomer's account, as for mules.</summary>
    private const int NewDays = 90;

    /// <summary>Within so long after his money came, a newcomer has a room.</summary>
    private const int DepositDays = 7;

    /// <summary>What left so soon before or after a stranger's money passed through went with it.</summary>
    private const long EpisodeMilliseconds = 3 * Instant.DayMilliseconds;

    /// <summary>Less than this part of what came in 30 days that passes through, all together, is daily life.</summary>
    private const int EpisodePart = 10;

    /// <summary>
    /// An account that money goes to and comes back from: so many payments in all, over so many days, and so much, in percent, of all that moves.
    /// </summary>
    private const int ToAndFroMin = 3;
    private const int ToAndFroDays = 14;
    private const int ToAndFroPercentMin = 15;

    /// <summary>What a newcomer brings, in percent of all that came, and of it what his room costs.</summary>
    private const int FirstSumPercentMin = 25;
    private const int DepositPercentMin = 10;

    /// <summary>Purchases of a newcomer in his first two weeks: fewer than of who has settled.</summary>
    private const int PurchasesMin = 5;
    private const int PurchasesDays = 14;

    /// <summary>Who is a victim himself passes others' money once or twice; of what then left half or more, in percent, was his own.</summary>
    private const int EpisodesMax = 2;
    private const int OwnLostPercentMin = 50;

    public static TestedExplanation OwnAccounts(PastMoney past)
    {
        var partners = Partners(past);
        var monthly = past.MonthlyIn.Select(flow => flow.Other).ToHashSet();
        bool IsOwn(PastPayment payment) => partners.Contains(payment.Other);
        bool IsIncome(PastPayment payment) => IsOwn(payment) || monthly.Contains(payment.Other);
        return new SignTable(Explanation.OwnAccounts, past)
            .Counted(BystanderSign.Partners, partners.Count, 1, PastMoney.WindowDays)
            .AtLeast(BystanderSign.ToAndFro, PastMoney.Percent(past.All.Where(IsOwn), PastMoney.SumOf(past.All)), ToAndFroPercentMin)
            .Unexplained(IsIncome)
            .PassedOn(IsIncome, IsOwn)
            .Tested;
    }

    public static TestedExplanation Newcomer(PastMoney past)
    {
        var came = past.Came.ToList();
        var first = came.Count == 0 ? default : came[0];
        var week = past.Left.Where(payment => came.Count > 0 && payment.TimeMilliseconds >= first.TimeMilliseconds
            && payment.TimeMilliseconds <= first.TimeMilliseconds + (DepositDays * Instant.DayMilliseconds)).ToList();
        var after = week.Where(payment => PastMoney.IsPersons(payment) || payment.OtherKind == AccountKind.Business).ToList();
        var deposit = after.Count == 0 ? default : after.MaxBy(payment => payment.Minor);
        bool IsOwn(PastPayment payment) => payment.Other == first.Other;
        return new SignTable(Explanation.Newcomer, past)
            .AtMost(BystanderSign.AgeDays, past.AgeDays, NewDays)
            .AtLeast(BystanderSign.FirstSum, came.Count == 0 ? Facts.Unknown : PastMoney.Percent(first.Minor, PastMoney.SumOf(came)), FirstSumPercentMin)
            .AtLeast(
                BystanderSign.Deposit,
                came.Count == 0 ? Facts.Unknown : PastMoney.OfKinds(PastMoney.Percent(deposit.Minor, first.Minor), week),
                DepositPercentMin)
            .Counted(BystanderSign.Shopping, past.Shopping(PurchasesMin), PurchasesMin, PurchasesDays)
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
            .AtMost(BystanderSign.Episodes, episodes == 0 ? Facts.Unknown : PastMoney.OfKinds(episodes, ends), EpisodesMax)
            .AtLeast(
                BystanderSign.OwnLost,
                lost.Count == 0 ? Facts.Unknown : PastMoney.OfKinds(100 - PastMoney.Percent(others, PastMoney.SumOf(lost)), lost.Concat(ends)),
                OwnLostPercentMin)
            .Tested;
    }

    /// <summary>Accounts that money went to and came from, often enough and for long enough.</summary>
    private static HashSet<uint> Partners(PastMoney past) =>
    [
        .. past.Came.Concat(past.Left).GroupBy(payment => payment.Other)
            .Where(group => group.Count() >= ToAndFroMin && group.Any(payment => payment.IsIn) && group.Any(payment => !payment.IsIn)
                && group.Max(payment => payment.TimeMilliseconds) - group.Min(payment => payment.TimeMilliseconds) >= ToAndFroDays * Instant.DayMilliseconds)
            .Select(group => group.Key),
    ];
}
