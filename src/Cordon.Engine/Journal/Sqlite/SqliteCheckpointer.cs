namespace Cordon.Engine.Journal.Sqlite;

/// <summary>
/// Moves the log into the main file on its own thread and connection, so that no commit waits for it, and keeps the log bounded.
/// A log starts over only when all of it has been moved and then a write comes; under steady load some commit always slips in between.
/// So when the log has grown to several times its target, the last bit is moved while appends are held off, which is short.
/// </summary>
internal sealed class SqliteCheckpointer : IDisposable
{
    /// <summary>
    /// A checkpoint is asked for after so many bytes. At 100 appends of 512 KiB a second 4 MiB had the lowest p99 of 2, 4 and 16 MiB: larger
    /// ones compete longer with the commits' own writes, smaller ones sync the main file too often. One run each, on a noisy disk.
    /// </summary>
    public const long TargetBytes = 4 * 1024 * 1024;

    /// <summary>At this size of the log appends are held off for its last part.</summary>
    public const long HoldOffBytes = 16 * TargetBytes;

    /// <summary>At this many bytes not yet moved an append does the checkpoint itself or fails: the bound on the log when checkpoints fail.</summary>
    public const long LimitBytes = 512 * 1024 * 1024;

    private readonly string _path;
    private readonly Lock _appends;
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private long _written;
    private long _moved;
    private volatile bool _stopping;

    /// <param name="appends">Held by every append: taking it holds appends off.</param>
    public SqliteCheckpointer(string path, Lock appends)
    {
        _path = path;
        _appends = appends;
        _thread = new Thread(Run) { IsBackground = true, Name = "journal checkpoint" };
        _thread.Start();
    }

    /// <summary>Whether checkpoints have fallen so far behind that appends must wait for one.</summary>
    public bool Overdue => Volatile.Read(ref _written) - Volatile.Read(ref _moved) > LimitBytes;

    /// <summary>Counts what an append added to the log. Called with the appends' lock held.</summary>
    public void Wrote(long bytes)
    {
        _written += bytes;
        if (_written - Volatile.Read(ref _moved) > TargetBytes)
        {
            _wake.Set();
        }
    }

    /// <summary>Notes that a checkpoint moved all that was written so far. Called with the appends' lock held.</summary>
    public void MovedAll() => Volatile.Write(ref _moved, _written);

    public void Dispose()
    {
        _stopping = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        SqliteDatabase? database = null;
        while (_wake.WaitOne() && !_stopping)
        {
            try
            {
                database ??= SqliteSchema.OpenBeside(_path);
                Move(database);
            }
            catch (Exception failure) when (failure is JournalUnavailableException or JournalDamagedException or JournalFormatException)
            {
                // Nothing is lost: the log still holds everything. The next append tries again, and at the limit it learns the reason itself.
                database?.Dispose();
                database = null;
            }
        }

        database?.Dispose();
    }

    private void Move(SqliteDatabase database)
    {
        var writtenBefore = Volatile.Read(ref _written);
        var pageBytes = database.Number("PRAGMA page_size") ?? 0;
        var (inLog, movedPages) = database.Checkpoint();

        // Somebody who reads the file for long keeps the rest of the log from being moved.
        Volatile.Write(ref _moved, Math.Max(_moved, writtenBefore - ((inLog - movedPages) * pageBytes)));
        if (inLog * pageBytes > HoldOffBytes)
        {
            lock (_appends)
            {
                (inLog, var moved) = database.Checkpoint();
                if (inLog == moved)
                {
                    MovedAll();
                }
            }
        }
    }
}
