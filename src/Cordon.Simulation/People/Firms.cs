using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.People;

/// <summary>Everybody with an account who is no person: shops, employers, offices, lenders, and the ways out of the banking system.</summary>
internal sealed class Firms
{
    private readonly Books _books;
    private readonly Dice _dice;
    private readonly long _start;
    private readonly long _major;

    public Firms(Books books, Dice dice, int persons, long start, long major)
    {
        (_books, _dice, _start, _major) = (books, dice, start, major);
        Grocers = Trade("Grocers", persons / 180, 6, SimulatedAccountKind.Merchant, 20_000);
        Shops = Trade("Store", persons / 45, 20, SimulatedAccountKind.Merchant, 8_000);
        Cafes = Trade("Kitchen", persons / 60, 15, SimulatedAccountKind.Merchant, 5_000);
        Carriers = Trade("Transport", persons / 400, 5, SimulatedAccountKind.Merchant, 20_000);
        OnlineShops = Trade("Online", persons / 150, 8, SimulatedAccountKind.Merchant, 10_000);
        Clinics = Trade("Clinic", persons / 300, 4, SimulatedAccountKind.Merchant, 20_000);
        Employers = Trade("Works", persons / 40, 8, SimulatedAccountKind.Business, 60_000);
        Wholesalers = Trade("Wholesale", persons / 250, 5, SimulatedAccountKind.Business, 80_000);
        Landlords = Trade("Housing", persons / 400, 3, SimulatedAccountKind.Business, 40_000);
        Dealers = Trade("Motors", persons / 800, 3, SimulatedAccountKind.Business, 60_000);
        Craftsmen = Trade("Builders", persons / 150, 6, SimulatedAccountKind.Business, 6_000);
        Notaries = Trade("Notary Escrow", persons / 600, 4, SimulatedAccountKind.Business, 50_000);
        Venues = Trade("Events", persons / 500, 4, SimulatedAccountKind.Business, 10_000);
        Agencies = Trade("Travel", persons / 700, 3, SimulatedAccountKind.Business, 40_000);
        Utilities = Trade("Utilities", persons / 4_000, 4, SimulatedAccountKind.Business, 500_000);
        Telecoms = Trade("Mobile", persons / 5_000, 4, SimulatedAccountKind.Business, 500_000);
        Insurers = Trade("Insurance", persons / 4_000, 5, SimulatedAccountKind.Business, 900_000);
        Streams = Trade("Media", persons / 4_000, 5, SimulatedAccountKind.Business, 200_000);
        Lenders = Trade("Credit", 6, 6, SimulatedAccountKind.Business, 200_000_000);
        Schools = Trade("College", persons / 6_000, 2, SimulatedAccountKind.Business, 300_000);
        Charities = Trade("Relief", persons / 2_000, 3, SimulatedAccountKind.Business, 10_000);
        Exchanges = Trade("Digital Exchange", 4, 4, SimulatedAccountKind.Exchange, 50_000_000);
        Government = Trade("Treasury", 1, 1, SimulatedAccountKind.Business, 4_000L * persons * 12)[0];
        Cash = [.. Enumerable.Range(0, Banks.HomeCount).Select(bank =>
            books.Open(bank, SimulatedAccountKind.Cash, $"Cash machines of {Banks.Bics[bank]}", start - Years(20)))];
        ForeignShops = [.. Enumerable.Range(0, Math.Max(12, persons / 200)).Select(_ =>
            books.Open(Banks.Abroad(dice), SimulatedAccountKind.Merchant, Names.Firm(dice, "Hotel"), start - Years(5)))];
    }

    public Account[] Grocers { get; }

    public Account[] Shops { get; }

    public Account[] Cafes { get; }

    public Account[] Carriers { get; }

    public Account[] OnlineShops { get; }

    public Account[] Clinics { get; }

    public Account[] Employers { get; }

    public Account[] Wholesalers { get; }

    public Account[] Landlords { get; }

    public Account[] Dealers { get; }

    public Account[] Craftsmen { get; }

    public Account[] Notaries { get; }

    public Account[] Venues { get; }

    public Account[] Agencies { get; }

    public Account[] Utilities { get; }

    public Account[] Telecoms { get; }

    public Account[] Insurers { get; }

    public Account[] Streams { get; }

    public Account[] Lenders { get; }

    public Account[] Schools { get; }

    public Account[] Charities { get; }

    public Account[] Exchanges { get; }

    public Account Government { get; }

    /// <summary>One account of cash machines for each home bank.</summary>
    public Account[] Cash { get; }

    public Account[] ForeignShops { get; }

    /// <summary>Those who live by selling goods and so buy goods.</summary>
    public IEnumerable<Account> Sellers => Grocers.Concat(Shops).Concat(Cafes).Concat(OnlineShops).Concat(Clinics);

    private Account[] Trade(string trade, int count, int countMin, SimulatedAccountKind kind, long balanceMajorMedian)
    {
        var accounts = new Account[Math.Max(count, countMin)];
        for (var i = 0; i < accounts.Length; i++)
        {
            // One firm in forty is young: a new shop takes many first payments too.
            var age = _dice.Below(40) == 0 ? _dice.Between(2, 60) * Hours.MillisecondsPerDay : _dice.Between(Years(1), Years(25));
            var account = _books.Open(Banks.AtHome(_dice), kind, Names.Firm(_dice, trade), _start - age, null, Names.Phone(_dice));
            account.BalanceMinor = _dice.Spread(balanceMajorMedian * _major, 200);
            account.FloatMinor = account.BalanceMinor * 3 / 4;
            accounts[i] = account;
        }

        return accounts;
    }

    private static long Years(int years) => years * 365L * Hours.MillisecondsPerDay;
}
