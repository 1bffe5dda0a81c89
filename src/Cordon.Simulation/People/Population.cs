using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.People;

/// <summary>The persons, settled: each has a role, an income, a home, friends, favourite shops and opening balances.</summary>
internal sealed class Population
{
    // Employed, student, unemployed, retired, freelancer, market trader; in per mille of the adults.
    private static readonly int[] RoleWeights = [600, 100, 50, 170, 68, 12];

    private static readonly int[] PayDays = [25, 25, 28, 28, 30, 1, 15];

    private readonly Books _books;
    private readonly Dice _dice;
    private readonly long _start;
    private readonly long _major;
    private readonly int _days;
    private readonly Popularity _employerSize;

    public Population(Books books, Dice dice, Firms firms, int persons, int days, long start, long major)
    {
        (_books, _dice, _start, _major, _days, Firms) = (books, dice, start, major, days, firms);
        _employerSize = new Popularity(firms.Employers.Length);
        for (var i = 0; i < persons; i++)
        {
            Persons.Add(Born(i));
        }

        Traders = [.. Persons.Where(p => p.Role == Role.MarketTrader && p.FirstDay <= 0)];
        Sellers = [.. Persons.Where(p => p.SellsOnline && p.FirstDay <= 0)];
        var privateLandlords = Persons.Where(p => p is { Role: not Role.Student, AgeYears: > 40, FirstDay: <= 0 } && dice.Below(14) == 0).ToArray();
        var parents = Persons.Where(p => p is { AgeYears: >= 42 and <= 62, Role: Role.Employed or Role.Freelancer, FirstDay: <= 0 }).ToArray();
        foreach (var person in Persons)
        {
            Befriend(person);
            House(person, privateLandlords);
            person.Parent = person.Role == Role.Student && parents.Length > 0 && dice.Percent(85) ? dice.Of(parents) : null;
        }

        new Settling(this, dice, major).Settle();
        FundPayrolls();
    }

    public Firms Firms { get; }

    public List<Person> Persons { get; } = [];

    public Person[] Traders { get; }

    public Person[] Sellers { get; }

    /// <summary>Accounts that have long been asleep; gangs buy some.</summary>
    public List<Account> Dormant { get; } = [];

    private Person Born(int index)
    {
        var dice = _dice;
        var role = (Role)dice.Weighted(RoleWeights);
        var isWealthy = role is Role.Employed or Role.Retired or Role.Freelancer && dice.Below(25) == 0;
        var age = role switch
        {
            Role.Student => 18 + dice.Below(9),
            Role.Retired => 62 + dice.Below(26),
            _ => isWealthy ? 38 + dice.Below(30) : 20 + dice.Below(46),
        };

        // Six in 10,000 arrive on any day of the run.
        var comes = dice.Below(10_000) < Math.Min(600, 6 * _days) ? 1 + dice.Below(_days) : -1;
        var person = new Person
        {
            Index = index,
            FirstName = Names.FirstName(dice),
            LastName = Names.LastName(dice),
            Role = role,
            AgeYears = age,
            Device = Names.Device(dice),
            SecondDevice = dice.Percent(45) ? Names.Device(dice) : "",
            HomeIp = Names.Ip(dice),
            FirstDay = comes,
            WorksNights = role == Role.Employed && dice.Below(14) == 0,
            SellsOnline = dice.Below(65) == 0,
            IsWealthy = isWealthy && comes < 0,
            ActivePercent = (int)Math.Clamp(dice.Spread(100, 120), 40, 200),
            BillDayOfMonth = 1 + dice.Below(28),
        };
        Earn(person);
        OpenAccounts(person);
        return person;
    }

    private void Earn(Person person)
    {
        var median = person.Role switch
        {
            Role.Employed => 2_700,
            Role.Student => 320,
            Role.Unemployed => 950,
            Role.Retired => 1_750,
            _ => 0,
        };
        var worth = person.IsWealthy ? 2 : 1;
        person.MonthlyIncomeMinor = median == 0 ? 0 : _dice.Spread(median * _major * worth, 110);
        person.PayDayOfMonth = person.Role switch
        {
            Role.Retired => 1,
            Role.Unemployed => 27,
            _ => _dice.Of(PayDays),
        };
        person.Employer = person.Role switch
        {
            Role.Employed => Firms.Employers[_employerSize.Draw(_dice)],
            Role.Student when _dice.Percent(60) => Firms.Employers[_employerSize.Draw(_dice)],
            Role.Retired or Role.Unemployed => Firms.Government,
            _ => null,
        };
        var living = person.Role is Role.Freelancer or Role.MarketTrader ? 2_300 * _major : Math.Max(person.MonthlyIncomeMinor, 500 * _major);
        person.SpendPercent = (int)Math.Clamp(living * 100 / (2_700 * _major), 22, 260);
    }

