using Cordon.Engine.Journal.Frames;

namespace Cordon.Engine.Journal.Sqlite;

/// <summary>The connection that writes, with its prepared statements. Thrown away after any failure: closing it rolls back what was open.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _advance;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _standing;
    private readonly SqliteStatement _own;

    public SqliteWriter(string path, int pageBytes)
    {
        _database = SqliteSchema.OpenForWriting(path, pageBytes);
        _begin = _database.Prepare("BEGIN IMMEDIATE");
        _commit = _database.Prepare("COMMIT");
        _rollback = _database.Prepare("ROLLBACK");
        _advance = _database.Prepare("UPDATE partition SET next = next + 1 WHERE partition = ?1 AND epoch = ?2 AND next = ?3");
        _insert = _database.Prepare("INSERT INTO batch (key, frame) VALUES (?1, ?2)");
        _standing = _database.Prepare("SELECT p.epoch, b.frame FROM partition p LEFT JOIN batch b ON b.key = ?2 WHERE p.partition = ?1");
        _own = _database.Prepare(
            "INSERT INTO partition VALUES (?1, 1, 0) ON CONFLICT (partition) DO UPDATE SET epoch = epoch + 1 RETURNING epoch");
    }

    public JournalOwner TakeOwnership(int partition)
    {
        _own.Bind(1, partition).Step();
        var owner = new JournalOwner(partition, _own.Number(0));

        // The commit happens as the statement runs to its end, and is what must not fail.
        _own.Step();
        _own.Reset();
        return owner;
    }

    /// <summary>True where the batch is durable; false where owner or position do not hold and nothing was written.</summary>
    public bool TryAppend(JournalOwner owner, long position, ReadOnlySpan<byte> frame)
    {
        _begin.Run();
        _advance.Bind(1, owner.Partition).Bind(2, owner.Epoch).Bind(3, position).Run();
        if (_database.Changes == 0)
        {
            _rollback.Run();
            return false;
        }

        try
        {
            _insert.Bind(1, SqliteSchema.Key(owner.Partition, position)).Bind(2, frame).Run();
        }
        catch (JournalDamagedException damage)
        {
            _rollback.Run();
            throw new JournalDamagedException(owner.Partition, position, $"the next batch cannot go there: {damage.What}", damage);
        }

        _commit.Run();
        return true;
    }

    public AppendStatus Refusal(JournalOwner owner, long position, UInt128 batchId, ReadOnlySpan<byte> payload, FrameDecoder decoder)
    {
        try
        {
            return _standing.Bind(1, owner.Partition).Bind(2, SqliteSchema.Key(owner.Partition, position)).Step()
                ? AppendRefusal.Of(owner, position, batchId, payload, _standing.Number(0), _standing.Bytes(1), decoder)
                : AppendStatus.Fenced;
        }
        finally
        {
            _standing.Reset();
        }
    }

    public void CheckpointAll() => _database.CheckpointAll();

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<SqliteStatement>)[_begin, _commit, _rollback, _advance, _insert, _standing, _own])
        {
            statement.Dispose();
        }

        _database.Dispose();
    }
}
