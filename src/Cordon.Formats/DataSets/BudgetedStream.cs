namespace Cordon.Formats.DataSets;

/// <summary>
/// A file for a reader that a damaged file may send round in circles: within one step it may read each byte a few times, and then no more.
/// </summary>
internal sealed class BudgetedStream(Stream file) : Stream
{
    /// <summary>A column or a footer is read once; the second and third time are for buffers that seek back.</summary>
    private const int TimesMax = 4;

    // Many small reads near the end of a small file are still honest.
    private const int BudgetMin = 1 << 16;

    private long _left = Budget(file);

    public override bool CanRead => true;

    public override bool CanSeek => file.CanSeek;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>Begins a step: the budget is whole again.</summary>
    public void BeginStep() => _left = Budget(file);

    public override int Read(Span<byte> buffer)
    {
        var got = file.Read(buffer);
        Spend(got);
        return got;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override int ReadByte()
    {
        Spend(1);
        return file.ReadByte();
    }

    // A damaged count has a reader pass over two thousand million bytes one by one, far beyond the end.
    public override long Seek(long offset, SeekOrigin origin)
    {
        Spend(0);
        return file.Seek(offset, origin);
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private static long Budget(Stream file) => (TimesMax * file.Length) + BudgetMin;

    private void Spend(int bytes)
    {
        // A read at the end gives nothing and still counts: that is where circles turn.
        _left -= bytes + 1;
        if (_left < 0)
        {
            throw new InvalidDataException("its parts refer to one another in a circle, or beyond its end");
        }
    }
}
