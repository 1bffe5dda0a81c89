using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cordon.Formats.DataSets;

/// <summary>
/// Reads CSV (RFC 4180) from a stream of UTF-8, row by row, in a bounded buffer. Fields are spans into that buffer and stand until the
/// next <see cref="Read"/>. CRLF and LF end a row, a byte order mark is skipped, empty lines are skipped.
/// </summary>
/// <remarks>
/// A row that breaks the grammar is handed out with a <see cref="Fault"/>. Where a quote is at fault, the row is its first physical
/// line only and reading goes on with the next physical line, so that one stray quote never swallows the rows after it.
/// Commas, line feeds, quotes and NULs are found 64 bytes at a time; only a row that holds a quote takes the slower path.
/// </remarks>
public sealed partial class CsvReader : IDisposable
{
    /// <summary>The most bytes of a row. The longest honest row carries a victim's narrative; a stray quote is given up after so much.</summary>
    public const int RowBytesMax = 64 * 1024;

    /// <summary>The most fields of a row that are kept; more are counted but cannot be read.</summary>
    public const int FieldsMax = 256;

    /// <summary>How much of a row at fault is kept to be shown.</summary>
    public const int RawBytesMax = 1024;

    private const int BufferBytes = 1 << 19;
    private const int BlockBytes = 64;

    private readonly Stream _source;
    private readonly byte _separator;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes + BlockBytes);
    private readonly Field[] _fields = new Field[FieldsMax];
    private readonly byte[] _faultRaw = new byte[RawBytesMax];
    private byte[] _unescaped = [];
    private int _start;
    private int _end;
    private int _rowStart;
    private int _rowEnd;
    private int _faultRawLength;
    private bool _ended;
    private bool _opened;
    private long _nextLine = 1;

    /// <summary>Reads from a stream, which this reader then owns.</summary>
    public CsvReader(Stream source, char separator = ',')
    {
        _source = source;
        _separator = checked((byte)separator);
    }

    private enum Scanned
    {
        Row,
        NeedsMore,
    }

    /// <summary>Fields of the row, counted even beyond <see cref="FieldsMax"/>; 0 when it is at fault.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The physical line on which the row starts; the first is 1.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with the row's grammar, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>The row as it stands in the file without its line end; cut at <see cref="RawBytesMax"/> when it is at fault.</summary>
    public ReadOnlySpan<byte> Raw => Fault is null ? _buffer.AsSpan(_rowStart, _rowEnd - _rowStart) : _faultRaw.AsSpan(0, _faultRawLength);

    /// <summary>A field's text, unquoted.</summary>
    public ReadOnlySpan<byte> this[int field]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)field >= (uint)FieldCount)
            {
                ThrowNoField(field);
            }

            var extent = _fields[field];
            return extent.IsUnescaped ? _unescaped.AsSpan(extent.Start, extent.Length) : _buffer.AsSpan(extent.Start, extent.Length);
        }
    }

    /// <summary>Goes to the next row; false at the end. What the stream throws goes through.</summary>
    public bool Read()
    {
        if (!_opened)
        {
            Open();
        }

        while (true)
        {
            if (_start == _end)
            {
                if (_ended)
                {
                    return false;
                }

                Refill();
                continue;
            }

            Fault = null;
            Line = _nextLine;
            if (ScanPlain() == Scanned.NeedsMore)
            {
                Refill();
            }
            else if (FieldCount != 1 || _rowEnd != _rowStart || Fault is not null)
            {
                return true;
            }
        }
    }

    public void Dispose()
    {
        _source.Dispose();

        // Handed back once, and nothing is read of it any more.
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Open()
    {
        _opened = true;
        Refill();
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _start = 3;
        }
    }

    /// <summary>Moves what is left to the front and fills the buffer to the brim, so that no row is looked at more than twice.</summary>
    private void Refill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var wanted = BufferBytes - _end;
        var got = _source.ReadAtLeast(_buffer.AsSpan(_end, wanted), wanted, throwOnEndOfStream: false);
        _ended = got < wanted;
        _end += got;
    }

    // One loop over the row's blocks: splitting it would cost the registers it lives in.
    private Scanned ScanPlain()
    {
        var (at, fieldStart, count, hasNul) = (_start, _start, 0, false);
        while (at < _end)
        {
            var marks = Marks(at);
            if (_end - at < BlockBytes)
            {
                marks &= (1UL << (_end - at)) - 1;
            }

            for (; marks != 0; marks &= marks - 1)
            {
                var mark = at + BitOperations.TrailingZeroCount(marks);
                var b = _buffer[mark];
                if (b == _separator)
                {
                    Keep(count++, fieldStart, mark);
                    fieldStart = mark + 1;
                }
                else if (b == (byte)'\n')
                {
                    return Finish(fieldStart, mark, mark + 1, count, hasNul, lines: 1);
                }
                else if (b == 0)
                {
                    hasNul = true;
                }
                else
                {
                    return ScanQuoted();
                }
            }

            at += BlockBytes;
        }

        if (_ended)
        {
            return Finish(fieldStart, _end, _end, count, hasNul, lines: 1);
        }

        return _end - _start > RowBytesMax ? GiveUpLine(TooLong) : Scanned.NeedsMore;
    }

    private Scanned Finish(int fieldStart, int end, int next, int count, bool hasNul, int lines)
    {
        if (end > fieldStart && _buffer[end - 1] == '\r')
        {
            end--;
        }

        Keep(count, fieldStart, end);
        return Accept(end, next, count + 1, hasNul, lines);
    }

    private Scanned Accept(int end, int next, int count, bool hasNul, int lines)
    {
        if (end - _start > RowBytesMax)
        {
            return GiveUpLine(TooLong);
        }

        if (hasNul)
        {
            return GiveUpLine("the row holds a NUL byte");
        }

        _rowStart = _start;
        _rowEnd = end;
        _start = next;
        _nextLine += lines;
        FieldCount = count;
        return Scanned.Row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep(int field, int start, int end)
    {
        if ((uint)field < FieldsMax)
        {
            _fields[field] = new Field(start, end - start, false);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Marks(int at)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(_buffer);
        return Marks(Vector256.LoadUnsafe(ref first, (nuint)at)) | ((ulong)Marks(Vector256.LoadUnsafe(ref first, (nuint)at + 32)) << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Marks(Vector256<byte> bytes) =>
        (Vector256.Equals(bytes, Vector256.Create(_separator)) | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256<byte>.Zero)).ExtractMostSignificantBits();

    private void ThrowNoField(int field) =>
        throw new ArgumentOutOfRangeException(nameof(field), field, $"The row on line {Line} has {FieldCount} fields.");

    private readonly record struct Field(int Start, int Length, bool IsUnescaped);
}
