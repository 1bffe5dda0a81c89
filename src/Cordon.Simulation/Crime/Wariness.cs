using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Crime;

/// <summary>What a gang learns when a bank freezes an account of its: other banks, longer ways, smaller parts, other devices.</summary>
internal sealed class Wariness(World world, Dice dice)
{
    // Every so many freezes the way out gets a mule longer.
    private const int FreezesPerHop = 4;
    private const int SmallerPartsPercent = 20;

    public void Froze(Gang gang, Account account)
    {
        gang.AvoidedBank = account.Row.Bank;
        if (gang.Freezes % FreezesPerHop == 0)
        {
            gang.Lengthen();
        }

        if (dice.Percent(50))
        {
            var at = dice.Below(gang.Devices.Length);
            world.Households?.Sell(gang.Devices[at]);
            gang.Devices[at] = Names.Device(dice);
            gang.Ips[dice.Below(gang.Ips.Length)] = Names.Ip(dice);
        }
    }

    /// <summary>Another mule of the pool where the one picked is at the bank that the gang avoids.</summary>
    public Mule Prefers(Gang gang, List<Mule> pool, Mule picked)
    {
        for (var tries = 0; tries < 3 && picked.Account.Row.Bank == gang.AvoidedBank; tries++)
        {
            picked = dice.Of(pool);
        }

        return picked;
    }

    /// <summary>The bank where a new account is opened.</summary>
    public int OtherBank(Gang gang, int bank)
    {
        for (var tries = 0; tries < 3 && Banks.Bics[bank] == gang.AvoidedBank; tries++)
        {
            bank = Banks.AtHome(dice);
        }

        return bank;
    }

    /// <summary>A gang that was frozen moves smaller parts of uneven sums.</summary>
    public long Smaller(Gang gang, long minor) => gang.Freezes == 0 || !dice.Percent(SmallerPartsPercent) || minor < 600 * world.Major
        ? minor : minor * dice.Between(25, 80) / 100 / world.Major * world.Major;
}
