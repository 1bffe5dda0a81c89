using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.Living.LookAlikes;

namespace Cordon.Simulation.Living;

/// <summary>All honest people whose payments look like a victim's, a mule's or a gang's, as far as the world has them.</summary>
internal sealed class Strangers
{
    private readonly List<LookAlike> _all = [];

    public Strangers(World world)
    {
        Add(EconomyHabits.NewFirms, dice => new NewFirms(world, dice));
        Add(EconomyHabits.Collections, dice => new Collections(world, dice));
        Add(EconomyHabits.TicketSellers, dice => new TicketSellers(world, dice));
        Add(EconomyHabits.FlatShares, dice => new FlatShares(world, dice));
        Add(EconomyHabits.BankChanges, dice => new BankChanges(world, dice));
        Add(EconomyHabits.FamilyHelp, dice => new FamilyHelp(world, dice));
        Add(EconomyHabits.Subcontracting, dice => new Subcontracting(world, dice));
        Add(EconomyHabits.Resellers, dice => new Resellers(world, dice));
        Add(EconomyHabits.PaydaySavers, dice => new PaydaySavers(world, dice));
        Add(EconomyHabits.CoinBuyers, dice => new CoinBuyers(world, dice));
        Add(EconomyHabits.NightPayments, dice => new NightPayments(world, dice));
        Add(EconomyHabits.WokenAccounts, dice => new WokenAccounts(world, dice));

        void Add(EconomyHabits habit, Func<Chance.Dice, LookAlike> make)
        {
            if (world.DiceOf(habit) is { } dice)
            {
                _all.Add(make(dice));
            }
        }
    }

    public void PlanDay(int day, long midnight)
    {
        foreach (var kind in _all)
        {
            kind.PlanDay(day, midnight);
        }
    }

    /// <summary>A payment of daily life was made; some follow it at once with one of theirs.</summary>
    public void Paid(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
        if (occasion is not (Occasion.Salary or Occasion.Subcontracted or Occasion.Resale))
        {
            return;
        }

        foreach (var kind in _all)
        {
            kind.Paid(time, payer, payee, minor, occasion);
        }
    }
}
