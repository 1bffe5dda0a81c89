using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Formats.DataSets;

/// <summary>
/// Writes a data set's tables into a folder. A table's file appears with its first row, the payments' at once. What it writes,
/// <see cref="DataSetFolder"/> reads back equal. Used by one thread at a time; dispose finishes the files.
/// </summary>
public sealed class DataSetWriter : IDisposable
{
    private readonly string _folder;
    private readonly string _ending;
    private readonly TableWriter _payments;
    private TableWriter? _accounts;
    private TableWriter? _reports;
    private TableWriter? _labels;

    /// <summary>Writes into a folder, which is made where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="ending">One of <see cref="DataSetFolder.Endings"/>.</param>
    /// <exception cref="DataSetException">The folder already holds a table with another ending: two of one table could not be told apart.</exception>
    public DataSetWriter(string folder, string ending = ".csv")
    {
        if (!DataSetFolder.Endings.Contains(ending))
        {
            throw new ArgumentException($"'{ending}' is none of {string.Join(", ", DataSetFolder.Endings)}.", nameof(ending));
        }

        DataSetFolder.Make(folder);
        CheckEndings(folder, ending);
        (_folder, _ending) = (folder, ending);
        _payments = Create(
            "payments", "payment_id", new("time", ColumnKind.Time), "payer_bank", "payer_account", "payee_bank", "payee_account",
            new("amount", ColumnKind.Amount), "currency", "channel", "purpose", "payer_name", "payee_name", "device", "ip",
            new("payee_amount", ColumnKind.Amount), "payee_currency");
    }

    /// <summary>Writes one payment of a batch.</summary>
    public void Payment(PaymentBatch batch, int index)
    {
        _payments.Text(batch.Text(index, PaymentText.PaymentId));
        _payments.Time(batch.Time(index));
        _payments.Text(batch.Text(index, PaymentText.PayerBank));
        _payments.Text(AccountKey.NumberOf(batch.Text(index, PaymentText.PayerAccount)));
        _payments.Text(batch.Text(index, PaymentText.PayeeBank));
        _payments.Text(AccountKey.NumberOf(batch.Text(index, PaymentText.PayeeAccount)));
        _payments.Amount(batch.Amount(index));
        _payments.Text(batch.Amount(index).Currency.Code);
        for (var which = PaymentText.Channel; which <= PaymentText.Ip; which++)
        {
            _payments.Text(batch.Text(index, which));
        }

        var payee = batch.PayeeAmount(index);
        _payments.Amount(payee == default ? null : payee);
        _payments.Text(payee == default ? "" : payee.Currency.Code);
        _payments.EndRow();
    }

    public void Account(AccountRow row)
    {
        var table = _accounts ??= Create(
            "accounts", "bank", "account", "kind", new("opened", ColumnKind.Time), new("opening_balance", ColumnKind.Amount), "currency",
            "holder", "phone");
        table.Text(row.Bank);
        table.Text(NumberOf(row.Account));
        table.Text(NameOf(row.Kind));
        table.Time(row.Opened);
        table.Amount(row.OpeningBalance);
        table.Text(row.Currency.Code);
        table.Text(row.Holder);
        table.Text(row.Phone);
        table.EndRow();
    }

    public void Report(ReportRow row)
    {
        var table = _reports ??= Create(
            "reports", "report_id", new("time", ColumnKind.Time), "payment_id", "scam_type", "narrative", "contact_phone", "contact_url",
            "contact_handle", "contact");
        table.Text(row.ReportId);
        table.Time(row.Time);
        table.Text(row.PaymentId);
        table.Text(row.ScamType);
        table.Text(row.Narrative);
        table.Text(row.ContactPhone);
        table.Text(row.ContactUrl);
        table.Text(row.ContactHandle);
        table.Text(row.Contact);
        table.EndRow();
    }

    public void Label(LabelRow row) => Label(row.PaymentId, row.Label, row.Pattern);

    public void Label(string paymentId, PaymentLabel label, string? pattern)
    {
        var table = _labels ??= Create("labels", "payment_id", "label", "pattern");
        table.Text(paymentId);
        table.Text(NameOf(label));
        table.Text(pattern);
        table.EndRow();
    }

    public void Dispose()
    {
        _payments.Dispose();
        _accounts?.Dispose();
        _reports?.Dispose();
        _labels?.Dispose();
    }

    /// <summary>That no table stands in a folder with another ending.</summary>
    /// <exception cref="DataSetException">One does.</exception>
    internal static void CheckEndings(string folder, string ending)
    {
        foreach (var table in (string[])["payments", "accounts", "reports", "labels"])
        {
            if (DataSetFolder.FindFile(folder, table) is { } old && Path.GetFileName(old) != table + ending)
            {
                throw new DataSetException($"{folder} already holds {Path.GetFileName(old)}; write into an empty folder.");
            }
        }
    }

    private static string NumberOf(string key) => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static string NameOf(AccountKind kind) => kind switch
    {
        AccountKind.Person => "person",
        AccountKind.Business => "business",
        AccountKind.Merchant => "merchant",
        AccountKind.Exchange => "exchange",
        AccountKind.Cash => "cash",
        _ => "",
    };

    private static string NameOf(PaymentLabel label) => label switch
    {
        PaymentLabel.Scam => "scam",
        PaymentLabel.Layering => "layering",
        PaymentLabel.Cashout => "cashout",
        PaymentLabel.Bait => "bait",
        _ => "genuine",
    };

    private TableWriter Create(string table, params ReadOnlySpan<Column> columns) =>
        TableWriter.Create(Path.Combine(_folder, table + _ending), columns);
}
