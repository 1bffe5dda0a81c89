using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.People;

/// <summary>What somebody mainly lives by.</summary>
internal enum Role : byte
{
    Employed,
    Student,
    Unemployed,
    Retired,
    Freelancer,
    MarketTrader,
}

/// <summary>A person of the simulated world: what he lives by, whom he knows, where he shops, and his accounts.</summary>
internal sealed class Person
{
    public required int Index { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required Role Role { get; init; }

    public required int AgeYears { get; init; }

    public required string Device { get; set; }

    public required string HomeIp { get; set; }

    public string SecondDevice { get; set; } = "";

    /// <summary>With whom he shares a device or an address, as the pattern of a look-alike; empty when with nobody.</summary>
    public string Sharing { get; set; } = "";

    public string Name => $"{FirstName} {LastName}";

    /// <summary>The day of the world on which his account is opened; below zero for those who were there.</summary>
    public int FirstDay { get; init; }

    public bool WorksNights { get; init; }

    public bool SellsOnline { get; init; }

    public bool IsWealthy { get; init; }

    /// <summary>The current account. Set when the person is settled, and again when he changes his bank.</summary>
    public Account Current { get; set; } = null!;

    public Account? Savings { get; set; }

    /// <summary>A second current account at another bank: used, or long asleep.</summary>
    public Account? Second { get; set; }

    public bool UsesSecond { get; set; }

    public Account? FamilyAbroad { get; set; }

    public Account? Exchange { get; set; }

    public Account? Employer { get; set; }

    public long MonthlyIncomeMinor { get; set; }

    public int PayDayOfMonth { get; set; }

    public Account? Landlord { get; set; }

    public Account? Lender { get; set; }

    public long HousingMinor { get; set; }

    public int BillDayOfMonth { get; set; }

    public Person? Parent { get; set; }

    /// <summary>How much dearer or cheaper he lives than the median, in per cent.</summary>
    public int SpendPercent { get; set; }

    /// <summary>How often he goes out and buys, in per cent of the median.</summary>
    public int ActivePercent { get; set; }

    public List<Person> Friends { get; } = new(6);

    public Account[] Groceries { get; set; } = [];

    public Account[] Shops { get; set; } = [];

    public Account[] Traders { get; set; } = [];

    public Account[] Services { get; set; } = [];

    /// <summary>A scam case that is running on him; a person is taken in by one gang at a time.</summary>
    public bool IsBeingScammed { get; set; }

    /// <summary>Recruited by a gang: his current account is a mule's.</summary>
    public bool IsMule => Current.Mule is not null;

    /// <summary>What he could pay within the hour.</summary>
    public long LiquidMinor => Math.Max(0, Current.SpendableMinor) + Math.Max(0, Savings?.SpendableMinor ?? 0);
}
