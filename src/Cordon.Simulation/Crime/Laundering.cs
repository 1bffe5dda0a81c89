using Cordon.Simulation.Chance;
using Cordon.Simulation.Crime.Channels;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime;

/// <summary>
/// Moves stolen money on: through one to three levels of mules that split and merge it, then out to exchanges, abroad and cash. One
/// payment an event, so that a mule is busy for some minutes and can be frozen half way.
/// </summary>
internal sealed class Laundering(World world, Dice dice, Recruiting recruiting, GangHabits habits, StolenMoney money)
{
    private static readonly string[] Purposes =
        ["", "", "transfer", "thanks", "Invoice #", "as agreed", "loan", "Order #", "rent", "goods", "family", "Deposit #"];

    /// <summary>Stolen money has come to a mule: he is told to move it on.</summary>
    public void Received(Mule mule, long minor, long time, bool mayWait)
    {
        mule.UnchargedMinor += minor;
        if (mule.IsForwardPlanned)
        {
            return;
        }

        if (habits.Payrolls?.Plan(mule, time) is { } payday)
        {
            PlanForward(mule, payday);
            return;
        }

        // Herders watch the account; a recruit must first read his messages. Small sums of false shops are gathered for hours.
        var delay = mayWait ? dice.Spread(4 * Hours.MillisecondsPerHour, 260)
            : mule.IsHerded ? dice.Spread(9 * Hours.MillisecondsPerMinute, 330)
            : dice.Spread(38 * Hours.MillisecondsPerMinute, 300);
        PlanForward(mule, mule.Gang.WhenWorking(time + habits.Tempo.Of(mule, delay, time), dice));
    }

    public void Forward(Mule mule, long time)
    {
        mule.IsForwardPlanned = false;
        var account = mule.Account;
        if (account.IsFrozen || account.StolenMinor == 0)
        {
            return;
        }

        // What went as bait in the meantime earns no fee.
        money.KeepFee(account, mule.UnchargedMinor, mule.FeePercent);
        mule.UnchargedMinor = 0;
        if (mule.IsPayingWages && habits.Payrolls!.Next(mule, time) is { } wage)
        {
            HandOn(mule, wage.Employee, wage.WageMinor, time, wage.Manner);
            PlanForward(mule, time + dice.Between(3_000, 90_000));
            return;
        }

        var isLast = mule.Level >= mule.Gang.LastLevel;
        var goesOut = mule.Awaited is not null || isLast || dice.Percent(10);
        if ((goesOut ? CashOut(mule, time) : Layer(mule, time)) && account.StolenMinor > 0 && !mule.IsForwardPlanned)
        {
            var pause = dice.Between(1, isLast ? 80 : 25) * Hours.MillisecondsPerMinute;
            PlanForward(mule, mule.Gang.WhenWorking(time + habits.Tempo.Pause(mule.Gang, pause), dice));
        }
    }

    /// <summary>The gang pays a victim, out of a mule's stolen money where it can, else out of its own. False when it has none.</summary>
    public bool Bait(Case scam, long minor, long time)
    {
        var payee = scam.Victim.Current;
        if (payee.IsFrozen)
        {
            return false;
        }

        foreach (var mule in scam.Gang.Pools[0])
        {
            if (!mule.Account.IsFrozen && mule.Account.StolenMinor >= minor && mule.Account != payee)
            {
                money.Take(mule.Account, payee, minor, MoneyFate.Bait);
                world.Books.Move(time, mule.Account, payee, minor, MannerOf(mule), SimulatedTruth.Bait, scam.Pattern);
                return true;
            }
        }

        if (scam.Gang.War is not { } war || war.SpendableMinor < minor)
        {
            return false;
        }

        var manner = new Manner("mobile", Customs.Number(dice, dice.Of(Purposes)), scam.Gang.Devices[0], scam.Gang.Ips[0]);
        world.Books.Move(time, war, payee, minor, manner, SimulatedTruth.Bait, scam.Pattern);
        return true;
    }

    private bool Layer(Mule mule, long time)
    {
        var account = mule.Account;
        var next = mule.Tried is { IsUsable: true } tried ? tried : recruiting.Pick(mule.Gang, mule.Level + 1, time, account);
        mule.Tried = null;
        if (next is null)
        {
            return CashOut(mule, time);
        }

        if (habits.Trials?.First(mule, next) is { } small)
        {
            // The rest follows when it has come through: until then nobody moves it.
            money.Move(account, next.Account, small, time, MoneyFate.Lies, MannerOf(mule));
            next.UnchargedMinor += small;
            return true;
        }

        HandOn(mule, next, PartOf(mule.Gang, account.StolenMinor), time, MannerOf(mule));
        return true;
    }

    private void HandOn(Mule mule, Mule next, long minor, long time, in Manner manner)
    {
        money.Move(mule.Account, next.Account, minor, time, MoneyFate.Lies, manner);
        next.UsesLeft--;
        Received(next, minor, time, false);
    }

    private bool CashOut(Mule mule, long time)
    {
        var account = mule.Account;
        if ((mule.Awaited ?? habits.Channels.Choose(mule)) is { } channel)
        {
            PayIn(mule, channel, time);
            return true;
        }

        var way = dice.Weighted(mule.Gang.WayWeights);
        if (way == 2 || (account.StolenMinor < 150 * world.Major && dice.Percent(50)))
        {
            return money.DrawCash(account, time);
        }

        var payee = way == 0 ? mule.Gang.Exchange : dice.Of(mule.Gang.Abroad);
        var fate = way == 0 ? MoneyFate.Exchange : MoneyFate.Abroad;
        money.Move(account, payee, PartOf(mule.Gang, account.StolenMinor), time, fate, MannerOf(mule));
        return true;
    }

    /// <summary>Pays into a channel, or waits for its hour: then the money is no longer sent elsewhere.</summary>
    private void PayIn(Mule mule, Channel channel, long time)
    {
        var whenPaid = channel.Trade.WhenPaid(time);
        if (whenPaid > time)
        {
            mule.Awaited = channel;
            PlanForward(mule, whenPaid);
            return;
        }

        mule.Awaited = null;
        var (minor, manner) = channel.Trade.PaysIn(PartOf(mule.Gang, mule.Account.StolenMinor));
        money.Move(mule.Account, channel.Account, minor, time, MoneyFate.Lies, manner ?? MannerOf(mule));
        habits.Channels.Received(channel, mule.Gang, minor, time);
    }

    /// <summary>Small sums go whole, large ones in parts.</summary>
    private long PartOf(Gang gang, long stolen)
    {
        if (habits.Thresholds?.Below(gang, stolen) is { } below)
        {
            return below;
        }

        var ten = 10 * world.Major;
        var isWhole = stolen < 400 * world.Major || dice.Percent(stolen < 3_000 * world.Major ? 55 : 25);
        var part = isWhole ? stolen : Math.Max(ten, stolen * dice.Between(30, 75) / 100 / ten * ten);
        return habits.Wariness?.Smaller(gang, part) ?? part;
    }

    private Manner MannerOf(Mule mule)
    {
        var purpose = Customs.Number(dice, dice.Of(Purposes));
        var channel = dice.Percent(75) ? "mobile" : "online";
        return mule is { IsHerded: false, Account.Owner: { } person }
            ? Customs.Signed(dice, person, channel, purpose)
            : new Manner(channel, purpose, mule.Device, mule.Ip);
    }

    private void PlanForward(Mule mule, long time)
    {
        mule.IsForwardPlanned = true;
        world.Agenda.Add(new Intent(time, Act.Forward, mule.Account.Index, 0, 0, 0));
    }
}
