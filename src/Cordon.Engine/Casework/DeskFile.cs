using System.Collections.Concurrent;
using Cordon.Engine.Journal;
using Microsoft.Data.Sqlite;

namespace Cordon.Engine.Casework;

/// <summary>
/// The projection's file and its connections: one that writes, as many that read beside it. Without a path it lives in memory, where readers and the
/// writer take turns on one connection.
/// </summary>
internal sealed class DeskFile : IDisposable
{
    private readonly string? _path;
    private readonly SqliteConnection _writer;
    private readonly ConcurrentBag<SqliteConnection> _readers = [];

    // In memory the writer's connection is the readers' too.
    private readonly Lock _gate = new();

    private DeskFile(string? path, SqliteConnection writer) => (_path, _writer) = (path, writer);

    /// <summary>Opens the file; makes it anew where it is missing, damaged or of another version.</summary>
    public static DeskFile Open(string? path)
    {
        if (path is null)
        {
            var memory = Connect(":memory:");
            DeskSchema.Create(memory);
            return new DeskFile(null, memory);
        }

        path = Path.GetFullPath(path);
        if (File.Exists(path) && TryOpen(path) is { } there)
        {
            return new DeskFile(path, there);
        }

        return new DeskFile(path, Make(path));
    }

    /// <summary>Throws all away and begins anew.</summary>
    public DeskFile Remade()
    {
        Dispose();
        return _path is null ? Open(null) : new DeskFile(_path, Make(_path));
    }

    /// <summary>Changes rows, all or none.</summary>
    public void Write(Action<SqliteConnection> change)
    {
        lock (_gate)
        {
            using var transaction = _writer.BeginTransaction();
            change(_writer);
            transaction.Commit();
        }
    }

    /// <summary>Takes what was overwritten out of the log beside the file as well.</summary>
    public void Clean()
    {
        lock (_gate)
        {
            _writer.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /// <summary>Reads rows as they stand at one moment.</summary>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        if (_path is null)
        {
            lock (_gate)
            {
                return read(_writer);
            }
        }

        if (!_readers.TryTake(out var reader))
        {
            reader = Connect(_path);
        }

        try
        {
            using var transaction = reader.BeginTransaction(deferred: true);
            return read(reader);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
    }

    private static SqliteConnection? TryOpen(string path)
    {
        SqliteConnection? connection = null;
        var isSound = false;
        try
        {
            connection = Connect(path);
            isSound = DeskSchema.IsSound(connection);
            return isSound ? connection : null;
        }
        catch (SqliteException)
        {
            // Whatever is wrong with it: it is made again from the journal.
            return null;
        }
        finally
        {
            if (!isSound)
            {
                connection?.Dispose();
            }
        }
    }

    private static SqliteConnection Make(string path)
    {
        PrivateFile.MakeFolder(Path.GetDirectoryName(path)!);
        foreach (var old in (string[])[path, path + "-wal", path + "-shm"])
        {
            File.Delete(old);
        }

        PrivateFile.Make(path);
        var connection = Connect(path);
        DeskSchema.Create(connection);
        return connection;
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            DeskSchema.Configure(connection);
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }
}
