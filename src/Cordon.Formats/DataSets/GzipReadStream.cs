using System.IO.Compression;

namespace Cordon.Formats.DataSets;

/// <summary>
/// Reads gzip and throws where it is cut off: the platform's own stream then just ends, and the rest of a file would be lost in silence.
/// </summary>
/// <remarks>
/// A small gzip member of known content is put behind the file's last byte. Members may follow one another, so it comes out at the end
/// exactly when everything before it was whole; it is held back and never handed out.
/// </remarks>
internal sealed class GzipReadStream(Stream file) : Stream
{
    private const int BufferBytes = 1 << 16;
    private static readonly byte[] Seal = "\0cordon: end of file\0"u8.ToArray();

    private readonly GZipStream _gzip = new(new SealedStream(file), CompressionMode.Decompress);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _end;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_end - _start <= Seal.Length && !_ended)
        {
            Fill();
        }

        var ready = Math.Min(buffer.Length, _end - _start - (_ended ? 0 : Seal.Length));
        _buffer.AsSpan(_start, ready).CopyTo(buffer);
        _start += ready;
        return ready;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var wanted = BufferBytes - _end;
        var got = _gzip.ReadAtLeast(_buffer.AsSpan(_end), wanted, throwOnEndOfStream: false);
        _end += got;
        if (got == wanted)
        {
            return;
        }

        if (!_buffer.AsSpan(0, _end).EndsWith(Seal))
        {
            throw new InvalidDataException("the gzip stream is cut off");
        }

        _end -= Seal.Length;
        _ended = true;
    }

    /// <summary>A file and, behind it, the seal as a gzip member.</summary>
    private sealed class SealedStream(Stream file) : Stream
    {
        private static readonly byte[] Member = Compressed();
        private int _sealRead;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var got = file.Read(buffer);
            if (got > 0 || buffer.IsEmpty)
            {
                return got;
            }

            got = Math.Min(buffer.Length, Member.Length - _sealRead);
            Member.AsSpan(_sealRead, got).CopyTo(buffer);
            _sealRead += got;
            return got;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private static byte[] Compressed()
        {
            var target = new MemoryStream();
            using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
            {
                gzip.Write(Seal);
            }

            return target.ToArray();
        }
    }
}
