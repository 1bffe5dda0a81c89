using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Crime;

/// <summary>Whom each kind of scam takes, and for how much. A few cases on wealthy victims carry most of the loss, as in every statistic.</summary>
internal sealed class Victims
{
    private const int TriesMax = 60;

    // Nobody gives his last coin, however much is asked.
    private const int LossPercentMax = 92;

    // By kind: median loss in major units, deviation in 1/256 octaves, and how many of 1,000 cases are on a wealthy victim.
    private static readonly (int MedianMajor, int Deviation256, int WealthyPerMille)[] Loss =
        [(1_600, 330, 15), (330, 300, 0), (2_600, 340, 70), (4_200, 360, 110), (3_000, 330, 80)];

    private readonly Dice _dice;
    private readonly List<Person> _persons;
    private readonly Person[] _wealthy;
    private readonly long _major;
    private readonly int _scalePercent;

    public Victims(World world, Dice dice)
    {
        (_dice, _persons, _major, _scalePercent) = (dice, world.Population.Persons, world.Major, world.Options.LossScalePercent);
        _wealthy = [.. _persons.Where(person => person.IsWealthy && person.LiquidMinor > 90_000 * _major)];
    }

    /// <summary>A victim who has what is to be taken; null when nobody fits.</summary>
    public (Person Victim, long LossMinor)? Choose(ScamKind kind)
    {
        var (median, deviation, wealthy) = Loss[(int)kind];
        if (_wealthy.Length > 0 && _dice.PerMille(wealthy))
        {
            var rich = _dice.Of(_wealthy);
            if (CanBe(rich))
            {
                return (rich, Math.Min(rich.LiquidMinor * _dice.Between(45, 92) / 100 * _scalePercent / 100, rich.LiquidMinor * LossPercentMax / 100));
            }
        }

        var loss = Math.Clamp(_dice.Spread(median * _major * _scalePercent / 100, deviation), 25 * _major, 30_000 * _major * _scalePercent / 100);
        Person? best = null;
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var person = _dice.Of(_persons);
            if (!CanBe(person) || !Fits(person, kind))
            {
                continue;
            }

            if (Means(person, kind) >= loss)
            {
                return (person, loss);
            }

            best = best is null || Means(person, kind) > Means(best, kind) ? person : best;
        }

        return best is not null && Means(best, kind) > 40 * _major ? (best, Means(best, kind) * 9 / 10) : null;
    }

    /// <summary>Nobody empties his savings for a pair of shoes.</summary>
    private static long Means(Person person, ScamKind kind) =>
        kind == ScamKind.Shopping ? Math.Max(0, person.Current.SpendableMinor) + (person.LiquidMinor / 10) : person.LiquidMinor;

    private static bool CanBe(Person person) =>
        !person.IsBeingScammed && !person.IsMule && !person.Current.IsFrozen && person.FirstDay <= 0;

    private bool Fits(Person person, ScamKind kind) => kind switch
    {
        ScamKind.Employment => person.AgeYears < 42 && (person.Role is not Role.Employed || _dice.Percent(35)),
        ScamKind.Shopping => person.AgeYears < 66 || _dice.Percent(30),
        ScamKind.Impersonation => person.AgeYears >= 55 || (person.AgeYears < 25 && _dice.Percent(60)) || _dice.Percent(25),
        ScamKind.Investment => person.AgeYears is >= 30 and < 68 && person.Savings is not null,
        _ => person.AgeYears >= 38 && person.Savings is not null,
    };
}
