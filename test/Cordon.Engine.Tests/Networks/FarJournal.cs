using System.Runtime.CompilerServices;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Tests.Networks;

/// <summary>A journal that answers from another thread each time, as one behind a network does.</summary>
internal sealed class FarJournal(IJournal inner) : IJournal
{
    public async IAsyncEnumerable<JournalBatch> ReadAsync(
        int partition, long fromPosition, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var batch in inner.ReadAsync(partition, fromPosition, cancellation))
        {
            await Task.Yield();
            yield return batch;
        }
    }

    public ValueTask<JournalOwner> TakeOwnershipAsync(int partition, CancellationToken cancellation = default) =>
        inner.TakeOwnershipAsync(partition, cancellation);

    public ValueTask<AppendStatus> AppendAsync(
        JournalOwner owner, long position, UInt128 batchId, ReadOnlyMemory<byte> payload, int recordCount, CancellationToken cancellation = default) =>
        inner.AppendAsync(owner, position, batchId, payload, recordCount, cancellation);

    public async ValueTask<JournalBatch?> ReadOneAsync(int partition, long position, CancellationToken cancellation = default)
    {
        await Task.Yield();
        return await inner.ReadOneAsync(partition, position, cancellation);
    }

    public ValueTask<long> NextPositionAsync(int partition, CancellationToken cancellation = default) => inner.NextPositionAsync(partition, cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
