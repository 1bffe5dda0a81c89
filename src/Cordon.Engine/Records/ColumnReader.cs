using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cordon.Core.Screening;

namespace Cordon.Engine.Records;

/// <summary>Reads what <see cref="ColumnWriter"/> wrote. Running over the end throws: the bytes were verified, so it is a defect.</summary>
public ref struct ColumnReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position >= _bytes.Length;

    public byte Byte() => _bytes[Position++];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(8));

    public ReadOnlySpan<byte> Bytes(int length)
    {
        var span = _bytes.Slice(Position, length);
        Position += length;
        return span;
    }

    /// <summary>What has not been read.</summary>
    public readonly ReadOnlySpan<byte> Rest => _bytes[Position..];

    public ReadOnlySpan<byte> Text() => Bytes(checked((int)VarUInt()));

    public string? TextOrNull()
    {
        var length = checked((int)VarUInt());
        return length == 0 ? null : System.Text.Encoding.UTF8.GetString(Bytes(length - 1));
    }

    public ulong VarUInt()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = _bytes[Position++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
    }

    /// <summary>A column of as many values as the span holds.</summary>
    public void Column(Span<long> values)
    {
        var head = Byte();
        var raw = VarUInt();
        var min = (long)(raw >> 1) ^ -(long)(raw & 1);
        var unknown = (head & 0x80) != 0 ? (ulong)Int64() : 0;
        switch (head & 0x7F)
        {
            case 0: values.Fill(min); break;
            case 1: Unpack<byte>(values, min); break;
            case 2: Unpack<ushort>(values, min); break;
            case 3: Unpack<uint>(values, min); break;
            case 4: Unpack<ulong>(values, min); break;
            default: throw new InvalidOperationException($"A column of width {head & 0x7F} is from a later program.");
        }

        for (; unknown != 0; unknown &= unknown - 1)
        {
            values[BitOperations.TrailingZeroCount(unknown)] = Facts.Unknown;
        }
    }

    /// <summary>Passes over a column of <paramref name="count"/> values.</summary>
    public void SkipColumn(int count)
    {
        var head = Byte();
        VarUInt();
        Position += ((head & 0x80) != 0 ? 8 : 0) + ((head & 0x7F) == 0 ? 0 : count << ((head & 0x7F) - 1));
    }

    private void Unpack<T>(Span<long> values, long min)
        where T : unmanaged, IBinaryInteger<T>
    {
        var packed = MemoryMarshal.Cast<byte, T>(Bytes(values.Length * Unsafe.SizeOf<T>()));
        for (var i = 0; i < packed.Length; i++)
        {
            values[i] = (long)(ulong.CreateTruncating(packed[i]) + (ulong)min);
        }
    }
}
