using Cordon.Simulation.Chance;

namespace Cordon.Simulation.People;

/// <summary>
/// Who shares what a bank takes for one person's: families with one tablet or one telephone, dormitories and cafés behind one address, and
/// telephones that were somebody else's. Gangs sit in the same cafés and sell their telephones too.
/// </summary>
internal sealed class Households
{
    private const int FamiliesPer1000 = 40;
    private const int StudentsPerDormitory = 60;
    private const int PersonsPerCafe = 700;
    private const int CafeGuestsPerMille = 25;
    private const int PhonesSoldPer10000 = 2;

    private const string Family = "lookalike/family-device";
    private const string Network = "lookalike/shared-network";
    private const string Phone = "lookalike/second-hand-phone";

    private readonly Dice _dice;
    private readonly List<Person> _persons;

    public Households(Population population, Dice dice)
    {
        (_dice, _persons) = (dice, population.Persons);
        Cafes = [.. Enumerable.Range(0, Math.Max(2, _persons.Count / PersonsPerCafe)).Select(_ => Names.Ip(dice))];
        for (var families = _persons.Count * FamiliesPer1000 / 1_000; families > 0; families--)
        {
            Gather(dice.Below(_persons.Count));
        }

        var dormitories = Enumerable.Range(0, Math.Max(1, _persons.Count / 10 / StudentsPerDormitory)).Select(_ => Names.Ip(dice)).ToArray();
        foreach (var person in _persons)
        {
            if (person.Role == Role.Student && dice.Percent(60))
            {
                (person.HomeIp, person.Sharing) = (dice.Of(dormitories), Network);
            }
            else if (dice.PerMille(CafeGuestsPerMille))
            {
                (person.HomeIp, person.Sharing) = (dice.Of(Cafes), Network);
            }
        }
    }

    /// <summary>Addresses where anybody may sit.</summary>
    public string[] Cafes { get; }

    /// <summary>A café in which a gang sits.</summary>
    public string Cafe() => _dice.Of(Cafes);

    /// <summary>Some sell their telephone and buy a new one.</summary>
    public void PlanDay(int day)
    {
        var expected = _persons.Count * PhonesSoldPer10000;
        for (var sold = (expected / 10_000) + (_dice.Below(10_000) < expected % 10_000 ? 1 : 0); sold > 0; sold--)
        {
            var (seller, buyer) = (_dice.Of(_persons), _dice.Of(_persons));
            if (seller != buyer && seller.FirstDay <= day && buyer.FirstDay <= day)
            {
                Hand(seller.Device, buyer);
                seller.Device = Names.Device(_dice);
            }
        }
    }

    /// <summary>Somebody, who knows nothing of it, buys a device that was a gang's.</summary>
    public void Sell(string device) => Hand(device, _dice.Of(_persons));

    private static void Hand(string device, Person buyer) => (buyer.Device, buyer.Sharing) = (device, Phone);

    /// <summary>Who lives together has near numbers.</summary>
    private void Gather(int first)
    {
        var size = 2 + _dice.Below(4);
        var (ip, tablet) = (Names.Ip(_dice), Names.Device(_dice));
        var isOnePhone = _dice.Percent(25);
        var phone = _persons[first].Device;
        for (var i = first; i < Math.Min(first + size, _persons.Count); i++)
        {
            var person = _persons[i];
            (person.HomeIp, person.SecondDevice, person.Sharing) = (ip, tablet, Family);
            person.Device = isOnePhone ? phone : person.Device;
        }
    }
}
