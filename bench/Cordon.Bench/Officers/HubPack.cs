using System.Buffers.Binary;
using System.Text;

namespace Cordon.Bench.Officers;

/// <summary>
/// The messages of a live screen's line, "blazorpack": the hub protocol in MessagePack, of which texts, whole numbers, truth values, bytes, lists and
/// nothing occur. Each message has its length before it.
/// </summary>
internal static class HubPack
{
    /// <summary>A call by which nothing is answered, or with an identifier whose answer comes.</summary>
    public static byte[] Call(string? id, string target, params ReadOnlySpan<object?> arguments)
    {
        var body = new MemoryStream();
        List(body, 6);
        Number(body, 1);
        body.WriteByte(0x80);
        Write(body, id);
        Write(body, target);
        List(body, arguments.Length);
        foreach (var argument in arguments)
        {
            Write(body, argument);
        }

        List(body, 0);
        return Framed(body);
    }

    /// <summary>What keeps the line open.</summary>
    public static byte[] Ping()
    {
        var body = new MemoryStream();
        List(body, 1);
        Number(body, 6);
        return Framed(body);
    }

    /// <summary>Takes the first message off what has come; null when it is not all there yet.</summary>
    public static object?[]? TryTake(ref ReadOnlySpan<byte> come)
    {
        var (length, at, shift) = (0, 0, 0);
        while (true)
        {
            if (at == come.Length)
            {
                return null;
            }

            length |= (come[at] & 0x7F) << shift;
            shift += 7;
            if (come[at++] < 0x80)
            {
                break;
            }
        }

        if (come.Length - at < length)
        {
            return null;
        }

        var message = come.Slice(at, length);
        come = come[(at + length)..];
        return (object?[])Read(ref message)!;
    }

    private static byte[] Framed(MemoryStream body)
    {
        var framed = new MemoryStream();
        var length = (int)body.Length;
        for (; length >= 0x80; length >>= 7)
        {
            framed.WriteByte((byte)(length | 0x80));
        }

        framed.WriteByte((byte)length);
        body.WriteTo(framed);
        return framed.ToArray();
    }

    private static void Write(MemoryStream to, object? value)
    {
        switch (value)
        {
            case null:
                to.WriteByte(0xC0);
                break;
            case bool flag:
                to.WriteByte(flag ? (byte)0xC3 : (byte)0xC2);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                to.WriteByte(0xDB);
                Span<byte> size = stackalloc byte[4];
                BinaryPrimitives.WriteInt32BigEndian(size, bytes.Length);
                to.Write(size);
                to.Write(bytes);
                break;
            default:
                Number(to, (long)value);
                break;
        }
    }

    private static void Number(MemoryStream to, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        to.WriteByte(0xD3);
        to.Write(bytes);
    }

    private static void List(MemoryStream to, int count) => to.WriteByte((byte)(0x90 | count));

    private static object? Read(ref ReadOnlySpan<byte> from)
    {
        var kind = Take(ref from, 1)[0];
        return kind switch
        {
            < 0x80 => (long)kind,
            < 0x90 => Map(ref from, kind & 0x0F),
            < 0xA0 => Items(ref from, kind & 0x0F),
            < 0xC0 => Text(ref from, kind & 0x1F),
            0xC0 => null,
            0xC2 => false,
            0xC3 => true,
            0xC4 => Take(ref from, Size(ref from, 1)).ToArray(),
            0xC5 => Take(ref from, Size(ref from, 2)).ToArray(),
            0xC6 => Take(ref from, Size(ref from, 4)).ToArray(),
            0xCC => (long)Size(ref from, 1),
            0xCD => (long)Size(ref from, 2),
            0xCE => (long)(uint)Size(ref from, 4),
            0xCF or 0xD3 => BinaryPrimitives.ReadInt64BigEndian(Take(ref from, 8)),
            0xD0 => (long)(sbyte)Size(ref from, 1),
            0xD1 => (long)(short)Size(ref from, 2),
            0xD2 => (long)Size(ref from, 4),
            0xD9 => Text(ref from, Size(ref from, 1)),
            0xDA => Text(ref from, Size(ref from, 2)),
            0xDB => Text(ref from, Size(ref from, 4)),
            0xDC => Items(ref from, Size(ref from, 2)),
            >= 0xE0 => (long)(sbyte)kind,
            _ => throw new InvalidDataException($"A live screen's line brought a value of kind {kind:x2}."),
        };
    }

    private static object?[] Items(ref ReadOnlySpan<byte> from, int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = Read(ref from);
        }

        return items;
    }

    // Headers: none is used.
    private static object? Map(ref ReadOnlySpan<byte> from, int count)
    {
        _ = Items(ref from, 2 * count);
        return null;
    }

    private static string Text(ref ReadOnlySpan<byte> from, int length) => Encoding.UTF8.GetString(Take(ref from, length));

    private static int Size(ref ReadOnlySpan<byte> from, int bytes)
    {
        var size = 0;
        foreach (var one in Take(ref from, bytes))
        {
            size = (size << 8) | one;
        }

        return size;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> from, int count)
    {
        var taken = from[..count];
        from = from[count..];
        return taken;
    }
}
