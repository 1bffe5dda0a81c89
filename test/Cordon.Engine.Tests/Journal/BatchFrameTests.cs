using Cordon.Engine.Journal;
using Cordon.Engine.Journal.Frames;
using CsCheck;
using Xunit;

namespace Cordon.Engine.Tests.Journal;

public sealed class BatchFrameTests
{
    private static readonly JournalOwner Owner = new(12, 34);

    [Fact]
    public void Reads_the_golden_files_of_every_version()
    {
        using var decoder = new FrameDecoder();
        Assert.All(GoldenFrames.All, golden => golden.Check(decoder.Decode(golden.Frame, golden.Partition, GoldenFrames.Position)));
        Assert.Equal([FrameLayout.CodecStored, FrameLayout.CodecZstd], GoldenFrames.All.Select(golden => golden.Frame[FrameLayout.CodecOffset]));
    }

    [Fact]
    public void Gives_back_every_payload()
    {
        using var encoder = new FrameEncoder();
        using var decoder = new FrameDecoder();
        Gen.Select(Gen.Int[1, 5_000], Gen.Int[0, 1000], Gen.Bool).Sample(
            (bytes, seed, noise) =>
            {
                var payload = noise ? Batches.Noise(seed, bytes) : Batches.Payload(seed, bytes);
                var batch = decoder.Decode(encoder.Encode(Owner, seed, Batches.Id(seed), payload, bytes).Span, Owner.Partition, seed);
                return batch.Payload.Span.SequenceEqual(payload) && batch.RecordCount == bytes && batch.BatchId == Batches.Id(seed);
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public void Compresses_what_can_be_and_stores_what_cannot()
    {
        using var encoder = new FrameEncoder();
        Assert.InRange(encoder.Encode(Owner, 0, 1, Batches.Payload(0, 100_000), 1).Length, 1, 10_000);
        Assert.Equal(FrameLayout.HeaderBytes + 100_000, encoder.Encode(Owner, 0, 1, Batches.Noise(0, 100_000), 1).Length);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(2_000)]
    public void Notices_any_single_flipped_bit(int payloadBytes)
    {
        using var encoder = new FrameEncoder();
        using var decoder = new FrameDecoder();
        var frame = encoder.Encode(Owner, 5, Batches.Id(5), Batches.Payload(5, payloadBytes), 3).ToArray();
        for (var bit = 0; bit < frame.Length * 8; bit++)
        {
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<JournalDamagedException>(() => decoder.Decode(frame, Owner.Partition, 5));
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal(3, decoder.Decode(frame, Owner.Partition, 5).RecordCount);
    }

    [Fact]
    public void Notices_a_frame_cut_anywhere()
    {
        using var encoder = new FrameEncoder();
        using var decoder = new FrameDecoder();
        var frame = encoder.Encode(Owner, 5, Batches.Id(5), Batches.Payload(5, 700), 3).ToArray();
        for (var length = 0; length < frame.Length; length++)
        {
            Assert.Throws<JournalDamagedException>(() => decoder.Decode(frame.AsSpan(0, length), Owner.Partition, 5));
        }
    }

    [Theory]
    [InlineData(11, 5)]
    [InlineData(12, 6)]
    public void Notices_a_frame_in_anothers_place(int partition, long position)
    {
        using var encoder = new FrameEncoder();
        using var decoder = new FrameDecoder();
        var frame = encoder.Encode(Owner, 5, Batches.Id(5), Batches.Payload(5), 3).ToArray();
        var found = Assert.Throws<JournalDamagedException>(() => decoder.Decode(frame, partition, position));
        Assert.Contains("partition 12, position 5 stands in its place", found.Message, StringComparison.Ordinal);
    }
}
