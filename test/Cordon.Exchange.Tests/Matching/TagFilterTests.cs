using System.Buffers.Binary;
using Cordon.Exchange.Matching;
using CsCheck;
using Xunit;

namespace Cordon.Exchange.Tests.Matching;

/// <summary>Filters hold the tags they were built of and no others, in the fewest bits, and one that is broken is none.</summary>
public sealed class TagFilterTests
{
    private static readonly Gen<ulong[]> Tags = Gen.OneOf(
        Gen.ULong, Gen.ULong[0, 300], Gen.ULong[ulong.MaxValue - 300, ulong.MaxValue]).Array[0, 400].Select(tags => tags.Distinct().Order().ToArray());

    [Fact]
    public void Tags_come_out_as_they_went_in() => Tags.Sample(tags =>
    {
        var filter = TagFilter.Read(TagFilter.Of(tags).Bytes.ToArray())!;
        Assert.Equal(tags.Length, filter.Count);
        Assert.Equal(tags, All(filter));
    });

    [Fact]
    public void What_is_in_it_is_found_in_whatever_order_it_is_asked_for_and_nothing_else() => Gen.Select(Tags, Tags, Gen.Int).Sample((tags, others, seed) =>
    {
        var asked = tags.Concat(others).Concat(tags.Take(3)).ToArray();
        new Random(seed).Shuffle(asked);
        var found = TagFilter.Of(tags).Find(asked);
        Assert.Equal(asked.Select(tag => tags.Contains(tag)), found);
    });

    [Fact]
    public void One_set_has_one_file_and_every_other_is_refused() => Gen.Select(Tags, Gen.Int[0, 100_000], Gen.Byte[1, 255]).Sample((tags, place, change) =>
    {
        var bytes = TagFilter.Of(tags).Bytes.ToArray();
        Assert.Null(TagFilter.Read([.. bytes, 0]));
        Assert.Null(TagFilter.Read(bytes[..^1]));
        bytes[place % bytes.Length] ^= change;
        if (TagFilter.Read(bytes) is { } other)
        {
            // It may be that of another set, and of one only.
            Assert.NotEqual(tags, All(other));
            Assert.Equal(bytes, TagFilter.Of(All(other)).Bytes.ToArray());
        }
    });

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public void A_tag_takes_hardly_more_than_its_information(int count)
    {
        var chance = new Random(count);
        var bytes = new byte[count * TagFilter.TagBytes];
        chance.NextBytes(bytes);
        var tags = bytes.Chunk(TagFilter.TagBytes).Select(tag => BinaryPrimitives.ReadUInt64LittleEndian(tag)).Distinct().Order().ToArray();

        // Of a sorted set of n among 2^64: log2 of 2^64 e / n for each.
        var least = 64 - Math.Log2(count) + Math.Log2(Math.E);
        Assert.InRange(TagFilter.Of(tags).Bytes.Length * 8.0 / count, least, least + 0.6);
    }

    [Fact]
    public void Tags_that_do_not_rise_are_refused()
    {
        Assert.Throws<ArgumentException>(() => TagFilter.Of([2, 1]));
        Assert.Throws<ArgumentException>(() => TagFilter.Of([1, 1]));
    }

    [Fact]
    public void Nothing_makes_a_reader_run_away()
    {
        var bytes = TagFilter.Of([1, 2, 3]).Bytes.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), long.MaxValue);
        Assert.Null(TagFilter.Read(bytes));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), -1);
        Assert.Null(TagFilter.Read(bytes));
        Assert.Null(TagFilter.Read([]));
        Assert.Null(TagFilter.Read([.. TagFilter.Of([7]).Bytes.Span[..17], .. Enumerable.Repeat((byte)255, 1 << 20)]));
    }

    private static ulong[] All(TagFilter filter)
    {
        var all = new List<ulong>();
        foreach (var tag in filter)
        {
            all.Add(tag);
        }

        return [.. all];
    }
}
