using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>Large sums in the small hours, to strangers and firms: the sleepless, the late bidders, those who live by another clock.</summary>
internal sealed class NightPayments(World world, Dice dice) : LookAlike(world, dice)
{
    private const int Per100000 = 35;

    public override void PlanDay(int day, long midnight)
    {
        for (var payments = Count(Per100000); payments > 0; payments--)
        {
            if (Somebody(person => person.LiquidMinor > 600 * Major) is { } person)
            {
                var minor = Round(Math.Min(person.LiquidMinor * 7 / 10, Dice.Spread(1_300 * Major, 300)), 10);
                var payee = Dice.Weighted([40, 25, 20, 15]) switch
                {
                    0 => Anybody().Current,
                    1 => Dice.Of(Firms.OnlineShops),
                    2 => Dice.Of(Firms.Agencies),
                    _ => Dice.Of(Firms.Dealers),
                };
                Plan(midnight + Dice.Between(20 * Hours.MillisecondsPerMinute, 5 * Hours.MillisecondsPerHour), person.Current, payee, minor,
                    Occasion.NightPayment);
            }
        }
    }
}
