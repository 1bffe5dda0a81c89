using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime;

/// <summary>The one way by which stolen money moves: out of a purse, into the ledger of the truth, and as a payment with its true label.</summary>
internal sealed class StolenMoney(World world, StolenLedger ledger)
{
    // What a cash machine gives at once, and what it gives in.
    private const int CashMajorMax = 1_000;
    private const int CashMajorStep = 20;

    private readonly List<StolenPiece> _pieces = [];

    /// <summary>Pays stolen money on. Where it stays among the banks at home it lies in the payee's purse then.</summary>
    public void Move(Account from, Account to, long minor, long time, MoneyFate fate, in Manner manner)
    {
        Take(from, to, minor, fate);
        var largest = _pieces[0];
        foreach (var piece in _pieces)
        {
            largest = piece.AmountMinor > largest.AmountMinor ? piece : largest;
        }

        var truth = fate == MoneyFate.Lies ? SimulatedTruth.Layering : SimulatedTruth.Cashout;
        world.Books.Move(time, from, to, minor, manner, truth, largest.Case.Pattern);
        if (fate != MoneyFate.Lies)
        {
            return;
        }

        foreach (var piece in _pieces)
        {
            to.PutStolen(piece);
        }
    }

    /// <summary>Draws it as cash, at a machine of the account's bank. False when less lies there than a machine gives.</summary>
    public bool DrawCash(Account account, long time)
    {
        var step = CashMajorStep * world.Major;
        var minor = Math.Min(account.StolenMinor / step * step, CashMajorMax * world.Major);
        if (minor > 0)
        {
            var machine = world.Population.Firms.Cash[Math.Max(0, Array.IndexOf(Banks.Bics, account.Row.Bank, 0, Banks.HomeCount))];
            Move(account, machine, minor, time, MoneyFate.Cash, new Manner("atm", "", "", ""));
        }

        return minor > 0;
    }

    /// <summary>Takes stolen money out of a purse and writes down what becomes of it. The payment, if there is one, is the caller's.</summary>
    public void Take(Account from, Account to, long minor, MoneyFate fate)
    {
        _pieces.Clear();
        from.TakeStolen(minor, _pieces);
        foreach (var piece in _pieces)
        {
            ledger.Move(piece, from, to, fate);
        }
    }

    /// <summary>A part of what came in becomes the holder's own, in whole major units; what lies there bounds it.</summary>
    public void KeepFee(Account account, long chargedMinor, int feePercent)
    {
        var fee = Math.Min(chargedMinor, account.StolenMinor) * feePercent / 100 / world.Major * world.Major;
        if (fee > 0)
        {
            Take(account, account, fee, MoneyFate.Kept);
        }
    }
}
