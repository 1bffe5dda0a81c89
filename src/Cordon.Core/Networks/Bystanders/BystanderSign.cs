namespace Cordon.Core.Networks.Bystanders;

/// <summary>What is counted in an account's past to test an innocent explanation. Percentages are of sums of money unless they say otherwise.</summary>
public enum BystanderSign : byte
{
    /// <summary>Days from the first payment known to the moment.</summary>
    KnownDays,

    /// <summary>Days since the account was opened.</summary>
    AgeDays,

    /// <summary>Persons who paid in 30 days.</summary>
    Payers,

    /// <summary>Days of 30 on which persons paid.</summary>
    TakingDays,

    /// <summary>The largest payment by a person, in percent of what persons paid in 30 days.</summary>
    LargestPayment,

    /// <summary>Paid to firms and merchants, in percent of what left in 30 days.</summary>
    PaidToFirms,

    /// <summary>Of what came in 30 days, in percent: from persons who were not known before and whom the explanation does not account for.</summary>
    Unexplained,

    /// <summary>Of what came in 30 days, in percent: left within a day, to others than merchants and those whom the explanation accounts for.</summary>
    PassedOn,

    /// <summary>Payments to merchants in 30 days: daily life.</summary>
    Shopping,

    /// <summary>Payers of the same sum, each told from the next by a tenth at most.</summary>
    Members,

    /// <summary>Days from the first to the last of their payments.</summary>
    CollectingDays,

    /// <summary>The largest payment to a firm or merchant since the first of them, in percent of what they paid.</summary>
    Booked,

    /// <summary>Of what they paid, in percent: left within a day, to others than firms and merchants.</summary>
    CollectedPassedOn,

    /// <summary>Payers who pay each month.</summary>
    MonthlyPayers,

    /// <summary>Of what came in 30 days, in percent: from those who pay each month.</summary>
    MonthlyIncome,

    /// <summary>Firms that pay each month.</summary>
    MonthlyFirms,

    /// <summary>Payees who are paid each month the same.</summary>
    MonthlyPayees,

    /// <summary>The largest monthly payment out, in percent of the largest monthly income.</summary>
    RentOfIncome,

    /// <summary>Of monthly payments in, in percent of their number: in the first ten days of a month.</summary>
    EarlyInMonth,

    /// <summary>Persons not known before who paid in 30 days.</summary>
    Buyers,

    /// <summary>The largest payment by one of them, in percent of all that came in 30 days.</summary>
    LargestSale,

    /// <summary>Of what buyers paid, in percent: left within a day, to others than merchants.</summary>
    SalesPassedOn,

    /// <summary>Firms that paid in the time known.</summary>
    Clients,

    /// <summary>Of what came in the time known, in percent: from firms.</summary>
    FromFirms,

    /// <summary>Accounts that money went to and came back from, time and again.</summary>
    Partners,

    /// <summary>Of all that came and left in the time known, in percent: from and to such accounts.</summary>
    ToAndFro,

    /// <summary>The first sum that came, in percent of all that came.</summary>
    FirstSum,

    /// <summary>The largest payment to a firm or a person in the week after it, in percent of it.</summary>
    Deposit,

    /// <summary>Payments of payers not known before that left within a day, to others than merchants; their number in the time known.</summary>
    Episodes,

    /// <summary>Of what then left to payees not known before, in percent: the holder's own.</summary>
    OwnLost,

    /// <summary>Whether the account is a firm's: 1 or 0.</summary>
    IsFirm,
}
