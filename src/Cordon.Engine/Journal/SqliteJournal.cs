using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Cordon.Engine.Journal.Frames;
using Cordon.Engine.Journal.Sqlite;

namespace Cordon.Engine.Journal;

/// <summary>
/// The journal in one SQLite file, write-ahead log and synchronous=FULL: each append is one commit with one fsync, on the calling thread.
/// Any number of partitions share the file; appends take turns. A second process on the same file is safe: it is fenced by epoch.
/// </summary>
/// <remarks>
/// Nothing is opened before the first call, and after a failure everything is opened anew at the next, so the journal works again as soon
/// as its cause is gone. The folder must lie on a local file system: SQLite's log needs shared memory between its processes.
/// </remarks>
public sealed class SqliteJournal : IJournal
{
    /// <summary>
    /// Of 4, 16 and 64 KiB, measured: 16 was the fastest for batches of 64 KiB. For 512 KiB 16 and 64 do not differ beyond the disk's
    /// noise and 4 is slower; and with 64 a small commit puts four times as much into the log.
    /// </summary>
    internal const int PageBytesDefault = 16 * 1024;

    /// <summary>Pages an append touches beside its frame: the partition's, the tree's leaf, and one not quite filled.</summary>
    private const int PagesBesideFrame = 3;

    private readonly string _path;
    private readonly int _pageBytes;
    private readonly FramePool _pool;
    private readonly ConcurrentBag<SqliteReader> _readers = [];

    // Guards the writer and the checkpointer's existence; an append holds it for its whole length.
    private readonly Lock _gate = new();
    private SqliteWriter? _writer;
    private SqliteCheckpointer? _checkpointer;
    private bool _disposed;

    /// <param name="path">The file; it and its folder are created when they are not there.</param>
    public SqliteJournal(string path)
        : this(path, PageBytesDefault, FrameEncoder.CompressionLevel)
    {
    }

    internal SqliteJournal(string path, int pageBytes, int compressionLevel)
    {
        _path = Path.GetFullPath(path);
        _pageBytes = pageBytes;
        _pool = new FramePool(compressionLevel);
    }

    public ValueTask<JournalOwner> TakeOwnershipAsync(int partition, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPartition(partition);
        cancellation.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(Write(partition, static (writer, partition) => writer.TakeOwnership(partition)));
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
        try
        {
            // Compressed before the gate is taken, so that partitions wait only for each other's commits.
            var frame = encoder.Encode(owner, position, batchId, payload.Span, recordCount);
            lock (_gate)
            {
                var appended = Write(
                    (Journal: this, Owner: owner, Position: position, Frame: frame),
                    static (writer, append) => append.Journal.Append(writer, append.Owner, append.Position, append.Frame));
                return ValueTask.FromResult(appended ? AppendStatus.Appended : Refusal(owner, position, batchId, payload.Span));
            }
        }
        finally
        {
            _pool.Return(encoder);
        }
    }

    public async IAsyncEnumerable<JournalBatch> ReadAsync(
        int partition, long fromPosition, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        JournalLimits.CheckPartition(partition);
        JournalLimits.CheckPosition(fromPosition);
        await ValueTask.CompletedTask.ConfigureAwait(false);
        var epochs = default(EpochOrder);
        for (var position = fromPosition; position <= JournalLimits.PositionMax; position++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Read(partition, position, static (reader, partition, position) => reader.One(partition, position)) is not { } batch)
            {
                break;
            }

            epochs.Check(batch);
            yield return batch;
        }
    }

    public ValueTask<JournalBatch?> ReadOneAsync(int partition, long position, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPartition(partition);
        JournalLimits.CheckPosition(position);
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(partition, position, static (reader, partition, position) => reader.One(partition, position)));
    }

    public ValueTask<long> NextPositionAsync(int partition, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPartition(partition);
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(partition, 0, static (reader, partition, _) => reader.Next(partition)));
    }

    public ValueTask DisposeAsync()
    {
        SqliteCheckpointer? checkpointer;
        lock (_gate)
        {
            _disposed = true;
            (checkpointer, _checkpointer) = (_checkpointer, null);
        }

        // Outside the gate: the checkpointer may be waiting for it.
        checkpointer?.Dispose();
        lock (_gate)
        {
            while (_readers.TryTake(out var reader))
            {
                reader.Dispose();
            }

            _writer?.Dispose();
            _writer = null;
        }

        _pool.Dispose();
        return ValueTask.CompletedTask;
    }

    private bool Append(SqliteWriter writer, JournalOwner owner, long position, ReadOnlyMemory<byte> frame)
    {
        if (_checkpointer!.Overdue)
        {
            writer.CheckpointAll();
            _checkpointer.MovedAll();
        }

        var appended = writer.TryAppend(owner, position, frame.Span);
        if (appended)
        {
            _checkpointer.Wrote(frame.Length + (PagesBesideFrame * _pageBytes));
        }

        return appended;
    }

    private AppendStatus Refusal(JournalOwner owner, long position, UInt128 batchId, ReadOnlySpan<byte> payload)
    {
        var decoder = _pool.RentDecoder();
        try
        {
            return _writer!.Refusal(owner, position, batchId, payload, decoder);
        }
        finally
        {
            _pool.Return(decoder);
        }
    }

    /// <summary>Runs with the writer, opening it where needed. After any failure it is closed: its state, and its log's, are not trusted.</summary>
    private T Write<TState, T>(TState state, Func<SqliteWriter, TState, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        try
        {
            return work(OpenWriter(), state);
        }
        catch (IOException)
        {
            _writer?.Dispose();
            _writer = null;
            throw;
        }
    }

    private SqliteWriter OpenWriter()
    {
        try
        {
            _writer ??= new SqliteWriter(_path, _pageBytes);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException
            || (failure is IOException and not JournalUnavailableException and not JournalDamagedException))
        {
            throw new JournalUnavailableException($"The journal {_path} cannot be opened: {failure.Message}", failure);
        }

        _checkpointer ??= new SqliteCheckpointer(_path, _gate);
        return _writer;
    }

    private T Read<T>(int partition, long position, Func<SqliteReader, int, long, T> work)
    {
        var reader = RentReader();
        var isSound = false;
        try
        {
            var result = work(reader, partition, position);
            isSound = true;
            return result;
        }
        finally
        {
            if (isSound && !_disposed)
            {
                _readers.Add(reader);
            }
            else
            {
                reader.Dispose();
            }
        }
    }

    private SqliteReader RentReader()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_readers.TryTake(out var reader))
        {
            return reader;
        }

        lock (_gate)
        {
            // The writer has made the file and settled its log; before that there is nothing that may be read.
            return Write(_path, static (_, path) => new SqliteReader(path));
        }
    }
}
