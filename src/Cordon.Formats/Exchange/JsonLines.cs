namespace Cordon.Formats.Exchange;

/// <summary>The lines of a stream as bytes, one held at a time. Empty lines and a byte order mark are passed over.</summary>
internal static class JsonLines
{
    private const int FirstBufferBytes = 64 * 1024;

    /// <summary>Each line with its number; the bytes hold until the next one is asked for.</summary>
    /// <exception cref="InterchangeException">A line is longer than an entity can be.</exception>
    public static IEnumerable<(long Number, ReadOnlyMemory<byte> Line)> Read(Stream stream)
    {
        var buffer = new byte[FirstBufferBytes];
        var (begin, end, number) = (0, 0, 1L);
        var isLast = false;
        while (true)
        {
            var length = buffer.AsSpan(begin, end - begin).IndexOf((byte)'\n');
            if (length < 0 && !isLast)
            {
                buffer = Room(buffer, ref begin, ref end, number);
                var read = stream.Read(buffer, end, buffer.Length - end);
                (end, isLast) = (end + read, read == 0);
                continue;
            }

            var line = buffer.AsMemory(begin, length < 0 ? end - begin : length);
            begin += length < 0 ? line.Length : length + 1;
            if (Trimmed(line, number) is { Length: > 0 } text)
            {
                yield return (number, text);
            }

            if (length < 0)
            {
                yield break;
            }

            number++;
        }
    }

    private static byte[] Room(byte[] buffer, ref int begin, ref int end, long number)
    {
        buffer.AsSpan(begin, end - begin).CopyTo(buffer);
        (begin, end) = (0, end - begin);
        if (end == buffer.Length)
        {
            if (buffer.Length >= InterchangeLimits.LineBytesMax)
            {
                throw new InterchangeException($"line {number} is longer than {InterchangeLimits.LineBytesMax} bytes");
            }

            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, InterchangeLimits.LineBytesMax));
        }

        return buffer;
    }

    private static ReadOnlyMemory<byte> Trimmed(Memory<byte> line, long number)
    {
        var mark = number == 1 && line.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        return line[mark..].Trim(" \t\r"u8.ToArray());
    }
}
