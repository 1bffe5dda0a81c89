using Cordon.Engine.Journal.Frames;

namespace Cordon.Engine.Journal.Sqlite;

/// <summary>
/// A connection that reads. Each batch is a read of its own: a reader that held one view over many batches would keep the log from
/// starting over while it works.
/// </summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _one;
    private readonly SqliteStatement _next;
    private readonly FrameDecoder _decoder = new();

    public SqliteReader(string path)
    {
        _database = SqliteSchema.OpenBeside(path);
        _one = _database.Prepare("SELECT p.next, b.frame FROM partition p LEFT JOIN batch b ON b.key = ?2 WHERE p.partition = ?1");
        _next = _database.Prepare("SELECT next FROM partition WHERE partition = ?1");
    }

    public JournalBatch? One(int partition, long position)
    {
        try
        {
            if (!_one.Bind(1, partition).Bind(2, SqliteSchema.Key(partition, position)).Step() || _one.Number(0) <= position)
            {
                return null;
            }

            var frame = _one.Bytes(1);
            return frame.IsEmpty
                ? throw new JournalDamagedException(partition, position, $"it is missing; the partition has {_one.Number(0)} batches")
                : _decoder.Decode(frame, partition, position);
        }
        catch (JournalDamagedException damage) when (damage.Partition is null)
        {
            throw new JournalDamagedException(partition, position, damage.What, damage);
        }
        finally
        {
            _one.Reset();
        }
    }

    public long Next(int partition)
    {
        try
        {
            return _next.Bind(1, partition).Step() ? _next.Number(0) : 0;
        }
        finally
        {
            _next.Reset();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        _next.Dispose();
        _decoder.Dispose();
        _database.Dispose();
    }
}
