using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>People who sell what they do not have yet: bursts of sales to strangers, each soon followed by a payment to a supplier.</summary>
internal sealed class Resellers : LookAlike
{
    private const int PersonsPerReseller = 700;
    private const int BurstsPerMille = 35;
    private readonly Seller[] _sellers;

    public Resellers(World world, Dice dice)
        : base(world, dice) =>
        _sellers = [.. Enumerable.Range(0, Math.Max(1, Persons.Count / PersonsPerReseller))
            .Select(_ => Somebody(person => person.AgeYears < 50)).OfType<Person>().Distinct()
            .Select(person => new Seller(person, [Dice.Of(Firms.Wholesalers), Anybody().Current, Abroad()]))];

    public override void PlanDay(int day, long midnight)
    {
        foreach (var seller in _sellers)
        {
            if (Dice.PerMille(BurstsPerMille))
            {
                seller.BusyUntil = day + 2 + Dice.Below(6);
            }

            for (var sales = seller.BusyUntil > day ? 4 + Dice.Below(14) : 0; sales > 0; sales--)
            {
                Plan(midnight + Hours.Online.Draw(Dice), Anybody().Current, seller.Person.Current, Round(Dice.Spread(85 * Major, 250), 5), Occasion.Resale);
            }
        }
    }

    public override void Paid(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
        if (occasion == Occasion.Resale && Dice.Percent(65) && Array.Find(_sellers, seller => seller.Person.Current == payee) is { } busy)
        {
            var pays = time + Dice.Spread(14 * Hours.MillisecondsPerMinute, 300);
            Plan(pays, payee, Dice.Of(busy.Suppliers), minor * Dice.Between(65, 92) / 100, Occasion.ResaleSupply);
        }
    }

    private Account Abroad() => World.Books.Open(
        Banks.Abroad(Dice), Economy.SimulatedAccountKind.Business, Names.Firm(Dice, "Trading"),
        World.StartsAt - Dice.Between(100, 2_000) * Hours.MillisecondsPerDay);

    private sealed class Seller(Person person, Account[] suppliers)
    {
        public Person Person => person;

        public Account[] Suppliers => suppliers;

        public int BusyUntil { get; set; } = -1;
    }
}
