using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>Freelancers whom strangers pay for a job, and who pay those who worked with them out of it within the hour.</summary>
internal sealed class Subcontracting : LookAlike
{
    private const int Per100000 = 35;
    private readonly Person[] _freelancers;

    public Subcontracting(World world, Dice dice)
        : base(world, dice) =>
        _freelancers = [.. Persons.Where(person => person is { Role: Role.Freelancer, FirstDay: <= 0 })];

    public override void PlanDay(int day, long midnight)
    {
        for (var jobs = _freelancers.Length == 0 ? 0 : Count(Per100000); jobs > 0; jobs--)
        {
            var client = Dice.Percent(55) ? Anybody().Current : Dice.Of(Firms.Employers);
            Plan(midnight + Hours.Waking.Draw(Dice), client, Dice.Of(_freelancers).Current, Round(Dice.Spread(850 * Major, 280), 10), Occasion.Subcontracted);
        }
    }

    public override void Paid(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
        if (occasion != Occasion.Subcontracted)
        {
            return;
        }

        var helpers = 1 + Dice.Below(3);
        for (var i = 0; i < helpers; i++)
        {
            var helper = Dice.Percent(60) ? Dice.Of(_freelancers) : Anybody();
            var part = minor * Dice.Between(75, 95) / 100 / helpers;
            Plan(time + Dice.Between(2, 60) * Hours.MillisecondsPerMinute, payee, helper.Current, part, Occasion.Subcontractor);
        }
    }
}
