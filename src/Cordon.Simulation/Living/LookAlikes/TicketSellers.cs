using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>A student orders many tickets and sells them to strangers within days, at one price; the money goes to the organiser the same evening.</summary>
internal sealed class TicketSellers(World world, Dice dice) : LookAlike(world, dice)
{
    private const int Per100000 = 10;
    private static readonly int[] Prices = [25, 35, 45, 60, 75, 89, 120];

    public override void PlanDay(int day, long midnight)
    {
        for (var sellers = Count(Per100000); sellers > 0; sellers--)
        {
            if (Somebody(person => person.AgeYears < 30) is { } seller)
            {
                Sell(seller, midnight);
            }
        }
    }

    private void Sell(Person seller, long midnight)
    {
        var account = Dice.Percent(25) ? Open(seller, midnight) : seller.Current;
        var (price, days, tickets) = (Dice.Of(Prices) * Major, 1 + Dice.Below(3), 5 + Dice.Below(22));
        for (var i = 0; i < tickets; i++)
        {
            var pays = midnight + (Dice.Between(0, days - 1) * Hours.MillisecondsPerDay) + (9 * Hours.MillisecondsPerHour)
                + Dice.Between(0, 13 * Hours.MillisecondsPerHour);
            Plan(pays, NearOrAnybody(seller, 25).Current, account, price * (1 + Dice.Weighted([70, 22, 8])), Occasion.Ticket);
        }

        var orders = midnight + ((days - 1) * Hours.MillisecondsPerDay) + (22 * Hours.MillisecondsPerHour) + Dice.Between(0, Hours.MillisecondsPerHour);
        Plan(orders, account, Dice.Of(Dice.Percent(60) ? Firms.Venues : Firms.OnlineShops), tickets * price * 9 / 10, Occasion.TicketOrder);
    }
}
