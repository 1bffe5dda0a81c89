using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>
/// People who change their bank: a small sum first to see that it works, then, on the next day, everything to the new account, savings too.
/// From then on they live from it.
/// </summary>
internal sealed class BankChanges(World world, Dice dice) : LookAlike(world, dice)
{
    private const int Per100000 = 20;
    private readonly Queue<(int Day, Person Person, Account Fresh)> _moves = new();

    public override void PlanDay(int day, long midnight)
    {
        while (_moves.TryPeek(out var move) && move.Day <= day)
        {
            _moves.Dequeue();
            MoveAll(move.Person, move.Fresh, midnight);
        }

        for (var changes = Count(Per100000); changes > 0; changes--)
        {
            if (Somebody(person => person.Current.BalanceMinor > 300 * Major) is { } person)
            {
                var fresh = Open(person, midnight);
                Plan(midnight + (8 * Hours.MillisecondsPerHour) + Dice.Between(1, 12 * Hours.MillisecondsPerHour), person.Current, fresh,
                    Dice.Between(1, 20) * Major, Occasion.BankChangeTry);
                _moves.Enqueue((day + 1, person, fresh));
            }
        }
    }

    private void MoveAll(Person person, Account fresh, long midnight)
    {
        var old = person.Current;
        if (person.IsMule || person.IsBeingScammed || old.IsFrozen)
        {
            return;
        }

        var time = midnight + (6 * Hours.MillisecondsPerHour) + Dice.Between(0, 10 * Hours.MillisecondsPerHour);
        Plan(time, old, fresh, Math.Max(0, old.BalanceMinor - (Dice.Between(0, 30) * Major)), Occasion.BankChange);
        if (person.Savings is { } savings && Dice.Percent(50))
        {
            var left = Dice.Percent(60) ? 0 : savings.BalanceMinor / 3;
            Plan(time + Dice.Spread(25 * Hours.MillisecondsPerMinute, 300), savings, fresh, savings.BalanceMinor - left, Occasion.BankChange);
        }

        person.Current = fresh;
    }
}
