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
            Assert.True(parted.Graph.SealedThrough > 0, "nothing is sealed");
            SameLedger(whole, parted.Graph, transfers);
            SameTraces(whole, parted.Graph, transfers, random);
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
            early.Graph.Adopt([first.Segment]);
            early.BookUntil(transfers);
            var fromBoth = RandomHistory.Seal(early.Graph, 1, last).Bytes;
            var second = RandomHistory.Seal(early.Graph, third + 1, last);
            early.Graph.Adopt([first.Segment, second.Segment]);
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
        var bytes = RandomHistory.Seal(history.Graph, 1, 900).Bytes;
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
        var bytes = RandomHistory.Seal(history.Graph, 1, 500).Bytes;
        bytes[100] ^= 1;
        history.Graph.Adopt([RandomHistory.Open("flipped", bytes)]);
        var damage = Assert.Throws<SegmentDamagedException>(
            () => Enumerable.Range(1, 500).Select(t => history.Graph.Find(history.Payers[t - 1], (uint)t)).ToList());
        Assert.Contains("block 0 of outflows, bytes 0 to", damage.Message, StringComparison.Ordinal);
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
            var last = (uint)random.Next((int)graph.SealedThrough, (int)graph.TransferCount) + 1;
            var isMerged = random.Next(2) == 0;
            if (last > graph.SealedThrough || isMerged)
            {
                last = Math.Max(last, graph.SealedThrough);
                var kept = isMerged ? graph.Segments.Take(random.Next(graph.Segments.Count + 1)).ToList() : [.. graph.Segments];
                var first = kept.Count == 0 ? 1 : kept[^1].Last + 1;
                if (first <= last)
                {
                    graph.Adopt([.. kept, RandomHistory.Seal(graph, first, last).Segment]);
                    graph.Trim(random.Next(2) * random.Next(1_000));
                }
            }
        }
    }

    private static void SameLedger(RandomHistory whole, MoneyGraph parted, int transfers)
    {
        var times = new HashSet<long>();
        for (var transfer = 1u; transfer <= transfers; transfer++)
        {
            var payer = whole.Payers[(int)transfer - 1];
            Assert.Equal(whole.Graph.Find(payer, transfer), parted.Find(payer, transfer));
            Assert.Equal(whole.Graph.BalanceBefore(payer, transfer), parted.BalanceBefore(payer, transfer));
            Assert.Equal(whole.Graph.TimeOf(transfer), parted.TimeOf(transfer));
            Assert.Equal(whole.Graph.PaymentOf(transfer), parted.PaymentOf(transfer));
            Assert.Equal(transfer, parted.TransferOf(whole.Graph.PaymentOf(transfer)));
            Assert.Equal(whole.Graph.TransferOf(whole.Graph.PaymentOf(transfer) + 1), parted.TransferOf(whole.Graph.PaymentOf(transfer) + 1));
            times.Add(whole.Graph.TimeOf(transfer));
        }

        foreach (var time in times)
        {
            Assert.Equal(whole.Graph.FirstAfter(time), parted.FirstAfter(time));
            Assert.Equal(whole.Graph.FirstAfter(time - 1), parted.FirstAfter(time - 1));
            Assert.Equal(whole.Graph.OutSince(whole.Payers[0], time), parted.OutSince(whole.Payers[0], time));
        }
    }

    private static void SameTraces(RandomHistory whole, MoneyGraph parted, int transfers, Random random)
    {
        var (expected, actual) = (new Trail(), new Trail());
        var (there, here) = (new Tracer(whole.Graph), new Tracer(parted));
        foreach (var policy in Enum.GetValues<TaintPolicy>())
        {
            for (var i = 0; i < 12; i++)
            {
                var transfer = (uint)random.Next(1, transfers + 1);
                StolenTransfer[] stolen = [new(whole.Payers[(int)transfer - 1], transfer)];
                var moment = i % 3 == 0 ? long.MaxValue : whole.Graph.TimeOf((uint)random.Next((int)transfer, transfers + 1));
                there.Trace(stolen, policy, moment, TraceBounds.Standard, expected);
                here.Trace(stolen, policy, moment, TraceBounds.Standard, actual);
                Assert.Equal(expected.Stolen, actual.Stolen);
                Assert.Equal(expected.Moves, actual.Moves);
                Assert.Equal(expected.Ends, actual.Ends);
                AskedMoney[] asked = [new(whole.Payers[(int)transfer - 1], transfer)];
                new OriginTracer(whole.Graph).Trace(asked, _ => false, policy, moment, TraceBounds.Standard, expected);
                new OriginTracer(parted).Trace(asked, _ => false, policy, moment, TraceBounds.Standard, actual);
                Assert.Equal(expected.Moves, actual.Moves);
                Assert.Equal(expected.Ends, actual.Ends);
            }
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
            bytes.Length, parted.Segments));
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
