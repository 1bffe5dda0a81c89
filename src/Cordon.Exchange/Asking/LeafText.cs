using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Cordon.Exchange.Asking;

/// <summary>Writes what is hashed one behind the other so that it can be read in one way only.</summary>
internal sealed class LeafText
{
    private readonly List<byte> _bytes = [];

    /// <summary>What is written.</summary>
    public ReadOnlySpan<byte> Written => CollectionsMarshal.AsSpan(_bytes);

    /// <summary>Bytes of which there are always as many.</summary>
    public LeafText Bytes(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>A number, in four bytes.</summary>
    public LeafText Number(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return Bytes(bytes);
    }

    /// <summary>A text in UTF-8, its length before it in two bytes.</summary>
    public LeafText Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)bytes.Length));
        return Bytes(length).Bytes(bytes);
    }
}
