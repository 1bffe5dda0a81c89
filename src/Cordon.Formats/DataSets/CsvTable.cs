using System.Text;
using System.Text.Unicode;

namespace Cordon.Formats.DataSets;

/// <summary>A CSV file with a header line, plain or compressed.</summary>
internal sealed class CsvTable : TableReader
{
    private readonly CsvReader _csv;
    private readonly int _columnCount;

    public CsvTable(string path, char separator)
        : base(path)
    {
        _csv = new CsvReader(DataFile.OpenRead(path), separator);
        try
        {
            Columns = Header();
            _columnCount = Columns.Count;
        }
        catch
        {
            _csv.Dispose();
            throw;
        }
    }

    public override long Line => _csv.Line;

    public override ReadOnlySpan<byte> Raw => _csv.Raw;

    public override bool Read()
    {
        if (!ReadRow())
        {
            return false;
        }

        RowsRead++;
        Fault = _csv.Fault
            ?? (!Utf8.IsValid(_csv.Raw) ? "the row is not valid UTF-8"
                : _csv.FieldCount != _columnCount ? WrongCount() : null);
        return true;
    }

    public override ReadOnlySpan<byte> Field(int column) => column < 0 ? default : _csv[column];

    public override void Dispose() => _csv.Dispose();

    private string WrongCount() =>
        $"the row has too {(_csv.FieldCount < _columnCount ? "few" : "many")} columns ({_csv.FieldCount}, the header has {_columnCount})";

    private string[] Header()
    {
        if (!ReadRow())
        {
            throw new DataSetException($"{FilePath} is empty: it has no header line.");
        }

        if (_csv.Fault is { } fault)
        {
            throw new DataSetException($"{FilePath} has no readable header line: {fault}.");
        }

        if (_csv.FieldCount > CsvReader.FieldsMax)
        {
            throw new DataSetException($"{FilePath} has {_csv.FieldCount} columns; at most {CsvReader.FieldsMax} can be read.");
        }

        var names = new string[_csv.FieldCount];
        for (var at = 0; at < names.Length; at++)
        {
            names[at] = Encoding.UTF8.GetString(_csv[at]).Trim();
        }

        return names;
    }

    private bool ReadRow()
    {
        try
        {
            return _csv.Read();
        }
        catch (Exception fault) when (DataFile.IsDamage(fault))
        {
            throw Damaged(fault);
        }
    }
}
