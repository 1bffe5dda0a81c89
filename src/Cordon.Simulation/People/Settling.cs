using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.People;

/// <summary>Gives each person the shops, market stalls and providers he mostly goes to, by their popularity.</summary>
internal sealed class Settling(Population population, Dice dice, long major)
{
    private const int GrocersEach = 3;
    private const int ShopsEach = 6;
    private const int TradersEach = 3;

    private readonly Popularity _grocers = new(population.Firms.Grocers.Length);
    private readonly Popularity _shops = new(population.Firms.Shops.Length);
    private readonly Popularity _telecoms = new(population.Firms.Telecoms.Length);

    public void Settle()
    {
        var firms = population.Firms;
        foreach (var person in population.Persons)
        {
            person.Groceries = Several(GrocersEach, () => firms.Grocers[_grocers.Draw(dice)]);
            person.Shops = Several(ShopsEach, () => firms.Shops[_shops.Draw(dice)]);
            person.Traders = population.Traders.Length == 0 ? [] : Several(TradersEach, () => dice.Of(population.Traders).Current);
            person.Services = [dice.Of(firms.Utilities), firms.Telecoms[_telecoms.Draw(dice)], dice.Of(firms.Insurers), dice.Of(firms.Streams)];
            Lift(person);
        }
    }

    /// <summary>Traders and freelancers keep a working balance; a landlord's account gathers rents.</summary>
    private void Lift(Person person)
    {
        if (person.Role is Role.MarketTrader or Role.Freelancer && person.FirstDay < 0)
        {
            person.Current.BalanceMinor += dice.Spread(1_500 * major, 180);
            person.Current.FloatMinor = 600 * major;
        }
    }

    private static Account[] Several(int count, Func<Account> draw)
    {
        var accounts = new Account[count];
        for (var i = 0; i < count; i++)
        {
            accounts[i] = draw();
        }

        return accounts;
    }
}
