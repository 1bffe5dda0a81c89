using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living;

/// <summary>
/// The rare and large things of honest life, which look like a victim's or a mule's payments and are not: cars, flats, weddings,
/// renovations, journeys, loans to friends, and clubs that collect from many and then pay once.
/// </summary>
internal sealed class Occasions(World world)
{
    // Large one-off purchases for each 10,000 persons and day.
    private const int LargePer10000 = 12;
    private const int PersonsPerClub = 220;
    private static readonly int[] Fees = [25, 40, 60, 85, 120, 160, 220];
    private static readonly int[] Gifts = [30, 50, 50, 80, 100, 100, 150, 200, 300];
    private readonly Dice _dice = world.Dice;
    private readonly List<Person> _persons = world.Population.Persons;
    private readonly Firms _firms = world.Population.Firms;

    public void PlanDay(int day, long midnight)
    {
        for (var events = Count(LargePer10000); events > 0; events--)
        {
            var person = _dice.Of(_persons);
            if (person.FirstDay <= day && !person.IsBeingScammed)
            {
                PlanLarge(person, midnight);
            }
        }

        for (var trips = Count(25); trips > 0; trips--)
        {
            PlanJourney(_dice.Of(_persons), midnight);
        }
    }

    /// <summary>Clubs collect within two or three weeks and then pay for the trip; some treasurers use an account of their own.</summary>
    public void PlanClubs()
    {
        var clubs = Math.Max(1, _persons.Count / PersonsPerClub);
        for (var i = 0; i < clubs; i++)
        {
            var treasurer = _dice.Of(_persons);
            if (treasurer.FirstDay > 0)
            {
                continue;
            }

            var account = _dice.Percent(35) && treasurer.Second is { } second ? second : _dice.Percent(40) ? treasurer.Current : OpenClub(treasurer);
            PlanSeason(treasurer, account);
        }
    }

    private Account OpenClub(Person treasurer)
    {
        var age = _dice.Percent(40) ? _dice.Between(5, 60) : _dice.Between(100, 4_000);
        var account = world.Books.Open(
            Banks.AtHome(_dice), SimulatedAccountKind.Person, treasurer.Name, world.StartsAt - (age * Hours.MillisecondsPerDay), treasurer,
            treasurer.Current.Row.Phone);
        account.BalanceMinor = _dice.Spread(180 * world.Major, 200);
        account.FloatMinor = account.BalanceMinor;
        return account;
    }

    private void PlanSeason(Person treasurer, Account account)
    {
        var begins = _dice.Between(-8, Math.Max(1, world.DayCount - 4));
        var window = _dice.Between(12, 22);
        var fee = _dice.Of(Fees) * world.Major;
        var members = 14 + _dice.Below(70);
        for (var i = 0; i < members; i++)
        {
            // Half the members live near the treasurer; the others are strangers to him.
            var member = _dice.Percent(50) ? _persons[Math.Clamp(treasurer.Index + (int)_dice.Between(-120, 120), 0, _persons.Count - 1)] : _dice.Of(_persons);
            var pays = world.StartsAt + ((begins + _dice.Between(0, window - 1)) * Hours.MillisecondsPerDay) + Hours.Evening.Draw(_dice);
            if (pays >= world.StartsAt && member != treasurer && member.FirstDay <= 0)
            {
                world.Agenda.Pay(pays, member.Current, account, fee, Occasion.ClubFee);
            }
        }

        var books = world.StartsAt + ((begins + window + _dice.Below(5)) * Hours.MillisecondsPerDay) + Hours.Office.Draw(_dice);
        if (books >= world.StartsAt)
        {
            var agency = _dice.Of(_dice.Percent(60) ? _firms.Agencies : _firms.Venues);
            var sum = account == treasurer.Current ? members * fee * 8 / 10 : 0;
            world.Agenda.Pay(books, account, agency, sum, Occasion.ClubTrip);
        }
    }

    private void PlanLarge(Person person, long midnight)
    {
        var major = world.Major;
        var liquid = person.LiquidMinor;
        var time = midnight + Hours.Waking.Draw(_dice);
        switch (_dice.Weighted([22, 14, 24, 14, 26]))
        {
            case 0:
                var isPrivate = _dice.Percent(55);
                var seller = isPrivate ? _dice.Of(_persons).Current : _dice.Of(_firms.Dealers);
                Plan(time, person.Current, seller, Round(Math.Min(liquid * 8 / 10, _dice.Spread(7_500 * major, 240))), Occasion.Car);
                break;
            case 1 when person.AgeYears < 60:
                Borrow(person, Math.Max(midnight, time - Hours.MillisecondsPerHour), _dice.Spread(18_000 * major, 200));
                Plan(time, person.Current, _dice.Of(_firms.Notaries), Round(Math.Max(liquid * 85 / 100, 5_000 * major)), Occasion.FlatDeposit);
                break;
            case 2:
                Plan(time, person.Current, _dice.Of(_firms.Craftsmen), Round(Math.Min(liquid * 6 / 10, _dice.Spread(2_400 * major, 300))), Occasion.Renovation);
                break;
            case 3:
                PlanWedding(person, midnight);
                break;
            default:
                var friend = person.Friends.Count > 0 ? _dice.Of(person.Friends) : _dice.Of(_persons);
                Plan(time, person.Current, friend.Current, Round(Math.Min(liquid * 4 / 10, _dice.Spread(900 * major, 250))), Occasion.LoanToFriend);
                break;
        }
    }

    private void Borrow(Person person, long time, long minor) =>
        Plan(time, _dice.Of(_firms.Lenders), person.Current, Round(minor), Occasion.BankLoan);

    private void PlanWedding(Person person, long midnight)
    {
        var guests = 12 + _dice.Below(30);
        for (var i = 0; i < guests; i++)
        {
            var guest = i < person.Friends.Count ? person.Friends[i] : _dice.Of(_persons);
            var gift = _dice.Of(Gifts) * world.Major;
            var gives = midnight + (_dice.Between(0, 9) * Hours.MillisecondsPerDay) + Hours.Evening.Draw(_dice);
            Plan(gives, guest.Current, person.Current, gift, Occasion.WeddingGift);
        }

        var pays = midnight + (_dice.Between(3, 14) * Hours.MillisecondsPerDay) + Hours.Office.Draw(_dice);
        Plan(pays, person.Current, _dice.Of(_firms.Venues), Round(_dice.Spread(4_500 * world.Major, 150)), Occasion.WeddingVenue);
    }

    private void PlanJourney(Person person, long midnight)
    {
        var stays = 1 + _dice.Below(9);
        for (var i = 0; i < stays * 2; i++)
        {
            var time = midnight + (_dice.Between(0, stays) * Hours.MillisecondsPerDay) + Hours.Waking.Draw(_dice);
            Plan(time, person.Current, _dice.Of(_firms.ForeignShops), _dice.Spread(34 * world.Major, 330), Occasion.TravelAbroad);
        }
    }

    private int Count(int per10000)
    {
        var expected = (long)per10000 * _persons.Count;
        return (int)((expected / 10_000) + (_dice.Below(10_000) < expected % 10_000 ? 1 : 0));
    }

    private long Round(long minor) => Math.Max(1, minor / (50 * world.Major)) * 50 * world.Major;

    private void Plan(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
        if (payer != payee && minor > 0 && time >= world.StartsAt)
        {
            world.Agenda.Pay(time, payer, payee, minor, occasion);
        }
    }
}
