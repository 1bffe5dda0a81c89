using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;

namespace Cordon.Simulation.Crime;

/// <summary>How long mules wait: the world's pace, and, where gangs change theirs, each gang's own, days of lying low, and care after a freeze.</summary>
internal sealed class Tempo
{
    private const int LiesLowPercent = 3;
    private const int CarefulTimes = 3;

    // Some gangs move at once, most in their time, some in hours.
    private static readonly int[] Slowness = [10, 30, 60, 100, 150, 400];

    private readonly World _world;
    private readonly Dice? _dice;

    public Tempo(World world, Gang[] gangs)
    {
        (_world, _dice) = (world, world.DiceOf(EconomyHabits.ChangingPace));
        foreach (var gang in gangs)
        {
            gang.SlownessPercent = _dice?.Of(Slowness) ?? 100;
        }
    }

    /// <summary>The wait that becomes of one as long as in the plain world.</summary>
    public long Of(Mule mule, long wait, long time)
    {
        wait = wait * 100 / _world.Options.GangPacePercent;
        if (_dice is null)
        {
            return wait;
        }

        var gang = mule.Gang;
        wait = wait * gang.SlownessPercent / 100 * (time < gang.IsCarefulUntil ? CarefulTimes : 1);
        if (_dice.Percent(LiesLowPercent))
        {
            wait += _dice.Between(6, 70) * Hours.MillisecondsPerHour * 100 / _world.Options.GangPacePercent;
        }

        _world.Deeds.Waits += wait > 6 * Hours.MillisecondsPerHour ? 1 : 0;
        return wait;
    }

    /// <summary>The pause between two payments that becomes of one as long as in the plain world.</summary>
    public long Pause(Gang gang, long pause)
    {
        pause = pause * 100 / _world.Options.GangPacePercent;
        return _dice is null ? pause : pause * gang.SlownessPercent / 100;
    }

    public void Froze(Gang gang, long time)
    {
        if (_dice is not null)
        {
            gang.IsCarefulUntil = time + (_dice.Between(2, 6) * Hours.MillisecondsPerDay);
        }
    }
}
