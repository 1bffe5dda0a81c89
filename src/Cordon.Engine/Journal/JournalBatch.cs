namespace Cordon.Engine.Journal;

/// <summary>One batch as it was appended, its checksums verified.</summary>
/// <param name="Partition">The partition it belongs to.</param>
/// <param name="Position">Its place in the partition, from 0.</param>
/// <param name="Epoch">The epoch of the owner who wrote it.</param>
/// <param name="BatchId">The id its writer gave it.</param>
/// <param name="RecordCount">How many records its writer says the payload holds.</param>
/// <param name="Payload">The bytes given to the append. The reader owns them.</param>
public sealed record JournalBatch(int Partition, long Position, long Epoch, UInt128 BatchId, int RecordCount, ReadOnlyMemory<byte> Payload);
