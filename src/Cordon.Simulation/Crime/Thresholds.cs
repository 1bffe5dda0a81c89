using Cordon.Simulation.Chance;

namespace Cordon.Simulation.Crime;

/// <summary>Sums just below those at which banks are said to look: gangs split what they move, and tell victims to pay a little less.</summary>
internal sealed class Thresholds
{
    private const int StaysBelowPercent = 65;

    // More parts than that take longer than the money is safe.
    private const int PartsMax = 8;

    private static readonly int[] Majors = [1_000, 3_000, 5_000, 10_000];

    private readonly World _world;
    private readonly Dice _dice;

    public Thresholds(World world, Dice dice, Gang[] gangs)
    {
        (_world, _dice) = (world, dice);
        foreach (var gang in gangs)
        {
            gang.ThresholdMajor = dice.Of(Majors);
        }
    }

    /// <summary>The next part of what lies there, below a threshold; null where this one is not split.</summary>
    public long? Below(Gang gang, long stolen)
    {
        var major = _world.Major;
        var limit = Array.Find(Majors, limit => limit >= gang.ThresholdMajor && stolen <= PartsMax * limit * major);
        if (limit == 0 || stolen < limit * major || !_dice.Percent(StaysBelowPercent))
        {
            return null;
        }

        _world.Deeds.BelowThresholds++;
        return JustBelow(limit);
    }

    /// <summary>A victim's instalment a little above a threshold is asked for below it.</summary>
    public CaseStep Below(CaseStep step)
    {
        var major = _world.Major;
        var limit = Array.Find(Majors, limit => step.AmountMinor >= limit * major && step.AmountMinor <= limit * major * 115 / 100);
        if (step.IsBait || limit == 0 || !_dice.Percent(StaysBelowPercent))
        {
            return step;
        }

        _world.Deeds.BelowThresholds++;
        return step with { AmountMinor = JustBelow(limit) };
    }

    private long JustBelow(int limit) => _dice.Percent(35)
        ? (limit * _world.Major) - (_dice.Between(1, limit / 25) * _world.Major)
        : (limit - (10 * _dice.Between(1, limit / 200))) * _world.Major;
}
