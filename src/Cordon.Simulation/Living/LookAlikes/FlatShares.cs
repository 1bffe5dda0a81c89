using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>Flat-mates: on one evening of the month all pay one of them, who passes the whole on to the landlord within minutes.</summary>
internal sealed class FlatShares : LookAlike
{
    private const int PersonsPerFlat = 150;
    private readonly List<Flat> _flats = [];

    public FlatShares(World world, Dice dice)
        : base(world, dice)
    {
        for (var wanted = Persons.Count / PersonsPerFlat; wanted > 0; wanted--)
        {
            var mates = new List<Person>();
            for (var size = 3 + dice.Below(4); size > 0; size--)
            {
                if (Somebody(person => Rents(person) && !mates.Contains(person)) is { } mate)
                {
                    mates.Add(mate);
                }
            }

            if (mates.Count < 3)
            {
                continue;
            }

            _flats.Add(new Flat([.. mates], [.. mates.Select(mate => mate.HousingMinor)], mates[0].Landlord!, 1 + dice.Below(5)));

            // They pay in this way from now on and in no other.
            mates.ForEach(mate => mate.HousingMinor = 0);
        }
    }

    public override void PlanDay(int day, long midnight)
    {
        var date = World.Options.Start.AddDays(day - World.Options.WarmUpDays);
        foreach (var flat in _flats)
        {
            if (date.Day == flat.DayOfMonth)
            {
                Collect(flat, midnight + Hours.Evening.Draw(Dice));
            }
        }
    }

    private static bool Rents(Person person) =>
        person is { Role: Role.Employed or Role.Unemployed or Role.Freelancer, AgeYears: < 38, HousingMinor: > 0, Landlord: not null, IsWealthy: false };

    private void Collect(Flat flat, long time)
    {
        var treasurer = flat.Mates[0].Current;
        var last = time;
        for (var i = 1; i < flat.Mates.Length; i++)
        {
            var pays = time + Dice.Spread(40 * Hours.MillisecondsPerMinute, 300);
            last = Math.Max(last, pays);
            Plan(pays, flat.Mates[i].Current, treasurer, flat.PartsMinor[i], Occasion.FlatShare);
        }

        Plan(last + Dice.Spread(6 * Hours.MillisecondsPerMinute, 300), treasurer, flat.Landlord, flat.PartsMinor.Sum(), Occasion.FlatShareRent);
    }

    private sealed record Flat(Person[] Mates, long[] PartsMinor, Account Landlord, int DayOfMonth);
}
