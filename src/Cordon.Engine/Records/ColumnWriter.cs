using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
        long min = long.MaxValue, max = long.MinValue;
        var unknown = 0UL;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (value == Facts.Unknown)
            {
                unknown |= 1UL << i;
                continue;
            }

            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

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
            case 1: Pack<byte>(values, min); break;
            case 2: Pack<ushort>(values, min); break;
            case 3: Pack<uint>(values, min); break;
            case 4: Pack<ulong>(values, min); break;
            default: break;
        }
    }

    private void Pack<T>(ReadOnlySpan<long> values, long min)
        where T : unmanaged, IBinaryInteger<T>
    {
        var packed = MemoryMarshal.Cast<byte, T>(Take(values.Length * Unsafe.SizeOf<T>()));
        for (var i = 0; i < packed.Length; i++)
        {
            packed[i] = T.CreateTruncating(values[i] - min);
        }
    }

    private Span<byte> Take(int bytes)
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
