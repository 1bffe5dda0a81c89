namespace Cordon.Formats.DataSets;

/// <summary>The rows of one table, CSV or Parquet, as UTF-8 texts by column: all ways in are judged by the same code behind it.</summary>
public abstract class TableReader(string path) : IDisposable
{
    /// <summary>The file's name, without its folder.</summary>
    public string FileName { get; } = System.IO.Path.GetFileName(path);

    /// <summary>The names of the columns, trimmed.</summary>
    public IReadOnlyList<string> Columns { get; protected set; } = [];

    /// <summary>Where the row starts: the physical line, in Parquet the row's number; from 1.</summary>
    public abstract long Line { get; }

    /// <summary>What is wrong with the row as a row, or null.</summary>
    public string? Fault { get; protected set; }

    /// <summary>The row as it stands in the file.</summary>
    public abstract ReadOnlySpan<byte> Raw { get; }

    /// <summary>Rows read so far, good or bad.</summary>
    public long RowsRead { get; protected set; }

    protected string FilePath { get; } = path;

    /// <summary>Opens a table and reads its header.</summary>
    /// <exception cref="DataSetException">It cannot be opened or has no header.</exception>
    public static TableReader Open(string path, char separator = ',') =>
        DataFile.IsParquet(path) ? new ParquetTable(path) : new CsvTable(path, separator);

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="DataSetException">The file is damaged; the message says how far it was read.</exception>
    public abstract bool Read();

    /// <summary>A column's text in this row; empty where it is missing or there is no such column (-1).</summary>
    public abstract ReadOnlySpan<byte> Field(int column);

    /// <summary>The position of a column, or -1.</summary>
    public int Find(string column, int occurrence = 0)
    {
        for (var at = 0; at < Columns.Count; at++)
        {
            if (Columns[at].Equals(column, StringComparison.OrdinalIgnoreCase) && occurrence-- == 0)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The position of a column that must be there, once.</summary>
    public int Require(string column)
    {
        var at = Find(column);
        return at >= 0 ? at : throw new DataSetException($"{FilePath} has no column '{column}'; it has: {string.Join(", ", Columns)}.");
    }

    /// <summary>The position of a column, or -1; a name that stands twice is an error, since either could be meant.</summary>
    public int FindOnce(string column) =>
        Find(column, 1) < 0 ? Find(column) : throw new DataSetException($"{FilePath} has the column '{column}' twice.");

    public abstract void Dispose();

    protected DataSetException Damaged(Exception fault) => new(
        $"{FilePath} is damaged or cut off after line {Line} ({RowsRead} rows were read): {fault.Message}", fault);
}
