using System.Buffers.Binary;

namespace Cordon.Formats.DataSets;

/// <summary>
/// Checks that a Parquet file's footer is what parquet.thrift says, before the package reads it: the package believes the footer, and one that is
/// cut short or of other types sends it round for ever.
/// </summary>
/// <remarks>The footer is a FileMetaData in Thrift's compact protocol. Fields that the format got later are passed over.</remarks>
internal ref struct ParquetFooter
{
    /// <summary>A footer names each column of each row group: those of the widest and longest files in use have some megabytes.</summary>
    private const int BytesMax = 256 * 1024 * 1024;

    private const int TrailerBytes = 8;

    /// <summary>Structs within structs: the format's own go eight deep.</summary>
    private const int DepthMax = 16;

    private static readonly Shape Anything = new([]);
    private static readonly Shape KeyValue = new([(1, Wire.Binary, null), (2, Wire.Binary, null)]);
    private static readonly Shape TimeType = new([(1, Wire.True, null), (2, Wire.Struct, Anything)]);
    private static readonly Shape LogicalType = new(
    [
        (1, Wire.Struct, Anything), (2, Wire.Struct, Anything), (3, Wire.Struct, Anything), (4, Wire.Struct, Anything),
        (5, Wire.Struct, new([(1, Wire.I32, null), (2, Wire.I32, null)])), (6, Wire.Struct, Anything), (7, Wire.Struct, TimeType),
        (8, Wire.Struct, TimeType), (10, Wire.Struct, new([(1, Wire.Byte, null), (2, Wire.True, null)])), (11, Wire.Struct, Anything),
        (12, Wire.Struct, Anything), (13, Wire.Struct, Anything), (14, Wire.Struct, Anything), (15, Wire.Struct, Anything),
    ]);

    private static readonly Shape SchemaElement = new(
    [
        (1, Wire.I32, null), (2, Wire.I32, null), (3, Wire.I32, null), (4, Wire.Binary, null), (5, Wire.I32, null), (6, Wire.I32, null),
        (7, Wire.I32, null), (8, Wire.I32, null), (9, Wire.I32, null), (10, Wire.Struct, LogicalType),
    ]);

    private static readonly Shape Statistics = new(
    [
        (1, Wire.Binary, null), (2, Wire.Binary, null), (3, Wire.I64, null), (4, Wire.I64, null), (5, Wire.Binary, null),
        (6, Wire.Binary, null), (7, Wire.True, null), (8, Wire.True, null),
    ]);

    private static readonly Shape Encryption = new([(1, Wire.Struct, Anything), (2, Wire.Struct, Anything)]);
    private static readonly Shape ColumnMetaData = new(
    [
        (1, Wire.I32, null), (2, Wire.List, new([(0, Wire.I32, null)])), (3, Wire.List, new([(0, Wire.Binary, null)])), (4, Wire.I32, null),
        (5, Wire.I64, null), (6, Wire.I64, null), (7, Wire.I64, null), (8, Wire.List, new([(0, Wire.Struct, KeyValue)])), (9, Wire.I64, null),
        (10, Wire.I64, null), (11, Wire.I64, null), (12, Wire.Struct, Statistics),
        (13, Wire.List, new([(0, Wire.Struct, new([(1, Wire.I32, null), (2, Wire.I32, null), (3, Wire.I32, null)]))])),
        (14, Wire.I64, null), (15, Wire.I32, null),
        (16, Wire.Struct, new([(1, Wire.I64, null), (2, Wire.List, new([(0, Wire.I64, null)])), (3, Wire.List, new([(0, Wire.I64, null)]))])),
    ]);

    private static readonly Shape ColumnChunk = new(
    [
        (1, Wire.Binary, null), (2, Wire.I64, null), (3, Wire.Struct, ColumnMetaData), (4, Wire.I64, null), (5, Wire.I32, null),
        (6, Wire.I64, null), (7, Wire.I32, null), (8, Wire.Struct, Encryption), (9, Wire.Binary, null),
    ]);

    private static readonly Shape SortingColumn = new([(1, Wire.I32, null), (2, Wire.True, null), (3, Wire.True, null)]);
    private static readonly Shape RowGroup = new(
    [
        (1, Wire.List, new([(0, Wire.Struct, ColumnChunk)])), (2, Wire.I64, null), (3, Wire.I64, null),
        (4, Wire.List, new([(0, Wire.Struct, SortingColumn)])), (5, Wire.I64, null), (6, Wire.I64, null), (7, Wire.I16, null),
    ]);

    private static readonly Shape FileMetaData = new(
    [
        (1, Wire.I32, null), (2, Wire.List, new([(0, Wire.Struct, SchemaElement)])), (3, Wire.I64, null),
        (4, Wire.List, new([(0, Wire.Struct, RowGroup)])), (5, Wire.List, new([(0, Wire.Struct, KeyValue)])), (6, Wire.Binary, null),
        (7, Wire.List, new([(0, Wire.Struct, new([(1, Wire.Struct, Anything)]))])), (8, Wire.Struct, Encryption), (9, Wire.Binary, null),
    ]);

    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;

    private ParquetFooter(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>The compact protocol's types. A boolean's value is in its type, so that a field of one has either.</summary>
    private enum Wire : byte
    {
        Stop, True, False, Byte, I16, I32, I64, Double, Binary, List, Set, Map, Struct,
    }

    /// <summary>Checks the footer and leaves the file at its beginning.</summary>
    /// <exception cref="InvalidDataException">The footer is no FileMetaData; the message says at which of its bytes.</exception>
    public static void Check(Stream file)
    {
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        if (file.Length < 4 + TrailerBytes)
        {
            throw new InvalidDataException($"its {file.Length} bytes are too few");
        }

        file.Seek(-TrailerBytes, SeekOrigin.End);
        file.ReadExactly(trailer);
        var length = BinaryPrimitives.ReadInt32LittleEndian(trailer);
        if (!trailer[4..].SequenceEqual("PAR1"u8) || length <= 0 || length > BytesMax || length > file.Length - 4 - TrailerBytes)
        {
            throw new InvalidDataException("it does not end as a Parquet file does");
        }

        var bytes = new byte[length];
        file.Seek(-TrailerBytes - length, SeekOrigin.End);
        file.ReadExactly(bytes);
        file.Seek(0, SeekOrigin.Begin);
        var footer = new ParquetFooter(bytes);
        footer.Struct(FileMetaData, 0);
    }

    private void Struct(Shape shape, int depth)
    {
        if (depth > DepthMax)
        {
            throw Wrong("goes too deep");
        }

        var id = 0;
        while (Next() is var head and not 0)
        {
            var wire = (Wire)(head & 0x0F);
            id = head >> 4 != 0 ? id + (head >> 4) : ZigZag16();
            var inner = Inner(shape, id, wire == Wire.False ? Wire.True : wire);
            if (wire is not (Wire.True or Wire.False))
            {
                Value(wire, inner, depth);
            }
        }
    }

    /// <summary>The shape of what a field holds, after a look whether it is of its type.</summary>
    private readonly Shape Inner(Shape shape, int id, Wire wire)
    {
        foreach (var (known, of, inner) in shape.Fields)
        {
            if (known == id)
            {
                return of == wire ? inner ?? Anything : throw Wrong($"has a {wire} where field {id} is a {of}");
            }
        }

        return Anything;
    }

    private void Value(Wire wire, Shape shape, int depth)
    {
        switch (wire)
        {
            case Wire.True or Wire.False or Wire.Byte: Next(); break;
            case Wire.I16 or Wire.I32: VarInt(32); break;
            case Wire.I64: VarInt(64); break;
            case Wire.Double: Skip(8); break;
            case Wire.Binary: Skip(VarInt(31)); break;
            case Wire.List or Wire.Set: List(shape, depth + 1); break;
            case Wire.Struct: Struct(shape, depth + 1); break;
            default: throw Wrong($"has a field of type {(int)wire}");
        }
    }

    private void List(Shape shape, int depth)
    {
        var head = Next();
        var wire = (Wire)(head & 0x0F);
        var count = head >> 4 != 15 ? (ulong)(head >> 4) : VarInt(31);
        var inner = Inner(shape, 0, wire);
        if (count > (ulong)(_bytes.Length - _at))
        {
            throw Wrong($"has a list of {count}");
        }

        for (var i = 0UL; i < count; i++)
        {
            Value(wire, inner, depth);
        }
    }

    private byte Next() => _at < _bytes.Length ? _bytes[_at++] : throw Wrong("ends too early");

    private int ZigZag16()
    {
        var value = VarInt(32);
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    private ulong VarInt(int bits)
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Next();
            value |= shift < 64 ? (ulong)(next & 0x7F) << shift : 0;
            if (next < 0x80)
            {
                return bits == 64 || value >> bits == 0 ? value : throw Wrong($"has the number {value}");
            }
        }

        throw Wrong("has a number of more than ten bytes");
    }

    private void Skip(ulong count)
    {
        if (count > (ulong)(_bytes.Length - _at))
        {
            throw Wrong($"has a text of {count} bytes");
        }

        _at += (int)count;
    }

    private readonly InvalidDataException Wrong(string what) => new($"its footer {what}, at byte {_at} of {_bytes.Length}");

    /// <summary>The fields of a struct that are looked at; a list has one, 0, for its elements.</summary>
    private sealed record Shape((int Id, Wire Wire, Shape? Inner)[] Fields);
}