    private void OpenAccounts(Person person)
    {
        var dice = _dice;
        var day = Hours.MillisecondsPerDay;
        var ageMax = person.Role == Role.Student ? 900 : Math.Min(9_000, (person.AgeYears - 17) * 365);
        var opened = person.FirstDay > 0 ? _start + (person.FirstDay * day) + (9 * Hours.MillisecondsPerHour)
            : _start - (dice.Below(50) == 0 ? dice.Between(1, 45) : dice.Between(60, ageMax)) * day;
        var bank = Banks.AtHome(dice);
        var phone = Names.Phone(dice);
        person.Current = _books.Open(bank, SimulatedAccountKind.Person, person.Name, opened, person, phone);
        if (person.FirstDay > 0)
        {
            return;
        }

        var living = person.SpendPercent * 27 * _major;
        person.Current.BalanceMinor = dice.Spread(Math.Max(living * 6 / 10, 60 * _major), 220);
        person.Current.OverdraftMinorMax = person.Role is Role.Employed or Role.Retired && dice.Percent(30) ? 500 * _major : 0;
        var savesPercent = person.Role is Role.Student or Role.Unemployed ? 25 : 72;
        if (person.IsWealthy || dice.Percent(savesPercent))
        {
            person.Savings = _books.Open(dice.Percent(70) ? bank : Banks.AtHome(dice), SimulatedAccountKind.Person, person.Name,
                opened + dice.Between(0, Math.Max(0, (_start - opened) - day)), person, phone);
            var median = person.IsWealthy ? 150_000 : person.Role == Role.Student ? 600 : person.AgeYears > 45 ? 9_000 : 4_000;
            person.Savings.BalanceMinor = dice.Spread(median * _major, person.IsWealthy ? 260 : 330);
        }

        OpenSecond(person, bank, phone, opened);
    }

    private void OpenSecond(Person person, int bank, string phone, long opened)
    {
        var draw = _dice.Below(100);
        if (draw < 24 && person.Role != Role.Student)
        {
            var age = Math.Max(Hours.MillisecondsPerDay, (_start - opened) / 2);
            person.Second = _books.Open((bank + 1 + _dice.Below(Banks.HomeCount - 1)) % Banks.HomeCount, SimulatedAccountKind.Person, person.Name,
                _start - _dice.Between(age, age * 2), person, phone);
            person.UsesSecond = draw < 19;
            person.Second.BalanceMinor = _dice.Spread((person.UsesSecond ? 700 : 25) * _major, 300);
            if (!person.UsesSecond)
            {
                Dormant.Add(person.Second);
            }
        }

        person.FamilyAbroad = _dice.Below(22) == 0
            ? _books.Open(Banks.Abroad(_dice), SimulatedAccountKind.Person, $"{Names.FirstName(_dice)} {person.LastName}", opened) : null;
        person.Exchange = _dice.Below(25) == 0 ? _dice.Of(Firms.Exchanges) : null;
    }

    private void Befriend(Person person)
    {
        var wanted = (int)Math.Clamp(_dice.Spread(3, 200), 1, 12);
        for (var i = 0; i < wanted; i++)
        {
            // Most friends live near; who lives near has a near number.
            var other = _dice.Percent(70) ? person.Index + (int)_dice.Between(-40, 40) : _dice.Below(Persons.Count);
            var friend = Persons[Math.Clamp(other, 0, Persons.Count - 1)];
            if (friend != person && !person.Friends.Contains(friend) && friend.Friends.Count < 25)
            {
                person.Friends.Add(friend);
                friend.Friends.Add(person);
            }
        }
    }

    private void House(Person person, Person[] privateLandlords)
    {
        var draw = _dice.Below(100);
        var living = person.SpendPercent * 27 * _major;
        if (person.Role == Role.Student)
        {
            person.HousingMinor = Round(_dice.Spread(380 * _major, 80), 10);
        }
        else if (draw < 20 && person.AgeYears > 28)
        {
            person.Lender = _dice.Of(Firms.Lenders);
            person.HousingMinor = Round(living * 28 / 100, 1);
        }
        else if (draw < 72 && person.Role != Role.Retired)
        {
            person.HousingMinor = Round(Math.Max(living * 30 / 100, 280 * _major), 5);
        }

        if (person.HousingMinor > 0 && person.Lender is null)
        {
            person.Landlord = privateLandlords.Length > 0 && _dice.Percent(45) ? _dice.Of(privateLandlords).Current : _dice.Of(Firms.Landlords);
            person.Landlord = person.Landlord.Owner == person ? _dice.Of(Firms.Landlords) : person.Landlord;
        }
    }

    private long Round(long minor, int majors) => Math.Max(1, minor / (majors * _major)) * majors * _major;

    /// <summary>Employers hold their payroll for the whole run beside what they earn: wages never fail here.</summary>
    private void FundPayrolls()
    {
        var months = (_days / 28) + 2;
        foreach (var person in Persons)
        {
            if (person.Employer is { } employer && employer != Firms.Government)
            {
                employer.BalanceMinor += person.MonthlyIncomeMinor * months;
                employer.FloatMinor = employer.BalanceMinor;
            }
        }
    }
}
