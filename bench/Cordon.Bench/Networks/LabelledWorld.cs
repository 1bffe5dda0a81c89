using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Tracing;
using Cordon.Formats.DataSets;

namespace Cordon.Bench.Networks;

/// <summary>A data set with labels: its money for the product, its truth for the judge alone.</summary>
internal sealed class LabelledWorld : IDisposable
{
    private readonly Dictionary<string, PaymentLabel> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Arrival>> _arrivals = new(StringComparer.Ordinal);

    /// <summary>Reads a data set.</summary>
    public LabelledWorld(string folder)
    {
        var set = DataSetFolder.Open(folder);
        var rejected = new RejectedRows();
        foreach (var label in set.ReadLabels(rejected))
        {
            _labels[label.PaymentId] = label.Label;
        }

        foreach (var row in set.ReadAccounts(rejected))
        {
            History.Describe(new AccountDescription(
                row.Account, row.Bank, (Core.Screening.Activity.AccountKind)row.Kind, row.Opened, row.OpeningBalance));
        }

        var payments = TimeOrder.Load(set.ReadPayments(rejected));
        var one = new PaymentBatch(1);
        for (var rank = 0; rank < payments.Count; rank++)
        {
            one.Clear();
            payments.CopyTo(rank, one);
            if (History.Book(one, 0))
            {
                Note(one);
            }
        }

        Reports = [.. set.ReadReports(rejected).Select(report => report.Row).OrderBy(report => report.Time)];
    }

    /// <summary>The payments, without their labels.</summary>
    public MoneyHistory History { get; } = new();

    /// <summary>The reports, in the order of their times.</summary>
    public IReadOnlyList<ReportRow> Reports { get; }

    /// <summary>What a payment truly is.</summary>
    public PaymentLabel LabelOf(string payment) => _labels.GetValueOrDefault(payment, PaymentLabel.Genuine);

    /// <summary>The stolen money that truly came to an account, by its bank and number; any at all makes it a mule's.</summary>
    public IReadOnlyList<Arrival> StolenTo(string bank, string account) => _arrivals.GetValueOrDefault($"{bank} {account}", []);

    public void Dispose() => History.Dispose();

    private void Note(PaymentBatch payments)
    {
        var id = Encoding.UTF8.GetString(payments.Text(0, PaymentText.PaymentId));
        if (LabelOf(id) is PaymentLabel.Scam or PaymentLabel.Layering)
        {
            var number = Encoding.UTF8.GetString(AccountKey.NumberOf(payments.Text(0, PaymentText.PayeeAccount)));
            var key = $"{Encoding.UTF8.GetString(payments.Text(0, PaymentText.PayeeBank))} {number}";
            if (!_arrivals.TryGetValue(key, out var arrivals))
            {
                _arrivals.Add(key, arrivals = []);
            }

            arrivals.Add(new Arrival(id, payments.Time(0)));
        }
    }

    /// <summary>A payment of stolen money.</summary>
    internal sealed record Arrival(string Payment, Instant Time);
}
