using System.Buffers.Binary;

namespace Cordon.Core.Exchange.Requests;

/// <summary>A SHA-256 hash that names an event or an object between two centres. Ordered as its bytes are. The default names none.</summary>
public readonly record struct EventHash : IComparable<EventHash>
{
    /// <summary>Bytes of a hash.</summary>
    public const int Bytes = 32;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <exception cref="ArgumentException">The bytes are not 32.</exception>
    public EventHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes)
        {
            throw new ArgumentException($"A hash has {Bytes} bytes, not {bytes.Length}.", nameof(bytes));
        }

        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    public static bool operator <(EventHash left, EventHash right) => left.CompareTo(right) < 0;

    public static bool operator >(EventHash left, EventHash right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventHash left, EventHash right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventHash left, EventHash right) => left.CompareTo(right) >= 0;

    public int CompareTo(EventHash other) =>
        _first != other._first ? _first.CompareTo(other._first)
        : _second != other._second ? _second.CompareTo(other._second)
        : _third != other._third ? _third.CompareTo(other._third)
        : _fourth.CompareTo(other._fourth);

    public override int GetHashCode() => _first.GetHashCode();

    /// <summary>64 hexadecimal digits in small letters.</summary>
    public override string ToString() => $"{_first:x16}{_second:x16}{_third:x16}{_fourth:x16}";
}
