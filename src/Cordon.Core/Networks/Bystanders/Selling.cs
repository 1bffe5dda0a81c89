namespace Cordon.Core.Networks.Bystanders;

/// <summary>Explanations of those who sell: goods on a market, what they no longer need, their work.</summary>
internal static class Selling
{
    /// <summary>A stall has many customers, on many days, none of whom buys most of it, and buys its goods of firms.</summary>
    private const int CustomersMin = 20;
    private const int TakingDaysMin = 10;
    private const int PaidToFirmsPercentMin = 40;

    /// <summary>One payment of strangers that is more, in percent of what came, is no sale among others.</summary>
    private const int LargestPercentMax = 25;

    /// <summary>Who clears his cellar sells to several, and keeps most of what they pay for longer than a day.</summary>
    private const int BuyersMin = 3;
    private const int SalesPassedOnPercentMax = 25;

    /// <summary>Who works for himself has several clients, known in two months, and a good part of what comes is theirs.</summary>
    private const int ClientsMin = 3;
    private const int ClientsDays = 60;
    private const int FromFirmsPercentMin = 40;

    public static TestedExplanation MarketTrader(PastMoney past)
    {
        var takings = past.Recent.Where(PastMoney.IsPersons).ToList();
        var left = past.Left.Where(past.IsRecent).ToList();
        long OfKinds(long found) => PastMoney.OfKinds(found, past.Recent);
        return new SignTable(Explanation.MarketTrader, past)
            .Counted(BystanderSign.Payers, OfKinds(takings.Select(payment => payment.Other).Distinct().Count()), CustomersMin, PastMoney.WindowDays)
            .Counted(
                BystanderSign.TakingDays, OfKinds(takings.Select(payment => past.DaysSince(payment)).Distinct().Count()), TakingDaysMin, PastMoney.WindowDays)
            .AtMost(BystanderSign.LargestPayment, OfKinds(Largest(takings)), LargestPercentMax)
            .AtLeast(BystanderSign.PaidToFirms, PastMoney.PercentOfKind(left, PastMoney.IsFirms), PaidToFirmsPercentMin)
            .PassedOn(_ => false, PastMoney.IsFirms)
            .Tested;
    }

    public static TestedExplanation SecondHandSeller(PastMoney past)
    {
        var sales = past.Recent.Where(payment => PastMoney.IsPersons(payment) && past.IsStranger(payment)).ToList();
        long OfKinds(long found) => PastMoney.OfKinds(found, sales);
        return new SignTable(Explanation.SecondHandSeller, past)
            .Known(PastMoney.WindowDays)
            .AtLeast(BystanderSign.Buyers, OfKinds(sales.Select(payment => payment.Other).Distinct().Count()), BuyersMin)
            .AtMost(
                BystanderSign.LargestSale,
                sales.Count == 0 ? 0 : OfKinds(PastMoney.Percent(sales.Max(payment => payment.Minor), past.RecentMinor)), LargestPercentMax)
            .AtMost(BystanderSign.SalesPassedOn, OfKinds(SalesPassedOn(past, sales)), SalesPassedOnPercentMax)
            .Shopping()
            .PassedOn(payment => past.MonthlyIn.Any(flow => flow.Other == payment.Other), _ => false)
            .Tested;
    }

    public static TestedExplanation Freelancer(PastMoney past)
    {
        var came = past.Came.ToList();
        var clients = came.Where(PastMoney.IsFirms).Select(payment => payment.Other).Distinct().Count();
        return new SignTable(Explanation.Freelancer, past)
            .Known(PastMoney.WindowDays)
            .Counted(BystanderSign.Clients, PastMoney.OfKinds(clients, came), ClientsMin, ClientsDays)
            .AtLeast(BystanderSign.FromFirms, PastMoney.PercentOfKind(came, PastMoney.IsFirms), FromFirmsPercentMin)
            .Unexplained(PastMoney.IsFirms)
            .PassedOn(PastMoney.IsFirms, _ => false)
            .Shopping()
            .Tested;
    }

    private static long Largest(List<PastPayment> payments) =>
        payments.Count == 0 ? Screening.Facts.Unknown : PastMoney.Percent(payments.Max(payment => payment.Minor), PastMoney.SumOf(payments));

    private static long SalesPassedOn(PastMoney past, List<PastPayment> sales)
    {
        var transfers = sales.Select(payment => payment.Transfer).ToHashSet();
        var untold = past.PassedMinor(passed => transfers.Contains(passed.Came.Transfer) && PastMoney.IsUntold(passed.Left));
        var whole = PastMoney.SumOf(sales);
        return PastMoney.OfKinds(PastMoney.Percent(past.PassedMinor(passed => transfers.Contains(passed.Came.Transfer)), whole), untold, whole);
    }
}
