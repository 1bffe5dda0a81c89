using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace Cordon.Formats.DataSets;

/// <summary>
/// A Parquet file, read a row group at a time and only the columns that are asked for. Every value becomes the text it would have in CSV,
/// exactly: decimals as they are, doubles as their shortest decimal that reads back as the same double, timestamps in UTC (those without
/// a zone are taken as UTC). A missing value is an empty text.
/// </summary>
internal sealed class ParquetTable : TableReader
{
    /// <summary>The most rows of a row group: writers make them of about a million. A damaged count must not become an allocation.</summary>
    public const int RowsInGroupMax = 1 << 24;

    private readonly BudgetedStream _source;
    private readonly ParquetReader _reader;
    private readonly DataField[] _fields;
    private readonly ColumnTexts?[] _columns;
    private ParquetRowGroupReader? _group;
    private int _nextGroup;
    private int _rowInGroup = -1;
    private int _rowsInGroup;

    public ParquetTable(string path)
        : base(path)
    {
        _source = new BudgetedStream(DataFile.OpenRead(path));
        try
        {
            ParquetFooter.Check(_source);
            _reader = ParquetReader.CreateAsync(_source).GetAwaiter().GetResult();

            // The schema is decoded only when it is asked for.
            _fields = [.. _reader.Schema.DataFields];
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The package throws whatever it trips over in a damaged file; the file is the cause.
            _source.Dispose();
            throw new DataSetException($"{path} is no readable Parquet file: {fault.Message}", fault);
        }

        _columns = new ColumnTexts?[_fields.Length];
        Columns = [.. _fields.Select(f => f.Name)];
    }

    public override long Line => RowsRead;

    public override ReadOnlySpan<byte> Raw
    {
        get
        {
            var row = new StringBuilder();
            for (var at = 0; at < _fields.Length; at++)
            {
                row.Append(at == 0 ? "" : ",").Append(Encoding.UTF8.GetString(Field(at)));
            }

            return Encoding.UTF8.GetBytes(row.ToString());
        }
    }

    public override bool Read()
    {
        while (++_rowInGroup >= _rowsInGroup)
        {
            _group?.Dispose();
            _group = null;
            if (_nextGroup == _reader.RowGroupCount)
            {
                return false;
            }

            Guard(() => _group = _reader.OpenRowGroupReader(_nextGroup++));
            _rowsInGroup = _group!.RowCount is >= 0 and <= RowsInGroupMax
                ? (int)_group.RowCount
                : throw new DataSetException($"{FilePath}: row group {_nextGroup} says it has {_group.RowCount} rows; at most {RowsInGroupMax} are read.");
            _rowInGroup = -1;
            Array.Clear(_columns);
        }

        RowsRead++;
        return true;
    }

    public override ReadOnlySpan<byte> Field(int column)
    {
        if (column < 0)
        {
            return default;
        }

        if (_columns[column] is not { } texts)
        {
            Guard(() => _columns[column] = Load(_fields[column]).GetAwaiter().GetResult());
            texts = _columns[column]!;
        }

        return texts[_rowInGroup];
    }

    public override void Dispose()
    {
        _group?.Dispose();
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _source.Dispose();
    }

    private void Guard(Action read)
    {
        try
        {
            _source.BeginStep();
            read();
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or DataSetException))
        {
            // As in the constructor: what a damaged file makes the package throw is of no fixed type.
            throw Damaged(fault);
        }
    }

    private async Task<ColumnTexts> Load(DataField field)
    {
        var type = field.ClrType;
        return type == typeof(string) || type == typeof(ReadOnlyMemory<char>) ? await Strings(field).ConfigureAwait(false)
            : type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>) ? await Bytes(field).ConfigureAwait(false)
            : type == typeof(double) ? await Values<double>(field, PlainDecimal.Of).ConfigureAwait(false)
            : type == typeof(float) ? await Values<float>(field, PlainDecimal.Of).ConfigureAwait(false)
            : type == typeof(decimal) ? await Values<decimal>(field, d => d.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false)
            : type == typeof(DateTime) ? await Values<DateTime>(field, Utc).ConfigureAwait(false)
            : type == typeof(long) ? await Values<long>(field, Invariant).ConfigureAwait(false)
            : type == typeof(int) ? await Values<int>(field, Invariant).ConfigureAwait(false)
            : type == typeof(ulong) ? await Values<ulong>(field, Invariant).ConfigureAwait(false)
            : type == typeof(uint) ? await Values<uint>(field, Invariant).ConfigureAwait(false)
            : type == typeof(short) ? await Values<short>(field, Invariant).ConfigureAwait(false)
            : type == typeof(sbyte) ? await Values<sbyte>(field, Invariant).ConfigureAwait(false)
            : type == typeof(byte) ? await Values<byte>(field, Invariant).ConfigureAwait(false)
            : type == typeof(bool) ? await Values<bool>(field, b => b ? "true" : "false").ConfigureAwait(false)
            : throw new DataSetException($"{FilePath}: column '{field.Name}' has the type {type.Name}, which cannot be read.");
    }

    private static string Invariant<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Utc(DateTime time) =>
        (time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private async Task<ColumnTexts> Strings(DataField field)
    {
        var values = new string?[_rowsInGroup];
        await _group!.ReadAsync(field, values.AsMemory()!).ConfigureAwait(false);
        var texts = new ColumnTexts(_rowsInGroup);
        Array.ForEach(values, v => texts.Add(v is null ? [] : Encoding.UTF8.GetBytes(v)));
        return texts;
    }

    private async Task<ColumnTexts> Bytes(DataField field)
    {
        var values = new byte[]?[_rowsInGroup];
        await _group!.ReadAsync(field, values.AsMemory()!).ConfigureAwait(false);
        var texts = new ColumnTexts(_rowsInGroup);
        Array.ForEach(values, v => texts.Add(v));
        return texts;
    }

    private async Task<ColumnTexts> Values<T>(DataField field, Func<T, string> text)
        where T : struct
    {
        var texts = new ColumnTexts(_rowsInGroup);
        if (field.IsNullable)
        {
            var values = new T?[_rowsInGroup];
            await _group!.ReadAsync(field, values.AsMemory()).ConfigureAwait(false);
            Array.ForEach(values, v => texts.Add(v is { } value ? Encoding.UTF8.GetBytes(text(value)) : []));
        }
        else
        {
            var values = new T[_rowsInGroup];
            await _group!.ReadAsync(field, values.AsMemory()).ConfigureAwait(false);
            Array.ForEach(values, v => texts.Add(Encoding.UTF8.GetBytes(text(v))));
        }

        return texts;
    }

    /// <summary>A column's texts of one row group, one after the other.</summary>
    private sealed class ColumnTexts(int rows)
    {
        /// <summary>How many rows there are is only what the file says; the texts take what they need.</summary>
        private const int BytesFirst = 1 << 20;

        private readonly int[] _ends = new int[rows];
        private byte[] _bytes = new byte[Math.Min(rows * 16L, BytesFirst)];
        private int _count;
        private int _used;

        public ReadOnlySpan<byte> this[int row]
        {
            get
            {
                var start = row == 0 ? 0 : _ends[row - 1];
                return _bytes.AsSpan(start, _ends[row] - start);
            }
        }

        public void Add(ReadOnlySpan<byte> text)
        {
            if (_bytes.Length - _used < text.Length)
            {
                Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + text.Length));
            }

            text.CopyTo(_bytes.AsSpan(_used));
            _used += text.Length;
            _ends[_count++] = _used;
        }
    }
}
