using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>The old who pay most of their savings, in one to three large sums, to a relative's new account; it goes on to a notary or a dealer.</summary>
internal sealed class FamilyHelp(World world, Dice dice) : LookAlike(world, dice)
{
    private const int Per100000 = 15;

    public override void PlanDay(int day, long midnight)
    {
        for (var gifts = Count(Per100000); gifts > 0; gifts--)
        {
            if (Somebody(person => person.AgeYears >= 60 && person.LiquidMinor > 4_000 * Major) is { } giver
                && Somebody(person => person.AgeYears < 50 && person != giver) is { } relative)
            {
                Give(giver, relative, midnight);
            }
        }
    }

    private void Give(Person giver, Person relative, long midnight)
    {
        var account = Open(relative, midnight);
        var left = giver.LiquidMinor * Dice.Between(35, 90) / 100;
        var time = midnight + (Dice.Between(0, 6) * Hours.MillisecondsPerDay) + (9 * Hours.MillisecondsPerHour)
            + Dice.Between(0, 9 * Hours.MillisecondsPerHour);
        for (var parts = 1 + Dice.Weighted([50, 30, 20]); parts > 0; parts--)
        {
            var minor = Round(parts == 1 ? left : left * Dice.Between(30, 60) / 100, 100);
            left -= minor;
            Plan(time, giver.Current, account, minor, Occasion.FamilyHelp);
            time += Dice.Percent(50) ? Dice.Between(5, 50) * Hours.MillisecondsPerMinute : Hours.MillisecondsPerDay;
        }

        var uses = time + Dice.Spread(6 * Hours.MillisecondsPerHour, 450);
        PlanSweep(uses, account, Dice.Percent(60) ? Dice.Of(Firms.Notaries) : Dice.Of(Firms.Dealers), Occasion.FamilyHelpUse);
        PlanSweep(uses + Dice.Spread(9 * Hours.MillisecondsPerHour, 300), account, relative.Current, Occasion.FamilyHelpUse);
    }
}
