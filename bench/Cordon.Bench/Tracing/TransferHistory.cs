using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Bench.Tracing;

/// <summary>Transfers of a foreign data set in the money graph that serves live, with the pattern that each belongs to.</summary>
internal sealed class TransferHistory : IDisposable
{
    private readonly Dictionary<string, uint> _purses = new(StringComparer.Ordinal);
    private readonly List<PatternTransfer> _labelled = [];

    /// <summary>The graph; owned here.</summary>
    public MoneyGraph Graph { get; } = new();

    /// <summary>Transfers that a pattern was named for, in the order of booking.</summary>
    public IReadOnlyList<PatternTransfer> Labelled => _labelled;

    /// <summary>Takes in a data set; a pattern is that of a label which is not genuine.</summary>
    /// <param name="knowsOpenings">Whether opening balances are taken in. A centre often does not know them.</param>
    public static TransferHistory Of(DataSetFolder set, bool knowsOpenings)
    {
        var history = new TransferHistory();
        using var rejected = new RejectedRows();
        foreach (var account in set.ReadAccounts(rejected))
        {
            history.Describe(knowsOpenings ? account : account with { OpeningBalance = null });
        }

        var patterns = set.ReadLabels(rejected).Where(label => label is { Label: not PaymentLabel.Genuine, Pattern: not null })
            .ToDictionary(label => label.PaymentId, label => label.Pattern!, StringComparer.Ordinal);
        foreach (var batch in TimeOrder.Load(set.ReadPayments(rejected)).Batches())
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var pattern = patterns.GetValueOrDefault(Encoding.UTF8.GetString(batch.Text(i, PaymentText.PaymentId)));
                history.Book(
                    Encoding.UTF8.GetString(batch.Text(i, PaymentText.PayerAccount)), Encoding.UTF8.GetString(batch.Text(i, PaymentText.PayeeAccount)),
                    batch.Amount(i), batch.Time(i).Milliseconds, pattern);
            }
        }

        return history;
    }

    /// <summary>Books a transfer; one of which a pattern is named is kept with it.</summary>
    /// <returns>The transfer's number.</returns>
    public uint Book(string payer, string payee, Money amount, long timeMilliseconds, string? pattern)
    {
        var (from, to) = (PurseOf(payer, amount.Currency), PurseOf(payee, amount.Currency));
        var transfer = Graph.Book(from, to, amount.Minor, amount.Minor, timeMilliseconds, Graph.TransferCount + 1);
        if (pattern is not null)
        {
            _labelled.Add(new PatternTransfer(pattern, transfer, from, to, amount.Minor));
        }

        return transfer;
    }

    /// <summary>The purse of an account, which is made where it is new.</summary>
    public uint PurseOf(string account, Currency currency)
    {
        if (!_purses.TryGetValue(account, out var purse))
        {
            purse = Graph.PurseOf((uint)_purses.Count + 1, currency);
            _purses.Add(account, purse);
            if (AccountKey.NumberOf(Encoding.UTF8.GetBytes(account)) is [(byte)'-', ..])
            {
                // AMLGentex writes all spending as paid to one account with a number below zero: that is no account one could trace through.
                Graph.SetEnd(purse, EndKind.Merchant);
            }
        }

        return purse;
    }

    public void Dispose() => Graph.Dispose();

    private void Describe(AccountRow account)
    {
        var purse = PurseOf(account.Account, account.OpeningBalance?.Currency ?? account.Currency);
        if (account.OpeningBalance is { Minor: > 0 } balance && Graph.IsUntouched(purse))
        {
            Graph.Open(purse, balance.Minor);
        }

        if (account.Kind is AccountKind.Cash or AccountKind.Exchange or AccountKind.Merchant)
        {
            Graph.SetEnd(purse, account.Kind == AccountKind.Cash ? EndKind.Cash : account.Kind == AccountKind.Exchange ? EndKind.Exchange : EndKind.Merchant);
        }
    }
}

/// <summary>A transfer of a pattern.</summary>
/// <param name="Pattern">Its kind, a colon and its number.</param>
/// <param name="Transfer">Its number in the graph.</param>
/// <param name="From">The payer's purse.</param>
/// <param name="To">The payee's purse.</param>
/// <param name="AmountMinor">In minor units.</param>
internal readonly record struct PatternTransfer(string Pattern, uint Transfer, uint From, uint To, long AmountMinor);
