using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>
/// Honest accounts that wake after a long sleep: businesses of a season, which take many strangers' payments for some weeks and pay them on,
/// and emigrants who return, whose old account gets a large sum from abroad that soon goes on.
/// </summary>
internal sealed class WokenAccounts : LookAlike
{
    private const int PersonsPerBusiness = 900;
    private const int ReturningPer100000 = 6;
    private static readonly string[] Trades = ["Sailing School", "Ski Hire", "Beach Bar", "Camping", "Tulip Farm"];
    private readonly List<(int Day, Account Account, Person Owner)> _businesses = [];

    public WokenAccounts(World world, Dice dice)
        : base(world, dice)
    {
        for (var wanted = Math.Max(1, Persons.Count / PersonsPerBusiness); wanted > 0; wanted--)
        {
            if (Somebody(person => person.AgeYears > 25) is { } owner)
            {
                var opened = world.StartsAt - (Dice.Between(400, 5_000) * Hours.MillisecondsPerDay);
                var isFirm = dice.Percent(60);
                var account = world.Books.Open(
                    Banks.AtHome(dice), isFirm ? SimulatedAccountKind.Merchant : SimulatedAccountKind.Person,
                    isFirm ? Names.Firm(dice, dice.Of(Trades)) : owner.Name, opened, owner, owner.Current.Row.Phone);
                account.BalanceMinor = dice.Spread(60 * Major, 250);
                _businesses.Add((dice.Below(Math.Max(1, world.DayCount)), account, owner));
            }
        }
    }

    public override void PlanDay(int day, long midnight)
    {
        foreach (var (begins, account, owner) in _businesses)
        {
            if (begins == day)
            {
                Trade(account, owner, midnight);
            }
        }

        for (var returning = Count(ReturningPer100000); returning > 0; returning--)
        {
            Return(midnight);
        }
    }

    private void Trade(Account account, Person owner, long midnight)
    {
        var days = 12 + Dice.Below(30);
        for (var customers = 30 + Dice.Below(60); customers > 0; customers--)
        {
            var pays = midnight + (Dice.Between(0, days) * Hours.MillisecondsPerDay) + (9 * Hours.MillisecondsPerHour)
                + Dice.Between(0, 12 * Hours.MillisecondsPerHour);
            Plan(pays, Anybody().Current, account, Round(Dice.Spread(65 * Major, 250), 5), Occasion.Season);
        }

        Account[] payees = [Dice.Of(Firms.Wholesalers), owner.Current, Anybody().Current, Anybody().Current];
        for (var on = 1; on <= days; on += 1 + Dice.Below(4))
        {
            PlanSweep(midnight + (on * Hours.MillisecondsPerDay) + Hours.Evening.Draw(Dice), account, Dice.Of(payees), Occasion.SeasonSupply);
        }
    }

    /// <summary>The account is no longer for gangs to buy.</summary>
    private void Return(long midnight)
    {
        var dormant = World.Population.Dormant;
        if (dormant.Count == 0)
        {
            return;
        }

        var at = Dice.Below(dormant.Count);
        var account = dormant[at];
        dormant.RemoveAt(at);
        var own = World.Books.Open(Banks.Abroad(Dice), SimulatedAccountKind.Person, account.Row.Holder, account.Row.Opened.Milliseconds);
        var brings = Round(Dice.Spread(9_000 * Major, 300), 10);
        var time = midnight + Hours.Office.Draw(Dice);
        Plan(time, own, account, brings, Occasion.Returned);
        for (var payments = 1 + Dice.Below(4); payments > 0; payments--)
        {
            time += Dice.Spread(5 * Hours.MillisecondsPerHour, 450);
            var payee = Dice.Weighted([35, 25, 25, 15]) switch
            {
                0 => Dice.Of(Firms.Landlords),
                1 => Dice.Of(Firms.Dealers),
                2 => Anybody().Current,
                _ => Dice.Of(Firms.Notaries),
            };
            Plan(time, account, payee, Round(brings * Dice.Between(12, 45) / 100, 10), Occasion.ReturnedSettling);
        }
    }
}
