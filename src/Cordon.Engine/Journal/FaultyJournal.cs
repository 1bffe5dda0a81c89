using System.Collections.Concurrent;

namespace Cordon.Engine.Journal;

/// <summary>How an append is made to fail.</summary>
public enum JournalFault
{
    /// <summary>It does not fail.</summary>
    None,

    /// <summary>It fails and the batch is not in the journal.</summary>
    NotPersisted,

    /// <summary>It fails although the batch is in the journal: the answer was lost on its way.</summary>
    Persisted,
}

/// <summary>
/// A journal that fails when told to, over any other: both twins of every ambiguous failure, for tests and for fault injection. To its
/// caller the two faults look alike, as they do in life.
/// </summary>
/// <param name="inner">The journal behind; disposed with this one.</param>
/// <param name="plan">Asked for the fault of each append by its number, from 0; must itself be deterministic. Without it only
/// <see cref="FailNext"/> counts.</param>
public sealed class FaultyJournal(IJournal inner, Func<long, JournalFault>? plan = null) : IJournal
{
    private readonly ConcurrentQueue<JournalFault> _next = new();
    private long _appends = -1;

    /// <summary>While true every call fails as if the store were gone.</summary>
    public bool Gone { get; set; }

    /// <summary>Makes the next append fail so; several calls queue up.</summary>
    public void FailNext(JournalFault fault) => _next.Enqueue(fault);

    public ValueTask<JournalOwner> TakeOwnershipAsync(int partition, CancellationToken cancellation = default) =>
        Present().TakeOwnershipAsync(partition, cancellation);

    public async ValueTask<AppendStatus> AppendAsync(
        JournalOwner owner,
        long position,
        UInt128 batchId,
        ReadOnlyMemory<byte> payload,
        int recordCount,
        CancellationToken cancellation = default)
    {
        var number = Interlocked.Increment(ref _appends);
        if (!_next.TryDequeue(out var fault))
        {
            fault = plan?.Invoke(number) ?? JournalFault.None;
        }

        if (fault == JournalFault.NotPersisted)
        {
            throw Failure(owner, position);
        }

        var status = await Present().AppendAsync(owner, position, batchId, payload, recordCount, cancellation).ConfigureAwait(false);
        return fault == JournalFault.Persisted ? throw Failure(owner, position) : status;
    }

    public IAsyncEnumerable<JournalBatch> ReadAsync(int partition, long fromPosition, CancellationToken cancellation = default) =>
        Present().ReadAsync(partition, fromPosition, cancellation);

    public ValueTask<JournalBatch?> ReadOneAsync(int partition, long position, CancellationToken cancellation = default) =>
        Present().ReadOneAsync(partition, position, cancellation);

    public ValueTask<long> NextPositionAsync(int partition, CancellationToken cancellation = default) =>
        Present().NextPositionAsync(partition, cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static JournalUnavailableException Failure(JournalOwner owner, long position) =>
        new($"The append to partition {owner.Partition} at position {position} was made to fail.");

    private IJournal Present() => Gone ? throw new JournalUnavailableException("The journal was made to be gone.") : inner;
}
