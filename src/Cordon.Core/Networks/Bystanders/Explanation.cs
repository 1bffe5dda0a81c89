namespace Cordon.Core.Networks.Bystanders;

/// <summary>An innocent reason why much or strange money goes through an account. The numbers stand in no file.</summary>
public enum Explanation : byte
{
    /// <summary>Sells on a market: many small payers over weeks, and suppliers who are paid.</summary>
    MarketTrader,

    /// <summary>Collects for a club, a class or a journey: many pay the same sum, and one booking takes it.</summary>
    ClubTreasurer,

    /// <summary>Lives on an allowance, and passes the rent on.</summary>
    Student,

    /// <summary>Lets rooms: the same payers pay the same rent each month.</summary>
    Landlord,

    /// <summary>A firm that pays wages: to the same people, the same sums, each month.</summary>
    Payroll,

    /// <summary>Lives on wages, a pension or a benefit.</summary>
    WageEarner,

    /// <summary>Sells things that were used, beside another life.</summary>
    SecondHandSeller,

    /// <summary>Writes invoices to several firms.</summary>
    Freelancer,

    /// <summary>Moves money to and fro between accounts of one holder.</summary>
    OwnAccounts,

    /// <summary>Has come lately, with money of his own, and paid a deposit.</summary>
    Newcomer,

    /// <summary>Is a victim too: money was once led through the account, and the holder's own went with it.</summary>
    Victim,
}
