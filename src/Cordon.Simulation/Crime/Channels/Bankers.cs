using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Crime.Channels;

/// <summary>
/// Rings of underground bankers: who pays one at home is paid a matching sum, less a fee, by another abroad within hours, and the other way
/// round; between the bankers no money moves. Families abroad are served like gangs. Gangs' money lies at home until the banker has drawn it or
/// bought coins for it.
/// </summary>
internal sealed class Bankers : ChannelTrade
{
    /// <summary>How the label's pattern calls the side abroad: no stolen money moves there, only its worth.</summary>
    public const string Pattern = "channel/mirrored";

    private const int PersonsPerRing = 25_000;
    private const int HomeEach = 2;
    private const int CustomersADay = 4;
    private static readonly string[] Purposes = ["", "family", "goods", "Invoice #", "as agreed"];
    private readonly Person[] _customers;

    public Bankers(World world, Dice dice, int gangs)
        : base(world, dice)
    {
        _customers = [.. world.Population.Persons.Where(person => person is { FamilyAbroad: not null, FirstDay: <= 0 })];
        for (var rings = Math.Max(1, world.Options.Persons / PersonsPerRing); rings > 0; rings--)
        {
            var serves = Clients(gangs);
            for (var i = 0; i < HomeEach; i++)
            {
                var owner = Somebody();
                var home = Open(Banks.AtHome(dice), SimulatedAccountKind.Person, owner.Name, owner);
                home.BalanceMinor = dice.Spread(12_000 * Major, 120);
                var abroad = Open(Banks.Abroad(dice), SimulatedAccountKind.Person, Names.Person(dice), null);
                All.Add(new Channel(this, home, MuleKind.Banker, 1 + dice.Below(3), serves) { Abroad = abroad });
            }
        }
    }

    public override void PlanDay(long midnight, bool isWeekday)
    {
        foreach (var banker in All)
        {
            for (var customers = _customers.Length == 0 ? 0 : Dice.Below((2 * CustomersADay) + 1); customers > 0; customers--)
            {
                var person = Dice.Of(_customers);
                var (minor, time) = (Round(Dice.Spread(260 * Major, 200), 10), midnight + Hours.Waking.Draw(Dice));
                if (Dice.Percent(50))
                {
                    Plan(time, Other(banker).Account, person.Current, Paid(banker, minor), Occasion.InformalRemittance);
                    Mirror(Math.Max(midnight, time - Dice.Between(20, 200) * Hours.MillisecondsPerMinute), person.FamilyAbroad!, banker.Abroad!, minor);
                }
                else if (person.Current.SpendableMinor > 2 * minor)
                {
                    Plan(time, person.Current, banker.Account, minor, Occasion.InformalRemittance);
                    Mirror(time + Later(), Other(banker).Abroad!, person.FamilyAbroad!, Paid(banker, minor));
                }
            }
        }
    }

    public override (long Minor, Manner? Manner) PaysIn(long minor) => (minor, null);

    public override long Received(Channel channel, Gang gang, long minor, long time)
    {
        Mirror(time + Later(), Other(channel).Abroad!, Dice.Of(gang.Abroad), Paid(channel, minor));
        return time + Dice.Spread(30 * Hours.MillisecondsPerHour, 250);
    }

    public override long PassOn(Channel channel, StolenMoney money, long time)
    {
        var account = channel.Account;
        if (!Dice.Percent(60) || !money.DrawCash(account, time))
        {
            var manner = Customs.Signed(Dice, account.Owner!, "mobile", Customs.Number(Dice, "Deposit #"));
            money.Move(account, Dice.Of(World.Population.Firms.Exchanges), PartOf(account.StolenMinor), time, MoneyFate.Exchange, manner);
        }

        return Dice.Between(2, 20) * Hours.MillisecondsPerHour;
    }

    /// <summary>The side abroad pays.</summary>
    public void PayAbroad(in Intent intent)
    {
        var accounts = World.Books.Accounts;
        var manner = new Manner("online", Customs.Number(Dice, Dice.Of(Purposes)), "", "");
        World.Books.Move(intent.Time, accounts[intent.From], accounts[intent.To], intent.AmountMinor, manner, SimulatedTruth.Genuine, Pattern);
    }

    private static long Paid(Channel banker, long minor) => minor * (100 - banker.FeePercent) / 100;

    private long Later() => Dice.Spread(3 * Hours.MillisecondsPerHour, 250);

    /// <summary>Half the time another of the ring pays out than the partner of the one who took it.</summary>
    private Channel Other(Channel banker) => Dice.Percent(50) ? banker : All[All.IndexOf(banker) ^ 1];

    private void Mirror(long time, Account payer, Account payee, long minor)
    {
        if (payer != payee)
        {
            World.Agenda.Add(new Intent(time, Act.Mirror, payer.Index, payee.Index, minor, 0));
        }
    }
}
