namespace Cordon.Simulation.Economy;

/// <summary>
/// What makes a world hard, each to be left out alone, so that what it costs a detector can be measured. Each draws from dice of its own, so
/// that a world without one is like the world with it, but for what follows from what the one does.
/// </summary>
[Flags]
public enum EconomyHabits
{
    /// <summary>The plain world: none of them.</summary>
    None = 0,

    /// <summary>Young firms with many payers in their first days.</summary>
    NewFirms = 1 << 0,

    /// <summary>Collections for a funeral or in an emergency: strangers pay an account of yesterday, which pays all of it on.</summary>
    Collections = 1 << 1,

    /// <summary>Students who sell tickets to strangers.</summary>
    TicketSellers = 1 << 2,

    /// <summary>Flat-mates of whom one collects the rent and passes it on at once.</summary>
    FlatShares = 1 << 3,

    /// <summary>People who change their bank and move everything to an account of yesterday.</summary>
    BankChanges = 1 << 4,

    /// <summary>The old who pay large sums to a new account of a relative.</summary>
    FamilyHelp = 1 << 5,

    /// <summary>Freelancers who pay others within the hour out of what strangers paid them.</summary>
    Subcontracting = 1 << 6,

    /// <summary>Resellers with bursts of sales and quick payments to suppliers.</summary>
    Resellers = 1 << 7,

    /// <summary>Families on one device, dormitories and cafés behind one address, telephones bought second-hand.</summary>
    SharedDevices = 1 << 8,

    /// <summary>People who put nearly all of their wage into savings within minutes.</summary>
    PaydaySavers = 1 << 9,

    /// <summary>People who buy coins with nearly all they have.</summary>
    CoinBuyers = 1 << 10,

    /// <summary>Large payments in the small hours.</summary>
    NightPayments = 1 << 11,

    /// <summary>Honest accounts that wake after a long sleep: season businesses, returned emigrants.</summary>
    WokenAccounts = 1 << 12,

    /// <summary>Accounts of straw men that get wages and buy groceries before and while they are used.</summary>
    StrawPasts = 1 << 13,

    /// <summary>Gangs try a new mule with a small sum.</summary>
    TestPayments = 1 << 14,

    /// <summary>Shells pay stolen money to mules as round wages.</summary>
    WageMimicry = 1 << 15,

    /// <summary>Gangs differ in speed, wait for days at times, and slow down after a freeze.</summary>
    ChangingPace = 1 << 16,

    /// <summary>Sums just below 1,000, 3,000, 5,000 and 10,000.</summary>
    Thresholds = 1 << 17,

    /// <summary>Worn-out mules sleep and are woken.</summary>
    RestingMules = 1 << 18,

    /// <summary>A victim is talked into passing on another victim's money.</summary>
    VictimAccounts = 1 << 19,

    /// <summary>After a freeze a gang takes more hops, other banks, other sums, other devices.</summary>
    Adaptation = 1 << 20,

    /// <summary>Private exchange desks that serve several gangs and ordinary customers.</summary>
    ExchangeDesks = 1 << 21,

    /// <summary>Rings of bankers who take money at home and pay a matching sum abroad.</summary>
    UndergroundBankers = 1 << 22,

    /// <summary>Merchants whose takings do not fit their trade.</summary>
    FrontMerchants = 1 << 23,

    /// <summary>Honest people, and pasts that look honest.</summary>
    Strangers = (1 << 14) - 1,

    /// <summary>What gangs do.</summary>
    Gangs = ((1 << 21) - 1) & ~Strangers,

    /// <summary>Channels that serve several gangs.</summary>
    Channels = ExchangeDesks | UndergroundBankers | FrontMerchants,

    /// <summary>Everything.</summary>
    All = Strangers | Gangs | Channels,
}
