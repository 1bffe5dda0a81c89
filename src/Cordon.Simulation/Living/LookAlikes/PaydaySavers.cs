using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>People who put nearly all of their wage into savings within minutes, and live by drawing on them.</summary>
internal sealed class PaydaySavers : LookAlike
{
    private const int SaversPercent = 4;
    private readonly bool[] _saves;

    public PaydaySavers(World world, Dice dice)
        : base(world, dice) =>
        _saves = [.. Persons.Select(person => dice.Percent(SaversPercent) && person is { Role: Role.Employed, Savings: not null, FirstDay: <= 0 })];

    public override void Paid(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
        if (occasion == Occasion.Salary && payee.Owner is { Savings: { } savings } person && _saves[person.Index])
        {
            Plan(time + Dice.Spread(11 * Hours.MillisecondsPerMinute, 350), payee, savings, minor * Dice.Between(80, 96) / 100, Occasion.PaydaySaving);
        }
    }
}
