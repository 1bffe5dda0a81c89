using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime;

/// <summary>
/// Moves stolen money on: through one to three levels of mules that split and merge it, then out to exchanges, abroad and cash. One
/// payment an event, so that a mule is busy for some minutes and can be frozen half way.
/// </summary>
internal sealed class Laundering(World world, Dice dice, Recruiting recruiting, StolenLedger stolen)
{
    // What a cash machine gives at once, and what it gives in.
    private const int CashMajorMax = 1_000;
    private const int CashMajorStep = 20;

    private static readonly string[] Purposes =
        ["", "", "transfer", "thanks", "Invoice #", "as agreed", "loan", "Order #", "rent", "goods", "family", "Deposit #"];

    private readonly List<StolenPiece> _pieces = [];

    /// <summary>Stolen money has come to a mule: he is told to move it on.</summary>
    public void Received(Mule mule, long minor, long time, bool mayWait)
    {
        mule.UnchargedMinor += minor;
        if (mule.IsForwardPlanned)
        {
            return;
        }

        // Herders watch the account; a recruit must first read his messages. Small sums of false shops are gathered for hours.
        var delay = mayWait ? dice.Spread(4 * Hours.MillisecondsPerHour, 260)
            : mule.IsHerded ? dice.Spread(9 * Hours.MillisecondsPerMinute, 330)
            : dice.Spread(38 * Hours.MillisecondsPerMinute, 300);
        PlanForward(mule, mule.Gang.WhenWorking(time + delay, dice));
    }

    public void Forward(Mule mule, long time)
    {
        mule.IsForwardPlanned = false;
        var account = mule.Account;
        if (account.IsFrozen || account.StolenMinor == 0)
        {
            return;
        }

        KeepFee(mule);
        var goesOut = mule.Level == mule.Gang.LastLevel || dice.Percent(10);
        if (goesOut ? CashOut(mule, time) : Layer(mule, time))
        {
            if (account.StolenMinor > 0)
            {
                var pause = dice.Between(1, mule.Level == mule.Gang.LastLevel ? 80 : 25) * Hours.MillisecondsPerMinute;
                PlanForward(mule, mule.Gang.WhenWorking(time + pause, dice));
            }
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
                Take(mule.Account, payee, minor, MoneyFate.Bait);
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

    /// <summary>A recruit's fee becomes his own money: what he later buys with it is labelled genuine.</summary>
    private void KeepFee(Mule mule)
    {
        // What went as bait in the meantime earns no fee.
        var charged = Math.Min(mule.UnchargedMinor, mule.Account.StolenMinor);
        mule.UnchargedMinor = 0;
        var fee = charged * mule.FeePercent / 100 / world.Major * world.Major;
        if (fee > 0)
        {
            Take(mule.Account, mule.Account, fee, MoneyFate.Kept);
        }
    }

    private bool Layer(Mule mule, long time)
    {
        var account = mule.Account;
        var next = recruiting.Pick(mule.Gang, mule.Level + 1, time, account);
        if (next is null)
        {
            return CashOut(mule, time);
        }

        var minor = PartOf(account.StolenMinor);
        Move(mule, next.Account, minor, time, MoneyFate.Lies, MannerOf(mule));
        foreach (var piece in _pieces)
        {
            next.Account.PutStolen(piece);
        }

        next.UsesLeft--;
        Received(next, minor, time, false);
        return true;
    }

    private bool CashOut(Mule mule, long time)
    {
        var account = mule.Account;
        var firms = world.Population.Firms;
        var way = dice.Weighted(mule.Gang.WayWeights);
        if (way == 2 || (account.StolenMinor < 150 * world.Major && dice.Percent(50)))
        {
            var step = CashMajorStep * world.Major;
            var cash = Math.Min(account.StolenMinor / step * step, CashMajorMax * world.Major);
            var machine = firms.Cash[Math.Max(0, Array.IndexOf(Banks.Bics, account.Row.Bank, 0, Banks.HomeCount))];
            if (cash > 0)
            {
                Move(mule, machine, cash, time, MoneyFate.Cash, new Manner("atm", "", "", ""));
            }

            return cash > 0;
        }

        var payee = way == 0 ? mule.Gang.Exchange : dice.Of(mule.Gang.Abroad);
        var fate = way == 0 ? MoneyFate.Exchange : MoneyFate.Abroad;
        Move(mule, payee, PartOf(account.StolenMinor), time, fate, MannerOf(mule));
        return true;
    }

    private void Move(Mule mule, Account payee, long minor, long time, MoneyFate fate, in Manner manner)
    {
        Take(mule.Account, payee, minor, fate);
        var largest = _pieces[0];
        foreach (var piece in _pieces)
        {
            largest = piece.AmountMinor > largest.AmountMinor ? piece : largest;
        }

        var truth = fate == MoneyFate.Lies ? SimulatedTruth.Layering : SimulatedTruth.Cashout;
        world.Books.Move(time, mule.Account, payee, minor, manner, truth, largest.Case.Pattern);
    }

    /// <summary>Takes stolen money out of a purse and writes down what becomes of it.</summary>
    private void Take(Account from, Account to, long minor, MoneyFate fate)
    {
        _pieces.Clear();
        from.TakeStolen(minor, _pieces);
        foreach (var piece in _pieces)
        {
            stolen.Move(piece, from, to, fate);
        }
    }

    /// <summary>Small sums go whole, large ones in parts.</summary>
    private long PartOf(long stolen)
    {
        var ten = 10 * world.Major;
        var isWhole = stolen < 400 * world.Major || dice.Percent(stolen < 3_000 * world.Major ? 55 : 25);
        return isWhole ? stolen : Math.Max(ten, stolen * dice.Between(30, 75) / 100 / ten * ten);
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
