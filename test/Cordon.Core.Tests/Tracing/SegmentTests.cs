using CsCheck;
using Cordon.Core.Tracing;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>A graph whose older part is sealed answers as one that is all in memory, and its segments do not depend on when they were made.</summary>
public sealed class SegmentTests
{
    private const int Histories = 24;

    [Fact]
    public void Answers_everything_as_a_graph_without_segments_does()
    {
        for (var seed = 1; seed <= Histories; seed++)
        {
            var random = new Random(seed);
            var transfers = random.Next(5, seed % 4 == 0 ? 3_000 : 400);
            var (whole, parted) = (new RandomHistory(seed, transfers), new RandomHistory(seed, transfers));
            whole.BookUntil(transfers);
            BookAndSeal(parted, transfers, random);
            Assert.NotEmpty(parted.Graph.Segments);
            SameAnswers.Ledger(whole, parted.Graph, transfers);
            SameAnswers.Traces(whole, parted.Graph, transfers, random);
            IsLoadedAsSaved(parted.Graph);
            whole.Graph.Dispose();
            parted.Graph.Dispose();
        }
    }

    [Fact]
    public void A_segment_is_the_same_from_memory_from_segments_and_from_both()
    {
        for (var seed = 1; seed <= Histories; seed++)
        {
            var transfers = 30 + (seed * 40);
            var (early, late) = (new RandomHistory(seed, transfers), new RandomHistory(seed, transfers));
            var (third, last) = ((uint)transfers / 3, (uint)transfers - 7);
            early.BookUntil((int)third);
            var first = RandomHistory.Seal(early.Graph, 1, third);
            early.Graph.Adopt(first.Segments);
            early.BookUntil(transfers);
            var fromBoth = RandomHistory.Seal(early.Graph, 1, last).Bytes;
            var second = RandomHistory.Seal(early.Graph, third + 1, last);
            early.Graph.Adopt([.. first.Segments, .. second.Segments]);
            late.BookUntil(transfers);
            Assert.Equal(first.Bytes, RandomHistory.Seal(late.Graph, 1, third).Bytes);
            Assert.Equal(second.Bytes, RandomHistory.Seal(late.Graph, third + 1, last).Bytes);
            Assert.Equal(fromBoth, RandomHistory.Seal(late.Graph, 1, last).Bytes);
            Assert.Equal(fromBoth, RandomHistory.Seal(early.Graph, 1, last).Bytes);
            early.Graph.Dispose();
            late.Graph.Dispose();
        }
    }

    [Fact]
    public void No_truncation_and_no_flipped_bit_passes_for_a_segment()
    {
        var history = new RandomHistory(3, 900);
        history.BookUntil(900);
        foreach (var bytes in RandomHistory.Seal(history.Graph, 1, 900).Bytes)
        {
            NoneOtherPasses(bytes);
        }
    }

