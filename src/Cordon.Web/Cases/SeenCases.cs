using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Microsoft.Data.Sqlite;

namespace Cordon.Web.Cases;

/// <summary>
/// Up to which change each officer has seen each case, so that a list marks what is new to them. A convenience in a file of its own: when it is lost, all
/// is new once more, and nothing else is.
/// </summary>
public sealed class SeenCases : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    /// <param name="path">The file, which is made when it is missing.</param>
    public SeenCases(string path)
    {
        // SQLite gives its -wal and -shm the mode of the file itself.
        PrivateFile.Make(path);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText =
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
            CREATE TABLE IF NOT EXISTS seen (
                officer TEXT NOT NULL, work INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (officer, work)) STRICT, WITHOUT ROWID;
            """;
        command.ExecuteNonQuery();
    }

    /// <summary>Notes that an officer has seen a case as it was after a change.</summary>
    public void Mark(string officer, uint number, Instant changedAt)
    {
        lock (_gate)
        {
            using var command = Command(
                "INSERT INTO seen VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET at = excluded.at WHERE at < excluded.at", officer, number);
            command.Parameters.AddWithValue("$3", changedAt.Milliseconds);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Up to which change an officer has seen a case; null for never.</summary>
    public Instant? Of(string officer, uint number)
    {
        lock (_gate)
        {
            using var command = Command("SELECT at FROM seen WHERE officer = $1 AND work = $2", officer, number);
            return command.ExecuteScalar() is long at ? new Instant(at) : null;
        }
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql, string officer, uint number)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$1", officer);
        command.Parameters.AddWithValue("$2", (long)number);
        return command;
    }
}
