using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Bystanders;

/// <summary>Explanations by what comes from many, or goes to many, each month: rents, and wages.</summary>
internal static class Letting
{
    /// <summary>Two months' payments lie in it, whatever the day.</summary>
    private const int TwoMonthsDays = 45;

    /// <summary>Rents are due in the first days of a month; half of them come by the tenth.</summary>
    private const int EarlyDay = 10;
    private const int EarlyPercentMin = 50;

    /// <summary>Rents and wages are the same each month within a tenth.</summary>
    private const int AlikePercent = 90;

    /// <summary>One who pays each month may be a friend; and rents are a good part of the income.</summary>
    private const int TenantsMin = 2;
    private const int RentsPercentMin = 25;

    /// <summary>Fewer who are paid each month are no staff.</summary>
    private const int StaffMin = 5;

    public static TestedExplanation Landlord(PastMoney past)
    {
        var rents = past.Monthly(isIn: true, AlikePercent).Where(flow => flow.Kind is AccountKind.Person or AccountKind.Unknown).ToList();
        var tenants = rents.Select(flow => flow.Other).ToHashSet();
        var monthly = past.MonthlyIn.Select(flow => flow.Other).ToHashSet();
        var payments = rents.SelectMany(flow => flow.Payments).ToList();
        bool IsRent(PastPayment payment) => tenants.Contains(payment.Other);
        bool IsIncome(PastPayment payment) => monthly.Contains(payment.Other);
        return new SignTable(Explanation.Landlord, past)
            .Counted(BystanderSign.MonthlyPayers, PastMoney.OfKinds(tenants.Count, payments), TenantsMin, TwoMonthsDays)
            .AtLeast(BystanderSign.MonthlyIncome, PastMoney.OfKinds(PastMoney.Percent(past.Recent.Where(IsRent), past.RecentMinor), payments), RentsPercentMin)
            .AtLeast(BystanderSign.EarlyInMonth, PastMoney.OfKinds(Early(payments, past.Past.ZoneOffsetMinutes), payments), EarlyPercentMin)
            .Unexplained(IsIncome)
            .PassedOn(IsIncome, PastMoney.IsFirms)
            .Tested;
    }

    public static TestedExplanation Payroll(PastMoney past)
    {
        var isFirm = past.Past.Kind switch
        {
            AccountKind.Unknown => Facts.Unknown,
            AccountKind.Business or AccountKind.Merchant => 1,
            _ => 0,
        };
        var wages = past.Monthly(isIn: false, AlikePercent).Where(flow => flow.Kind is AccountKind.Person or AccountKind.Unknown).ToList();
        var paid = wages.Select(flow => flow.Other).ToHashSet();
        return new SignTable(Explanation.Payroll, past)
            .AtLeast(BystanderSign.IsFirm, isFirm, 1)
            .Counted(BystanderSign.MonthlyPayees, PastMoney.OfKinds(paid.Count, wages.SelectMany(flow => flow.Payments)), StaffMin, TwoMonthsDays)
            .PassedOn(_ => false, payment => paid.Contains(payment.Other) || PastMoney.IsFirms(payment))
            .Tested;
    }

    private static long Early(List<PastPayment> rents, int zoneOffsetMinutes)
    {
        var (all, early) = (0, 0);
        foreach (var payment in rents)
        {
            all++;
            early += DateTimeOffset.FromUnixTimeMilliseconds(payment.TimeMilliseconds).AddMinutes(zoneOffsetMinutes).Day <= EarlyDay ? 1 : 0;
        }

        return all == 0 ? Facts.Unknown : early * 100 / all;
    }
}
