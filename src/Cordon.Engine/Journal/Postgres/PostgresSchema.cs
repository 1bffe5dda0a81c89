using Npgsql;

namespace Cordon.Engine.Journal.Postgres;

/// <summary>The journal's tables in PostgreSQL, made on first use and versioned; the same two tables as in SQLite.</summary>
internal static class PostgresSchema
{
    private const int Version = 1;

    /// <summary>Of "CRDJ": one process at a time makes the tables.</summary>
    private const long LockKey = 0x4352444A;

    /// <summary>Makes or checks the tables, and refuses a server whose commits are not durable.</summary>
    public static async Task EnsureAsync(NpgsqlDataSource source, string schema, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var fsync = new NpgsqlCommand("SELECT current_setting('fsync') || ' ' || current_setting('synchronous_commit')", connection);
        var settings = (string)(await fsync.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
        if (settings.StartsWith("off", StringComparison.Ordinal) || settings.EndsWith("off", StringComparison.Ordinal))
        {
            throw new JournalFormatException($"This PostgreSQL runs with fsync and synchronous_commit \"{settings}\": a commit would not be durable.");
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using var create = new NpgsqlCommand(Script(schema), connection, transaction);
        await create.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        await using var read = new NpgsqlCommand($"SELECT version FROM \"{schema}\".journal_format", connection, transaction);
        var version = (int)(await read.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
        if (version > Version)
        {
            throw new JournalFormatException($"Schema {schema} has journal layout {version} and this program knows up to {Version}: a later program made it.");
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Frames are compressed already, so the server must not try again (EXTERNAL); the partition's row is rewritten by each append, so its
    /// page keeps room.
    /// </summary>
    private static string Script(string schema) => $"""
        SELECT pg_advisory_xact_lock({LockKey});
        CREATE SCHEMA IF NOT EXISTS "{schema}";
        CREATE TABLE IF NOT EXISTS "{schema}".journal_format (version int NOT NULL);
        INSERT INTO "{schema}".journal_format SELECT {Version} WHERE NOT EXISTS (SELECT FROM "{schema}".journal_format);
        CREATE TABLE IF NOT EXISTS "{schema}".journal_partition
            (partition int PRIMARY KEY, epoch bigint NOT NULL, next bigint NOT NULL) WITH (fillfactor = 20);
        CREATE TABLE IF NOT EXISTS "{schema}".journal_batch
            (partition int NOT NULL, position bigint NOT NULL, frame bytea NOT NULL, PRIMARY KEY (partition, position));
        ALTER TABLE "{schema}".journal_batch ALTER COLUMN frame SET STORAGE EXTERNAL;
        """;
}
