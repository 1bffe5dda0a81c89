using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cordon.Core.Screening;

namespace Cordon.Engine.Records;

/// <summary>A growing buffer of journal bytes: little-endian numbers, variable-length integers, texts and packed columns.</summary>
public sealed class ColumnWriter
{
    private byte[] _buffer;

    public ColumnWriter(int capacity = 64 * 1024) => _buffer = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value)
    {
        Reserve(1);
        _buffer[Length++] = value;
    }

    public void Int32At(int position, int value) => BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(position), value);

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    /// <summary>A text of up to 2 GiB: its length, then its bytes.</summary>
    public void Text(ReadOnlySpan<byte> text)
    {
        VarUInt((ulong)text.Length);
        Bytes(text);
    }

    /// <summary>A text, or nothing, which reads back as null.</summary>
    public void TextOrNull(string? text)
    {
        if (text is null)
        {
            VarUInt(0);
            return;
        }

        var length = System.Text.Encoding.UTF8.GetByteCount(text);
        VarUInt((ulong)length + 1);
        System.Text.Encoding.UTF8.GetBytes(text, Take(length));
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void VarUInt(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            _buffer[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _buffer[Length++] = (byte)value;
    }

    /// <summary>
    /// Up to 64 values as their smallest and the distances from it in 0, 1, 2, 4 or 8 bytes each; unknown ones as bits.
    /// Most columns of a block are constant and take two bytes.
    /// </summary>
    public void Column(ReadOnlySpan<long> values)
    {
        var unknown = Range(values, out var min, out var max);
        if (min > max)
        {
            min = max = 0;
        }

        var range = (ulong)max - (ulong)min;
        var widthLog = range == 0 ? 0 : range <= byte.MaxValue ? 1 : range <= ushort.MaxValue ? 2 : range <= uint.MaxValue ? 3 : 4;
        Byte((byte)(widthLog | (unknown != 0 ? 0x80 : 0)));
        VarUInt(((ulong)min << 1) ^ (ulong)(min >> 63));
        if (unknown != 0)
        {
            Int64((long)unknown);
        }

        switch (widthLog)
        {
            case 1: PackBytes(values, min); break;
            case 2: PackShorts(values, min); break;
            case 3: PackInts(values, min); break;
            case 4: PackLongs(values, min); break;
            default: break;
        }
    }

    /// <summary>The smallest and the greatest known value, and a bit for each unknown one.</summary>
    private static ulong Range(ReadOnlySpan<long> values, out long min, out long max)
    {
        (min, max) = (long.MaxValue, long.MinValue);
        var unknown = 0UL;
        var i = 0;
        if (Vector256.IsHardwareAccelerated && values.Length >= Vector256<long>.Count)
        {
            var none = Vector256.Create(Facts.Unknown);
            var (least, most) = (Vector256.Create(long.MaxValue), Vector256.Create(long.MinValue));
            for (; i <= values.Length - Vector256<long>.Count; i += Vector256<long>.Count)
            {
                var value = Vector256.Create(values[i..]);
                var isUnknown = Vector256.Equals(value, none);
                unknown |= (ulong)isUnknown.ExtractMostSignificantBits() << i;
                least = Vector256.Min(least, Vector256.ConditionalSelect(isUnknown, Vector256.Create(long.MaxValue), value));

                // The unknown is the smallest number there is, so that it is never the greatest.
                most = Vector256.Max(most, value);
            }

            for (var lane = 0; lane < Vector256<long>.Count; lane++)
            {
                min = Math.Min(min, least[lane]);
                max = Math.Max(max, most[lane]);
            }
        }

        for (; i < values.Length; i++)
        {
            if (values[i] == Facts.Unknown)
            {
                unknown |= 1UL << i;
                continue;
            }

            min = Math.Min(min, values[i]);
            max = Math.Max(max, values[i]);
        }

        return unknown;
    }

    private void PackBytes(ReadOnlySpan<long> values, long min)
    {
        var packed = Take(values.Length);
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var from = Vector256.Create(min);
            for (; i <= values.Length - 32; i += 32)
            {
                var shorts = Vector256.Narrow(Ints(values, i, from), Ints(values, i + 8, from));
                Vector256.Narrow(shorts, Vector256.Narrow(Ints(values, i + 16, from), Ints(values, i + 24, from))).AsByte().CopyTo(packed[i..]);
            }
        }

        for (; i < packed.Length; i++)
        {
            packed[i] = unchecked((byte)(values[i] - min));
        }
    }

    private void PackShorts(ReadOnlySpan<long> values, long min)
    {
        var packed = MemoryMarshal.Cast<byte, short>(Take(values.Length * sizeof(short)));
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var from = Vector256.Create(min);
            for (; i <= values.Length - 16; i += 16)
            {
                Vector256.Narrow(Ints(values, i, from), Ints(values, i + 8, from)).CopyTo(packed[i..]);
            }
        }

        for (; i < packed.Length; i++)
        {
            packed[i] = unchecked((short)(values[i] - min));
        }
    }

    private void PackInts(ReadOnlySpan<long> values, long min)
    {
        var packed = MemoryMarshal.Cast<byte, int>(Take(values.Length * sizeof(int)));
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var from = Vector256.Create(min);
            for (; i <= values.Length - 8; i += 8)
            {
                Ints(values, i, from).CopyTo(packed[i..]);
            }
        }

        for (; i < packed.Length; i++)
        {
            packed[i] = unchecked((int)(values[i] - min));
        }
    }

    private void PackLongs(ReadOnlySpan<long> values, long min)
    {
        var packed = MemoryMarshal.Cast<byte, long>(Take(values.Length * sizeof(long)));
        for (var i = 0; i < packed.Length; i++)
        {
            packed[i] = unchecked(values[i] - min);
        }
    }

    /// <summary>The lower halves of eight distances.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Ints(ReadOnlySpan<long> values, int at, Vector256<long> from) =>
        Vector256.Narrow(Vector256.Create(values[at..]) - from, Vector256.Create(values[(at + 4)..]) - from);

    /// <summary>Room for so many bytes, to be filled at once: the next write may move it.</summary>
    public Span<byte> Take(int bytes)
    {
        Reserve(bytes);
        var span = _buffer.AsSpan(Length, bytes);
        Length += bytes;
        return span;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - Length < bytes)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + bytes));
        }
    }
}