    private static void NoneOtherPasses(byte[] bytes)
    {
        RandomHistory.Open("sound", bytes).Check();
        for (var length = 0; length < bytes.Length; length += length < 200 || bytes.Length - length < 200 ? 1 : 61)
        {
            Assert.Contains("torn", Damage(bytes[..length]), StringComparison.Ordinal);
        }

        for (var bit = 0; bit < bytes.Length * 8; bit += 7)
        {
            var broken = bytes.ToArray();
            broken[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.StartsWith("Segment broken", Damage(broken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Damage_that_comes_later_is_told_by_the_trace_that_reads_it()
    {
        var history = new RandomHistory(4, 600);
        history.BookUntil(600);
        var all = RandomHistory.Seal(history.Graph, 1, 500);
        for (var partition = 0; partition < all.Bytes.Length; partition++)
        {
            var bytes = all.Bytes[partition].ToArray();
            bytes[100] ^= 1;
            history.Graph.Adopt([.. all.Segments.Select((sound, its) => its == partition ? RandomHistory.Open($"flipped {its}", bytes) : sound)]);
            var damage = Assert.Throws<SegmentDamagedException>(
                () => Enumerable.Range(1, 500).Select(t => history.Graph.Find(history.Payers[t - 1], (uint)t)).ToList());
            Assert.Contains($"flipped {partition}: the checksum of block 0 of outflows, bytes 0 to", damage.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_column_gives_back_what_was_written_whole_and_in_part() =>
        Gen.Select(Gen.Int[1, 256], Gen.Int[0, 63], Gen.Long[0, long.MaxValue], Gen.Int[0, 5]).SelectMany(g =>
            Gen.Long[0, (1L << g.Item2) - 1].Array[g.Item1].Select(
                values => (values, least: Math.Min(g.Item3, long.MaxValue - ((1L << g.Item2) - 1)), outliers: g.Item4)))
            .Sample(
                g =>
                {
                    var near = Math.Min(g.least, long.MaxValue - 0xFFF);
                    var values = g.values.Select((v, i) => i % 50 < g.outliers ? g.least + v : (v & 0xFFF) + near).ToArray();
                    var to = new System.Buffers.ArrayBufferWriter<byte>();
                    SegmentColumn.Write(to, values);
                    return IsBack(to.WrittenSpan.ToArray(), values);
                },
                iter: 3_000);

    private static unsafe bool IsBack(byte[] written, long[] values)
    {
        var back = new long[values.Length];
        fixed (byte* start = (byte[])[.. written, .. new byte[16]])
        {
            var at = start;
            var column = new SegmentColumn(ref at, values.Length);
            column.Unpack(0, back);
            var from = values.Length / 3;
            var part = new long[(values.Length - from + 1) / 2];
            column.Unpack(from, part);
            return at - start == written.Length && back.SequenceEqual(values) && part.SequenceEqual(values.Skip(from).Take(part.Length));
        }
    }

    private static string Damage(byte[] bytes) => Assert.Throws<SegmentDamagedException>(() => RandomHistory.Open("broken", bytes).Check()).Message;

    private static void BookAndSeal(RandomHistory history, int transfers, Random random)
    {
        var graph = history.Graph;
        for (var step = 1; step <= 6; step++)
        {
            history.BookUntil(Math.Max(1, transfers * step / 6));
            for (var partition = 0; partition < graph.PartitionCount; partition++)
            {
                SealSome(graph, partition, random);
            }
        }
    }

    /// <summary>Partitions are sealed each for itself.</summary>
    private static void SealSome(MoneyGraph graph, int partition, Random random)
    {
        List<MoneySegment> present = [.. graph.Segments.Where(segment => segment.Partition == partition)];
        var sealedThrough = present.Count == 0 ? 0 : present[^1].Last;
        var last = Math.Min(graph.TransferCount, (uint)random.Next((int)sealedThrough, (int)graph.TransferCount) + 1);
        var kept = random.Next(2) == 0 ? [.. present.Take(random.Next(present.Count + 1))] : present;
        var first = kept.Count == 0 ? 1 : kept[^1].Last + 1;
        if (first <= last)
        {
            graph.Adopt([.. kept, RandomHistory.Open($"p{partition}-{first}-{last}", RandomHistory.Seal(graph, partition, first, last))]);
            graph.Trim(random.Next(2) * random.Next(1_000));
        }
    }

    private static void IsLoadedAsSaved(MoneyGraph parted)
    {
        using var loaded = new MoneyGraph();
        var bytes = Saved(parted);
        var at = 0;
        Assert.Null(loaded.Load(
            into =>
            {
                bytes.AsSpan(at, into.Length).CopyTo(into);
                at += into.Length;
            },
            bytes.Length, [.. parted.Segments]));
        Assert.Equal(bytes.Length, at);
        Assert.Equal(bytes, Saved(loaded));
    }

    private static byte[] Saved(MoneyGraph graph)
    {
        var bytes = new List<byte>();
        graph.Save(piece => bytes.AddRange(piece));
        return [.. bytes];
    }
}
