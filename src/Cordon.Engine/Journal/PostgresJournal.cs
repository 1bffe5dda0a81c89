using System.Runtime.CompilerServices;
using Cordon.Engine.Journal.Frames;
using Cordon.Engine.Journal.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace Cordon.Engine.Journal;

/// <summary>
/// The journal in a PostgreSQL schema of its own. Fence, position and write are one statement: it moves the partition's row on where epoch
/// and position hold, and inserts the batch where it did; the row lock makes a new owner wait for an append under way, and the append
/// after it fail.
/// </summary>
/// <remarks>
/// Connections come from a pool and are made anew after a failure; the tables are made and the server's durability is checked on first use.
/// A statement whose answer was lost is resolved by its batch id when the caller repeats it: a first attempt still running holds the row,
/// so the repetition waits for its outcome.
/// </remarks>
public sealed class PostgresJournal : IJournal
{
    /// <summary>Batches fetched at once when reading in order: few enough to hold in memory, enough to hide the way to the server.</summary>
    private const int ReadBatchesMax = 8;

    /// <summary>A statement that takes longer is given up as unavailable, in seconds.</summary>
    private const int CommandTimeoutSeconds = 15;

    private readonly NpgsqlDataSource _source;
    private readonly FramePool _pool = new();
    private readonly SemaphoreSlim _ensuring = new(1, 1);
    private readonly string _schema;
    private readonly string _own;
    private readonly string _append;
    private readonly string _standing;
    private readonly string _rows;
    private readonly string _next;
    private volatile bool _ensured;

