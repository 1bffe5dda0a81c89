using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Screening;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Accounts;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;

namespace Cordon.Engine.Tracing;

/// <summary>Payments that have happened, to be traced: no verdicts, no journal, and the very graph that serves live.</summary>
/// <remarks>Owned by one thread. Memory: about 150 bytes a payment, identifiers included.</remarks>
public sealed class MoneyHistory : IDisposable
{
    private readonly PartitionState _state = new(new CentreOptions { IsReplay = true, FindsPatterns = false });
    private readonly List<(string PaymentId, uint Payer, Instant Time)> _payments = [];
    private readonly Dictionary<string, uint> _sequences = new(StringComparer.Ordinal);

    /// <summary>Payments booked.</summary>
    public int Count => _payments.Count;

    /// <summary>Takes in what is told of an account; before its first payment, or its opening balance is not taken in.</summary>
    public void Describe(AccountDescription account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var number = NumberOf(System.Text.Encoding.UTF8.GetBytes(account.AccountKey), System.Text.Encoding.UTF8.GetBytes(account.Bank));
        _state.Activity.Describe(number, account.Kind, account.Opened?.Milliseconds ?? Facts.Unknown, Facts.Unknown);
        _state.Money.Describe(number, account.Kind, account.OpeningBalance);
    }

    /// <summary>Books a payment; they come in the order of their times.</summary>
    /// <returns>Whether it was new: a payment_id that was booked already counts once.</returns>
    public bool Book(PaymentBatch payments, int index)
    {
        ArgumentNullException.ThrowIfNull(payments);
        var id = System.Text.Encoding.UTF8.GetString(payments.Text(index, PaymentText.PaymentId));
        if (!_sequences.TryAdd(id, (uint)_payments.Count + 1))
        {
            return false;
        }

        var payer = NumberOf(payments.Text(index, PaymentText.PayerAccount), payments.Text(index, PaymentText.PayerBank));
        var payee = NumberOf(payments.Text(index, PaymentText.PayeeAccount), payments.Text(index, PaymentText.PayeeBank));
        var sent = payments.Amount(index);
        var arrived = payments.PayeeAmount(index) is var other && other.Currency == default ? sent : other;
        _payments.Add((id, payer, payments.Time(index)));
        _state.Money.Settle(payer, payee, sent, arrived, payments.Time(index).Milliseconds, _payments.Count);
        return true;
    }

    /// <summary>Takes in a victim's report: what is reported is no unknown victim's. False when no payment has the identifier.</summary>
    public bool Report(string reportId, string paymentId, Instant time)
    {
        if (!_sequences.TryGetValue(paymentId, out var sequence))
        {
            return false;
        }

        _state.Cases.Join(sequence, _payments[(int)sequence - 1].Payer, reporter: 0, reportId, time, keyedIn: time);
        return true;
    }

    /// <summary>Follows a payment's money. Null when no payment has the identifier.</summary>
    /// <param name="at">Up to this moment; null for the end of the history.</param>
    public TrailReport? Trace(string paymentId, TaintPolicy policy, Instant? at, in TraceBounds bounds)
    {
        if (!_sequences.TryGetValue(paymentId, out var sequence))
        {
            return null;
        }

        var stolen = TransferOf(sequence);
        var trail = new Trail();
        new Tracer(_state.Money.Graph).Trace([new StolenTransfer(stolen.Purse, stolen.Transfer)], policy, at?.Milliseconds ?? long.MaxValue, bounds, trail);
        return ReportOf(trail, stolen, at);
    }

    /// <summary>
    /// Follows a payment's money back to where it came from: to reported payments, opening balances and unknown sources. Null when no payment has the
    /// identifier.
    /// </summary>
    /// <param name="at">As of this moment; null for the end of the history.</param>
    public TrailReport? TraceBack(string paymentId, TaintPolicy policy, Instant? at, in TraceBounds bounds)
    {
        if (!_sequences.TryGetValue(paymentId, out var sequence))
        {
            return null;
        }

        var asked = TransferOf(sequence);
        var trail = new Trail();
        _state.Money.TraceBack(asked, payment => _state.Cases.IsReported(payment, at), policy, at?.Milliseconds ?? long.MaxValue, bounds, trail);
        return ReportOf(trail, asked, at);
    }

    /// <summary>
    /// The innocent explanations tested on an account's past, in the currency of its first payment. None where nothing is known that it paid or was paid.
    /// </summary>
    /// <param name="accountKey">The account's canonical key.</param>
    public IReadOnlyList<TestedExplanation> Explain(string accountKey, Instant at)
    {
        var key = System.Text.Encoding.UTF8.GetBytes(accountKey);
        var account = _state.Directory.Find(key, AccountDirectory.Hash(key));
        var purse = account == 0 ? 0 : _state.Money.Graph.PursesOf(account).FirstOrDefault();
        return purse == 0 ? [] : Explanations.Of(new AccountPasts(_state, at.Milliseconds).WholeOf(purse), at.Milliseconds);
    }

    public void Dispose() => _state.Dispose();

    private AskedMoney TransferOf(uint sequence)
    {
        var transfer = _state.Money.Graph.TransferOf(sequence);
        return new AskedMoney(_state.Money.PurseThatMade(_payments[(int)sequence - 1].Payer, transfer), transfer);
    }

    private TrailReport ReportOf(Trail trail, AskedMoney start, Instant? at)
    {
        var followed = FollowedMoney.Of(_state, trail, start, at);
        return TrailReports.Of(followed, followed.Transfers.Values.ToDictionary(transfer => transfer.Sequence, transfer =>
        {
            var (id, _, time) = _payments[(int)transfer.Sequence - 1];
            return new ToldPayment(id, time);
        }));
    }

    private uint NumberOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bank)
    {
        var hash = AccountDirectory.Hash(key);
        var number = _state.Directory.Find(key, hash);
        return number != 0 ? number : _state.Register(key, bank, hash);
    }
}
