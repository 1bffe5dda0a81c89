using System.Text.Json;
using System.Globalization;
using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Screening;

namespace Cordon.Formats.Trails;

/// <summary>The words for whether innocent explanations fit an account, with the numbers compared. No name and no account number is in them.</summary>
public static class ExplanationWords
{
    /// <summary>An explanation as an officer reads it: what it is, whether it fits, and the signs that decided that.</summary>
    public static string Of(TestedExplanation tested)
    {
        ArgumentNullException.ThrowIfNull(tested);
        var deciding = tested.Verdict switch
        {
            ExplanationVerdict.DoesNotFit => tested.Signs.Where(sign => sign.Speaks == SignSpeaks.Against),
            ExplanationVerdict.CannotBeTold => tested.Signs.Where(sign => sign.Speaks == SignSpeaks.Nothing),
            _ => tested.Signs,
        };
        var signs = string.Join("; ", deciding.Select(sign => Of(sign)));
        return $"{Title(tested.Explanation)}: {Told(tested.Verdict)}. "
            + (tested.Signs.Count == 0 ? "More payments in a week than are read." : $"{char.ToUpperInvariant(signs[0])}{signs[1..]}.");
    }

    /// <summary>A sign with what was found and what is expected.</summary>
    public static string Of(in SignFinding sign)
    {
        if (sign.Sign == BystanderSign.IsFirm)
        {
            return sign.Found switch
            {
                Facts.Unknown => "whether the account is a firm's: not known",
                0 => "the account is not a firm's",
                _ => "the account is a firm's",
            };
        }

        var unit = IsPercent(sign.Sign) ? " %" : "";
        var found = sign.Found == Facts.Unknown ? "not known" : string.Create(CultureInfo.InvariantCulture, $"{sign.Found}{unit}");
        var soFar = sign.Speaks == SignSpeaks.Nothing && sign.Found != Facts.Unknown ? " so far" : "";
        var expected = string.Create(CultureInfo.InvariantCulture, $"{sign.Limit}{unit}");
        return $"{Subject(sign.Sign)}: {found}{soFar} ({(sign.IsAtMost ? $"at most {expected}" : $"{expected} or more")} expected)";
    }

    /// <summary>An explanation's name in JSON.</summary>
    public static string NameOf(Explanation explanation) => JsonNamingPolicy.SnakeCaseLower.ConvertName(explanation.ToString());

    /// <summary>A sign's name in JSON.</summary>
    public static string NameOf(BystanderSign sign) => JsonNamingPolicy.SnakeCaseLower.ConvertName(sign.ToString());

    /// <summary>A verdict's name in JSON.</summary>
    public static string NameOf(ExplanationVerdict verdict) => JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.ToString());

    /// <summary>An explanation for people.</summary>
    public static string Title(Explanation explanation) => explanation switch
    {
        Explanation.ClubTreasurer => "Club treasurer",
        Explanation.MarketTrader => "Market trader",
        Explanation.Payroll => "Employer paying wages",
        Explanation.WageEarner => "Lives on wages, a pension or a benefit",
        Explanation.SecondHandSeller => "Seller of used things",
        Explanation.OwnAccounts => "Moves money between own accounts",
        Explanation.Newcomer => "Newcomer with money of his own",
        Explanation.Victim => "Victim whose account was passed through",
        _ => explanation.ToString(),
    };

    private static string Told(ExplanationVerdict verdict) => verdict switch
    {
        ExplanationVerdict.Fits => "fits",
        ExplanationVerdict.DoesNotFit => "does not fit",
        _ => "cannot be told",
    };

    private static bool IsPercent(BystanderSign sign) => sign is BystanderSign.LargestPayment or BystanderSign.PaidToFirms or BystanderSign.Unexplained
        or BystanderSign.PassedOn or BystanderSign.Booked or BystanderSign.CollectedPassedOn or BystanderSign.MonthlyIncome
        or BystanderSign.RentOfIncome or BystanderSign.EarlyInMonth or BystanderSign.LargestSale or BystanderSign.SalesPassedOn or BystanderSign.FromFirms
        or BystanderSign.ToAndFro or BystanderSign.FirstSum or BystanderSign.Deposit or BystanderSign.OwnLost;

    private static string Subject(BystanderSign sign) => sign switch
    {
        BystanderSign.KnownDays => "days of the account that are known",
        BystanderSign.AgeDays => "days since it was opened",
        BystanderSign.Payers => "persons who paid in 30 days",
        BystanderSign.TakingDays => "days of 30 on which persons paid",
        BystanderSign.LargestPayment => "a person's largest payment, of what persons paid in 30 days",
        BystanderSign.PaidToFirms => "of what left in 30 days, paid to firms and merchants",
        BystanderSign.Unexplained => "of what came in 30 days, from persons not known before whom this does not account for",
        BystanderSign.PassedOn => "of what came in 30 days, gone within a day where this does not account for it",
        BystanderSign.Shopping => "purchases in 30 days",
        BystanderSign.Members => "persons who paid the same sum",
        BystanderSign.CollectingDays => "days from the first of these payments to the last",
        BystanderSign.Booked => "the largest payment to a firm since, of what they paid",
        BystanderSign.CollectedPassedOn => "of what they paid, gone within a day to others than firms",
        BystanderSign.MonthlyPayers => "payers who pay each month",
        BystanderSign.MonthlyIncome => "of what came in 30 days, from those who pay each month",
        BystanderSign.MonthlyFirms => "firms that pay each month",
        BystanderSign.MonthlyPayees => "payees who are paid each month",
        BystanderSign.RentOfIncome => "the largest monthly payment out, of the largest monthly income",
        BystanderSign.EarlyInMonth => "monthly payments that come in the first ten days",
        BystanderSign.Buyers => "persons not known before who paid in 30 days",
        BystanderSign.LargestSale => "the largest payment of these, of all that came in 30 days",
        BystanderSign.SalesPassedOn => "of what these paid, gone within a day to others than merchants",
        BystanderSign.Clients => "firms that paid",
        BystanderSign.FromFirms => "of all that came, from firms",
        BystanderSign.Partners => "accounts that money goes to and comes back from",
        BystanderSign.ToAndFro => "of all that came and left, from and to these",
        BystanderSign.FirstSum => "the first sum, of all that came",
        BystanderSign.Deposit => "the largest payment in the week after it, of the first sum",
        BystanderSign.Episodes => "times that money of somebody not known before went through within a day",
        _ => "of what then left to accounts not known before, the holder's own",
    };
}