    /// <param name="connectionString">As Npgsql reads it. The role must be allowed to create the schema, or own it.</param>
    /// <param name="schema">The schema's name: letters, digits and underscores.</param>
    public PostgresJournal(string connectionString, string schema = "cordon")
    {
        if (schema.Length is 0 or > 40 || !schema.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw new ArgumentException($"A schema's name is 1 to 40 letters, digits and underscores, not \"{schema}\".", nameof(schema));
        }

        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 16, AutoPrepareMinUsages = 2, CommandTimeout = CommandTimeoutSeconds };
        settings.Options = $"{settings.Options} -c synchronous_commit=on".TrimStart();
        _source = NpgsqlDataSource.Create(settings);
        _schema = schema;
        _own = $"""
            INSERT INTO "{schema}".journal_partition AS p VALUES ($1, 1, 0)
            ON CONFLICT (partition) DO UPDATE SET epoch = p.epoch + 1 RETURNING epoch
            """;
        _append = $"""
            WITH moved AS (UPDATE "{schema}".journal_partition SET next = next + 1 WHERE partition = $1 AND epoch = $2 AND next = $3 RETURNING 1)
            INSERT INTO "{schema}".journal_batch SELECT $1, $3, $4 FROM moved
            """;
        _standing = $"""
            SELECT p.epoch, p.next, b.frame FROM "{schema}".journal_partition p
            LEFT JOIN "{schema}".journal_batch b ON b.partition = p.partition AND b.position = $2 WHERE p.partition = $1
            """;
        _rows = $"""
            SELECT position, frame FROM "{schema}".journal_batch WHERE partition = $1 AND position >= $2 AND position < $3 ORDER BY position
            """;
        _next = $"""SELECT next FROM "{schema}".journal_partition WHERE partition = $1""";
    }

    public async ValueTask<JournalOwner> TakeOwnershipAsync(int partition, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPartition(partition);
        return await RunAsync(
            _own,
            async command =>
            {
                command.Parameters.Add(Number(partition));
                return new JournalOwner(partition, (long)(await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false))!);
            },
            cancellation).ConfigureAwait(false);
    }

    public async ValueTask<AppendStatus> AppendAsync(
        JournalOwner owner,
        long position,
        UInt128 batchId,
        ReadOnlyMemory<byte> payload,
        int recordCount,
        CancellationToken cancellation = default)
    {
        JournalLimits.CheckAppend(owner, position, payload, recordCount);
        var encoder = _pool.RentEncoder();
        try
        {
            var frame = encoder.Encode(owner, position, batchId, payload.Span, recordCount);
            var written = await RunAsync(
                _append,
                async command =>
                {
                    command.Parameters.Add(Number(owner.Partition));
                    command.Parameters.Add(Number(owner.Epoch));
                    command.Parameters.Add(Number(position));
                    command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = frame, NpgsqlDbType = NpgsqlDbType.Bytea });

                    // Not cancelled once sent: a cancelled statement may have been committed, and cancellation promises that nothing was.
                    return await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
                },
                cancellation,
                (owner.Partition, position)).ConfigureAwait(false);
            return written == 1 ? AppendStatus.Appended : await RefusalAsync(owner, position, batchId, payload).ConfigureAwait(false);
        }
        finally
        {
            _pool.Return(encoder);
        }
    }

    public async IAsyncEnumerable<JournalBatch> ReadAsync(
        int partition, long fromPosition, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        JournalLimits.CheckPosition(fromPosition);
        var epochs = default(EpochOrder);
        var position = fromPosition;
        for (var end = await NextPositionAsync(partition, cancellation).ConfigureAwait(false); position < end;)
        {
            foreach (var (at, frame) in await RowsAsync(partition, position, Math.Min(end, position + ReadBatchesMax), cancellation).ConfigureAwait(false))
            {
                var batch = frame is null ? throw Missing(partition, at, end) : Decode(frame, partition, at);
                epochs.Check(batch);
                yield return batch;
                position++;
            }

            if (position == end)
            {
                end = await NextPositionAsync(partition, cancellation).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask<JournalBatch?> ReadOneAsync(int partition, long position, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPartition(partition);
        JournalLimits.CheckPosition(position);
        var (_, next, frame) = await StandingAsync(partition, position, cancellation).ConfigureAwait(false);
        return position >= next ? null : frame is null ? throw Missing(partition, position, next) : Decode(frame, partition, position);
    }

    public async ValueTask<long> NextPositionAsync(int partition, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPartition(partition);
        return await RunAsync(
            _next,
            async command =>
            {
                command.Parameters.Add(Number(partition));
                return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is long next ? next : 0;
            },
            cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync().ConfigureAwait(false);
        _pool.Dispose();
        _ensuring.Dispose();
    }

    private static NpgsqlParameter<int> Number(int value) => new NpgsqlParameter<int> { TypedValue = value };

    private static NpgsqlParameter<long> Number(long value) => new NpgsqlParameter<long> { TypedValue = value };

    private static JournalDamagedException Missing(int partition, long position, long next) =>
        new(partition, position, $"it is missing; the partition has {next} batches");

    private async Task<AppendStatus> RefusalAsync(JournalOwner owner, long position, UInt128 batchId, ReadOnlyMemory<byte> payload)
    {
        var (epoch, _, frame) = await StandingAsync(owner.Partition, position, CancellationToken.None).ConfigureAwait(false);
        var decoder = _pool.RentDecoder();
        try
        {
            return AppendRefusal.Of(owner, position, batchId, payload.Span, epoch, frame, decoder);
        }
        finally
        {
            _pool.Return(decoder);
        }
    }

    private Task<(long Epoch, long Next, byte[]? Frame)> StandingAsync(int partition, long position, CancellationToken cancellation) => RunAsync(
        _standing,
        async command =>
        {
            command.Parameters.Add(Number(partition));
            command.Parameters.Add(Number(position));
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            return await reader.ReadAsync(cancellation).ConfigureAwait(false)
                ? (reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2))
                : (0L, 0L, null);
        },
        cancellation,
        (partition, position));

    /// <summary>The frames of a range, null where one is missing. The range lies below the partition's next position.</summary>
    private async Task<List<(long Position, byte[]? Frame)>> RowsAsync(int partition, long from, long end, CancellationToken cancellation)
    {
        var rows = await RunAsync(
            _rows,
            async command =>
            {
                command.Parameters.Add(Number(partition));
                command.Parameters.Add(Number(from));
                command.Parameters.Add(Number(end));
                var frames = new Dictionary<long, byte[]>();
                await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
                while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    frames.Add(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
                }

                return frames;
            },
            cancellation,
            (partition, from)).ConfigureAwait(false);
        var result = new List<(long, byte[]?)>();
        for (var position = from; position < end; position++)
        {
            result.Add((position, rows.GetValueOrDefault(position)));
        }

        return result;
    }

    private JournalBatch Decode(byte[] frame, int partition, long position)
    {
        var decoder = _pool.RentDecoder();
        try
        {
            return decoder.Decode(frame, partition, position);
        }
        finally
        {
            _pool.Return(decoder);
        }
    }

    /// <summary>Runs one command on a connection of the pool, the tables being there, and turns every failure into one of the journal's own.</summary>
    private async Task<T> RunAsync<T>(
        string sql, Func<NpgsqlCommand, Task<T>> work, CancellationToken cancellation, (int Partition, long Position)? place = null)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            await EnsureAsync(cancellation).ConfigureAwait(false);
            await using var connection = await _source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await using var command = new NpgsqlCommand(sql, connection);
            return await work(command).ConfigureAwait(false);
        }
        catch (PostgresException failure) when (failure.SqlState is PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted)
        {
            throw new JournalDamagedException(place?.Partition, place?.Position, $"PostgreSQL {failure.SqlState}: {failure.MessageText}", failure);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException
            || (failure is IOException and not JournalDamagedException and not JournalUnavailableException))
        {
            // The other pooled connections are likely as dead as this one; without them the next call reaches the server or learns that it is gone.
            _source.Clear();
            throw new JournalUnavailableException($"The journal in PostgreSQL, schema {_schema}, did not answer: {failure.Message}", failure);
        }
    }

    private async Task EnsureAsync(CancellationToken cancellation)
    {
        if (_ensured)
        {
            return;
        }

        await _ensuring.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!_ensured)
            {
                await PostgresSchema.EnsureAsync(_source, _schema, cancellation).ConfigureAwait(false);
                _ensured = true;
            }
        }
        finally
        {
            _ensuring.Release();
        }
    }
}
