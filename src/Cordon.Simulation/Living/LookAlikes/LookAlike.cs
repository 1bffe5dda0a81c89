using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>One kind of honest people who look guilty: they plan payments of daily life, which are carried out like all others.</summary>
internal abstract class LookAlike(World world, Dice dice)
{
    private const int TriesMax = 30;

    protected World World { get; } = world;

    protected Dice Dice { get; } = dice;

    protected Firms Firms => World.Population.Firms;

    protected List<Person> Persons => World.Population.Persons;

    protected long Major => World.Major;

    public virtual void PlanDay(int day, long midnight)
    {
    }

    /// <summary>A payment was made that one of this kind may follow with his own.</summary>
    public virtual void Paid(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
    }

    /// <summary>How often something happens today that happens to so many of 100,000 persons on a day.</summary>
    protected int Count(int per100000)
    {
        var expected = (long)per100000 * Persons.Count;
        return (int)((expected / 100_000) + (Dice.Below(100_000) < expected % 100_000 ? 1 : 0));
    }

    /// <summary>Somebody who was there from the start, is in no gang's hands and in no scam; null when nobody fits in some tries.</summary>
    protected Person? Somebody(Func<Person, bool>? fits = null)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var person = Dice.Of(Persons);
            if (person is { FirstDay: <= 0, IsMule: false, IsBeingScammed: false, Current.IsFrozen: false } && fits?.Invoke(person) != false)
            {
                return person;
            }
        }

        return null;
    }

    /// <summary>Anybody who may pay a stranger.</summary>
    protected Person Anybody()
    {
        var person = Dice.Of(Persons);
        return person.FirstDay <= 0 ? person : Persons[0];
    }

    /// <summary>Somebody who lives near, or a stranger.</summary>
    protected Person NearOrAnybody(Person of, int nearPercent) => Dice.Percent(nearPercent)
        ? Persons[Math.Clamp(of.Index + (int)Dice.Between(-60, 60), 0, Persons.Count - 1)]
        : Dice.Of(Persons);

    /// <summary>An account that somebody opens this morning.</summary>
    protected Account Open(Person owner, long midnight, string? holder = null, SimulatedAccountKind kind = SimulatedAccountKind.Person)
    {
        var opened = midnight + (8 * Hours.MillisecondsPerHour);
        var account = World.Books.Open(Banks.AtHome(Dice), kind, holder ?? owner.Name, opened, owner, owner.Current.Row.Phone);
        World.Books.Tell(account);
        return account;
    }

    protected long Round(long minor, int majors) => World.Round(minor, majors);

    protected void Plan(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
        if (payer != payee && minor >= 0)
        {
            World.Agenda.Pay(time, payer, payee, minor, occasion);
        }
    }

    /// <summary>The account pays out a large part of what is above its float, whatever that is then.</summary>
    protected void PlanSweep(long time, Account payer, Account payee, Occasion occasion) => Plan(time, payer, payee, 0, occasion);
}
