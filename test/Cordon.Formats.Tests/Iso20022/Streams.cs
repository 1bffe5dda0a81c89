namespace Cordon.Formats.Tests.Iso20022;

/// <summary>Gives a few bytes at a time, as a slow line does.</summary>
internal sealed class SlowStream(byte[] bytes, int step) : ReadOnlyStream
{
    private int _at;

    public override int Read(Span<byte> buffer)
    {
        var length = Math.Min(Math.Min(step, buffer.Length), bytes.Length - _at);
        bytes.AsSpan(_at, length).CopyTo(buffer);
        _at += length;
        return length;
    }
}

/// <summary>A head, one part again and again, and a tail: a long file that is nowhere.</summary>
internal sealed class RepeatedStream(byte[] head, byte[] part, int times, byte[] tail) : ReadOnlyStream
{
    private int _part = -1;
    private int _at;

    public override long Length => head.Length + ((long)part.Length * times) + tail.Length;

    public override int Read(Span<byte> buffer)
    {
        while (_part <= times)
        {
            var current = _part < 0 ? head : _part < times ? part : tail;
            if (_at < current.Length)
            {
                var length = Math.Min(buffer.Length, current.Length - _at);
                current.AsSpan(_at, length).CopyTo(buffer);
                _at += length;
                return length;
            }

            _part++;
            _at = 0;
        }

        return 0;
    }
}

internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public abstract override int Read(Span<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
