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
    private readonly World _world;
    private readonly Dice _dice;
    private readonly Person[] _needy;

    public Recruiting(World world, Dice dice)
    {
        (_world, _dice) = (world, dice);
        _needy = [.. world.Population.Persons.Where(person => person.FirstDay <= 0
            && (person.Role is Role.Student or Role.Unemployed || person is { Role: Role.Employed, SpendPercent: < 75, AgeYears: < 35 }))];
    }

    /// <summary>What a gang has before the first day: accounts opened in the last weeks, shells, some money of its own.</summary>
    public void Equip(Gang gang)
    {
        for (var i = 0; i < ShelfSize + 1; i++)
        {
            gang.Shelf.Enqueue((Straw(_world.StartsAt - (_dice.Between(2, 75) * Hours.MillisecondsPerDay)), _world.StartsAt));
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
        for (; gang.Shelf.Count < ShelfSize;)
        {
            var account = Straw(midnight);
            _world.Books.Tell(account);
            gang.Shelf.Enqueue((account, midnight + (_dice.Between(1, 25) * Hours.MillisecondsPerDay)));
        }
    }

    /// <summary>A mule of a level that may be used now, an old one or a new one; null when there is nobody left to recruit.</summary>
    public Mule? Pick(Gang gang, int level, long now, Account? other)
    {
        var pool = gang.Pools[level];
        pool.RemoveAll(mule => !mule.IsUsable);
        var isSparse = pool.Count < gang.Width || _dice.Percent(8);
        var picked = isSparse ? Recruit(gang, level, now) : null;
        for (var tries = 0; tries < 6 && (picked is null || picked.Account == other) && pool.Count > 0; tries++)
        {
            picked = _dice.Of(pool);
        }

        return picked is null || picked.Account == other ? null : picked;
    }

    /// <summary>Tells that an account is in a gang's hands.</summary>
    public void Tell(Gang gang, Account account, MuleKind kind, Instant since) =>
        _world.Books.Sink!.Enlisted(new SimulatedMule(since, account.Row, kind, gang.Index));

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
        var isHerded = kind != MuleKind.Recruited || _dice.Percent(25);
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

    private Account Straw(long opened) =>
        _world.Books.Open(Banks.AtHome(_dice), SimulatedAccountKind.Person, Names.Person(_dice), opened, null, Names.Phone(_dice));
}
