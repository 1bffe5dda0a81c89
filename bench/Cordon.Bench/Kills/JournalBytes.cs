using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Cordon.Bench.Kills;

/// <summary>Reads the bytes of a record as docs/journal.md describes them; none of the engine's own readers has a part in it.</summary>
internal ref struct JournalBytes(ReadOnlySpan<byte> bytes)
{
    /// <summary>What a column holds for a value that is not known.</summary>
    public const long Unknown = long.MinValue;

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte() => Bytes(1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(8));

    public string Text() => Encoding.UTF8.GetString(Bytes(checked((int)VarInt())));

    public string? TextOrNull() => VarInt() is > 0 and var count ? Encoding.UTF8.GetString(Bytes(checked((int)count - 1))) : null;

    public ReadOnlySpan<byte> Bytes(int length)
    {
        if (length < 0 || length > _rest.Length)
        {
            throw new InvalidDataException($"a record wants {length} bytes where {_rest.Length} are left");
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    public ulong VarInt()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("a number takes more than ten bytes");
    }

    public long[] Column(int count)
    {
        var head = Byte();
        var zigzag = VarInt();
        var least = (zigzag >> 1) ^ (0UL - (zigzag & 1));
        var unknown = (head & 0x80) == 0 ? 0UL : (ulong)Int64();
        var width = (head & 0x7F) switch
        {
            0 => 0,
            1 => 1,
            2 => 2,
            3 => 4,
            4 => 8,
            var other => throw new InvalidDataException($"a column has the width code {other}"),
        };
        var values = new long[count];
        for (var i = 0; i < count; i++)
        {
            var distance = 0UL;
            var packed = Bytes(width);
            for (var at = 0; at < width; at++)
            {
                distance |= (ulong)packed[at] << (8 * at);
            }

            values[i] = unchecked((long)(least + distance));
        }

        for (; unknown != 0; unknown &= unknown - 1)
        {
            values[BitOperations.TrailingZeroCount(unknown)] = Unknown;
        }

        return values;
    }
}
