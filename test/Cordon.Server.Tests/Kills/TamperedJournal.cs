using System.Buffers.Binary;
using System.IO.Hashing;
using Cordon.Bench.Kills;
using Cordon.Core.Cases;
using Cordon.Engine.Records;
using Microsoft.Data.Sqlite;

namespace Cordon.Server.Tests.Kills;

/// <summary>Changes a journal behind the engine's back; what it writes has checksums that hold, so that only its sense gives it away.</summary>
internal sealed class TamperedJournal : IDisposable
{
    private const byte PaymentsDecided = 2;
    private const byte OrderMoved = 10;
    private const int HeaderBytes = 72;

    // Behind the order's number, which takes one byte, what happened and when.
    private const int EventAmountOffset = 10;

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
        var records = Records(position);
        var first = records.FindIndex(record => record.Kind == PaymentsDecided);
        using var block = new PaymentBlock();
        var from = new ColumnReader(records[first].Body);
        block.Read(ref from, withFacts: true);
        change(block);
        var to = new ColumnWriter();
        block.Write(to);
        records[first] = (PaymentsDecided, to.Written.ToArray());
        Put(position, records);
    }

    /// <summary>Changes the amount of what happened to a freeze order, wherever that stands.</summary>
    public void ChangeAmount(byte order, FreezeEventKind kind, long amountMinor)
    {
        for (var position = 0L; position < Next; position++)
        {
            var records = Records(position);
            foreach (var (_, body) in records.Where(r => r.Kind == OrderMoved && r.Body[0] == order && r.Body[1] == (byte)kind))
            {
                BinaryPrimitives.WriteInt64LittleEndian(body.AsSpan(EventAmountOffset), amountMinor);
            }

            Put(position, records);
        }
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

    private void Put(long position, List<(byte Kind, byte[] Body)> records)
    {
        var payload = new ColumnWriter();
        foreach (var (kind, body) in records)
        {
            payload.Byte(kind);
            payload.Int32(body.Length);
            payload.Bytes(body);
        }

        Put(position, Sealed(Frame(position), position, payload.Written.ToArray()));
    }

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
