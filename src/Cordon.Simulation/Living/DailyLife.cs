using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living;

/// <summary>Plans what everybody means to do on a day. Whether he can shows itself when the time comes (<see cref="Settlement"/>).</summary>
internal sealed class DailyLife
{
    private readonly World _world;
    private readonly Dice _dice;
    private readonly Firms _firms;
    private readonly List<Person> _persons;
    private readonly Trade _trade;
    private readonly Occasions _occasions;
    private readonly Popularity _grocers;
    private readonly Popularity _shops;
    private readonly Popularity _cafes;
    private readonly Popularity _carriers;
    private readonly Popularity _online;
    private long _midnight;
    private DateOnly _date;
    private int _daysInMonth;

    public DailyLife(World world)
    {
        _world = world;
        _dice = world.Dice;
        _persons = world.Population.Persons;
        _firms = world.Population.Firms;
        _trade = new Trade(world);
        _occasions = new Occasions(world);
        _grocers = new Popularity(_firms.Grocers.Length);
        _shops = new Popularity(_firms.Shops.Length);
        _cafes = new Popularity(_firms.Cafes.Length);
        _carriers = new Popularity(_firms.Carriers.Length);
        _online = new Popularity(_firms.OnlineShops.Length);
        Newcomers = [.. _persons.Where(person => person.FirstDay > 0)];
        _occasions.PlanClubs();
    }

    /// <summary>Those who come during the run.</summary>
    public List<Person> Newcomers { get; }

    public void PlanDay(int day, long midnight)
    {
        _midnight = midnight;
        _date = _world.Options.Start.AddDays(day - _world.Options.WarmUpDays);
        _daysInMonth = DateTime.DaysInMonth(_date.Year, _date.Month);
        var isWeekday = _date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        foreach (var person in _persons)
        {
            if (person.FirstDay > day)
            {
                continue;
            }

            if (isWeekday)
            {
                PlanIncome(person);
                PlanBills(person);
            }

            PlanShopping(person);
            PlanSmallPayments(person);
        }

        _occasions.PlanDay(day, midnight);
        _trade.PlanDay(_date, midnight, isWeekday);
    }

    /// <summary>What a newcomer does first: his own money from abroad, then a deposit for a room.</summary>
    public void Welcome(Person person)
    {
        var opened = person.Current.Row.Opened.Milliseconds;
        var abroad = person.FamilyAbroad ?? _world.Books.Open(
            Banks.Abroad(_dice), Economy.SimulatedAccountKind.Person, person.Name, opened);
        var brought = _dice.Spread(2_800 * _world.Major, 150);
        var arrives = opened + _dice.Between(2 * Hours.MillisecondsPerHour, 30 * Hours.MillisecondsPerHour);
        Plan(arrives, abroad, person.Current, brought, Occasion.Newcomer);
        if (person.Landlord is { } landlord)
        {
            var pays = arrives + _dice.Between(20 * Hours.MillisecondsPerMinute, 72 * Hours.MillisecondsPerHour);
            Plan(pays, person.Current, landlord, Math.Min(brought * 3 / 4, person.HousingMinor * 2), Occasion.NewcomerDeposit);
        }
    }

    /// <summary>A monthly payment falls due on its day, on the Friday before if that is a weekend.</summary>
    private bool IsDue(int dayOfMonth)
    {
        var due = Math.Min(dayOfMonth, _daysInMonth);
        return _date.Day == due
            || (_date.DayOfWeek == DayOfWeek.Friday && due > _date.Day && due <= Math.Min(_date.Day + 2, _daysInMonth));
    }

    private void PlanIncome(Person person)
    {
        if (person.Role == Role.Student)
        {
            PlanStudentIncome(person);
        }

        if (person.MonthlyIncomeMinor == 0 || person.Employer is null || !IsDue(person.PayDayOfMonth))
        {
            return;
        }

        var occasion = person.Role switch
        {
            Role.Retired => Occasion.Pension,
            Role.Unemployed => Occasion.Benefit,
            _ => Occasion.Salary,
        };
        var time = At(Hours.Batch);
        Plan(time, person.Employer, person.Current, person.MonthlyIncomeMinor, occasion);
        if (person.Savings is not null && _dice.Percent(75))
        {
            var saves = Round(person.MonthlyIncomeMinor * _dice.Between(5, 20) / 100, 10);
            Plan(time + _dice.Between(1, 60) * Hours.MillisecondsPerHour, person.Current, person.Savings, saves, Occasion.SavingsIn);
        }
    }

