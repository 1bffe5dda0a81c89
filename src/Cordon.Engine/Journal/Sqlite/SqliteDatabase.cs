using SQLitePCL;

namespace Cordon.Engine.Journal.Sqlite;

/// <summary>
/// One connection, at the level of SQLite's own calls: the journal's hot path binds spans and steps prepared statements, which ADO.NET
/// would copy and allocate for. Every failure becomes one of the journal's own exceptions. One user at a time.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>How long another process may hold the file's lock before a call gives up: longer than any commit, shorter than a client's patience.</summary>
    private const int BusyTimeoutMilliseconds = 5_000;

    /// <summary>How often what is under way in another process is looked at again.</summary>
    private const int BusyRetryMilliseconds = 10;

    private readonly sqlite3 _handle;
    private readonly string _path;

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle, string path)
    {
        _handle = handle;
        _path = path;
    }

    /// <summary>Rows changed by the last statement.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    public static SqliteDatabase Open(string path, bool create)
    {
        var flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX | (create ? raw.SQLITE_OPEN_CREATE : 0);
        var result = raw.sqlite3_open_v2(path, out var handle, flags, null);
        var database = new SqliteDatabase(handle, path);
        try
        {
            database.Check(result, "open");
            _ = raw.sqlite3_extended_result_codes(handle, 1);
            database.Check(raw.sqlite3_busy_timeout(handle, BusyTimeoutMilliseconds), "configure");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement), "prepare");
        return new SqliteStatement(this, statement);
    }

    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql), sql);

    /// <summary>The first column of the first row, or null where there is no row.</summary>
    public long? Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Number(0) : null;
    }

    /// <summary>
    /// Moves what it can of the log into the main file without waiting for anybody. Gives the pages in the log and how many of them are
    /// now in the main file.
    /// </summary>
    public (int InLog, int Moved) Checkpoint()
    {
        Check(raw.sqlite3_wal_checkpoint_v2(_handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var inLog, out var moved), "checkpoint");
        return (inLog, moved);
    }

    /// <summary>Moves all of the log into the main file and syncs it, waiting for writers and for other checkpoints.</summary>
    public void CheckpointAll() =>
        Patiently(() => raw.sqlite3_wal_checkpoint_v2(_handle, null, raw.SQLITE_CHECKPOINT_FULL, out _, out _), "checkpoint");

    /// <summary>Turns the write-ahead log on, where the file has not got it yet; another process may be about the same.</summary>
    public void EnterLogMode() => Patiently(() => raw.sqlite3_exec(_handle, "PRAGMA journal_mode=WAL"), "enter WAL mode");

    public void Check(int result, string what)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return;
        }

        var reason = $"{raw.sqlite3_errmsg(_handle).utf8_to_string()} (SQLite {result})";
        throw (result & 0xff) switch
        {
            raw.SQLITE_CORRUPT or raw.SQLITE_CONSTRAINT => new JournalDamagedException(null, null, $"{_path}: {what}: {reason}"),
            raw.SQLITE_NOTADB => new JournalFormatException($"{_path} is not a SQLite file: {reason}."),
            _ => new JournalUnavailableException($"The journal {_path} failed to {what}: {reason}."),
        };
    }

    /// <summary>SQLite's own busy timeout does not cover a checkpoint or a change of mode under way in another process: those are waited for here.</summary>
    private void Patiently(Func<int> call, string what)
    {
        using var never = new ManualResetEventSlim();
        for (var waited = 0; ; waited += BusyRetryMilliseconds)
        {
            var result = call();
            if ((result & 0xff) != raw.SQLITE_BUSY || waited >= BusyTimeoutMilliseconds)
            {
                Check(result, what);
                return;
            }

            never.Wait(BusyRetryMilliseconds);
        }
    }

    public void Dispose() => _handle.Dispose();
}
