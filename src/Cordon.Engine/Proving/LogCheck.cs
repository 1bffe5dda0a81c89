using System.Globalization;
using Cordon.Core.Evidence;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Proving;

/// <summary>
/// Checks a whole log: every entry, every tile, the root, the signature; and, where the journal and the salts are at hand, that each batch of the journal
/// is what was sealed.
/// </summary>
public static class LogCheck
{
    /// <summary>Faults told at most: where all is damaged one need not read all of it.</summary>
    private const int FaultsMax = 20;

    /// <summary>Whether a folder holds a log.</summary>
    public static bool IsOne(string folder) => File.Exists(Path.Combine(folder, EvidenceLog.CheckpointFile));

    /// <summary>Checks a log.</summary>
    /// <param name="expected">Its key, had from elsewhere; null takes the one in the folder.</param>
    /// <param name="journal">The journal it was made from; null checks the log alone.</param>
    /// <param name="entries">Is told how many entries were checked.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static async Task<EvidenceReport> CheckAsync(
        string folder, VerifierKey? expected, IJournal? journal, Action<long, long>? entries = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var (lines, faults) = (new List<string>(), new List<string>());
        if (await HeadAsync(folder, expected, lines, faults, cancellation).ConfigureAwait(false) is { } checkpoint)
        {
            try
            {
                await CheckAsync(folder, checkpoint, journal, entries, faults, cancellation).ConfigureAwait(false);
                lines.Add(journal is null
                    ? "Every entry and tile leads to the root. The journal was not at hand: that it is what was sealed was not checked"
                    : "Every entry and tile leads to the root, and the journal has every batch");
            }
            catch (Exception missing) when (missing is InvalidDataException or KeyNotFoundException)
            {
                faults.Add(missing.Message);
            }
        }

        return new EvidenceReport(faults.Count == 0 ? lines : [.. lines.Take(1)], faults);
    }

    private static async Task<Checkpoint?> HeadAsync(
        string folder, VerifierKey? expected, List<string> lines, List<string> faults, CancellationToken cancellation)
    {
        var key = expected ?? VerifierKey.Read(
            (await File.ReadAllTextAsync(Path.Combine(folder, EvidenceLog.PublicKeyFile), cancellation).ConfigureAwait(false)).TrimEnd('\n'));
        var note = SignedNote.Read(await File.ReadAllTextAsync(Path.Combine(folder, EvidenceLog.CheckpointFile), cancellation).ConfigureAwait(false));
        if (key is null || note is null || Checkpoint.Read(note.Text) is not { } checkpoint || checkpoint.Origin != key.Name || !LogKey.HasSigned(key, note))
        {
            faults.Add(key is null ? "the log's key is none" : $"the checkpoint is none that {key.Name} signed");
            return null;
        }

        lines.Add(string.Create(
            CultureInfo.InvariantCulture, $"Log {checkpoint.Origin} of {checkpoint.Size:N0} entries, root {Convert.ToBase64String(checkpoint.Root)}"));
        if (expected is null)
        {
            lines.Add($"Signed by {key.Text}: compare it with what the centre publishes; --key checks it");
        }

        return checkpoint;
    }

    private static async Task CheckAsync(
        string folder, Checkpoint checkpoint, IJournal? journal, Action<long, long>? told, List<string> faults, CancellationToken cancellation)
    {
        var tiles = new TileFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var salts = new EvidenceSalts(Path.Combine(folder, EvidenceLog.SaltFolder));
        using var reader = new EvidenceItems();
        var (next, levels) = (new Dictionary<int, long>(), new List<List<byte>>());
        for (var bundle = 0L; bundle * TilePath.Width < checkpoint.Size && faults.Count < FaultsMax; bundle++)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = tiles.EntriesOf(bundle, checkpoint.Size);
            var hashes = found.SelectMany(entry => MerkleTree.HashLeaf(entry)).ToArray();
            Raise(tiles, checkpoint.Size, levels, 0, bundle, hashes, faults);
            foreach (var (index, bytes) in found.Index())
            {
                await CheckEntryAsync((bundle * TilePath.Width) + index, bytes, next, journal, reader, salts, faults, cancellation).ConfigureAwait(false);
            }

            told?.Invoke(Math.Min(checkpoint.Size, (bundle + 1) * TilePath.Width), checkpoint.Size);
        }

        var root = faults.Count == 0 ? MerkleProof.RootOf(checkpoint.Size, (level, index) => tiles.Node(level, index, checkpoint.Size)) : null;
        if (root is not null && !root.AsSpan().SequenceEqual(checkpoint.Root))
        {
            faults.Add("the entries do not lead to the root that is signed");
        }
    }

    /// <summary>Holds a level's tile against what the level below it comes to, and goes on where it is whole.</summary>
    private static void Raise(TileFolder tiles, long size, List<List<byte>> levels, int level, long tile, byte[] hashes, List<string> faults)
    {
        if (!tiles.Hashes(level, tile, size).AsSpan().SequenceEqual(hashes))
        {
            faults.Add($"tile {tile} of level {level} is not what the entries come to");
        }

        if (hashes.Length < TilePath.Width * MerkleTree.HashBytes)
        {
            return;
        }

        if (levels.Count == level)
        {
            levels.Add([]);
        }

        levels[level].AddRange(MerkleTree.Root(hashes));
        var isLast = tile + 1 == size >> (TilePath.Height * (level + 1));
        if (isLast || levels[level].Count == TilePath.Width * MerkleTree.HashBytes)
        {
            Raise(tiles, size, levels, level + 1, tile / TilePath.Width, [.. levels[level]], faults);
            levels[level].Clear();
        }
    }

    private static async Task CheckEntryAsync(
        long place, byte[] bytes, Dictionary<int, long> next, IJournal? journal, EvidenceItems reader, EvidenceSalts salts, List<string> faults,
        CancellationToken cancellation)
    {
        if (EvidenceEntry.Read(System.Text.Encoding.ASCII.GetString(bytes)) is not { } entry)
        {
            faults.Add($"entry {place} is none that this program knows");
            return;
        }

        if (entry.Position != next.GetValueOrDefault(entry.Partition))
        {
            faults.Add($"entry {place} has batch {entry.Position} of partition {entry.Partition} where {next.GetValueOrDefault(entry.Partition)} is due");
        }

        next[entry.Partition] = entry.Position + 1;
        if (journal is null)
        {
            return;
        }

        try
        {
            var batch = await journal.ReadOneAsync(entry.Partition, entry.Position, cancellation).ConfigureAwait(false);
            _ = EvidenceBatch.Open(entry, batch, reader, salts);
        }
        catch (Exception unlike) when (unlike is InvalidDataException or JournalDamagedException)
        {
            faults.Add($"entry {place}: {unlike.Message}");
        }
    }
}
