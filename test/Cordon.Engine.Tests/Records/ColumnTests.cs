using Cordon.Core.Screening;
using Cordon.Engine.Records;
using Xunit;

namespace Cordon.Engine.Tests.Records;

public sealed class ColumnTests
{
    public static TheoryData<int, int> Shapes()
    {
        var shapes = new TheoryData<int, int>();
        foreach (var bits in (ReadOnlySpan<int>)[0, 3, 8, 13, 16, 29, 32, 50, 63, 64])
        {
            foreach (var unknownPercent in (ReadOnlySpan<int>)[0, 30, 100])
            {
                shapes.Add(bits, unknownPercent);
            }
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Columns_read_back_as_written_and_take_the_bytes_of_the_plain_way(int bits, int unknownPercent)
    {
        var random = new Random((bits * 101) + unknownPercent);
        for (var count = 0; count <= 64; count++)
        {
            var from = bits > 62 ? 0 : random.NextInt64(-1L << 40, 1L << 40);
            var values = new long[count];
            for (var i = 0; i < count; i++)
            {
                var distance = bits switch
                {
                    0 => 0,
                    64 => random.NextInt64(long.MinValue, long.MaxValue),
                    _ => random.NextInt64(0, long.MaxValue) >> (63 - bits),
                };
                values[i] = random.Next(100) < unknownPercent ? Facts.Unknown : from + distance;
            }

            var writer = new ColumnWriter(16);
            writer.Column(values);
            Assert.Equal(Plainly(values), writer.Written.ToArray());
            var read = new long[count];
            var reader = new ColumnReader(writer.Written.Span);
            reader.Column(read);
            Assert.Equal(values, read);
            Assert.True(reader.IsAtEnd);
        }
    }

    /// <summary>The layout of a column, said as simply as it can be.</summary>
    private static byte[] Plainly(long[] values)
    {
        var known = values.Where(value => value != Facts.Unknown).DefaultIfEmpty(0).ToList();
        var (min, range) = (known.Min(), (ulong)known.Max() - (ulong)known.Min());
        var bytes = range == 0 ? 0 : range <= byte.MaxValue ? 1 : range <= ushort.MaxValue ? 2 : range <= uint.MaxValue ? 4 : 8;
        var unknown = values.Select((value, i) => value == Facts.Unknown ? 1UL << i : 0).Aggregate(0UL, (all, bit) => all | bit);
        var writer = new ColumnWriter(16);
        writer.Byte((byte)((bytes == 0 ? 0 : int.Log2(bytes) + 1) | (unknown != 0 ? 0x80 : 0)));
        writer.VarUInt(((ulong)min << 1) ^ (ulong)(min >> 63));
        if (unknown != 0)
        {
            writer.Int64((long)unknown);
        }

        foreach (var value in values)
        {
            writer.Bytes(BitConverter.GetBytes(value - min).AsSpan(0, bytes));
        }

        return writer.Written.ToArray();
    }
}
