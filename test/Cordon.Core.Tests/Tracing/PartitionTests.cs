using System.Buffers.Binary;
using CsCheck;
using Cordon.Core.Tracing;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>Into how many partitions a graph's accounts are divided changes where their lists lie, and nothing that is answered.</summary>
public sealed class PartitionTests
{
    private static readonly int[] Counts = [1, 2, 8];

    [Fact]
    public void However_many_there_are_every_trail_is_the_same_sealed_or_not() =>
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Int[5, 250], Gen.Bool).Sample(
            (seed, transfers, isSealed) =>
            {
                var whole = new RandomHistory(seed, transfers, partitions: 1);
                whole.BookUntil(transfers);
                foreach (var count in Counts)
                {
                    var parted = new RandomHistory(seed, transfers, count);
                    parted.BookUntil((transfers / 2) + 1);
                    if (isSealed)
                    {
                        parted.Graph.Adopt(RandomHistory.Seal(parted.Graph, 1, parted.Graph.TransferCount).Segments);
                        parted.Graph.Trim(int.MaxValue);
                    }

                    parted.BookUntil(transfers);
                    SameAnswers.Ledger(whole, parted.Graph, transfers);
                    SameAnswers.Traces(whole, parted.Graph, transfers, new Random(seed));
                    parted.Graph.Dispose();
                }

                whole.Graph.Dispose();
            },
            iter: 40);

    [Fact]
    public void However_many_there_are_money_followed_live_moves_the_same() =>
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Int[5, 300]).Sample(
            (seed, transfers) => Counts.Select(count => Followed(seed, transfers, count)).Distinct().Count() == 1, iter: 100);

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(65)]
    [InlineData(128)]
    public void A_number_of_partitions_out_of_bounds_is_refused(int partitions) =>
        Assert.Equal("partitions", Assert.Throws<ArgumentOutOfRangeException>(() => new MoneyGraph(partitions)).ParamName);

    [Fact]
    public void A_partitions_segment_has_its_own_accounts_purses_only()
    {
        var history = new RandomHistory(5, 500);
        history.BookUntil(500);
        var transfers = new List<uint>();
        foreach (var segment in RandomHistory.Seal(history.Graph, 1, 500).Segments)
        {
            Assert.Equal(history.Graph.PartitionCount, segment.Partitions);
            var outflows = new SegmentSource(segment.Outflows);
            while (outflows.Next(out var entry))
            {
                Assert.Equal(segment.Partition, (int)history.Graph.AccountOf(entry.Purse) % segment.Partitions);
                transfers.Add(entry.Transfer);
            }
        }

        Assert.Equal(Enumerable.Range(1, 500), transfers.Order().Select(transfer => (int)transfer));
    }

    [Fact]
    public void Segments_and_bytes_of_another_number_of_partitions_are_refused()
    {
        var (two, four) = (new RandomHistory(7, 100, partitions: 2), new RandomHistory(7, 100, partitions: 4));
        two.BookUntil(100);
        four.BookUntil(100);
        var segments = RandomHistory.Seal(two.Graph, 1, 50).Segments;
        var refused = Assert.Throws<ArgumentException>(() => four.Graph.Adopt(segments));
        Assert.StartsWith("Segment p0-1-50 is of a graph in 2 partitions, not 4.", refused.Message, StringComparison.Ordinal);
        var bytes = new List<byte>();
        two.Graph.Save(piece => bytes.AddRange(piece));
        using var loaded = new MoneyGraph(4);
        using var from = new MemoryStream([.. bytes]);
        Assert.Equal("is of a graph in 2 partitions, not 4", loaded.Load(into => from.ReadExactly(into), from.Length, []));
    }

    [Fact]
    public void A_segment_of_an_older_version_is_refused_in_words()
    {
        var history = new RandomHistory(5, 50);
        history.BookUntil(50);
        var bytes = RandomHistory.Seal(history.Graph, 1, 1, 50);
        var footer = bytes.AsSpan(bytes.Length - 56);
        BinaryPrimitives.WriteUInt32LittleEndian(footer[8..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(footer[52..], SegmentLayout.Checksum(footer[..52]));
        var refused = Assert.Throws<SegmentDamagedException>(() => RandomHistory.Open("old", bytes));
        Assert.Equal("Segment old is of version 1; 2 is read here.", refused.Message);
    }

    /// <summary>All that reported money does while transfers are booked, and what lies where in the end.</summary>
    private static string Followed(int seed, int transfers, int partitions)
    {
        var history = new RandomHistory(seed, transfers, partitions);
        using var live = new LiveTaint(history.Graph);
        var (random, told, trail) = (new Random(seed), new List<string>(), new Trail());
        for (var booked = 1; booked <= transfers; booked++)
        {
            history.BookUntil(booked);
            if (live.Follow(history.Payers[^1]))
            {
                told.AddRange(live.Moves.Select(move => move.ToString()));
            }

            if (random.Next(6) == 0)
            {
                var stolen = (uint)random.Next(1, booked + 1);
                var payer = history.Payers[(int)stolen - 1];
                new Tracer(history.Graph).Trace([new StolenTransfer(payer, stolen)], TaintPolicy.Fifo, long.MaxValue, TraceBounds.Standard, trail);
                live.Open((uint)booked, trail, [payer]);
            }
        }

        live.Save(piece => told.Add(Convert.ToHexString(piece)));
        history.Graph.Dispose();
        return string.Join('\n', told);
    }
}
