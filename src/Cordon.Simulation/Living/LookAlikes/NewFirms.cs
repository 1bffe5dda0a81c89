using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>A firm of today: strangers pay its new account from the first day, and it pays for material as soon as it has money.</summary>
internal sealed class NewFirms(World world, Dice dice) : LookAlike(world, dice)
{
    private const int Per100000 = 5;
    private const int CustomersMin = 15;
    private const int CustomersMore = 45;

    public override void PlanDay(int day, long midnight)
    {
        for (var firms = Count(Per100000); firms > 0; firms--)
        {
            if (Somebody(person => person.AgeYears < 60) is { } owner)
            {
                Found(owner, midnight);
            }
        }
    }

    private void Found(Person owner, long midnight)
    {
        var isFirm = Dice.Percent(45);
        var account = isFirm
            ? Open(owner, midnight, Names.Firm(Dice, Dice.Of(Trades)), Dice.Percent(50) ? SimulatedAccountKind.Merchant : SimulatedAccountKind.Business)
            : Open(owner, midnight);
        Plan(midnight + Hours.MillisecondsPerDay, owner.Current, account, Round(Dice.Spread(400 * Major, 250), 50), Occasion.OwnTransfer);
        var price = Dice.Spread(70 * Major, 260);
        var days = 4 + Dice.Below(18);
        for (var customers = CustomersMin + Dice.Below(CustomersMore); customers > 0; customers--)
        {
            var pays = midnight + (Dice.Between(1, days) * Hours.MillisecondsPerDay) + Hours.Online.Draw(Dice);
            Plan(pays, NearOrAnybody(owner, 30).Current, account, Round(Dice.Spread(price, 150), 1), Occasion.NewFirm);
        }

        Account[] suppliers = [Dice.Of(Firms.Wholesalers), Dice.Of(Firms.Craftsmen), Anybody().Current];
        for (var on = 2; on <= days + 1; on += 1 + Dice.Below(3))
        {
            PlanSweep(midnight + (on * Hours.MillisecondsPerDay) + Hours.Evening.Draw(Dice), account, Dice.Of(suppliers), Occasion.NewFirmSupply);
        }
    }

    private static readonly string[] Trades = ["Studio", "Bikes", "Garden", "Bakery", "Repairs", "Design"];
}
