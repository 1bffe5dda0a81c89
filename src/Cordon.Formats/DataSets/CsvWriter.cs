using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Cordon.Core.Values;

namespace Cordon.Formats.DataSets;

/// <summary>
/// Writes CSV (RFC 4180, UTF-8 without byte order mark, rows ended by a line feed), compressed as the name of the file ends. A field is
/// quoted only where it must be.
/// </summary>
public sealed class CsvWriter : TableWriter
{
    private const int BufferBytes = 1 << 16;
    private static readonly SearchValues<byte> Special = SearchValues.Create(",\"\n\r"u8);

    private readonly Stream _target;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly int _columnCount;
    private int _used;
    private int _inRow;
    private bool _isDisposed;

    /// <summary>Writes to a file with a header line of these columns.</summary>
    public CsvWriter(string path, params ReadOnlySpan<string> columns)
        : this(DataFile.Create(path), columns)
    {
    }

    /// <inheritdoc cref="CsvWriter(string, ReadOnlySpan{string})"/>
    public CsvWriter(string path, params ReadOnlySpan<Column> columns)
        : this(DataFile.Create(path), NamesOf(columns))
    {
    }

    /// <summary>Writes to a stream, which this writer then owns.</summary>
    public CsvWriter(Stream target, params ReadOnlySpan<string> columns)
    {
        _target = target;
        _columnCount = columns.Length;
        foreach (var name in columns)
        {
            Text(name);
        }

        EndRow();
    }

    /// <summary>Rows written, without the header line.</summary>
    public long Rows { get; private set; } = -1;

    public override void Text(ReadOnlySpan<byte> utf8)
    {
        Separate();
        if (utf8.IndexOfAny(Special) >= 0)
        {
            Quoted(utf8);
        }
        else
        {
            Raw(utf8);
        }
    }

    public override void Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            Separate();
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > 1024)
        {
            Text(Encoding.UTF8.GetBytes(text).AsSpan());
            return;
        }

        Span<byte> utf8 = stackalloc byte[most];
        Text(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    public override void Time(Instant? time)
    {
        Separate();
        if (time is { } at)
        {
            const int most = 24;
            Room(most);
            _used += WriteTime(at, _buffer.AsSpan(_used, most));
        }
    }

    public override void Amount(Money? amount)
    {
        Separate();
        if (amount is not { } money)
        {
            return;
        }

        if (money.Currency == Currency.Unknown || money.Minor < 0)
        {
            Raw(Encoding.ASCII.GetBytes(money.ToMajorString()));
            return;
        }

        Room(32);
        var (major, minor) = Math.DivRem(money.Minor, Money.MinorPerMajor(money.Currency));
        Utf8Formatter.TryFormat(major, _buffer.AsSpan(_used), out var written);
        _used += written;
        var digits = money.Currency.Digits;
        if (digits > 0)
        {
            _buffer[_used++] = (byte)'.';
            Utf8Formatter.TryFormat(minor, _buffer.AsSpan(_used), out _, new StandardFormat('D', (byte)digits));
            _used += digits;
        }
    }

    public override void Number(long number)
    {
        Separate();
        Room(20);
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_used), out var written);
        _used += written;
    }

    public override void EndRow()
    {
        if (_inRow != _columnCount)
        {
            throw new InvalidOperationException($"The row has {_inRow} values, the table {_columnCount} columns.");
        }

        Room(1);
        _buffer[_used++] = (byte)'\n';
        _inRow = 0;
        Rows++;
    }

    public override void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        try
        {
            _target.Write(_buffer, 0, _used);
        }
        finally
        {
            _target.Dispose();
        }
    }

    private static int WriteTime(Instant time, Span<byte> to)
    {
        var utc = time.ToDateTimeOffset().UtcDateTime;
        var hasMillis = time.Milliseconds % 1000 != 0;
        utc.TryFormat(
            to, out var written, hasMillis ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss'Z'",
            System.Globalization.CultureInfo.InvariantCulture);
        return written;
    }

    private static string[] NamesOf(ReadOnlySpan<Column> columns)
    {
        var names = new string[columns.Length];
        for (var at = 0; at < names.Length; at++)
        {
            names[at] = columns[at].Name;
        }

        return names;
    }

    private void Separate()
    {
        if (_inRow++ > 0)
        {
            Room(1);
            _buffer[_used++] = (byte)',';
        }
    }

    private void Quoted(ReadOnlySpan<byte> utf8)
    {
        Raw("\""u8);
        while (true)
        {
            var quote = utf8.IndexOf((byte)'"');
            if (quote < 0)
            {
                break;
            }

            Raw(utf8[..(quote + 1)]);
            Raw("\""u8);
            utf8 = utf8[(quote + 1)..];
        }

        Raw(utf8);
        Raw("\""u8);
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > BufferBytes - _used)
        {
            _target.Write(_buffer, 0, _used);
            _used = 0;
            if (bytes.Length > BufferBytes)
            {
                _target.Write(bytes);
                return;
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    private void Room(int bytes)
    {
        if (BufferBytes - _used < bytes)
        {
            _target.Write(_buffer, 0, _used);
            _used = 0;
        }
    }
}
