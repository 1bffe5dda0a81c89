using System.Text;
using Cordon.Bench.Measuring;
using Cordon.Core.Networks.Patterns;
using Cordon.Core.Screening;
using Cordon.Formats.DataSets;
using Cordon.Formats.Foreign;

namespace Cordon.Bench.Networks;

/// <summary>The payments of a foreign data set in the order of time, each with the pattern that it was made for.</summary>
internal sealed class LabelledPayments
{
    private readonly Dictionary<string, uint> _accounts = new(StringComparer.Ordinal);
    private readonly HashSet<(uint Payer, uint Payee)> _pairs = [];
    private readonly List<(PatternPayment Payment, string? Pattern)> _all = [];

    private LabelledPayments()
    {
    }

    /// <summary>All of them; a pattern is its kind, a colon and its number, laundering or not.</summary>
    public IReadOnlyList<(PatternPayment Payment, string? Pattern)> All => _all;

    /// <summary>Reads a data set of another maker.</summary>
    public static LabelledPayments Read(string folder, string format)
    {
        using var scratch = new ScratchFolder();
        ForeignFormat.Run(format, [folder], scratch.Path);
        var set = DataSetFolder.Open(scratch.Path);
        using var rejected = new RejectedRows();
        var patterns = set.ReadLabels(rejected).Where(label => label.Pattern is not null)
            .ToDictionary(label => label.PaymentId, label => label.Pattern!, StringComparer.Ordinal);
        var payments = new LabelledPayments();
        foreach (var batch in TimeOrder.Load(set.ReadPayments(rejected)).Batches())
        {
            for (var i = 0; i < batch.Count; i++)
            {
                payments.Add(batch, i, patterns.GetValueOrDefault(Text(batch, i, PaymentText.PaymentId)));
            }
        }

        return payments;
    }

    private void Add(PaymentBatch batch, int at, string? pattern)
    {
        var (payer, payee) = (AccountOf(Text(batch, at, PaymentText.PayerAccount)), AccountOf(Text(batch, at, PaymentText.PayeeAccount)));
        var minor = Math.Min(batch.Amount(at).Minor, ReferenceRates.SizeMax);
        _all.Add((new PatternPayment(_all.Count + 1, payer, payee, batch.Time(at).Milliseconds, minor, _pairs.Add((payer, payee))), pattern));
    }

    private uint AccountOf(string account)
    {
        if (!_accounts.TryGetValue(account, out var number))
        {
            _accounts.Add(account, number = (uint)_accounts.Count + 1);
        }

        return number;
    }

    private static string Text(PaymentBatch batch, int at, PaymentText text) => Encoding.UTF8.GetString(batch.Text(at, text));
}
