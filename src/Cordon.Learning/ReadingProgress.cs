using System.Runtime.CompilerServices;
using Cordon.Engine.Journal;

namespace Cordon.Learning;

/// <summary>A journal that tells how many of its batches were read. Nothing is written through it.</summary>
internal sealed class ReadingProgress(IJournal journal, Action<long> read) : IJournal
{
    private long _batches;

    public async IAsyncEnumerable<JournalBatch> ReadAsync(
        int partition, long fromPosition, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var batch in journal.ReadAsync(partition, fromPosition, cancellation).ConfigureAwait(false))
        {
            // A journal in memory asks nobody whether to go on.
            cancellation.ThrowIfCancellationRequested();
            read(++_batches);
            yield return batch;
        }
    }

    public ValueTask<JournalBatch?> ReadOneAsync(int partition, long position, CancellationToken cancellation = default) =>
        journal.ReadOneAsync(partition, position, cancellation);

    public ValueTask<long> NextPositionAsync(int partition, CancellationToken cancellation = default) => journal.NextPositionAsync(partition, cancellation);

    public ValueTask<JournalOwner> TakeOwnershipAsync(int partition, CancellationToken cancellation = default) =>
        throw new NotSupportedException("A journal that is read for a report has no writer.");

    public ValueTask<AppendStatus> AppendAsync(
        JournalOwner owner, long position, UInt128 batchId, ReadOnlyMemory<byte> payload, int recordCount, CancellationToken cancellation = default) =>
        throw new NotSupportedException("A journal that is read for a report has no writer.");

    /// <summary>The journal is its owner's to end.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
