using Cordon.Engine.Journal;
using Cordon.Engine.Journal.Frames;
using Xunit;

namespace Cordon.Engine.Tests.Journal;

/// <summary>Frames that were changed behind the journal's back, and those of versions before.</summary>
public abstract partial class JournalContract
{
    public static TheoryData<string, string> Damages => new()
    {
        { "flip first", "do not begin" },
        { "flip version", "format version" },
        { "flip epoch", "checksum" },
        { "flip checksum", "checksum" },
        { "flip last", "checksum" },
        { "cut", "bytes and" },
        { "cut header", "cut off" },
        { "remove", "missing" },
        { "swap", "stands in its place" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Finds_a_damaged_batch_and_delivers_nothing_after_it(string damage, string expected)
    {
        await using var journal = Open();
        var owner = await journal.TakeOwnershipAsync(Partition);
        await journal.FillAsync(owner, 8);
        var stranger = new FrameEncoder().Encode(owner, 6, Batches.Id(6), Batches.Payload(6), 7).ToArray();
        await TamperAsync(Partition, 5, frame => Damage(frame, damage, stranger));

        var delivered = new List<long>();
        var found = await Assert.ThrowsAsync<JournalDamagedException>(async () =>
        {
            await foreach (var batch in journal.ReadAsync(Partition, 0))
            {
                delivered.Add(batch.Position);
            }
        });
        Assert.Equal([0, 1, 2, 3, 4], delivered);
        Assert.Equal((Partition, 5L), (found.Partition, found.Position));
        Assert.Contains(expected, found.Message, StringComparison.Ordinal);
        Assert.Equal(5, (await Assert.ThrowsAsync<JournalDamagedException>(async () => await journal.ReadOneAsync(Partition, 5))).Position);
        Assert.Equal([6, 7], (await journal.ListAsync(Partition, 6)).Select(batch => batch.Position));
    }

    [Fact]
    public async Task Notices_a_lost_tail()
    {
        await using var journal = Open();
        await journal.FillAsync(await journal.TakeOwnershipAsync(Partition), 4);
        await TamperAsync(Partition, 3, _ => null);
        var found = await Assert.ThrowsAsync<JournalDamagedException>(() => journal.ListAsync(Partition));
        Assert.Equal(3, found.Position);
    }

    [Fact]
    public async Task Notices_a_batch_that_passed_the_fence()
    {
        await using var journal = Open();
        var first = await journal.TakeOwnershipAsync(Partition);
        var second = await journal.TakeOwnershipAsync(Partition);
        await journal.FillAsync(second, 3);
        await TamperAsync(Partition, 1, _ => new FrameEncoder().Encode(first, 1, Batches.Id(1), Batches.Payload(1), 7).ToArray());
        var found = await Assert.ThrowsAsync<JournalDamagedException>(() => journal.ListAsync(Partition));
        Assert.Equal(1, found.Position);
        Assert.Contains("epoch", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_the_golden_batches_of_every_format_version()
    {
        foreach (var golden in GoldenFrames.All)
        {
            await using var journal = Open();
            var owner = await journal.TakeOwnershipAsync(golden.Partition);
            await journal.FillAsync(owner, GoldenFrames.Position + 1);
            await TamperAsync(golden.Partition, GoldenFrames.Position, _ => golden.Frame);
            golden.Check((await journal.ReadOneAsync(golden.Partition, GoldenFrames.Position))!);
        }
    }

    private static byte[]? Damage(byte[] frame, string damage, byte[] stranger)
    {
        int? flipped = damage switch
        {
            "flip first" => 0,
            "flip version" => FrameLayout.VersionOffset,
            "flip epoch" => FrameLayout.EpochOffset,
            "flip checksum" => FrameLayout.ChecksumOffset + 7,
            "flip last" => frame.Length - 1,
            _ => null,
        };
        if (flipped is { } at)
        {
            frame[at] ^= 0x10;
            return frame;
        }

        return damage switch
        {
            "cut" => frame[..^1],
            "cut header" => frame[..40],
            "remove" => null,
            _ => stranger,
        };
    }
}
