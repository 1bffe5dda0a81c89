using System.Text;
using Cordon.Core.Intake;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Accounts;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>How the centre finds the payment that a victim means: by its identifier, or by an account, a sum and a rough time.</summary>
public sealed partial class Centre
{
    /// <summary>Payments that are offered: more than that is no help to somebody with a victim on the line.</summary>
    public const int LikelyMax = 8;

    /// <summary>Payments of one account that are looked through, the earliest first: an account with more of them is a shop's or a bank's.</summary>
    private const int LookedThroughMax = 2_000;

    /// <summary>The accounts that told numbers may be: an IBAN is one, a bank's own number may be one of each bank.</summary>
    public async ValueTask<IReadOnlyList<FoundAccount>> FindAccountsAsync(IReadOnlyList<string> told, CancellationToken cancellation = default)
    {
        var found = await SubmitAsync(new Command.FindAccounts([.. told.Take(PaymentClues.CluesMax)]), cancellation).ConfigureAwait(false);
        return found.Accounts ?? [];
    }

    /// <summary>The payments that a victim may mean, the likeliest first; empty also while the centre cannot answer.</summary>
    public async ValueTask<IReadOnlyList<LikelyPayment>> FindLikelyPaymentsAsync(PaymentClues clues, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(clues);
        var named = new List<long>();
        foreach (var id in clues.PaymentIds.Take(PaymentClues.CluesMax))
        {
            named.AddRange(await FindPaymentsAsync(id, cancellation).ConfigureAwait(false));
        }

        var told = clues.Accounts.Take(PaymentClues.CluesMax);
        var asked = new Command.FindLikely([.. told], [.. named.Distinct()], clues.From, clues.Until);
        var found = await SubmitAsync(asked, cancellation).ConfigureAwait(false);
        var ranked = (found.Likely ?? []).Select(one => (One: one, Weight: one.Amount is { } amount ? FitOf(clues, named, one, amount).Weight : int.MaxValue))
            .OrderByDescending(one => one.Weight).ThenByDescending(one => one.One.At).Take(LikelyMax).ToList();
        var payments = new List<LikelyPayment>();
        using var block = new PaymentBlock();
        foreach (var (one, _) in ranked)
        {
            var lane = await _archive.ReadAsync(one.Sequence, block, cancellation).ConfigureAwait(false);
            if (lane >= 0)
            {
                payments.Add(Named(one, Payment(block, lane), (uint)block.Submitter[lane], clues, named));
            }
        }

        return payments;
    }

    private static PaymentFit FitOf(PaymentClues clues, List<long> named, LikelyFound one, Money amount) =>
        PaymentFit.Of(amount, clues.Amounts, named.Contains(one.Sequence), one.IsPayeeTold, one.IsPayerTold);

    private static LikelyPayment Named(LikelyFound one, PaymentBatch payment, uint submitter, PaymentClues clues, List<long> named) => new(
        Encoding.UTF8.GetString(payment.Text(0, PaymentText.PaymentId)), submitter, one.Sequence, payment.Time(0), payment.Amount(0),
        Encoding.UTF8.GetString(payment.Text(0, PaymentText.PayerAccount)), Encoding.UTF8.GetString(payment.Text(0, PaymentText.PayeeAccount)),
        FitOf(clues, named, one, payment.Amount(0)), one.Case, one.Reports);

    private CommandResult FindLikely(Command.FindLikely find)
    {
        var accounts = AccountsOf(find.Told).Select(account => account.Number).ToHashSet();
        var found = find.Named.ToDictionary(sequence => sequence, sequence => Found(sequence, null, default, 0, 0, accounts));
        foreach (var account in accounts)
        {
            AddSettled(account, find, accounts, found);
        }

        // What is held has not been booked.
        foreach (var hold in _state.Holds.Lasting().Where(hold => accounts.Contains(hold.Payee) || accounts.Contains(hold.Payer)))
        {
            var at = new Instant(hold.TimeMilliseconds);
            if (at >= find.From && at <= find.Until)
            {
                found.TryAdd(hold.Sequence, Found(hold.Sequence, hold.Amount, at, hold.Payer, hold.Payee, accounts));
            }
        }

        return new CommandResult(CommandStatus.Done) { Likely = [.. found.Values] };
    }

    private void AddSettled(uint account, Command.FindLikely find, HashSet<uint> accounts, Dictionary<long, LikelyFound> found)
    {
        var graph = _state.Money.Graph;
        var (from, until) = (graph.FirstAfter(find.From.Milliseconds - 1), graph.FirstAfter(find.Until.Milliseconds));
        foreach (var purse in graph.PursesOf(account))
        {
            foreach (var past in graph.PastOf(purse, from, until, LookedThroughMax, _state.Activity.KindOf))
            {
                var sequence = graph.PaymentOf(past.Transfer);
                var (payer, payee) = past.IsIn ? (past.Other, purse) : (purse, past.Other);
                if (!found.ContainsKey(sequence) && graph.Find(payer, past.Transfer) is { } view)
                {
                    var sent = new Money(view.Sent, Currency.FromNumber(graph.CurrencyOf(payer)));
                    found.Add(sequence, Found(
                        sequence, sent, new Instant(past.TimeMilliseconds), graph.AccountOf(payer), graph.AccountOf(payee), accounts));
                }
            }
        }
    }

    private LikelyFound Found(long sequence, Money? amount, Instant at, uint payer, uint payee, HashSet<uint> told)
    {
        var file = _state.Cases.BySequence(sequence);
        return new LikelyFound(sequence, amount, at, told.Contains(payee), told.Contains(payer), file?.Number ?? 0, file?.Reports.Count ?? 0);
    }

    /// <summary>The registered accounts that told numbers may be.</summary>
    private List<FoundAccount> AccountsOf(IReadOnlyList<string> told)
    {
        var found = new List<FoundAccount>();
        Span<byte> key = stackalloc byte[AccountKey.LengthMax];
        foreach (var one in told)
        {
            // A bank may stand before the number, as it does in a key.
            var slash = one.IndexOf('/', StringComparison.Ordinal);
            var (bank, number) = slash < 0 ? (null, one) : (one[..slash].Trim().ToUpperInvariant(), one[(slash + 1)..]);
            var bytes = Encoding.UTF8.GetBytes(number);
            if (bytes.Length > AccountKey.NumberLengthMax)
            {
                continue;
            }

            foreach (var name in bank is null ? _state.BankNames : [bank])
            {
                var length = name.Length > Bic.LengthMax ? 0 : AccountKey.Write(Encoding.ASCII.GetBytes(name), bytes, key);
                var account = length == 0 ? 0 : _state.Directory.Find(key[..length], AccountDirectory.Hash(key[..length]));
                if (account != 0 && found.TrueForAll(before => before.Number != account))
                {
                    found.Add(new FoundAccount(one, account, Encoding.UTF8.GetString(key[..length]), _state.BankOf(account)));
                }
            }
        }

        return found;
    }
}
