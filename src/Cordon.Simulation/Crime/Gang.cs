using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Crime;

/// <summary>A gang: the kinds of scam it runs, its hours, its pools of mules, its devices and contacts, and its ways out.</summary>
internal sealed class Gang
{
    private const int KindsEach = 3;

    // A gang that was hurt puts no more than two mules between the old ones and its way out.
    private const int HopsAddedMax = 2;

    // What its addresses are called, by kind of scam.
    private static readonly string[] Sites = ["tasks", "shop", "secure", "invest", "gifts"];

    private readonly int _firstHour;
    private readonly int _hours;
    private readonly int _lastLevelMax;

    public Gang(int index, World world, Dice dice)
    {
        Index = index;
        // One to three hops lie between the first mule and the account that pays out.
        LastLevel = 1 + dice.Below(3);
        Width = 2 + dice.Below(3);
        _firstHour = dice.Below(10);
        _hours = 12 + dice.Below(4);
        _lastLevelMax = LastLevel + HopsAddedMax;
        Pools = [.. Enumerable.Range(0, _lastLevelMax + 1).Select(_ => new List<Mule>())];
        Devices = [.. Enumerable.Range(0, 2 + dice.Below(3)).Select(_ => Names.Device(dice))];
        Ips = [.. Enumerable.Range(0, 2 + dice.Below(3)).Select(_ => Names.Ip(dice))];
        Phones = [.. Enumerable.Range(0, 4).Select(_ => Names.Phone(dice))];
        Urls = [.. Sites.Select(site => $"https://{Names.Place(dice).ToLowerInvariant()}-{site}{dice.Below(100)}.example")];
        Handles = [.. Enumerable.Range(0, 5).Select(_ => $"@{Names.FirstName(dice).ToLowerInvariant()}_{dice.Below(10_000)}")];
        Exchange = dice.Of(world.Population.Firms.Exchanges);
        Abroad = [.. Enumerable.Range(0, 2).Select(_ =>
            world.Books.Open(Banks.Abroad(dice), SimulatedAccountKind.Business, Names.Firm(dice, "Trading"), world.StartsAt))];
        WayWeights = [10 + dice.Below(50), 10 + dice.Below(40), 5 + dice.Below(30)];
    }

    public int Index { get; }

    /// <summary>The level that pays out of the banking system.</summary>
    public int LastLevel { get; private set; }

    /// <summary>How many mules of a level it keeps in use at a time.</summary>
    public int Width { get; }

    /// <summary>Mules in use, by level.</summary>
    public List<Mule>[] Pools { get; }

    /// <summary>Accounts opened for it that were not used yet, with the time from when they may be.</summary>
    public Queue<(Account Account, long ReadyFrom)> Shelf { get; } = new();

    /// <summary>Mules that sleep after use, with the time from when they may be woken.</summary>
    public List<(Mule Mule, long WakesAt)> Resting { get; } = [];

    /// <summary>How long it takes against other gangs, in per cent: 300 is three times as slow.</summary>
    public int SlownessPercent { get; set; } = 100;

    /// <summary>Until when it takes its time, because an account was frozen.</summary>
    public long IsCarefulUntil { get; set; }

    /// <summary>The threshold below which it likes to stay, in major units.</summary>
    public int ThresholdMajor { get; set; }

    /// <summary>The bank that froze an account of its last, which it avoids until another one does; none is null.</summary>
    public string? AvoidedBank { get; set; }

    /// <summary>How many of its accounts were frozen.</summary>
    public int Freezes { get; set; }

    /// <summary>Own money from which first baits are paid. Never takes stolen money.</summary>
    public Account? War { get; set; }

    public string[] Devices { get; }

    public string[] Ips { get; }

    public string[] Phones { get; }

    /// <summary>Its web addresses, by kind of scam.</summary>
    public string[] Urls { get; }

    public string[] Handles { get; }

    public Account Exchange { get; }

    public Account[] Abroad { get; }

    /// <summary>How it likes to pay out: exchange, abroad, cash.</summary>
    public int[] WayWeights { get; }

    /// <summary>Puts one more mule between victim and way out, as far as it goes.</summary>
    public void Lengthen() => LastLevel = Math.Min(_lastLevelMax, LastLevel + 1);

    public bool Runs(ScamKind kind) => ((int)kind + Index) % 5 < KindsEach;

    /// <summary>The time itself in working hours, else some minutes after work begins again.</summary>
    public long WhenWorking(long time, Dice dice)
    {
        var hour = time % Hours.MillisecondsPerDay / Hours.MillisecondsPerHour;
        var since = (hour - _firstHour + 24) % 24;
        if (since < _hours)
        {
            return time;
        }

        var nextHour = time - (time % Hours.MillisecondsPerHour) + ((24 - since) * Hours.MillisecondsPerHour);
        return nextHour + dice.Between(0, 40 * Hours.MillisecondsPerMinute);
    }
}
