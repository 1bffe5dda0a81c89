using System.Buffers.Text;
using System.Net.Sockets;

namespace Cordon.Bench.Http;

/// <summary>Reads the answers of one connection as leanly as it goes: status, length or chunks, and how many lines the body has.</summary>
internal sealed class AnswerReader(Socket socket)
{
    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;

    /// <summary>Reads one answer; returns the lines in its body. Anything but a 200 or a 201 is an error.</summary>
    public async ValueTask<int> ReadAsync()
    {
        int length;
        while ((length = Data.IndexOf("\r\n\r\n"u8)) < 0)
        {
            await MoreAsync().ConfigureAwait(false);
        }

        var (isChunked, contentLength) = Head(Data[..(length + 2)]);
        _start += length + 4;
        return isChunked ? await ChunksAsync().ConfigureAwait(false) : await BodyAsync(contentLength).ConfigureAwait(false);
    }

    private ReadOnlySpan<byte> Data => _buffer.AsSpan(_start, _end - _start);

    private static (bool IsChunked, int ContentLength) Head(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200"u8) && !head.StartsWith("HTTP/1.1 201"u8))
        {
            throw new InvalidOperationException($"The server answered {System.Text.Encoding.ASCII.GetString(head[..head.IndexOf((byte)'\r')])}.");
        }

        var at = head.IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) ? (false, length) : (true, 0);
    }

    private async ValueTask<int> BodyAsync(int length)
    {
        var lines = 0;
        while (length > 0)
        {
            if (_start == _end)
            {
                await MoreAsync().ConfigureAwait(false);
            }

            var taken = Math.Min(length, _end - _start);
            lines += Data[..taken].Count((byte)'\n');
            _start += taken;
            length -= taken;
        }

        return lines;
    }

    private async ValueTask<int> ChunksAsync()
    {
        var lines = 0;
        while (true)
        {
            int line;
            while ((line = Data.IndexOf("\r\n"u8)) < 0)
            {
                await MoreAsync().ConfigureAwait(false);
            }

            if (!Utf8Parser.TryParse(Data[..line], out int length, out _, 'x'))
            {
                throw new InvalidOperationException("The server's answer has a chunk without a length.");
            }

            _start += line + 2;
            lines += await BodyAsync(length).ConfigureAwait(false);
            while (_end - _start < 2)
            {
                await MoreAsync().ConfigureAwait(false);
            }

            _start += 2;
            if (length == 0)
            {
                return lines;
            }
        }
    }

    private async ValueTask MoreAsync()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        var read = await socket.ReceiveAsync(_buffer.AsMemory(_end)).ConfigureAwait(false);
        _end += read > 0 ? read : throw new InvalidOperationException("The server closed a connection.");
    }
}
