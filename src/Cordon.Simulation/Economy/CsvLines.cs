using System.Buffers;
using System.Globalization;
using System.Text;
using Cordon.Core.Values;

namespace Cordon.Simulation.Economy;

/// <summary>Writes RFC 4180 lines as UTF-8 into a stream that it owns. Lines end in CR LF.</summary>
internal sealed class CsvLines(Stream stream, string header) : IDisposable
{
    private const int BufferBytes = 1 << 16;

    // No field is longer: narratives have some 300 characters.
    private const int FieldBytesMax = 8_192;

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _used = Header(stream, header);
    private bool _isFirst = true;
    private long _day = long.MinValue;
    private readonly byte[] _date = new byte[11];

    public CsvLines Text(string value)
    {
        Separate();
        if (value.AsSpan().IndexOfAny(Special) < 0)
        {
            _used += Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_used));
            return this;
        }

        _buffer[_used++] = (byte)'"';
        _used += Encoding.UTF8.GetBytes(value.Replace("\"", "\"\"", StringComparison.Ordinal), _buffer.AsSpan(_used));
        _buffer[_used++] = (byte)'"';
        return this;
    }

    /// <summary>An identifier: a letter and a number of nine digits.</summary>
    public CsvLines Id(char letter, long number)
    {
        Separate();
        _buffer[_used++] = (byte)letter;
        number.TryFormat(_buffer.AsSpan(_used), out var written, "D9", CultureInfo.InvariantCulture);
        _used += written;
        return this;
    }

    /// <summary>A count; nothing for null.</summary>
    public CsvLines Number(int? number)
    {
        Separate();
        if (number is { } count)
        {
            count.TryFormat(_buffer.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture);
            _used += written;
        }

        return this;
    }

    /// <summary>RFC 3339 in UTC with milliseconds.</summary>
    public CsvLines Time(Instant instant)
    {
        Separate();
        var day = Math.DivRem(instant.Milliseconds, Instant.DayMilliseconds, out var rest);
        (day, rest) = rest < 0 ? (day - 1, rest + Instant.DayMilliseconds) : (day, rest);
        if (day != _day)
        {
            _day = day;
            instant.ToDateTimeOffset().UtcDateTime.TryFormat(_date, out _, "yyyy-MM-dd'T'", CultureInfo.InvariantCulture);
        }

        _date.CopyTo(_buffer.AsSpan(_used));
        _used += _date.Length;
        Two(rest / 3_600_000, ':');
        Two(rest / 60_000 % 60, ':');
        Two(rest / 1_000 % 60, '.');
        _buffer[_used++] = (byte)('0' + (rest % 1_000 / 100));
        Two(rest % 100, 'Z');
        return this;
    }

    /// <summary>A plain decimal in major units; nothing for null.</summary>
    public CsvLines Amount(Money? money)
    {
        Separate();
        if (money is { } sum)
        {
            _used += Encoding.ASCII.GetBytes(sum.ToMajorString(), _buffer.AsSpan(_used));
        }

        return this;
    }

    public void EndLine()
    {
        _buffer[_used++] = (byte)'\r';
        _buffer[_used++] = (byte)'\n';
        _isFirst = true;
    }

    public void Dispose()
    {
        Flush();
        stream.Dispose();
    }

    private static int Header(Stream stream, string header)
    {
        stream.Write(Encoding.UTF8.GetBytes(header + "\r\n"));
        return 0;
    }

    private void Two(long value, char after)
    {
        _buffer[_used++] = (byte)('0' + (value / 10));
        _buffer[_used++] = (byte)('0' + (value % 10));
        _buffer[_used++] = (byte)after;
    }

    private void Separate()
    {
        if (_used > BufferBytes - FieldBytesMax)
        {
            Flush();
        }

        if (!_isFirst)
        {
            _buffer[_used++] = (byte)',';
        }

        _isFirst = false;
    }

    private void Flush()
    {
        stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
