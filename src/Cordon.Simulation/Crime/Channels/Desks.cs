using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime.Channels;

/// <summary>
/// Exchange desks of private persons: ordinary people buy a few coins from them, gangs much. Money lies in the desk's account until the
/// desk buys coins for it at an exchange.
/// </summary>
internal sealed class Desks : ChannelTrade
{
    private const int PersonsPerDesk = 12_000;
    private const int CustomersADay = 9;

    public Desks(World world, Dice dice, int gangs)
        : base(world, dice)
    {
        for (var wanted = Math.Max(1, world.Options.Persons / PersonsPerDesk); wanted > 0; wanted--)
        {
            var owner = Somebody();
            var account = Open(Banks.AtHome(dice), SimulatedAccountKind.Person, owner.Name, owner);
            account.BalanceMinor = dice.Spread(9_000 * Major, 150);
            account.FloatMinor = account.BalanceMinor / 3;
            All.Add(new Channel(this, account, MuleKind.Desk, 2 + dice.Below(4), Clients(gangs)));
        }
    }

    public override void PlanDay(long midnight, bool isWeekday)
    {
        foreach (var desk in All)
        {
            for (var customers = 2 + Dice.Below((2 * CustomersADay) - 3); customers > 0; customers--)
            {
                var (person, time) = (Somebody(), midnight + Hours.Online.Draw(Dice));
                var minor = Round(Dice.Spread(170 * Major, 330), 5);
                var sells = Dice.Percent(22);
                Plan(time, sells ? desk.Account : person.Current, sells ? person.Current : desk.Account, minor, Occasion.DeskCustomer);
            }

            if (Dice.Percent(85))
            {
                Plan(midnight + Hours.Evening.Draw(Dice), desk.Account, Dice.Of(World.Population.Firms.Exchanges), 0, Occasion.DeskStock);
            }
        }
    }

    public override (long Minor, Manner? Manner) PaysIn(long minor) => (minor, null);

    public override long Received(Channel channel, Gang gang, long minor, long time) => time + Dice.Spread(3 * Hours.MillisecondsPerHour, 330);

    public override long PassOn(Channel channel, StolenMoney money, long time)
    {
        var account = channel.Account;
        var manner = Customs.Signed(Dice, account.Owner!, "online", Customs.Number(Dice, "Deposit #"));
        money.Move(account, Dice.Of(World.Population.Firms.Exchanges), PartOf(account.StolenMinor), time, MoneyFate.Exchange, manner);
        return Dice.Between(30, 600) * Hours.MillisecondsPerMinute;
    }
}
