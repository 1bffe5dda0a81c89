using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>People who buy coins with nearly all they have: some with each wage, some once, with savings drawn for it minutes before.</summary>
internal sealed class CoinBuyers : LookAlike
{
    private const int WageBuyersPerMille = 15;
    private const int FirstTimersPer100000 = 20;
    private readonly bool[] _buys;

    public CoinBuyers(World world, Dice dice)
        : base(world, dice) =>
        _buys = [.. Persons.Select(person => dice.PerMille(WageBuyersPerMille) && person is { Role: Role.Employed, AgeYears: < 45, FirstDay: <= 0 })];

    public override void PlanDay(int day, long midnight)
    {
        for (var buyers = Count(FirstTimersPer100000); buyers > 0; buyers--)
        {
            if (Somebody(person => person.LiquidMinor > 800 * Major) is { } person)
            {
                var minor = Round(person.LiquidMinor * Dice.Between(50, 96) / 100, 10);
                Plan(midnight + Hours.Online.Draw(Dice), person.Current, person.Exchange ?? Dice.Of(Firms.Exchanges), minor, Occasion.CoinBuy);
            }
        }
    }

    public override void Paid(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
        if (occasion == Occasion.Salary && payee.Owner is { } person && _buys[person.Index])
        {
            var spends = minor * Dice.Between(60, 95) / 100;
            Plan(time + Dice.Spread(45 * Hours.MillisecondsPerMinute, 450), payee, person.Exchange ??= Dice.Of(Firms.Exchanges), Round(spends, 10),
                Occasion.CoinBuy);
        }
    }
}
