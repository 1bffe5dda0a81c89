namespace Cordon.Engine.Journal;

/// <summary>The bounds of a journal, the same for every store, and the checks of arguments against them.</summary>
public static class JournalLimits
{
    /// <summary>The greatest partition number: 23 bits, so that partition and position share one 63-bit key.</summary>
    public const int PartitionMax = (1 << 23) - 1;

    /// <summary>The greatest position: 40 bits, enough for 1,000 batches a second during 34 years.</summary>
    public const long PositionMax = (1L << 40) - 1;

    /// <summary>The most bytes in one batch: a batch is held in memory whole, several times over, and a commit of it holds up the next.</summary>
    public const int PayloadBytesMax = 32 * 1024 * 1024;

    internal static void CheckPartition(int partition)
    {
        if (partition is < 0 or > PartitionMax)
        {
            throw new ArgumentOutOfRangeException(nameof(partition), partition, $"A partition is 0 to {PartitionMax}.");
        }
    }

    internal static void CheckPosition(long position)
    {
        if (position is < 0 or > PositionMax)
        {
            throw new ArgumentOutOfRangeException(nameof(position), position, $"A position is 0 to {PositionMax}.");
        }
    }

    internal static void CheckAppend(JournalOwner owner, long position, ReadOnlyMemory<byte> payload, int recordCount)
    {
        if (owner.Epoch < 1)
        {
            throw new ArgumentException("The owner is nobody: take ownership of the partition first.", nameof(owner));
        }

        CheckPartition(owner.Partition);
        CheckPosition(position);
        if (payload.IsEmpty || payload.Length > PayloadBytesMax)
        {
            throw new ArgumentException($"A payload is 1 to {PayloadBytesMax} bytes, not {payload.Length}.", nameof(payload));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(recordCount, 1);
    }
}
