using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;

namespace Cordon.Simulation.Crime;

/// <summary>Mules that were used much and never reported sleep for weeks instead of being given up, and are woken for a few payments.</summary>
internal sealed class RestingMules(World world, Dice dice)
{
    private const int RestsPercent = 60;

    /// <summary>Some of the worn-out mules of a pool lie down.</summary>
    public void Rest(Gang gang, List<Mule> pool, long now)
    {
        foreach (var mule in pool)
        {
            if (mule is { UsesLeft: <= 0, Account.IsFrozen: false, Kind: not (MuleKind.Shell or MuleKind.Victim) } && dice.Percent(RestsPercent))
            {
                gang.Resting.Add((mule, now + (dice.Between(8, 35) * Hours.MillisecondsPerDay)));
            }
        }
    }

    public void Wake(Gang gang, long midnight)
    {
        for (var i = gang.Resting.Count - 1; i >= 0; i--)
        {
            var (mule, wakesAt) = gang.Resting[i];
            if (wakesAt > midnight)
            {
                continue;
            }

            gang.Resting.RemoveAt(i);
            if (!mule.Account.IsFrozen)
            {
                mule.UsesLeft = 2 + dice.Below(7);
                gang.Pools[mule.Level].Add(mule);
                world.Deeds.Woken++;
            }
        }
    }
}
