using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Bystanders;

/// <summary>Explanations of households: one income a month, and a life that is paid from it.</summary>
internal static class Household
{
    /// <summary>Two months' payments lie in it, whatever the day.</summary>
    private const int TwoMonthsDays = 45;

    /// <summary>Of the income, in percent, that comes each month where one lives on it.</summary>
    private const int MonthlyIncomePercentMin = 40;

    /// <summary>A student's rent, in percent of the allowance.</summary>
    private const int RentPercentMin = 30;

    /// <summary>Rent with what is consumed is the same each month within a fifth.</summary>
    private const int RentAlikePercent = 80;

    public static TestedExplanation Student(PastMoney past)
    {
        var allowance = past.MonthlyIn.Count > 0 ? past.MonthlyIn[0] : null;
        var rents = past.Monthly(isIn: false, RentAlikePercent).Where(flow => flow.Kind != AccountKind.Merchant).ToList();
        var rent = rents.Count > 0 ? rents[0] : null;
        bool IsAllowance(PastPayment payment) => payment.Other == allowance?.Other;
        bool IsRent(PastPayment payment) => payment.Other == rent?.Other;
        return new SignTable(Explanation.Student, past)
            .Counted(BystanderSign.MonthlyPayers, allowance is null ? 0 : 1, 1, TwoMonthsDays)
            .Counted(BystanderSign.MonthlyPayees, PastMoney.OfKinds(rent is null ? 0 : 1, rent?.Payments ?? []), 1, TwoMonthsDays)
            .AtLeast(
                BystanderSign.RentOfIncome,
                allowance is null || rent is null ? Facts.Unknown
                    : PastMoney.OfKinds(PastMoney.Percent(rent.LargestMinor, allowance.LargestMinor), rent.Payments),
                RentPercentMin)
            .AtLeast(BystanderSign.MonthlyIncome, PastMoney.Percent(past.Recent.Where(IsAllowance), past.RecentMinor), MonthlyIncomePercentMin)
            .Unexplained(IsAllowance)
            .PassedOn(IsAllowance, IsRent)
            .Shopping()
            .Tested;
    }

    public static TestedExplanation WageEarner(PastMoney past)
    {
        var untold = past.MonthlyIn.Where(flow => flow.Kind == AccountKind.Unknown).Select(flow => flow.Other).ToHashSet();
        var firms = past.MonthlyIn.Where(flow => flow.Kind == AccountKind.Business).Select(flow => flow.Other).ToHashSet();
        bool IsWage(PastPayment payment) => firms.Contains(payment.Other);
        var untoldMinor = PastMoney.SumOf(past.Recent.Where(payment => untold.Contains(payment.Other)));
        return new SignTable(Explanation.WageEarner, past)
            .Counted(BystanderSign.MonthlyFirms, firms.Count == 0 && untold.Count > 0 ? Facts.Unknown : firms.Count, 1, TwoMonthsDays)
            .AtLeast(
                BystanderSign.MonthlyIncome,
                PastMoney.OfKinds(PastMoney.Percent(past.Recent.Where(IsWage), past.RecentMinor), untoldMinor, past.RecentMinor), MonthlyIncomePercentMin)
            .Unexplained(IsWage)
            .PassedOn(IsWage, _ => false)
            .Shopping()
            .Tested;
    }
}
