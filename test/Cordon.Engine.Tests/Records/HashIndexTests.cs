using Cordon.Engine.Records;
using Xunit;

namespace Cordon.Engine.Tests.Records;

public sealed class HashIndexTests
{
    [Fact]
    public void Finds_every_number_again_after_growing_and_none_that_was_not_added()
    {
        using var index = new HashIndex();
        var random = new Random(7);
        var kept = new Dictionary<ulong, long>();
        for (var i = 1; i <= 200_000; i++)
        {
            var hash = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
            kept[hash] = i;
            index.Add(hash, i);
        }

        Assert.Equal(200_000, index.Count);
        Assert.All(kept, entry => Assert.Contains(entry.Value, All(index, entry.Key)));
        for (var i = 0; i < 1000; i++)
        {
            var hash = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
            index.Prefetch(hash);
            Assert.Equal(kept.ContainsKey(hash), index.First(hash, out _) != 0);
        }
    }

    [Fact]
    public void Gives_all_numbers_of_one_hash_also_where_they_wrap_around_the_end_of_a_table()
    {
        using var index = new HashIndex();
        const ulong last = 0xFFFF_FFFF_0000_0005;
        long[] numbers = [.. Enumerable.Range(1, 100).Select(n => (long)n), -1, long.MinValue];
        foreach (var number in numbers)
        {
            index.Add(last, number);
        }

        Assert.Equal(numbers.Order(), All(index, last).Order());
        Assert.Equal(0, index.First(last - 1024, out _));
    }

    private static List<long> All(HashIndex index, ulong hash)
    {
        var found = new List<long>();
        for (var number = index.First(hash, out var probe); number != 0; number = index.Next(hash, ref probe))
        {
            found.Add(number);
        }

        return found;
    }
}
