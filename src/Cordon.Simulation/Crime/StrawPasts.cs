using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime;

/// <summary>
/// Straw men's accounts that look lived in: wages come every two weeks or every month, groceries and a telephone are paid, before the account
/// is used and while it is. It is the holder's own money: genuine by its label, told apart by its pattern.
/// </summary>
internal sealed class StrawPasts(World world, Dice dice)
{
    private const int LivesPercent = 75;
    private const int ShopsPercent = 38;
    private readonly List<Life> _lives = [];

    public void Begin(Account account)
    {
        if (!dice.Percent(LivesPercent))
        {
            return;
        }

        var firms = world.Population.Firms;
        var begins = account.Row.Opened.Milliseconds;
        if (begins < world.StartsAt)
        {
            account.BalanceMinor = dice.Spread(450 * world.Major, 250);
        }

        _lives.Add(new Life(
            account, dice.Of(firms.Employers), [dice.Of(firms.Grocers), dice.Of(firms.Grocers), dice.Of(firms.Shops), dice.Of(firms.Cafes)],
            dice.Between(9, 19) * 100 * world.Major, dice.Percent(60) ? 14 : 28, dice.Below(14)));
    }

    public void PlanDay(int day, long midnight)
    {
        foreach (var life in _lives)
        {
            var account = life.Account;
            if (account.IsFrozen || account.Row.Opened.Milliseconds > midnight)
            {
                continue;
            }

            if (day % life.EveryDays == life.Offset)
            {
                Plan(midnight + Hours.Batch.Draw(dice), life.Employer, account, life.WageMinor, Occasion.StrawWage);
            }

            if (dice.Percent(ShopsPercent))
            {
                Plan(midnight + Hours.Shopping.Draw(dice), account, dice.Of(life.Shops), dice.Spread(24 * world.Major, 230), Occasion.StrawLife);
            }
        }
    }

    private void Plan(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
        world.Deeds.StrawPasts++;
        world.Agenda.Pay(time, payer, payee, minor, occasion);
    }

    private sealed record Life(Account Account, Account Employer, Account[] Shops, long WageMinor, int EveryDays, int Offset);
}
