using System.Text;
using Cordon.Exchange.Matching;
using Cordon.Exchange.Tests.Support;
using Xunit;

namespace Cordon.Exchange.Tests.Matching;

/// <summary>
/// A filter holds what the holder knows and the canaries, filled up so that it tells neither how many nor which; a build goes on where it was stopped.
/// </summary>
public sealed class FilterBuilderTests
{
    private const string Kind = "account";
    private const int Records = 70_000;

    private static readonly byte[][] Inputs =
        [.. Enumerable.Range(0, Records).Select(i => Encoding.UTF8.GetBytes(FormattableString.Invariant($"asc1|account|BIC/{i}")))];

    [Fact]
    public void All_records_and_canaries_are_found_and_nothing_that_is_none()
    {
        using var folder = new ScratchFolder();
        using var holder = Holder("1");
        var filter = new FilterBuilder(holder, folder.In("f")).Build(Kind, Inputs);
        Assert.Equal(FilterBuilder.PaddedCount(Records + Canaries.Count, holder.PaddingDraw()), filter.Count);
        Assert.All(filter.Find(Tags(holder, Inputs)), Assert.True);
        Assert.All(filter.Find(Tags(holder, Canaries.Of(Kind))), Assert.True);
        Assert.All(filter.Find(Tags(holder, Canaries.Of("phone"))), Assert.False);
        Assert.All(filter.Find(Tags(holder, [.. Inputs.Select(input => (byte[])[.. input, (byte)'x'])])), Assert.False);
        using var other = Holder("2");
        Assert.All(filter.Find(Tags(other, Canaries.Of(Kind))), Assert.False);
    }

    [Fact]
    public void A_build_that_was_stopped_evaluates_only_what_was_not_kept_and_comes_to_the_same()
    {
        using var folder = new ScratchFolder();
        using var holder = Holder("1");
        var whole = new FilterBuilder(holder, folder.In("whole")).Build(Kind, Inputs);
        using var stop = new CancellationTokenSource();
        var builder = new FilterBuilder(holder, folder.In("stopped"));
        Assert.Throws<OperationCanceledException>(() => builder.Build(Kind, Inputs, new At(_ => stop.Cancel()), stop.Token));
        var kept = Assert.Single(Directory.GetFiles(folder.In("stopped")));
        var written = File.GetLastWriteTimeUtc(kept);
        var again = new FilterBuilder(holder, folder.In("stopped")).Build(Kind, Inputs);
        Assert.Equal(whole.Bytes.ToArray(), again.Bytes.ToArray());
        Assert.Equal(written, File.GetLastWriteTimeUtc(kept));
        builder.Clear();
        Assert.Empty(Directory.GetFiles(folder.In("stopped")));
    }

    [Fact]
    public void A_chunk_that_is_damaged_or_of_other_inputs_is_never_taken()
    {
        using var folder = new ScratchFolder();
        using var holder = Holder("1");
        var inputs = Inputs[..1_000];
        var filter = new FilterBuilder(holder, folder.Path).Build(Kind, inputs).Bytes.ToArray();
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        foreach (var damaged in (byte[][])[bytes, bytes[..20], []])
        {
            File.WriteAllBytes(file, damaged);
            Assert.Equal(filter, new FilterBuilder(holder, folder.Path).Build(Kind, inputs).Bytes.ToArray());
        }

        using var other = Holder("2");
        var fewer = new FilterBuilder(holder, folder.Path).Build(Kind, inputs[1..]);
        Assert.False(fewer.Find(Tags(holder, inputs))[0]);
        Assert.All(new FilterBuilder(other, folder.Path).Build(Kind, inputs).Find(Tags(other, inputs)), Assert.True);
    }

    [Fact]
    public void What_came_twice_counts_once_and_is_filled_up()
    {
        using var folder = new ScratchFolder();
        using var holder = Holder("1");
        foreach (var records in (int[])[0, 1, 500, 1_000])
        {
            var count = new FilterBuilder(holder, folder.Path).Build(Kind, [.. Inputs[..records], .. Inputs[..records]]).Count;
            Assert.Equal(FilterBuilder.PaddedCount(records + Canaries.Count, holder.PaddingDraw()), count);
            Assert.Contains(count, (long[])[1_024, 2_048]);
        }
    }

    [Theory]
    [InlineData(16, 1_024)]
    [InlineData(1_023, 1_024)]
    [InlineData(100_000, 1_024)]
    [InlineData(1_048_577, 2_048)]
    [InlineData(10_000_000, 16_384)]
    public void Of_all_keys_one_in_a_steps_number_tells_that_a_record_came(int records, int step)
    {
        Assert.Equal(step, FilterBuilder.StepOf(records));
        var counts = Enumerable.Range(0, step).Select(draw => (
            Before: FilterBuilder.PaddedCount(records, (uint)draw), After: FilterBuilder.PaddedCount(records + 1, (uint)draw))).ToList();
        Assert.All(counts, count => Assert.InRange(count.Before - records, 0, (2 * step) - 1));
        Assert.All(counts, count => Assert.Equal(0, count.Before % step));
        Assert.Equal(1, counts.Count(count => count.Before != count.After));
    }

    [Fact]
    public void A_filter_of_ten_million_costs_less_than_42_and_a_half_bits_a_record_whatever_is_drawn()
    {
        const int Million = 10_000_000;
        var longest = FilterBuilder.PaddedCount(Million, (uint)FilterBuilder.StepOf(Million) - 1);

        // Bits a tag hardly change with the count: those of a hundredth of it, whose gaps are a hundred times as long, and the low bits of a gap besides.
        var (chance, tags) = (new Random(7), new ulong[longest / 128]);
        Span<byte> drawn = stackalloc byte[sizeof(ulong)];
        for (var i = 0; i < tags.Length; i++)
        {
            chance.NextBytes(drawn);
            tags[i] = BitConverter.ToUInt64(drawn);
        }

        Array.Sort(tags);
        var bits = (TagFilter.Of(tags).Bytes.Length * 8.0 / tags.Length) - 7;
        Assert.InRange(bits * longest / Million, 42.0, 42.5);
    }

    private static OprfHolder Holder(string epoch) => new(OprfMode.Verifiable, new byte[32], Encoding.UTF8.GetBytes("A|B|account|" + epoch));

    private static ulong[] Tags(OprfHolder holder, IReadOnlyList<byte[]> inputs)
    {
        var tags = new ulong[inputs.Count];
        Parallel.For(0, tags.Length, i =>
        {
            var output = new byte[OprfHolder.OutputBytes];
            holder.Output(output, inputs[i]);
            tags[i] = TagFilter.TagOf(output);
        });
        return tags;
    }

    private sealed class At(Action<long> told) : IProgress<long>
    {
        public void Report(long value) => told(value);
    }
}
