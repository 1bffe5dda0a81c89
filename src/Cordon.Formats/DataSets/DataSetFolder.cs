using Cordon.Core.Screening;

namespace Cordon.Formats.DataSets;

/// <summary>
/// A data set: a folder of payments and, where there are, accounts, reports and labels, each as <c>.csv</c>, <c>.csv.gz</c>,
/// <c>.csv.zst</c> or <c>.parquet</c>. Columns are found by name; bad rows go to <see cref="RejectedRows"/>.
/// </summary>
public sealed class DataSetFolder
{
    /// <summary>The endings a data file may have.</summary>
    public static readonly string[] Endings = [".csv", ".csv.gz", ".csv.zst", ".parquet"];

    /// <summary>Payments in a batch unless the caller wishes otherwise.</summary>
    public const int BatchSize = 1024;

    private readonly string _payments;
    private readonly string? _accounts;
    private readonly string? _reports;
    private readonly string? _labels;
    private readonly string? _truth;
    private readonly string? _mules;

    private DataSetFolder(string path)
    {
        Path = path;
        _accounts = FindFile(path, "accounts");
        _reports = FindFile(path, "reports");
        _labels = FindFile(path, "labels");
        _truth = FindFile(path, "truth");
        _mules = FindFile(path, "mules");
        _payments = FindFile(path, "payments")
            ?? throw new DataSetException($"{path} is no data set: it holds none of {string.Join(", ", Endings.Select(e => "payments" + e))}.");
    }

    public string Path { get; }

    public bool HasLabels => _labels is not null;

    /// <summary>Whether it tells where stolen money truly lay and who truly is a mule: a simulated one does.</summary>
    public bool HasTruth => _truth is not null && _mules is not null;

    /// <summary>The name of the payments' file, for messages.</summary>
    public string PaymentsFile => System.IO.Path.GetFileName(_payments);

    /// <summary>The name of the reports' file, for messages; empty where there is none.</summary>
    public string ReportsFile => System.IO.Path.GetFileName(_reports) ?? "";

    /// <summary>Opens a folder.</summary>
    /// <exception cref="DataSetException">There is no such folder, it holds no payments, or holds a table twice.</exception>
    public static DataSetFolder Open(string path) => Directory.Exists(path)
        ? new DataSetFolder(path)
        : throw new DataSetException($"{path} is no folder.");

    /// <summary>Whether a folder holds payments, and so is a data set, whole or not.</summary>
    public static bool IsOne(string path) => Array.Exists(Endings, ending => File.Exists(System.IO.Path.Combine(path, "payments" + ending)));

    /// <summary>Makes a folder to write into, unless it is there.</summary>
    /// <exception cref="DataSetException">It cannot be made; the message names it and says why.</exception>
    public static void Make(string path)
    {
        if (File.Exists(path))
        {
            throw new DataSetException($"{path} is a file, not a folder to write into.");
        }

        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException($"The folder {path} cannot be made: {failure.Message}");
        }
    }

    /// <summary>
    /// Reads the payments in file order. One and the same batch is handed out each time, filled anew: take out of it what must stay.
    /// </summary>
    /// <param name="lines">Takes the line of each payment of the batch at hand; as long as a batch, or null.</param>
    /// <exception cref="DataSetException">The file is damaged or lacks a column.</exception>
    public IEnumerable<PaymentBatch> ReadPayments(RejectedRows rejected, int batchSize = BatchSize, long[]? lines = null)
    {
        using var table = TableReader.Open(_payments);
        var rows = new PaymentRows(table);
        var batch = new PaymentBatch(batchSize);
        while (rows.Fill(batch, batchSize, rejected, lines))
        {
            yield return batch;
        }
    }

    /// <summary>Reads the accounts; none where the data set has no such file.</summary>
    /// <inheritdoc cref="ReadPayments" path="/exception"/>
    public IEnumerable<AccountRow> ReadAccounts(RejectedRows rejected) =>
        Read<AccountRow>(_accounts, t => new AccountRows(t).Current, rejected).Select(row => row.Row);

    /// <summary>Reads the reports in file order, each with its line; none where the data set has no such file.</summary>
    /// <inheritdoc cref="ReadPayments" path="/exception"/>
    public IEnumerable<(long Line, ReportRow Row)> ReadReports(RejectedRows rejected) =>
        Read<ReportRow>(_reports, t => new ReportRows(t).Current, rejected);

    /// <summary>Reads the labels; none where the data set has no such file.</summary>
    /// <inheritdoc cref="ReadPayments" path="/exception"/>
    public IEnumerable<LabelRow> ReadLabels(RejectedRows rejected) =>
        Read<LabelRow>(_labels, t => new LabelRows(t).Current, rejected).Select(row => row.Row);

    /// <summary>Reads where reported money truly lay; none where the data set has no such file.</summary>
    /// <inheritdoc cref="ReadPayments" path="/exception"/>
    public IEnumerable<TruthRow> ReadTruth(RejectedRows rejected) =>
        Read<TruthRow>(_truth, t => new TruthRows(t).Current, rejected).Select(row => row.Row);

    /// <summary>Reads who truly is a mule; none where the data set has no such file.</summary>
    /// <inheritdoc cref="ReadPayments" path="/exception"/>
    public IEnumerable<MuleRow> ReadMules(RejectedRows rejected) =>
        Read<MuleRow>(_mules, t => new MuleRows(t).Current, rejected).Select(row => row.Row);

    /// <summary>The file of a table, or null; more than one is an error, since nobody can say which counts.</summary>
    internal static string? FindFile(string folder, string table)
    {
        var found = Endings.Select(e => System.IO.Path.Combine(folder, table + e)).Where(File.Exists).ToList();
        return found.Count <= 1
            ? found.FirstOrDefault()
            : throw new DataSetException($"{folder} holds the same table more than once: {string.Join(", ", found.Select(System.IO.Path.GetFileName))}.");
    }

    private static IEnumerable<(long Line, T Row)> Read<T>(string? path, Func<TableReader, RowParser<T>> parser, RejectedRows rejected)
        where T : class
    {
        if (path is null)
        {
            yield break;
        }

        using var table = TableReader.Open(path);
        var parse = parser(table);
        while (table.Read())
        {
            T? row = null;
            var fault = table.Fault ?? parse(out row);
            if (fault is null)
            {
                yield return (table.Line, row!);
            }
            else
            {
                rejected.Add(table.FileName, table.Line, fault, table.Raw);
            }
        }
    }
}
