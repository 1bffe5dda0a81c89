namespace Cordon.Formats.DataSets;

/// <content>Rows that hold a quote, and lines that are given up.</content>
public sealed partial class CsvReader
{
    private static readonly string TooLong = $"the row is longer than {RowBytesMax} bytes";

    private int _unescapedUsed;

    private Scanned ScanQuoted()
    {
        _unescapedUsed = 0;
        var (at, count) = (_start, 0);
        while (true)
        {
            int end;
            if (at < _end && _buffer[at] == '"')
            {
                var close = Close(at + 1, out var isDoubled);
                if (close < 0)
                {
                    return _ended || _end - _start > RowBytesMax ? GiveUpLine("a quoted field is not closed") : Scanned.NeedsMore;
                }

                if (count < FieldsMax)
                {
                    _fields[count] = isDoubled ? Unescape(at + 1, close) : new Field(at + 1, close - at - 1, false);
                }

                end = close + 1;
            }
            else
            {
                var found = _buffer.AsSpan(at, _end - at).IndexOfAny(_separator, (byte)'\n', (byte)'"');
                end = found < 0 ? _end : at + found;
                if (found >= 0 && _buffer[end] == '"')
                {
                    return GiveUpLine("a quote stands inside an unquoted field");
                }

                var isLast = end == _end || _buffer[end] == '\n';
                Keep(count, at, isLast && end > at && _buffer[end - 1] == '\r' ? end - 1 : end);
            }

            count++;
            if (end < _end && _buffer[end] == _separator)
            {
                at = end + 1;
                continue;
            }

            return EndQuoted(end, count);
        }
    }

    /// <summary>Ends a row whose last field ends at a place where no separator follows.</summary>
    private Scanned EndQuoted(int end, int count)
    {
        var next = end + (end < _end && _buffer[end] == '\r' ? 1 : 0);
        if (next >= _end)
        {
            if (!_ended)
            {
                return _end - _start > RowBytesMax ? GiveUpLine(TooLong) : Scanned.NeedsMore;
            }
        }
        else if (_buffer[next] == '\n')
        {
            next++;
        }
        else
        {
            return GiveUpLine("text follows a closing quote");
        }

        var row = _buffer.AsSpan(_start, next - _start);
        var isEnded = row[^1] == '\n';
        end -= end > _start && end < next && _buffer[end] == '\n' && _buffer[end - 1] == '\r' ? 1 : 0;
        return Accept(end, next, count, row.Contains((byte)0), row.Count((byte)'\n') + (isEnded ? 0 : 1));
    }

    /// <summary>Where the quote that closes a field stands, or -1 when the buffer does not tell.</summary>
    private int Close(int at, out bool isDoubled)
    {
        isDoubled = false;
        while (true)
        {
            var found = _buffer.AsSpan(at, _end - at).IndexOf((byte)'"');
            if (found < 0)
            {
                return -1;
            }

            at += found;
            if (at + 1 == _end)
            {
                return _ended ? at : -1;
            }

            if (_buffer[at + 1] != '"')
            {
                return at;
            }

            isDoubled = true;
            at += 2;
        }
    }

    private Field Unescape(int start, int end)
    {
        if (_unescaped.Length == 0)
        {
            _unescaped = new byte[BufferBytes];
        }

        var first = _unescapedUsed;
        for (var at = start; at < end; at++)
        {
            var b = _buffer[at];
            _unescaped[_unescapedUsed++] = b;
            at += b == '"' ? 1 : 0;
        }

        return new Field(first, _unescapedUsed - first, true);
    }

    /// <summary>Hands out the physical line at the row's start as a fault and goes on behind it, however long it is.</summary>
    private Scanned GiveUpLine(string why)
    {
        Fault = why;
        FieldCount = 0;
        _faultRawLength = Math.Min(RawBytesMax, _end - _start);
        _buffer.AsSpan(_start, _faultRawLength).CopyTo(_faultRaw);
        var lineEnd = _faultRaw.AsSpan(0, _faultRawLength).IndexOf((byte)'\n');
        if (lineEnd >= 0)
        {
            _faultRawLength = lineEnd > 0 && _faultRaw[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        }

        _nextLine++;
        while (true)
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (found >= 0)
            {
                _start += found + 1;
                return Scanned.Row;
            }

            _start = _end;
            if (_ended)
            {
                return Scanned.Row;
            }

            Refill();
        }
    }
}
