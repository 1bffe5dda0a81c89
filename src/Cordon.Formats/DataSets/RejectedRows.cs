using System.Text;

namespace Cordon.Formats.DataSets;

/// <summary>
/// The bad rows of a run: counted by reason and written to <c>rejected.csv</c> (file, line, reason, row) as they come. A bad row stops
/// nothing and is lost nowhere. Used by one thread at a time.
/// </summary>
public sealed class RejectedRows : IDisposable
{
    /// <summary>How much of a bad row is kept, in bytes; enough to find it again.</summary>
    public const int RowBytesMax = 512;

    /// <summary>The most reasons that are counted apart, so that hostile input cannot fill the memory with them.</summary>
    public const int ReasonsMax = 200;

    /// <summary>The reason under which the rest is counted once there are too many reasons.</summary>
    public const string OtherReasons = "other reasons";

    /// <summary>The columns of the file.</summary>
    public static readonly IReadOnlyList<string> Columns = ["file", "line", "reason", "row"];

    private readonly CsvWriter? _writer;
    private readonly SortedDictionary<string, long> _countByReason = new(StringComparer.Ordinal);

    /// <summary>Counts only.</summary>
    public RejectedRows()
    {
    }

    /// <summary>Counts and writes to a file, which exists from now on even when no row is bad.</summary>
    public RejectedRows(string path) => _writer = new CsvWriter(path, [.. Columns]);

    /// <summary>Bad rows so far.</summary>
    public long Count { get; private set; }

    /// <summary>Bad rows by reason, with the value that was at fault left out of the reason.</summary>
    public IReadOnlyDictionary<string, long> CountByReason => _countByReason;

    /// <summary>Keeps one bad row.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="line">The physical line on which it starts; in Parquet the row's number. The first is 1.</param>
    /// <param name="reason">One sentence; a value it quotes stands between apostrophes.</param>
    /// <param name="row">The row as it stood there.</param>
    /// <param name="countedAs">What it is counted as where the reason names its place too; null for the reason.</param>
    public void Add(string file, long line, string reason, ReadOnlySpan<byte> row, string? countedAs = null)
    {
        Count++;
        var general = General(countedAs ?? reason);
        if (!_countByReason.ContainsKey(general) && _countByReason.Count >= ReasonsMax)
        {
            general = OtherReasons;
        }

        _countByReason[general] = _countByReason.GetValueOrDefault(general) + 1;
        if (_writer is null)
        {
            return;
        }

        _writer.Shown(file);
        _writer.Number(line);
        _writer.Shown(reason);

        // What is no UTF-8 becomes the replacement character: the file itself must stay readable.
        _writer.Shown(Encoding.UTF8.GetString(row[..Math.Min(row.Length, RowBytesMax)]).Replace('\0', '\uFFFD'));
        _writer.EndRow();
    }

    public void Dispose() => _writer?.Dispose();

    /// <summary>"amount 'x' is not a plain decimal" is counted as "amount is not a plain decimal".</summary>
    private static string General(string reason)
    {
        var first = reason.IndexOf('\'', StringComparison.Ordinal);
        var last = reason.LastIndexOf('\'');
        return first < 0 || last == first ? reason : (reason[..first] + reason[(last + 1)..]).Replace("  ", " ", StringComparison.Ordinal).Trim();
    }
}
