namespace Cordon.Core.Networks.Bystanders;

/// <summary>
/// Tests an account's past against the innocent explanations that there may be for it, so that who holds or freezes its money has seen them. Each
/// is a small table of signs, all of which it needs; what is not known speaks neither way.
/// </summary>
/// <remarks>
/// A pure function of what is known at the moment: payments, the kinds of accounts at their other ends, and when the account was opened. No name,
/// nationality, age, sex or place of a person goes in, no label and no model. It informs: nothing is let go or held because of it. The limits were
/// chosen by hand on simulated worlds; docs/bystanders.md has them, with how often they are right.
/// </remarks>
public static class Explanations
{
    /// <summary>Tests all of them, in the order of <see cref="Explanation"/>.</summary>
    /// <param name="atMilliseconds">The moment, from the Unix epoch; later payments are not looked at.</param>
    public static IReadOnlyList<TestedExplanation> Of(AccountPast past, long atMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(past);
        if (past.IsCut)
        {
            // What is missing of a past that was cut are the latest payments, so nothing can be said of now.
            return [.. Enum.GetValues<Explanation>().Select(explanation => new TestedExplanation(explanation, []))];
        }

        var money = new PastMoney(past, atMilliseconds);
        return
        [
            Selling.MarketTrader(money), Collecting.ClubTreasurer(money), Household.Student(money), Letting.Landlord(money), Letting.Payroll(money),
            Household.WageEarner(money), Selling.SecondHandSeller(money), Selling.Freelancer(money), OwnMoney.OwnAccounts(money),
            OwnMoney.Newcomer(money), OwnMoney.Victim(money),
        ];
    }
}
