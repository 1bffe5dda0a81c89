using Cordon.Core.Values;
using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Crime;

/// <summary>How gangs come to accounts: job adverts, straw men, bought accounts that slept, and shell firms.</summary>
internal sealed class Recruiting
{
    private const int ShelfSize = 3;

    // Accounts that are to look lived in are opened earlier, so more of them lie ready.
    private const int ShelfSizeWithPasts = 9;
    private const int PastDaysMin = 12;

    // Mules taken ahead of need, beside those in use.
    private const int PreparedMax = 2;
    private readonly World _world;
    private readonly Dice _dice;
    private readonly Person[] _needy;
    private readonly int _shelfSize;
    private readonly RestingMules? _resting;
    private readonly Wariness? _wariness;
    private readonly StrawPasts? _pasts;

    public Recruiting(World world, Dice dice, Wariness? wariness, StrawPasts? pasts)
    {
        (_world, _dice, _wariness, _pasts) = (world, dice, wariness, pasts);
        _shelfSize = pasts is null ? ShelfSize : ShelfSizeWithPasts;
        _resting = world.DiceOf(EconomyHabits.RestingMules) is { } rest ? new RestingMules(world, rest) : null;
        _needy = [.. world.Population.Persons.Where(person => person.FirstDay <= 0
            && (person.Role is Role.Student or Role.Unemployed || person is { Role: Role.Employed, SpendPercent: < 75, AgeYears: < 35 }))];
    }

    /// <summary>What a gang has before the first day: accounts opened in the last weeks, shells, some money of its own.</summary>
    public void Equip(Gang gang)
    {
        for (var i = 0; i < _shelfSize + 1; i++)
        {
            var account = Straw(_world.StartsAt - (_dice.Between(2, 75) * Hours.MillisecondsPerDay));
            gang.Shelf.Enqueue((account, _world.StartsAt));
            _pasts?.Begin(account);
        }

        for (var i = 0; i < 2; i++)
        {
            var opened = _world.StartsAt - (_dice.Between(15, 500) * Hours.MillisecondsPerDay);
            var shell = _world.Books.Open(
                Banks.AtHome(_dice), SimulatedAccountKind.Business, Names.Firm(_dice, "Trading"), opened, null, Names.Phone(_dice));
            shell.BalanceMinor = _dice.Spread(400 * _world.Major, 300);
            Enlist(gang, gang.LastLevel, shell, MuleKind.Shell);
        }

        gang.War = Straw(_world.StartsAt - (_dice.Between(20, 300) * Hours.MillisecondsPerDay));
        gang.War.BalanceMinor = _dice.Spread(9_000 * _world.Major, 120);
    }

    /// <summary>Opens accounts ahead of need: a bank looks hard at an account in its first days, so they lie some days.</summary>
    public void Restock(Gang gang, long midnight)
    {
        _resting?.Wake(gang, midnight);
        for (; gang.Shelf.Count < _shelfSize;)
        {
            var account = Straw(midnight, gang);
            _world.Books.Tell(account);
            var days = _dice.Between(1, 25) + (_pasts is null ? 0 : PastDaysMin);
            gang.Shelf.Enqueue((account, midnight + (days * Hours.MillisecondsPerDay)));
            _pasts?.Begin(account);
        }
    }

    /// <summary>A mule of a level that may be used now, an old one or a new one; null when there is nobody left to recruit.</summary>
    public Mule? Pick(Gang gang, int level, long now, Account? other)
    {
        var pool = gang.Pools[level];
        _resting?.Rest(gang, pool, now);
        pool.RemoveAll(mule => !mule.IsUsable);
        var isSparse = pool.Count < gang.Width || _dice.Percent(8);
        var picked = isSparse ? Recruit(gang, level, now) : null;
        for (var tries = 0; tries < 6 && (picked is null || picked.Account == other) && pool.Count > 0; tries++)
        {
            picked = _dice.Of(pool);
            picked = _wariness?.Prefers(gang, pool, picked) ?? picked;
        }

        return picked is null || picked.Account == other ? null : picked;
    }

