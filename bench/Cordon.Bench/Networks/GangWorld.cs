using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Networks;
using Cordon.Formats.DataSets;

namespace Cordon.Bench.Networks;

/// <summary>
/// A data set's gangs as the product would know them: by the reported payments, traced first in, first out, to the end. Which gang a report is of is read
/// from the truth; what its accounts do is not: labels go to the judge alone.
/// </summary>
internal sealed class GangWorld : IDisposable
{
    private readonly NetworkHistory _history = new();
    private readonly Dictionary<string, string> _gangOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GangPayment> _payments = new(StringComparer.Ordinal);
    private readonly List<(string ReportId, string Gang)> _reports = [];
    private Instant _last;

    public GangWorld(string folder)
    {
        var set = DataSetFolder.Open(folder);
        using var rejected = new RejectedRows();
        foreach (var mule in set.ReadMules(rejected))
        {
            Kinds[NameOf(mule.Account)] = mule.Kind ?? "";
            _gangOf[NameOf(mule.Account)] = mule.Gang ?? "";
        }

        foreach (var row in set.ReadAccounts(rejected))
        {
            _history.Describe(
                new AccountDescription(row.Account, row.Bank, (AccountKind)row.Kind, row.Opened, row.OpeningBalance), row.Holder, row.Phone);
        }

        foreach (var label in set.ReadLabels(rejected))
        {
            if (label.Label != PaymentLabel.Genuine)
            {
                Labels[label.PaymentId] = label.Label;
            }
        }

        Read(set, rejected);
        foreach (var (_, row) in set.ReadReports(rejected).OrderBy(report => report.Row.Time).ThenBy(report => report.Row.ReportId, StringComparer.Ordinal))
        {
            string?[] contacts = [row.ContactPhone, row.ContactUrl, row.ContactHandle, row.Contact];
            if (_history.Report(row.ReportId, row.PaymentId, row.Time, contacts.OfType<string>()))
            {
                _reports.Add((row.ReportId, _payments.TryGetValue(row.PaymentId, out var paid) ? _gangOf.GetValueOrDefault(paid.Payee, "") : ""));
            }
        }
    }

    /// <summary>How each account in a gang's hands came there, by its name.</summary>
    public Dictionary<string, string> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>What each payment that is not genuine truly is.</summary>
    public Dictionary<string, PaymentLabel> Labels { get; } = new(StringComparer.Ordinal);

    /// <summary>Payments that are not genuine.</summary>
    public IEnumerable<GangPayment> Payments => _payments.Values;

    public IReadOnlyList<string> Gangs =>
        [.. _reports.Select(report => report.Gang).Where(gang => gang.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>An account's name here: its bank and number.</summary>
    public static string NameOf(NetworkAccount account) => $"{account.Bank} {account.Number}";

    /// <summary>A gang's money.</summary>
    public GangDraft DraftOf(string gang) => _history.Draft(_reports.Where(report => report.Gang == gang).Select(report => report.ReportId), _last)!;

    public ChannelSearch Channels() => new(_history, _last);

    public void Dispose() => _history.Dispose();

    private static string NameOf(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        var number = Encoding.UTF8.GetString(AccountKey.NumberOf(bytes));
        return number.Length < key.Length ? $"{key[..^(number.Length + 1)]} {number}" : key;
    }

    private void Read(DataSetFolder set, RejectedRows rejected)
    {
        var payments = TimeOrder.Load(set.ReadPayments(rejected));
        var one = new PaymentBatch(1);
        for (var rank = 0; rank < payments.Count; rank++)
        {
            one.Clear();
            payments.CopyTo(rank, one);
            _history.Book(one, 0);
            _last = one.Time(0);
            if (Text(one, PaymentText.PaymentId) is var id && Labels.ContainsKey(id))
            {
                _payments[id] = new GangPayment(
                    id, NameOf(Text(one, PaymentText.PayerAccount)), NameOf(Text(one, PaymentText.PayeeAccount)), one.Time(0));
            }
        }
    }

    private static string Text(PaymentBatch batch, PaymentText text) => Encoding.UTF8.GetString(batch.Text(0, text));
}

/// <summary>A payment that is not genuine.</summary>
internal sealed record GangPayment(string Id, string Payer, string Payee, Instant Time);
