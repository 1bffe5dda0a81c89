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
        Assert.Equal(FilterBuilder.PaddedCount(Records + Canaries.Count), filter.Count);
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
    public void What_came_twice_counts_once_and_counts_tell_little()
    {
        using var folder = new ScratchFolder();
        using var holder = Holder("1");
        var counts = new[] { 0, 1, 500, 1_000 }.Select(
            records => new FilterBuilder(holder, folder.Path).Build(Kind, [.. Inputs[..records], .. Inputs[..records]]).Count);
        Assert.Equal([1_024, 1_024, 1_024, 1_024], counts);
        Assert.Equal(1_024 + 51, FilterBuilder.PaddedCount(1_025));
        Assert.InRange(FilterBuilder.PaddedCount(10_000_000), 10_000_000, 10_500_000);
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
