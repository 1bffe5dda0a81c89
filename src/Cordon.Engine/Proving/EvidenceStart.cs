using Cordon.Core.Evidence;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Proving;

/// <summary>
/// Takes a log's files up where it stood. Of a log that has begun nothing may be missing: one that began again, or went on from less than it has
/// signed, would sign another past under the same key.
/// </summary>
internal static class EvidenceStart
{
    private const string WhatToDo = "put the folder back from its backup, all of it";

    /// <summary>Reads the key and how far the log has come; begins the log where none of its files is there.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A file of a log that has begun is missing or damaged.</exception>
    public static (LogKey Key, EvidenceHead Head) Read(string folder, int partitions)
    {
        var (keyFile, headFile) = (Path.Combine(folder, EvidenceLog.KeyFile), Path.Combine(folder, EvidenceHead.File));
        var checkpoint = Path.Combine(folder, EvidenceLog.CheckpointFile);
        if (!File.Exists(headFile) && !File.Exists(checkpoint) && !Directory.Exists(Path.Combine(folder, TilePath.Folder)))
        {
            // The head stands before the first tile does: whoever lacks it later has lost it.
            var made = LogKey.Open(keyFile);
            var none = new EvidenceHead(0, new long[partitions], default, 0, "");
            DurableFile.WritePrivate(headFile, none.ToBytes());
            return (made, none);
        }

        var missing = new[] { keyFile, headFile }.FirstOrDefault(file => !File.Exists(file));
        if (missing is not null)
        {
            throw new InvalidDataException($"the log has begun, and {missing} is missing: {WhatToDo}");
        }

        var head = EvidenceHead.Read(File.ReadAllText(headFile), partitions) ?? throw new InvalidDataException($"{headFile} is damaged: {WhatToDo}");
        var key = LogKey.Open(keyFile);
        if (head.Size > 0 && SignedBy(key.Public, head.Checkpoint)?.Size != head.Size)
        {
            throw new InvalidDataException($"what {headFile} has as signed is not signed by the key in {keyFile}: {WhatToDo}");
        }

        if (File.Exists(checkpoint) && SignedBy(key.Public, BoundedFile.ReadText(checkpoint)) is { } told && told.Size > head.Size)
        {
            throw new InvalidDataException($"{checkpoint} is of {told.Size} entries and {headFile} of {head.Size}: {WhatToDo}");
        }

        new EvidenceMarks(Path.Combine(folder, EvidenceLog.MarkFile)).Need(head.Marks);
        return (key, head);
    }

    /// <summary>
    /// Makes sure that the journal is the one of which the log has sealed: it has as much, and the last batch of each partition is what was sealed.
    /// </summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is not, or a file of the log is damaged.</exception>
    public static async Task NeedAsync(IJournal journal, string folder, EvidenceHead head, CancellationToken cancellation)
    {
        // Files that are damaged are told as such, and not as the journal's fault.
        var tiles = new TileFolder(folder);
        tiles.Resume(head.Size);
        using var reader = new EvidenceItems();
        for (var partition = 0; partition < head.Next.Count; partition++)
        {
            var has = await journal.NextPositionAsync(partition, cancellation).ConfigureAwait(false);
            if (has < head.Next[partition])
            {
                throw new InvalidDataException(
                    $"the evidence log in {folder} has sealed {head.Next[partition]} batches of partition {partition}, and the journal has {has}: "
                    + "what was sealed is missing from it");
            }

            if (head.Next[partition] == 0)
            {
                continue;
            }

            var entry = tiles.Entry(LastOf(partition, head, tiles), head.Size);
            try
            {
                var batch = await journal.ReadOneAsync(entry.Partition, entry.Position, cancellation).ConfigureAwait(false);
                _ = EvidenceBatch.Open(entry, batch, reader, new EvidenceSalts(Path.Combine(folder, EvidenceLog.SaltFolder)));
            }
            catch (KeyNotFoundException)
            {
                // Of a day whose salts are destroyed nothing can be compared any more.
            }
        }
    }

    /// <summary>The place of a partition's last entry, by halving: there are two, and each entry tells how many of its own were before it.</summary>
    private static long LastOf(int partition, EvidenceHead head, TileFolder tiles)
    {
        var (low, high) = (0L, head.Size - 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var entry = tiles.Entry(middle, head.Size);
            var until = entry.Partition == partition ? entry.Position + 1 : middle - entry.Position;
            (low, high) = until < head.Next[partition] ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>A checkpoint that a key signed; null where the text is none.</summary>
    public static Checkpoint? SignedBy(VerifierKey key, string text) =>
        SignedNote.Read(text) is { } note && Checkpoint.Read(note.Text) is { } checkpoint && checkpoint.Origin == key.Name && LogKey.HasSigned(key, note)
            ? checkpoint : null;
}
