using System.Runtime.CompilerServices;
using Cordon.Engine.Journal.Frames;

namespace Cordon.Engine.Journal;

/// <summary>
/// The journal's twin in memory: the same frames, checks and refusals without a disk. For tests, simulation and trial runs; it is durable
/// only as long as the object lives. Failures are added with <see cref="FaultyJournal"/>.
/// </summary>
public sealed class MemoryJournal : IJournal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Row> _rows = [];
    private readonly FramePool _pool = new();

    public ValueTask<JournalOwner> TakeOwnershipAsync(int partition, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPartition(partition);
        cancellation.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!_rows.TryGetValue(partition, out var row))
            {
                _rows.Add(partition, row = new Row());
            }

            return ValueTask.FromResult(new JournalOwner(partition, ++row.Epoch));
        }
    }

    public ValueTask<AppendStatus> AppendAsync(
        JournalOwner owner,
        long position,
        UInt128 batchId,
        ReadOnlyMemory<byte> payload,
        int recordCount,
        CancellationToken cancellation = default)
    {
        JournalLimits.CheckAppend(owner, position, payload, recordCount);
        cancellation.ThrowIfCancellationRequested();
        var encoder = _pool.RentEncoder();
        var frame = encoder.Encode(owner, position, batchId, payload.Span, recordCount).ToArray();
        _pool.Return(encoder);
        lock (_gate)
        {
            _rows.TryGetValue(owner.Partition, out var row);
            if (row is not null && row.Epoch == owner.Epoch && row.Frames.Count == position)
            {
                row.Frames.Add(frame);
                return ValueTask.FromResult(AppendStatus.Appended);
            }

            var decoder = _pool.RentDecoder();
            var standing = row is not null && position < row.Frames.Count ? row.Frames[(int)position] : null;
            var status = AppendRefusal.Of(owner, position, batchId, payload.Span, row?.Epoch ?? 0, standing, decoder);
            _pool.Return(decoder);
            return ValueTask.FromResult(status);
        }
    }

    public async IAsyncEnumerable<JournalBatch> ReadAsync(
        int partition, long fromPosition, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        JournalLimits.CheckPosition(fromPosition);
        var epochs = default(EpochOrder);
        for (var position = fromPosition; await ReadOneAsync(partition, position, cancellation).ConfigureAwait(false) is { } batch; position++)
        {
            epochs.Check(batch);
            yield return batch;
        }
    }

    public ValueTask<JournalBatch?> ReadOneAsync(int partition, long position, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPartition(partition);
        JournalLimits.CheckPosition(position);
        cancellation.ThrowIfCancellationRequested();
        byte[] frame;
        lock (_gate)
        {
            if (!_rows.TryGetValue(partition, out var row) || position >= row.Frames.Count)
            {
                return ValueTask.FromResult<JournalBatch?>(null);
            }

            frame = row.Frames[(int)position] ?? throw new JournalDamagedException(partition, position, "it is missing");
        }

        var decoder = _pool.RentDecoder();
        var batch = decoder.Decode(frame, partition, position);
        _pool.Return(decoder);
        return ValueTask.FromResult<JournalBatch?>(batch);
    }

    public ValueTask<long> NextPositionAsync(int partition, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPartition(partition);
        cancellation.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_rows.TryGetValue(partition, out var row) ? (long)row.Frames.Count : 0);
        }
    }

    public ValueTask DisposeAsync()
    {
        _pool.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Replaces a stored frame, null for a lost one: how a test damages what a disk would damage.</summary>
    internal void Tamper(int partition, long position, Func<byte[], byte[]?> change)
    {
        lock (_gate)
        {
            var frames = _rows[partition].Frames;
            frames[(int)position] = change((byte[])frames[(int)position]!.Clone());
        }
    }

    private sealed class Row
    {
        public long Epoch { get; set; }

        public List<byte[]?> Frames { get; } = [];
    }
}
