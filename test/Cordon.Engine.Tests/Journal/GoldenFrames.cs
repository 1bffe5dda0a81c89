using Cordon.Engine.Journal;
using Cordon.Engine.Journal.Frames;
using Xunit;

namespace Cordon.Engine.Tests.Journal;

/// <summary>A frame as a program of an earlier format version wrote it, committed under Golden and never written again.</summary>
internal sealed record GoldenFrame(string Name, int Partition, byte[] Payload, byte[] Frame)
{
    public void Check(JournalBatch batch)
    {
        Assert.Equal(
            (Partition, GoldenFrames.Position, GoldenFrames.Epoch, GoldenFrames.BatchId, GoldenFrames.RecordCount),
            (batch.Partition, batch.Position, batch.Epoch, batch.BatchId, batch.RecordCount));
        Assert.Equal(Payload, batch.Payload.ToArray());
    }
}

/// <summary>The golden frames: for each version one stored and one compressed.</summary>
internal static class GoldenFrames
{
    public const int Position = 2;
    public const long Epoch = 1;
    public const int RecordCount = 41;
    public static readonly UInt128 BatchId = new(0x0123456789ABCDEF, 0xFEDCBA9876543210);

    public static IEnumerable<GoldenFrame> All =>
    [
        Read("v1-stored", 5, Batches.Payload(5, 100)),
        Read("v1-zstd", 6, Batches.Payload(6, 5_000)),
    ];

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Journal", "Golden");

    /// <summary>How the files of the newest version came about: run once, when a version is new.</summary>
    public static void Write(string folder)
    {
        using var encoder = new FrameEncoder();
        foreach (var golden in (ReadOnlySpan<(string Name, int Partition, byte[] Payload)>)[("v1-stored", 5, Batches.Payload(5, 100)), ("v1-zstd", 6, Batches.Payload(6, 5_000))])
        {
            var frame = encoder.Encode(new JournalOwner(golden.Partition, Epoch), Position, BatchId, golden.Payload, RecordCount);
            File.WriteAllBytes(Path.Combine(folder, golden.Name + ".frame"), frame.Span);
        }
    }

    private static GoldenFrame Read(string name, int partition, byte[] payload) =>
        new(name, partition, payload, File.ReadAllBytes(Path.Combine(Folder, name + ".frame")));
}