    private void PlanStudentIncome(Person person)
    {
        if (!IsDue(person.BillDayOfMonth))
        {
            return;
        }

        var sum = Round(person.HousingMinor + _dice.Spread(240 * _world.Major, 100), 10);
        if (person.Parent is { IsBeingScammed: false } parent)
        {
            Plan(At(Hours.Evening), parent.Current, person.Current, sum, Occasion.Allowance);
        }
        else
        {
            Plan(At(Hours.Batch), _firms.Government, person.Current, sum, Occasion.Benefit);
        }
    }

    private void PlanBills(Person person)
    {
        var major = _world.Major;
        if (person.HousingMinor > 0 && person.Role != Role.Student && IsDue(1 + (person.Index % 5)))
        {
            if (person.Lender is { } lender)
            {
                Plan(At(Hours.Batch), person.Current, lender, person.HousingMinor, Occasion.Mortgage);
            }
            else if (person.Landlord is { } landlord)
            {
                Plan(At(Hours.Waking), person.Current, landlord, person.HousingMinor, Occasion.Rent);
            }
        }

        if (IsDue(person.BillDayOfMonth) && person.Role != Role.Student)
        {
            Plan(At(Hours.Batch), person.Current, person.Services[0], Scale(person, _dice.Spread(95 * major, 100)), Occasion.Utility);
            Plan(At(Hours.Batch), person.Current, person.Services[2], Scale(person, _dice.Spread(55 * major, 120)), Occasion.Insurance);
        }

        if (IsDue(1 + ((person.BillDayOfMonth + 9) % 28)))
        {
            Plan(At(Hours.Batch), person.Current, person.Services[1], (9 + (person.Index % 7 * 5)) * major, Occasion.Phone);
            Plan(At(Hours.Batch), person.Current, person.Services[3], ((5 + (person.Index % 4 * 4)) * major) - (major / 100), Occasion.Subscription);
        }
    }

    private void PlanShopping(Person person)
    {
        var major = _world.Major;
        var weekend = _date.DayOfWeek == DayOfWeek.Saturday ? 150 : _date.DayOfWeek == DayOfWeek.Sunday ? 70 : 100;
        if (Happens(person, 330 * weekend / 100))
        {
            var shop = _dice.Percent(85) ? _dice.Of(person.Groceries) : _firms.Grocers[_grocers.Draw(_dice)];
            Buy(person, Hours.Shopping, shop, _dice.Spread(27 * major, 230), Occasion.Groceries);
        }

        if (Happens(person, 290 * weekend / 100))
        {
            var shop = _dice.Percent(65) ? _dice.Of(person.Shops) : _firms.Shops[_shops.Draw(_dice)];
            Buy(person, Hours.Shopping, shop, _dice.Spread(19 * major, 320), Occasion.Shop);
        }

        if (Happens(person, 250 * (weekend + 100) / 200))
        {
            Buy(person, Hours.Meals, _firms.Cafes[_cafes.Draw(_dice)], _dice.Spread(11 * major, 230), Occasion.Meal);
        }

        if (Happens(person, weekend == 100 ? 210 : 90))
        {
            Buy(person, Hours.Travelling, _firms.Carriers[_carriers.Draw(_dice)], _dice.Spread(6 * major, 250), Occasion.Transport);
        }

        if (Happens(person, 85))
        {
            Buy(person, Hours.Online, _firms.OnlineShops[_online.Draw(_dice)], _dice.Spread(34 * major, 300), Occasion.Online);
        }

        if (Happens(person, 90) && person.Traders.Length > 0)
        {
            var trader = _dice.Percent(60) ? _dice.Of(person.Traders) : _dice.Of(_world.Population.Traders).Current;
            Buy(person, Hours.Shopping, trader, _dice.Spread(15 * major, 200), Occasion.Market);
        }
    }

