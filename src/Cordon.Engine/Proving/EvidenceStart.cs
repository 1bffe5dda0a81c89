using Cordon.Core.Evidence;

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
            Snapshots.DurableFile.WritePrivate(headFile, none.ToBytes());
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

        if (File.Exists(checkpoint) && SignedBy(key.Public, File.ReadAllText(checkpoint)) is { } told && told.Size > head.Size)
        {
            throw new InvalidDataException($"{checkpoint} is of {told.Size} entries and {headFile} of {head.Size}: {WhatToDo}");
        }

        new EvidenceMarks(Path.Combine(folder, EvidenceLog.MarkFile)).Need(head.Marks);
        return (key, head);
    }

    /// <summary>A checkpoint that a key signed; null where the text is none.</summary>
    public static Checkpoint? SignedBy(VerifierKey key, string text) =>
        SignedNote.Read(text) is { } note && Checkpoint.Read(note.Text) is { } checkpoint && checkpoint.Origin == key.Name && LogKey.HasSigned(key, note)
            ? checkpoint : null;
}