    /// <summary>Tells that an account is in a gang's hands.</summary>
    public void Tell(Gang? gang, Account account, MuleKind kind, Instant since) =>
        _world.Books.Sink!.Enlisted(new SimulatedMule(since, account.Row, kind, gang?.Index));

    /// <summary>Takes a victim's own account into a pool; he is to pass on what comes.</summary>
    public void EnlistVictim(Gang gang, int level, Account account, int uses, long now) =>
        Enlist(gang, level, account, MuleKind.Victim, now).UsesLeft = uses;

    /// <summary>Takes a mule ahead of need, so that it can be tried before a victim pays it; null when there is nobody.</summary>
    public Mule? Prepare(Gang gang, long midnight)
    {
        gang.Pools[0].RemoveAll(mule => !mule.IsUsable);
        return gang.Pools[0].Count < gang.Width + PreparedMax ? Recruit(gang, 0, midnight) : null;
    }

    /// <summary>Enlists an account while the world lives, and tells it.</summary>
    private Mule Enlist(Gang gang, int level, Account account, MuleKind kind, long now)
    {
        Tell(gang, account, kind, new Instant(now));
        return Enlist(gang, level, account, kind);
    }

    private Mule? Recruit(Gang gang, int level, long now)
    {
        int[] weights = level == 0 ? [55, 25, 20] : level < gang.LastLevel ? [35, 35, 30] : [10, 60, 30];
        var kind = (MuleKind)_dice.Weighted(weights);
        if (kind == MuleKind.Fresh && gang.Shelf.TryPeek(out var next) && next.ReadyFrom <= now)
        {
            return Enlist(gang, level, gang.Shelf.Dequeue().Account, MuleKind.Fresh, now);
        }

        var dormant = _world.Population.Dormant;
        if (kind != MuleKind.Recruited && dormant.Count > 0)
        {
            var at = _dice.Below(dormant.Count);
            var account = dormant[at];
            dormant[at] = dormant[^1];
            dormant.RemoveAt(dormant.Count - 1);
            return Enlist(gang, level, account, MuleKind.Dormant, now);
        }

        for (var tries = 0; tries < 30 && _needy.Length > 0; tries++)
        {
            var person = _dice.Of(_needy);
            if (!person.IsMule && !person.IsBeingScammed && !person.Current.IsFrozen && person.Current.BalanceMinor >= 0)
            {
                return Enlist(gang, level, person.Current, MuleKind.Recruited, now);
            }
        }

        return null;
    }

    private Mule Enlist(Gang gang, int level, Account account, MuleKind kind)
    {
        var person = account.Owner;
        var isHerded = kind is not (MuleKind.Recruited or MuleKind.Victim) || (kind == MuleKind.Recruited && _dice.Percent(25));
        var mule = new Mule(account, gang, level, kind)
        {
            FeePercent = kind == MuleKind.Recruited ? 4 + _dice.Below(9) : 0,
            IsHerded = isHerded,
            Device = isHerded || person is null ? _dice.Of(gang.Devices) : person.Device,
            Ip = isHerded || person is null ? _dice.Of(gang.Ips) : person.HomeIp,
            UsesLeft = kind == MuleKind.Shell ? 400 : level == 0 ? 3 + _dice.Below(14) : 6 + _dice.Below(20),
        };

        // A mule's own debts would swallow the stolen money before it moves on, so the gang takes no account that may be overdrawn.
        account.OverdraftMinorMax = 0;
        account.Mule = mule;
        gang.Pools[level].Add(mule);
        return mule;
    }

    private Account Straw(long opened, Gang? gang = null)
    {
        var bank = Banks.AtHome(_dice);
        bank = gang is null || _wariness is null ? bank : _wariness.OtherBank(gang, bank);
        return _world.Books.Open(bank, SimulatedAccountKind.Person, Names.Person(_dice), opened, null, Names.Phone(_dice));
    }
}
