using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Tracing;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Engine.Tracing;

namespace Cordon.Engine.Snapshots;

/// <summary>
/// A partition's state in a snapshot, with what it is valid for: this very build, since state is a function of the journal and of the program
/// that plays it back; these options; and this journal up to its last batch.
/// </summary>
internal static class PartitionSnapshot
{
    private const string HeadSection = "head";
    private const string ArchiveSection = "archive";
    private const string SegmentsSection = "segments";
    private const int HeadBytesMax = 1024;

    /// <summary>A partition's history has a few segments of each size: three times sixteen for 2^32 transfers.</summary>
    private const int SegmentsMax = 64 * MoneyGraph.PartitionsMax;

    /// <summary>Writes the state, which stays as it is meanwhile, and puts the file in place.</summary>
    /// <param name="journal">Has all batches that the state has, durably.</param>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    /// <returns>The segments of the money graph that it names.</returns>
    /// <exception cref="IOException">The file cannot be written; nothing is left of it.</exception>
    /// <exception cref="SegmentDamagedException">A segment is damaged; it is found and told at the next start, and made anew.</exception>
    public static async ValueTask<IReadOnlyList<SegmentName>> WriteAsync(
        CentreOptions options, IJournal journal, int partition, PartitionState state, Archive archive, CancellationToken cancellation)
    {
        var position = archive.NextPosition;
        var head = await HeadAsync(options, journal, partition, position, cancellation).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The journal has no batch {position - 1}, which the state has.");
        var folder = options.SnapshotFolder!;
        using var to = SnapshotFile.Create(folder, partition, position);
        to.Section(HeadSection, head);
        for (var accounts = 0; accounts < options.MoneyPartitions; accounts++)
        {
            state.Money.Adopt(SegmentFolder.Seal(folder, state.Money.Graph, accounts, state.Money.Files, (uint)options.SegmentTransfers));
        }

        var segments = state.Money.Files.Select(file => file.Name).ToArray();
        to.Section(SegmentsSection, MemoryMarshal.AsBytes(segments.AsSpan()));
        state.Save(to);
        archive.Save(to, ArchiveSection);
        to.Publish();
        SegmentFolder.Sweep(folder, Named(folder, partition));
        return segments;
    }

    /// <summary>Fills a state and an archive that are new. After an exception they are of no use.</summary>
    /// <exception cref="SnapshotDamagedException">The snapshot is not of this build, these options or this journal.</exception>
    public static async ValueTask LoadAsync(
        SnapshotReader from, CentreOptions options, IJournal journal, PartitionState state, Archive archive, CancellationToken cancellation)
    {
        var head = from.Section(HeadSection).Open().ReadAll(HeadBytesMax);
        var expected = await HeadAsync(options, journal, from.Partition, from.Position, cancellation).ConfigureAwait(false);
        if (expected is null || !head.AsSpan().SequenceEqual(expected))
        {
            throw new SnapshotDamagedException(from.Path, "it was made by another build, with other options or of another journal");
        }

        state.Load(from, OpenSegments(from, options.SnapshotFolder!));
        archive.Load(from.Section(ArchiveSection).Open(), from.Position);
    }

    private static IReadOnlyList<SegmentFile> OpenSegments(SnapshotReader from, string folder)
    {
        try
        {
            return SegmentFolder.Open(folder, Segments(from), isChecked: true);
        }
        catch (SegmentDamagedException damage)
        {
            throw new SnapshotDamagedException(from.Path, $"it needs a segment that is of no use. {damage.Message}");
        }
    }

    private static SegmentName[] Segments(SnapshotReader from)
    {
        var bytes = from.Section(SegmentsSection).Open().ReadAll(SegmentsMax * Unsafe.SizeOf<SegmentName>());
        return MemoryMarshal.Cast<byte, SegmentName>(bytes).ToArray();
    }

    /// <summary>The files of segments that a snapshot which can be opened names.</summary>
    private static HashSet<string> Named(string folder, int partition)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var snapshot in SnapshotFile.OpenNewestFirst(folder, partition, []))
        {
            using (snapshot)
            {
                try
                {
                    named.UnionWith(Segments(snapshot).Select(segment => segment.File));
                }
                catch (SnapshotDamagedException)
                {
                    // What cannot be read cannot be started from either, and needs no segment.
                }
            }
        }

        return named;
    }

    /// <summary>What a snapshot is valid for; null where the journal does not reach to the position.</summary>
    private static async ValueTask<byte[]?> HeadAsync(
        CentreOptions options, IJournal journal, int partition, long position, CancellationToken cancellation)
    {
        var last = position == 0 ? null : await journal.ReadOneAsync(partition, position - 1, cancellation).ConfigureAwait(false);
        if (last is null)
        {
            return null;
        }

        var head = new ColumnWriter(HeadBytesMax);
        head.Bytes(typeof(AccountActivity).Module.ModuleVersionId.ToByteArray());
        head.Bytes(typeof(PartitionState).Module.ModuleVersionId.ToByteArray());
        head.Text(Encoding.ASCII.GetBytes(options.Reference.ToString()));
        head.Int32(options.ZoneOffsetMinutes);
        head.Int32(options.SegmentTransfers);
        head.Int32(options.MoneyPartitions);
        head.Byte(options.IsReplay ? (byte)1 : (byte)0);
        head.Byte(options.FindsPatterns ? (byte)1 : (byte)0);
        head.Bytes(XxHash128.Hash(last.Payload.Span));
        return head.Written.ToArray();
    }
}
