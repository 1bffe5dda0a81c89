using Cordon.Core.Values;
using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Ledger;

/// <summary>All accounts and the one way by which money moves between them. Every movement is a row; nothing moves otherwise.</summary>
internal sealed class Books(EconomyOptions options, Dice dice)
{
    private readonly Currency _currency = Currency.Parse(options.CurrencyCode);
    private long _sequence;
    private long _latest = long.MinValue;

    public List<Account> Accounts { get; } = [];

    /// <summary>Where rows go. Set before the first account is told.</summary>
    public IEconomySink? Sink { get; set; }

    public long Payments => _sequence;

    public long ScamPayments { get; private set; }

    /// <summary>Opens an account without telling it yet; its opening balance may still be set.</summary>
    public Account Open(int bank, SimulatedAccountKind kind, string holder, long opened, Person? owner = null, string phone = "")
    {
        var isAbroad = bank >= Banks.HomeCount;
        var row = new SimulatedAccount(
            new Instant(opened), Banks.Bics[bank], Banks.Number(bank, Accounts.Count), kind, holder, phone, _currency)
        {
            IsListed = !isAbroad,
        };
        var account = new Account(Accounts.Count, row) { IsUnbounded = isAbroad, Owner = owner };
        Accounts.Add(account);
        return account;
    }

    /// <summary>Tells an account to the outside, with its opening balance if the data set is to know it.</summary>
    public void Tell(Account account)
    {
        if (account.Row.IsListed)
        {
            // Some banks deliver no balances for some accounts: 3 in 100.
            account.Row.OpeningBalanceMinor = dice.Percent(3) ? null : account.BalanceMinor;
            Sink!.Opened(account.Row);
        }
    }

    /// <summary>Moves money. The caller has seen to it that the payer has it; that nobody pays more than he has is checked all the same.</summary>
    public SimulatedPayment Move(long time, Account payer, Account payee, long amountMinor, in Manner manner, SimulatedTruth truth, string pattern)
    {
        if (amountMinor <= 0 || (!payer.IsUnbounded && payer.BalanceMinor + payer.OverdraftMinorMax < amountMinor) || payer == payee)
        {
            throw new InvalidOperationException($"{payer.Row} cannot pay {amountMinor} minor units to {payee.Row}.");
        }

        if (time < _latest)
        {
            throw new InvalidOperationException($"A payment of {new Instant(time)} comes after one of {new Instant(_latest)}.");
        }

        _latest = time;
        payer.BalanceMinor -= amountMinor;
        payee.BalanceMinor += amountMinor;
        var payment = new SimulatedPayment(
            new Instant(time), ++_sequence, payer.Row, payee.Row, new Money(amountMinor, _currency), manner.Channel, manner.Purpose,
            payer.Row.Holder, manner.PayeeName ?? payee.Row.Holder, manner.Device, manner.Ip);
        ScamPayments += truth == SimulatedTruth.Scam ? 1 : 0;
        Sink!.Paid(payment, new SimulatedLabel(payment.Time, payment.Sequence, truth, pattern));
        return payment;
    }
}

/// <summary>How a payment was given: what the bank sees beside the sum. The payee's name is null where the payer wrote the true one.</summary>
internal readonly record struct Manner(string Channel, string Purpose, string Device, string Ip, string? PayeeName = null);
