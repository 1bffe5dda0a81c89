using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Crime.Channels;

/// <summary>
/// Merchants whose takings do not fit their trade: small ones of ordinary guests by day, large round ones of several gangs' mules by night.
/// What gangs brought leaves for a supplier abroad, and as cash.
/// </summary>
internal sealed class Fronts : ChannelTrade
{
    private const int PersonsPerFront = 10_000;
    private static readonly string[] Trades = ["Kebab House", "Nail Studio", "Kiosk", "Car Wash", "Shisha Lounge", "Barber"];

    public Fronts(World world, Dice dice, int gangs)
        : base(world, dice)
    {
        for (var wanted = Math.Max(1, world.Options.Persons / PersonsPerFront); wanted > 0; wanted--)
        {
            var account = Open(Banks.AtHome(dice), SimulatedAccountKind.Merchant, Names.Firm(dice, dice.Of(Trades)), null);
            account.BalanceMinor = dice.Spread(3_500 * Major, 150);
            account.FloatMinor = account.BalanceMinor / 2;
            var abroad = Open(Banks.Abroad(dice), SimulatedAccountKind.Business, Names.Firm(dice, "Import"), null);
            All.Add(new Channel(this, account, MuleKind.Front, 7 + dice.Below(6), Clients(gangs)) { Abroad = abroad });
        }
    }

    public override void PlanDay(long midnight, bool isWeekday)
    {
        foreach (var front in All)
        {
            for (var guests = 6 + Dice.Below(18); guests > 0; guests--)
            {
                Plan(midnight + Hours.Meals.Draw(Dice), Somebody().Current, front.Account, Dice.Spread(12 * Major, 220), Occasion.Meal);
            }

            if (isWeekday && Dice.Percent(40))
            {
                Plan(midnight + Hours.Office.Draw(Dice), front.Account, Dice.Of(World.Population.Firms.Wholesalers), 0, Occasion.Wholesale);
            }
        }
    }

    public override (long Minor, Manner? Manner) PaysIn(long minor) =>
        (minor < 100 * Major ? minor : Round(minor, minor < 1_000 * Major ? 50 : 100), Dice.Percent(65) ? new Manner("card", "", "", "") : null);

    /// <summary>From ten at night to four in the morning.</summary>
    public override long WhenPaid(long time)
    {
        var hour = time % Hours.MillisecondsPerDay / Hours.MillisecondsPerHour;
        return hour is >= 22 or < 4
            ? time
            : time - (time % Hours.MillisecondsPerDay) + (22 * Hours.MillisecondsPerHour) + Dice.Between(0, 6 * Hours.MillisecondsPerHour);
    }

    public override long Received(Channel channel, Gang gang, long minor, long time) =>
        time + (5 * Hours.MillisecondsPerHour) + Dice.Spread(14 * Hours.MillisecondsPerHour, 250);

    public override long PassOn(Channel channel, StolenMoney money, long time)
    {
        var account = channel.Account;
        if (!Dice.Percent(30) || !money.DrawCash(account, time))
        {
            var manner = new Manner("online", Customs.Number(Dice, Dice.Percent(50) ? "Goods #" : "Invoice #"), "", "");
            money.Move(account, channel.Abroad!, PartOf(account.StolenMinor), time, MoneyFate.Abroad, manner);
        }

        return Dice.Between(1, 20) * Hours.MillisecondsPerHour;
    }
}
