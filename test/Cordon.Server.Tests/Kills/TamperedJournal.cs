using System.Buffers.Binary;
using System.IO.Hashing;
using Cordon.Bench.Kills;
using Cordon.Engine.Records;
using Microsoft.Data.Sqlite;

namespace Cordon.Server.Tests.Kills;

/// <summary>Changes a journal behind the engine's back; what it writes has checksums that hold, so that only its sense gives it away.</summary>
internal sealed class TamperedJournal : IDisposable
{
    private const byte PaymentsDecided = 2;
    private const int HeaderBytes = 72;

    private readonly SqliteConnection _connection;

    public TamperedJournal(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        _connection.Open();
    }

    /// <summary>The position the next batch will have.</summary>
    public long Next => (long)Execute("SELECT next FROM partition WHERE partition = 0")!;

    /// <summary>The first position, from a place on, whose batch has payments.</summary>
    public long WithPayments(long from)
    {
        while (!HasPayments(from))
        {
            from++;
        }

        return from;
    }

    public bool HasPayments(long position) => Records(position).Any(record => record.Kind == PaymentsDecided);

    public byte[] Frame(long position) => (byte[])Execute("SELECT frame FROM batch WHERE key = $1", position)!;

    public void Remove(long position) => Execute("DELETE FROM batch WHERE key = $1", position);

    public void SetNext(long next) => Execute("UPDATE partition SET next = $1 WHERE partition = 0", next);

    public void Put(long position, byte[] frame) => Execute("INSERT OR REPLACE INTO batch (key, frame) VALUES ($1, $2)", position, frame);

    /// <summary>Changes the first block of payments of a batch.</summary>
    public void Change(long position, Action<PaymentBlock> change)
    {
        var payload = new ColumnWriter();
        var isChanged = false;
        foreach (var (kind, body) in Records(position))
        {
            var to = new ColumnWriter();
            if (kind == PaymentsDecided && !isChanged)
            {
                using var block = new PaymentBlock();
                var from = new ColumnReader(body);
                block.Read(ref from, withFacts: true);
                change(block);
                block.Write(to);
                isChanged = true;
            }
            else
            {
                to.Bytes(body);
            }

            payload.Byte(kind);
            payload.Int32(to.Length);
            payload.Bytes(to.Written.Span);
        }

        Put(position, Sealed(Frame(position), position, payload.Written.ToArray()));
    }

    /// <summary>A frame like another one for a place of its own, uncompressed, with checksums that hold.</summary>
    public static byte[] Sealed(byte[] like, long position, byte[] payload)
    {
        var frame = new byte[HeaderBytes + payload.Length];
        like.AsSpan(0, HeaderBytes).CopyTo(frame);
        payload.CopyTo(frame, HeaderBytes);
        frame[4] = 0;
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(16), position);
        BinaryPrimitives.WriteInt128LittleEndian(frame.AsSpan(32), -1 - position);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(48), payload.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(52), payload.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(56), XxHash3.HashToUInt64(payload));
        var seed = unchecked((long)XxHash3.HashToUInt64(frame.AsSpan(0, 64)));
        BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(64), XxHash3.HashToUInt64(payload, seed));
        return frame;
    }

    public byte[] Payload(long position) => JournalFrame.Open(Frame(position), 0, position).Payload;

    public void Dispose() => _connection.Dispose();

    private List<(byte Kind, byte[] Body)> Records(long position)
    {
        var records = new List<(byte, byte[])>();
        var payload = new JournalBytes(Payload(position));
        while (!payload.IsAtEnd)
        {
            records.Add((payload.Byte(), payload.Bytes(payload.Int32()).ToArray()));
        }

        return records;
    }

    private object? Execute(string sql, params object[] values)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        return command.ExecuteScalar();
    }
}