    private void PlanSmallPayments(Person person)
    {
        var major = _world.Major;
        if (Happens(person, 55) && person.Friends.Count > 0)
        {
            var sum = Round(_dice.Spread(16 * major, 300), _dice.Percent(60) ? 5 : 1);
            Plan(At(Hours.Evening), person.Current, _dice.Of(person.Friends).Current, sum, Occasion.Friend);
        }

        if (Happens(person, 36))
        {
            var machine = _firms.Cash[_dice.Percent(75) ? HomeBank(person.Current) : _dice.Below(Banks.HomeCount)];
            Plan(At(Hours.Waking), person.Current, machine, Round(Scale(person, _dice.Spread(75 * major, 200)), 20), Occasion.Cash);
        }

        if (Happens(person, 7))
        {
            Buy(person, Hours.Office, _dice.Of(_firms.Clinics), _dice.Spread(38 * major, 300), Occasion.Health);
        }

        if (_dice.Below(10_000) < 45)
        {
            Plan(At(Hours.Evening), person.Current, _dice.Of(_firms.Charities), Round(_dice.Spread(25 * major, 250), 5), Occasion.Donation);
        }

        if (_dice.Below(1_000) < 13)
        {
            var seller = _world.Population.Sellers.Length > 0 && _dice.Percent(75) ? _dice.Of(_world.Population.Sellers) : _dice.Of(_persons);
            var sum = Round(Scale(person, _dice.Spread(70 * major, 370)), 5);
            Plan(At(Hours.Online), person.Current, seller.Current, sum, Occasion.SecondHand);
        }

        PlanOwnMoney(person);
    }

    private void PlanOwnMoney(Person person)
    {
        var major = _world.Major;
        if (person.Second is { } second && _dice.Below(1_000) < (person.UsesSecond ? 45 : 1))
        {
            var (from, to) = person.UsesSecond && _dice.Percent(45) ? (second, person.Current) : (person.Current, second);
            Plan(At(Hours.Waking), from, to, Round(_dice.Spread(220 * major, 380), 10), Occasion.OwnTransfer);
        }

        if (person.Exchange is { } exchange && _dice.Below(1_000) < 60)
        {
            if (_dice.Percent(72))
            {
                Plan(At(Hours.Online), person.Current, exchange, Round(_dice.Spread(130 * major, 420), 10), Occasion.ExchangeBuy);
            }
            else
            {
                Plan(At(Hours.Waking), exchange, person.Current, _dice.Spread(180 * major, 420), Occasion.ExchangeSell);
            }
        }

        if (person.FamilyAbroad is { } family && IsDue(person.PayDayOfMonth) && _date.Day % 2 == person.Index % 2)
        {
            Plan(At(Hours.Evening) + Hours.MillisecondsPerDay, person.Current, family, Round(Scale(person, _dice.Spread(230 * major, 160)), 10),
                Occasion.Remittance);
        }
    }

    private bool Happens(Person person, int perMille) => _dice.Below(100_000) < perMille * person.ActivePercent;

    private void Buy(Person person, Hours hours, Account shop, long minor, Occasion occasion)
    {
        // Young and busy people pay some things from their second account.
        var payer = person is { UsesSecond: true, Second: { } second } && _dice.Percent(20) ? second : person.Current;
        Plan(At(person.WorksNights && _dice.Percent(50) ? Hours.Night : hours), payer, shop, Scale(person, minor), occasion);
    }

    private static int HomeBank(Account account) => Math.Max(0, Array.IndexOf(Banks.Bics, account.Row.Bank, 0, Banks.HomeCount));

    private static long Scale(Person person, long minor) => Math.Max(1, minor * (100 + person.SpendPercent) / 200);

    private long Round(long minor, int majors) => Math.Max(1, ((minor / _world.Major) + (majors / 2)) / majors) * majors * _world.Major;

    private long At(Hours hours) => _midnight + hours.Draw(_dice);

    private void Plan(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
        if (payer != payee)
        {
            _world.Agenda.Pay(time, payer, payee, minor, occasion);
        }
    }
}
