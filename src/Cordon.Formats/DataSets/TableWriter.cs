using System.Buffers;
using Cordon.Core.Values;

namespace Cordon.Formats.DataSets;

/// <summary>What a column holds, which matters where a file format has types.</summary>
public enum ColumnKind
{
    Text,
    Time,
    Amount,
    Number,
}

/// <summary>A column of a table that is written.</summary>
public readonly record struct Column(string Name, ColumnKind Kind = ColumnKind.Text)
{
    public static implicit operator Column(string name) => new(name);
}

/// <summary>
/// Writes one table, a value after the other in the order of its columns, to CSV or Parquet as the name of the file ends. The same values
/// give the same bytes. Dispose finishes the file.
/// </summary>
public abstract class TableWriter : IDisposable
{
    // What a spreadsheet begins to compute at, or leaves out and computes what follows; the wide forms are taken for the others in some languages.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    /// <summary>Creates or overwrites a file: <c>.csv</c>, <c>.csv.gz</c>, <c>.csv.zst</c> or <c>.parquet</c>.</summary>
    public static TableWriter Create(string path, params ReadOnlySpan<Column> columns) =>
        DataFile.IsParquet(path) ? new ParquetTableWriter(path, columns) : new CsvWriter(path, columns);

    /// <summary>Writes a text; empty means that the value is missing.</summary>
    public abstract void Text(ReadOnlySpan<byte> utf8);

    /// <summary>Writes a text; null or empty means that the value is missing.</summary>
    public abstract void Text(string? text);

    /// <summary>
    /// Writes a text of strangers into a table that people open: what a spreadsheet would compute gets an apostrophe before it and is shown instead.
    /// A telephone's plus is before digits alone and stays. Not for data sets and what programs read: there each text stands as it is.
    /// </summary>
    public void Shown(string? text) => Text(text is { Length: > 0 } && IsComputed(text) ? "'" + text : text);

    private static bool IsComputed(ReadOnlySpan<char> text) =>
        FormulaStarts.Contains(text[0]) && !(text[0] == '+' && text.Length > 1 && !text[1..].ContainsAnyExceptInRange('0', '9'));

    public abstract void Time(Instant? time);

    /// <summary>Writes an amount in major units with its currency's decimals.</summary>
    public abstract void Amount(Money? amount);

    public abstract void Number(long number);

    /// <summary>Ends the row.</summary>
    /// <exception cref="InvalidOperationException">It has more or fewer values than there are columns.</exception>
    public abstract void EndRow();

    public abstract void Dispose();
}
