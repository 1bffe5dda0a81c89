using System.Runtime.CompilerServices;
using Cordon.Engine.Journal;

namespace Cordon.Server.Tests;

/// <summary>A journal whose readers wait at a gate while it is shut: a slow disk that a test opens when it wants to.</summary>
public sealed class GatedJournal(IJournal inner) : IJournal
{
    private volatile TaskCompletionSource _gate = Opened();
    private volatile TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a reader waits.</summary>
    public Task Reached => _reached.Task;

    public void Shut()
    {
        _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Open() => _gate.TrySetResult();

    public async IAsyncEnumerable<JournalBatch> ReadAsync(
        int partition, long fromPosition, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (!_gate.Task.IsCompleted)
        {
            _reached.TrySetResult();
            await _gate.Task.WaitAsync(cancellation);
        }

        await foreach (var batch in inner.ReadAsync(partition, fromPosition, cancellation))
        {
            yield return batch;
        }
    }

    public ValueTask<JournalOwner> TakeOwnershipAsync(int partition, CancellationToken cancellation = default) =>
        inner.TakeOwnershipAsync(partition, cancellation);

    public ValueTask<AppendStatus> AppendAsync(
        JournalOwner owner, long position, UInt128 batchId, ReadOnlyMemory<byte> payload, int recordCount, CancellationToken cancellation = default) =>
        inner.AppendAsync(owner, position, batchId, payload, recordCount, cancellation);

    public ValueTask<JournalBatch?> ReadOneAsync(int partition, long position, CancellationToken cancellation = default) =>
        inner.ReadOneAsync(partition, position, cancellation);

    public ValueTask<long> NextPositionAsync(int partition, CancellationToken cancellation = default) => inner.NextPositionAsync(partition, cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }
}
