using Cordon.Core.Evidence;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Proving;

/// <summary>Holds a batch of the journal against the log's entry of it.</summary>
internal static class EvidenceBatch
{
    /// <summary>The items of a batch and their leaves' hashes; the items are good until the reader takes another.</summary>
    /// <exception cref="InvalidDataException">The journal does not have what was sealed.</exception>
    /// <exception cref="KeyNotFoundException">The day's salts are destroyed.</exception>
    public static (IReadOnlyList<EvidenceItem> Items, byte[] Hashes) Open(
        EvidenceEntry entry, JournalBatch? batch, EvidenceItems reader, EvidenceSalts salts)
    {
        if (batch is not null)
        {
            reader.Totals = entry.Before;
            var items = reader.Take(batch);
            var hashes = salts.LeafHashes(entry.Partition, entry.Position, entry.SealedMilliseconds, items, mayMake: false);
            if (items.Count == entry.Items && MerkleTree.Root(hashes).AsSpan().SequenceEqual(entry.Root))
            {
                return (items, hashes);
            }
        }

        throw new InvalidDataException($"batch {entry.Position} of partition {entry.Partition} is not in the journal as it was sealed");
    }
}
