using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>
/// One import under way: takes payments, accounts and labels from a format's reader, judges them as every way in does, and writes the
/// data set. Used by one thread; <see cref="Finish"/> ends it.
/// </summary>
public sealed class ImportRun : IDisposable
{
    private readonly string _format;
    private readonly Action<long>? _progress;
    private readonly ImportFolder _folder;
    private readonly DataSetWriter _writer;
    private readonly RejectedRows _rejected;
    private readonly PaymentBatch _one = new(1);
    private readonly List<string> _files = [];
    private readonly SortedDictionary<string, long> _other = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _notes = new(StringComparer.Ordinal);
    private readonly TextPool _accountsDone = new();
    private readonly TextPool _legsDone = new();
    private long _rowsIn;
    private long _payments;
    private long _accounts;
    private long _labels;
    private long _rejectedPayments;
    private long _rounded;

    public ImportRun(string format, string outDir, string ending, Action<long>? progress)
    {
        (_format, _progress) = (format, progress);
        _folder = new ImportFolder(outDir, ending);
        _writer = new DataSetWriter(_folder.Path, ending);
        _rejected = new RejectedRows(Path.Combine(_folder.Path, "rejected.csv"));
    }

    /// <summary>The BICs that stand for the format's banks.</summary>
    public BankMap Banks { get; } = new();

    /// <summary>Names a file as read.</summary>
    public void Read(string path) => _files.Add(Path.GetFileName(path));

    /// <summary>Counts a row read as a payment's; a reader calls it before anything else it does with the row.</summary>
    public void CountRow()
    {
        if ((++_rowsIn & 0x1FFF) == 0)
        {
            _progress?.Invoke(_rowsIn);
        }
    }

    /// <summary>Counts a row among the payments that is something else, an opening balance for one.</summary>
    public void CountOther(string what) => _other[what] = _other.GetValueOrDefault(what) + 1;

    /// <summary>Counts what is told beside the rows, of files for one.</summary>
    public void Note(string what, long count)
    {
        if (count > 0)
        {
            _notes[what] = _notes.GetValueOrDefault(what) + count;
        }
    }

    /// <summary>Writes one payment, or keeps its row as rejected; true when it was written.</summary>
    /// <param name="fault">What the reader already knows to be wrong with it, or null.</param>
    /// <param name="texts">The payment's fields.</param>
    /// <param name="file">The file it stands in.</param>
    /// <param name="line">The line it starts on.</param>
    /// <param name="raw">Its row.</param>
    public bool Payment(string? fault, in PaymentTexts texts, string file, long line, ReadOnlySpan<byte> raw)
    {
        _one.Clear();
        fault ??= PaymentCheck.TryAdd(_one, texts);
        if (fault is not null)
        {
            _rejectedPayments++;
            _rejected.Add(file, line, fault, raw);
            return false;
        }

        _writer.Payment(_one, 0);
        _payments++;
        return true;
    }

    /// <summary>
    /// Writes a payment that was checked when it was read. Where its identifier stands in the data set already, it is a further leg of that payment:
    /// written again, it would contradict it, since each bank on the way gives its own time and takes its own charges.
    /// </summary>
    public void Leg(PaymentBatch batch, int index, string file, long place)
    {
        CountRow();
        var id = batch.Text(index, PaymentText.PaymentId);
        var before = _legsDone.Count;
        _legsDone.Intern(id);
        if (_legsDone.Count == before)
        {
            _rejectedPayments++;
            _rejected.Add(
                Path.GetFileName(file), place, $"a further leg of payment '{Encoding.UTF8.GetString(id)}', which stands in the data set already", id);
            return;
        }

        _writer.Payment(batch, index);
        _payments++;
    }

    /// <summary>Keeps a payment that its reader refused, or, where it was no payment, what was refused instead.</summary>
    public void Reject(string file, long place, string reason, bool isPayment, string countedAs)
    {
        if (isPayment)
        {
            CountRow();
            _rejectedPayments++;
        }

        _rejected.Add(Path.GetFileName(file), place, reason, [], countedAs);
    }

    /// <summary>Writes the label of a payment that was written.</summary>
    public void Label(ReadOnlySpan<byte> paymentId, PaymentLabel label, string? pattern)
    {
        _writer.Label(Encoding.UTF8.GetString(paymentId), label, pattern);
        _labels++;
    }

    /// <summary>Writes an account; one that was written before is left as it was.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Account(
        string bank, string number, AccountKind kind, Instant? opened = null, Money? openingBalance = null, Currency currency = default,
        string? holder = null)
    {
        Span<byte> key = stackalloc byte[AccountKey.LengthMax];
        var length = AccountKey.Write(Encoding.ASCII.GetBytes(bank), Encoding.UTF8.GetBytes(number), key);
        if (length == 0)
        {
            return "account is empty, too long or holds control characters";
        }

        var before = _accountsDone.Count;
        _accountsDone.Intern(key[..length]);
        if (_accountsDone.Count > before)
        {
            _writer.Account(new AccountRow(bank, Encoding.UTF8.GetString(key[..length]), kind, opened, openingBalance, currency, holder, null));
            _accounts++;
        }

        return null;
    }

    /// <summary>Keeps a bad row of a file beside the payments.</summary>
    internal void Reject(TableReader table, string reason) => _rejected.Add(table.FileName, table.Line, reason, table.Raw);

    /// <summary>Keeps a bad row of the payments.</summary>
    internal void RejectPayment(TableReader table, string reason)
    {
        _rejectedPayments++;
        Reject(table, reason);
    }

    /// <inheritdoc cref="Payment(string?, in PaymentTexts, string, long, ReadOnlySpan{byte})"/>
    internal bool Payment(in PaymentTexts texts, TableReader table) => Payment(null, texts, table.FileName, table.Line, table.Raw);

    /// <summary>
    /// An amount as a plain decimal with no more decimals than its currency has. Simulators write binary fractions and give every currency
    /// cents; what goes beyond the currency's unit is rounded half to even, and counted.
    /// </summary>
    internal byte[] Amount(ReadOnlySpan<byte> text, Currency currency)
    {
        var plain = PlainDecimal.Expand(Encoding.UTF8.GetString(text));
        if (PlainDecimal.TryRound(plain, currency.Digits, out var rounded))
        {
            _rounded++;
        }

        return Encoding.UTF8.GetBytes(rounded);
    }

    /// <summary>Finishes the files and puts them in their place; until here nothing that stood there has changed.</summary>
    public ImportResult Finish()
    {
        _progress?.Invoke(_rowsIn);
        var result = new ImportResult(
            _format, _files, _rowsIn, _payments, _accounts, _labels, Banks.Count, _other, _rejected.Count, _rejectedPayments,
            _rejected.CountByReason, _rounded, _notes);
        _writer.Dispose();
        _rejected.Dispose();
        Banks.Write(Path.Combine(_folder.Path, "banks.csv"));
        result.Write(Path.Combine(_folder.Path, ImportFolder.Summary));
        _folder.Publish();
        return result;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _rejected.Dispose();
        _folder.Dispose();
    }
}
