using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Crime.Channels;

/// <summary>One kind of channel: who runs it, its ordinary customers, and how gangs' money leaves it.</summary>
internal abstract class ChannelTrade(World world, Dice dice)
{
    private const int ServesPercent = 65;

    protected World World { get; } = world;

    protected Dice Dice { get; } = dice;

    public List<Channel> All { get; } = [];

    protected long Major => World.Major;

    /// <summary>The day's ordinary customers.</summary>
    public abstract void PlanDay(long midnight, bool isWeekday);

    /// <summary>What and how a gang's mule pays in; the sum may be less than what was meant.</summary>
    public abstract (long Minor, Manner? Manner) PaysIn(long minor);

    /// <summary>When gangs may pay in: at once, or at the next such hour.</summary>
    public virtual long WhenPaid(long time) => time;

    /// <summary>A gang has paid in. The time at which the channel begins to pass it on.</summary>
    public abstract long Received(Channel channel, Gang gang, long minor, long time);

    /// <summary>Pays out some of the gangs' money. The pause until the next such payment.</summary>
    public abstract long PassOn(Channel channel, StolenMoney money, long time);

    /// <summary>Which gangs it serves: two at least.</summary>
    protected bool[] Clients(int gangs)
    {
        var serves = new bool[gangs];
        for (var i = 0; i < gangs; i++)
        {
            serves[i] = Dice.Percent(ServesPercent);
        }

        var first = Dice.Below(gangs);
        serves[first] = true;
        serves[(first + 1 + Dice.Below(gangs - 1)) % gangs] = true;
        return serves;
    }

    protected Account Open(int bank, SimulatedAccountKind kind, string holder, Person? owner)
    {
        var opened = World.StartsAt - (Dice.Between(120, 2_200) * Hours.MillisecondsPerDay);
        return World.Books.Open(bank, kind, holder, opened, owner, owner?.Current.Row.Phone ?? Names.Phone(Dice));
    }

    /// <summary>Somebody who was there from the start.</summary>
    protected Person Somebody()
    {
        var persons = World.Population.Persons;
        var at = Dice.Below(persons.Count);
        while (persons[at].FirstDay > 0)
        {
            at = (at + 1) % persons.Count;
        }

        return persons[at];
    }

    protected void Plan(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
        if (payer != payee)
        {
            World.Agenda.Pay(time, payer, payee, minor, occasion);
        }
    }

    /// <summary>All of it, or a large round part.</summary>
    protected long PartOf(long stolen) => stolen < 600 * Major || Dice.Percent(45)
        ? stolen : Math.Max(100 * Major, stolen * Dice.Between(35, 80) / 100 / (50 * Major) * 50 * Major);

    protected long Round(long minor, int majors) => World.Round(minor, majors);
}
