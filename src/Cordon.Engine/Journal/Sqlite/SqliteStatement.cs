using SQLitePCL;

namespace Cordon.Engine.Journal.Sqlite;

/// <summary>A prepared statement. Parameters and columns are numbered as SQLite does: from 1 and from 0.</summary>
internal sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt handle) : IDisposable
{
    public SqliteStatement Bind(int index, long value)
    {
        database.Check(raw.sqlite3_bind_int64(handle, index, value), "bind");
        return this;
    }

    public SqliteStatement Bind(int index, ReadOnlySpan<byte> value)
    {
        database.Check(raw.sqlite3_bind_blob(handle, index, value), "bind");
        return this;
    }

    /// <summary>True where a row is there to be read.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        database.Check(result, "run");
        return result == raw.SQLITE_ROW;
    }

    /// <summary>Runs to the end and makes the statement ready for the next time.</summary>
    public void Run()
    {
        try
        {
            while (Step())
            {
            }
        }
        finally
        {
            Reset();
        }
    }

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>The column's bytes, valid until the statement steps or is reset. Empty for null.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    /// <summary>Ends the statement's hold on the database; its result was already told by the step.</summary>
    public void Reset() => _ = raw.sqlite3_reset(handle);

    public void Dispose() => handle.Dispose();
}
