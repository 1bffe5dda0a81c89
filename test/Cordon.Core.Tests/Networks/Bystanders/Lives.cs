using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tests.Networks.Bystanders;

/// <summary>A life for each explanation, as it is in the books.</summary>
internal static class Lives
{
    public static Life Of(Explanation explanation) => explanation switch
    {
        Explanation.MarketTrader => Trader(payers: 40),
        Explanation.ClubTreasurer => Club(),
        Explanation.Student => Monthly(new Life(), AccountKind.Person, income: 80_000, rent: 40_000).Shops(20, 30),
        Explanation.Landlord => Landlord(),
        Explanation.Payroll => Payroll(),
        Explanation.WageEarner => Monthly(new Life(), AccountKind.Business, income: 250_000, rent: 90_000).Shops(20, 30),
        Explanation.SecondHandSeller => Seller(),
        Explanation.Freelancer => Freelancer(),
        Explanation.OwnAccounts => OwnAccounts(),
        Explanation.Newcomer => new Life { AgeDays = 25 }.Came(24, 2, 300_000).Left(22, 3, 120_000, AccountKind.Business).Shops(12, 20),
        _ => Monthly(new Life(), AccountKind.Business, income: 250_000, rent: 90_000).Shops(20, 30)
            .Came(6, 90, 100_000).Left(5.9, 91, 100_000).Left(5.8, 92, 400_000),
    };

    /// <summary>Takings on twelve market days, and a wholesaler on the evenings.</summary>
    public static Life Trader(int payers)
    {
        var life = new Life().Came(40, 2, 1_000);
        for (var i = 0; i < payers; i++)
        {
            life.Came(1.2 + (2 * (i % 12)), 1_000 + (uint)i, 1_500 + (10 * i));
        }

        for (var day = 0; day < 12; day++)
        {
            life.Left(1 + (2 * day), 300, 1_500, AccountKind.Business);
        }

        return life;
    }

    private static Life Club()
    {
        var life = new Life().Came(60, 99, 10_000);
        for (var i = 0; i < 15; i++)
        {
            life.Came(20 - (0.5 * i), 100 + (uint)i, 6_000);
        }

        return life.Left(5, 300, 80_000, AccountKind.Business);
    }

    private static Life Monthly(Life life, AccountKind payer, long income, long rent)
    {
        for (var month = 0; month < 3; month++)
        {
            life.Came((30 * month) + 10, 2, income, payer).Left((30 * month) + 9.5, 3, rent);
        }

        return life;
    }

    private static Life Landlord()
    {
        // The 27th is now: 24 days before is the third of the month.
        var life = new Life();
        for (var month = 0; month < 2; month++)
        {
            for (var tenant = 0u; tenant < 3; tenant++)
            {
                life.Came((31 * month) + 24 - (0.5 * tenant), 100 + tenant, 90_000);
            }
        }

        return life.Left(15, 300, 180_000, AccountKind.Business);
    }

    private static Life Payroll()
    {
        var life = new Life { Kind = AccountKind.Business };
        for (var person = 0u; person < 6; person++)
        {
            life.Left(32, 200 + person, 250_000).Left(2, 200 + person, 250_000);
        }

        for (var customer = 0u; customer < 20; customer++)
        {
            life.Came(3 + (2.5 * customer), 100 + customer, 300_000, AccountKind.Business);
        }

        return life;
    }

    private static Life Seller()
    {
        var life = Monthly(new Life(), AccountKind.Business, income: 250_000, rent: 90_000).Shops(20, 30);
        for (var buyer = 0u; buyer < 5; buyer++)
        {
            life.Came(4 + (3 * buyer), 500 + buyer, 6_000 + (1_500 * buyer));
        }

        return life;
    }

    private static Life Freelancer()
    {
        var life = new Life().Shops(20, 30);
        for (var invoice = 0u; invoice < 7; invoice++)
        {
            life.Came(3 + (9 * invoice), 100 + (invoice % 4), 40_000 + (9_000 * invoice), AccountKind.Business);
        }

        return life.Left(12, 300, 24_000, AccountKind.Business);
    }

    private static Life OwnAccounts()
    {
        var life = new Life();
        for (var week = 0; week < 8; week++)
        {
            life.Came((7 * week) + 4, 2, 50_000).Left((7 * week) + 2, 2, 20_000);
        }

        return life.Shops(10, 30);
    }
}
