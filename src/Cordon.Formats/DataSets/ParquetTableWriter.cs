using System.Globalization;
using System.Text;
using Cordon.Core.Values;
using Parquet;
using Parquet.Schema;

namespace Cordon.Formats.DataSets;

/// <summary>Writes a table as Parquet: texts as strings, times as UTC timestamps of milliseconds, amounts as DECIMAL(27, 8), which holds
/// every amount exactly.</summary>
internal sealed class ParquetTableWriter : TableWriter
{
    // A group is held in memory while it fills.
    private const int RowsPerGroup = 100_000;
    private const int AmountPrecision = 27;
    private const int AmountScale = 8;

    private readonly Stream _target;
    private readonly Column[] _columns;
    private readonly DataField[] _fields;
    private readonly ParquetSchema _schema;
    private readonly List<string?>[] _texts;
    private readonly List<DateTime?>[] _times;
    private readonly List<decimal?>[] _amounts;
    private readonly List<long>[] _numbers;
    private ParquetWriter? _writer;
    private int _inRow;
    private int _rows;
    private bool _isDisposed;

    public ParquetTableWriter(string path, ReadOnlySpan<Column> columns)
    {
        _columns = columns.ToArray();
        _fields = [.. _columns.Select(FieldOf)];
        _schema = new ParquetSchema(_fields);
        _texts = [.. _columns.Select(_ => new List<string?>())];
        _times = [.. _columns.Select(_ => new List<DateTime?>())];
        _amounts = [.. _columns.Select(_ => new List<decimal?>())];
        _numbers = [.. _columns.Select(_ => new List<long>())];
        _target = DataFile.Create(path);
    }

    public override void Text(ReadOnlySpan<byte> utf8) => Text(Encoding.UTF8.GetString(utf8));

    public override void Text(string? text) => _texts[Next(ColumnKind.Text)].Add(string.IsNullOrEmpty(text) ? null : text);

    public override void Time(Instant? time) => _times[Next(ColumnKind.Time)].Add(time?.ToDateTimeOffset().UtcDateTime);

    public override void Amount(Money? amount) => _amounts[Next(ColumnKind.Amount)].Add(
        amount is { } money ? decimal.Parse(money.ToMajorString(), NumberStyles.Number, CultureInfo.InvariantCulture) : null);

    public override void Number(long number) => _numbers[Next(ColumnKind.Number)].Add(number);

    public override void EndRow()
    {
        if (_inRow != _columns.Length)
        {
            throw new InvalidOperationException($"The row has {_inRow} values, the table {_columns.Length} columns.");
        }

        _inRow = 0;
        if (++_rows == RowsPerGroup)
        {
            Flush();
        }
    }

    public override void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_rows > 0 || _writer is null)
        {
            Flush();
        }

        _writer!.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _target.Dispose();
    }

    private static DataField FieldOf(Column column) => column.Kind switch
    {
        ColumnKind.Time => new DateTimeDataField(
            column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Millis, isNullable: true),
        ColumnKind.Amount => new DecimalDataField(column.Name, AmountPrecision, AmountScale, isNullable: true),
        ColumnKind.Number => new DataField<long>(column.Name),
        _ => new DataField(column.Name, typeof(string), isNullable: true),
    };

    private int Next(ColumnKind kind)
    {
        var at = _inRow++;
        return at < _columns.Length && _columns[at].Kind == kind
            ? at
            : throw new InvalidOperationException($"Value {at + 1} of the row is no {kind}.");
    }

    // The package has no synchronous way; nothing here waits on anything but a local file.
    private void Flush() => FlushAsync().GetAwaiter().GetResult();

    private async Task FlushAsync()
    {
        _writer ??= await ParquetWriter.CreateAsync(_schema, _target).ConfigureAwait(false);
        using var group = _writer.CreateRowGroup();
        for (var at = 0; at < _columns.Length; at++)
        {
            switch (_columns[at].Kind)
            {
                case ColumnKind.Time:
                    await group.WriteAsync<DateTime>(_fields[at], _times[at].ToArray()).ConfigureAwait(false);
                    break;
                case ColumnKind.Amount:
                    await group.WriteAsync<decimal>(_fields[at], _amounts[at].ToArray()).ConfigureAwait(false);
                    break;
                case ColumnKind.Number:
                    await group.WriteAsync<long>(_fields[at], _numbers[at].ToArray()).ConfigureAwait(false);
                    break;
                default:
                    await group.WriteAsync(_fields[at], (IReadOnlyCollection<string>)_texts[at]!).ConfigureAwait(false);
                    break;
            }

            _texts[at].Clear();
            _times[at].Clear();
            _amounts[at].Clear();
            _numbers[at].Clear();
        }

        _rows = 0;
    }
}
