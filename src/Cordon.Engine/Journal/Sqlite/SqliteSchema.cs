using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Journal.Sqlite;

/// <summary>
/// The journal's file: its tables, their version and how a connection to it must be set. A batch's key is partition × 2^40 + position, so
/// that one tree holds everything and an append goes to the end of its partition's part; the frame holds all else about the batch.
/// The partition's row names its owner's epoch and its next position: fence, order and the loss of a tail are checked against it.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>"CRDJ", so that a file of another program is not taken for a journal.</summary>
    private const long ApplicationId = 0x4352444A;

    private const long Version = 1;

    /// <summary>Bits of the position in a batch's key.</summary>
    private const int PositionBits = 40;

    public static long Key(int partition, long position) => ((long)partition << PositionBits) | position;

    /// <summary>Opens the file for appending and makes it a journal where it is new.</summary>
    public static SqliteDatabase OpenForWriting(string path, int pageBytes)
    {
        PrivateFile.MakeFolder(Path.GetDirectoryName(path)!);
        var isNew = !File.Exists(path);
        PrivateFile.Make(path);
        var database = SqliteDatabase.Open(path, create: true);
        try
        {
            database.Execute($"PRAGMA page_size={pageBytes}");
            Recognise(database, path);
            Configure(database);
            Create(database);
            Settle(database);
            if (isNew)
            {
                DurableFile.SyncFolder(Path.GetDirectoryName(path)!);
            }

            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a further connection, for reading or for checkpoints.</summary>
    public static SqliteDatabase OpenBeside(string path)
    {
        var database = SqliteDatabase.Open(path, create: false);
        try
        {
            Configure(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a file that is not ours or that a later program laid out. In one view, as another process may be making it just now.</summary>
    private static void Recognise(SqliteDatabase database, string path)
    {
        database.Execute("BEGIN");
        var tables = database.Number("SELECT count(*) FROM sqlite_schema") ?? 0;
        var application = database.Number("PRAGMA application_id") ?? 0;
        var version = database.Number("PRAGMA user_version") ?? 0;
        database.Execute("COMMIT");
        if (application != ApplicationId && (application != 0 || tables != 0))
        {
            throw new JournalFormatException($"{path} is a SQLite file of another program, not a journal.");
        }

        if (version > Version)
        {
            throw new JournalFormatException($"{path} has journal layout {version} and this program knows up to {Version}: a later program wrote it.");
        }
    }

    private static void Configure(SqliteDatabase database)
    {
        // Checkpoints are the checkpointer's work: an automatic one would run inside some unlucky commit. The WAL mode stays in the file.
        database.EnterLogMode();
        database.Execute("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-16384; PRAGMA trusted_schema=OFF");
        if (database.Number("PRAGMA synchronous") != 2)
        {
            throw new JournalFormatException("SQLite did not take synchronous=FULL, so a commit would not be durable.");
        }
    }

    private static void Create(SqliteDatabase database) => database.Execute($"""
        BEGIN IMMEDIATE;
        CREATE TABLE IF NOT EXISTS partition (partition INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, next INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS batch (key INTEGER PRIMARY KEY, frame BLOB NOT NULL) STRICT;
        PRAGMA application_id={ApplicationId};
        PRAGMA user_version={Version};
        COMMIT;
        """);

    /// <summary>
    /// Makes durable whatever the log holds before anybody is told that it is there: a process killed between writing and fsync, or an
    /// fsync that failed, leaves commits that can be read from the page cache and would be lost with the machine's power. Moving them
    /// into the main file writes and syncs them anew.
    /// </summary>
    private static void Settle(SqliteDatabase database) => database.CheckpointAll();
}
