namespace Cordon.Engine.Journal;

/// <summary>
/// The record of everything that happened, and the one storage seam of the engine: all other state is derived from it and can be rebuilt.
/// A partition's journal is a dense row of batches at positions 0, 1, 2, …; a batch is the unit of writing, of durability and of damage.
/// </summary>
/// <remarks>
/// <para><b>Order.</b> The batches of a partition are read in the order of their positions, without gaps. Between partitions there is no order.</para>
/// <para><b>Durability.</b> When an append returns <see cref="AppendStatus.Appended"/> or <see cref="AppendStatus.AlreadyThere"/>, the
/// batch has been forced to stable storage (an fsync that succeeded) and survives the death of the process and of the machine. What a
/// read delivers is durable as well. <see cref="MemoryJournal"/> is the exception: it lives as long as its object.</para>
/// <para><b>Fencing.</b> <see cref="TakeOwnershipAsync"/> raises the partition's epoch. From the moment it returns, no append of an
/// earlier owner can succeed, in whatever process that owner lives; the check and the write are one atomic step in the store.</para>
/// <para><b>Idempotence.</b> A batch is known by its position and its 128-bit id, which its writer draws once and never uses for other
/// content. An append whose id already stands at that position writes nothing and answers <see cref="AppendStatus.AlreadyThere"/>, also
/// to an owner who has been fenced since: what is durable is told. The same id with other content at that position is a defect of the
/// caller and throws <see cref="InvalidOperationException"/>. An id standing at another position is not looked for.</para>
/// <para><b>Reading what was written.</b> A batch is visible to every reader once its append has returned, and to none before it is durable.</para>
/// <para><b>Failures.</b> <see cref="JournalUnavailableException"/>: the store could not be reached or written, and for an append it is
/// <i>unknown</i> whether the batch stands. The caller must answer nobody, write nothing else to that partition, and either repeat the
/// very same append (owner, position, id, payload) until it gets a status, or give up the partition and derive its state anew from the
/// journal. The store recovers by itself once its cause is gone; it is never reopened by hand. <see cref="JournalDamagedException"/>:
/// a record is missing or is not what was written; nothing at or after it may be trusted without a person's decision.
/// <see cref="JournalFormatException"/>: the store was laid out by a later program, or must not be used as it is configured.
/// Arguments outside <see cref="JournalLimits"/> throw <see cref="ArgumentException"/> and write nothing.</para>
/// <para><b>Cancellation</b> is honoured only before a write has begun, so <see cref="OperationCanceledException"/> means nothing was written.</para>
/// <para><b>Threads.</b> All members may be called from any thread at once. Appends to one partition belong to one caller at a time.
/// The SQLite journal completes synchronously on the calling thread, so a dedicated writer thread pays no hand-over.</para>
/// </remarks>
public interface IJournal : IAsyncDisposable
{
    /// <summary>Becomes the partition's only writer: raises its epoch and so fences every earlier owner. Creates the partition if it is new.</summary>
    ValueTask<JournalOwner> TakeOwnershipAsync(int partition, CancellationToken cancellation = default);

    /// <summary>Appends one batch at <paramref name="position"/>, which must be the partition's next. The payload is not kept after the call.</summary>
    ValueTask<AppendStatus> AppendAsync(
        JournalOwner owner,
        long position,
        UInt128 batchId,
        ReadOnlyMemory<byte> payload,
        int recordCount,
        CancellationToken cancellation = default);

    /// <summary>
    /// Reads from <paramref name="fromPosition"/> to the end as it stands when it is reached, each batch verified. At a damaged or missing
    /// batch it throws <see cref="JournalDamagedException"/> and delivers nothing further. Reading from beyond the end delivers nothing.
    /// </summary>
    IAsyncEnumerable<JournalBatch> ReadAsync(int partition, long fromPosition, CancellationToken cancellation = default);

    /// <summary>The verified batch at a position, or null where the journal has not come to that position.</summary>
    ValueTask<JournalBatch?> ReadOneAsync(int partition, long position, CancellationToken cancellation = default);

    /// <summary>Where the next batch goes: the number of batches the partition has. A partition never owned has none.</summary>
    ValueTask<long> NextPositionAsync(int partition, CancellationToken cancellation = default);
}
