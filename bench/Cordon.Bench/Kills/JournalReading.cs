using System.IO.Hashing;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Cordon.Bench.Kills;

/// <summary>
/// All that a journal says, read by a path of its own: SQLite, zstd and what docs/journal.md describes. What the journal may never show,
/// such as a gap or a payment twice, is a fault; reading goes on after it as far as it can.
/// </summary>
public sealed partial class JournalReading
{
    private const int PositionBits = 40;

    private const int Hold = 2;

    private static readonly string[] Outcomes = ["allow", "warn", "hold", "block"];

    private readonly List<string> _faults = [];
    private readonly Dictionary<long, UInt128> _frameHashes = [];
    private readonly Dictionary<(uint Submitter, string PaymentId), JournalledPayment> _payments = [];
    private readonly Dictionary<Guid, JournalledPayment> _uuids = [];
    private readonly Dictionary<(uint Submitter, string PaymentId), byte> _holdsEnded = [];
    private readonly Dictionary<string, string> _reports = [];
    private readonly Dictionary<string, uint> _submitters = [];
    private readonly HashSet<UInt128> _batchIds = [];
    private readonly List<string> _accounts = [""];
    private readonly List<string[]> _policies = [[]];
    private long _lastSequence;
    private readonly JournalledCases _cases;

    private JournalReading() => _cases = new JournalledCases(_faults);

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>A hash of the bytes of each batch, by position: what was seen once may never change.</summary>
    public IReadOnlyDictionary<long, UInt128> FrameHashes => _frameHashes;

    public IReadOnlyDictionary<(uint Submitter, string PaymentId), JournalledPayment> Payments => _payments;

    /// <summary>The payment that a submitter's identifier means: its own, or the one of a UUID, whoever handed it in; null for none.</summary>
    public JournalledPayment? Find(uint submitter, string paymentId) =>
        _payments.GetValueOrDefault((submitter, paymentId)) ?? (UuidOf(paymentId) is { } uuid ? _uuids.GetValueOrDefault(uuid) : null);

    /// <summary>How each hold that is over ended: 1 released, 2 cancelled, 3 and 4 by expiry.</summary>
    public IReadOnlyDictionary<(uint Submitter, string PaymentId), byte> HoldsEnded => _holdsEnded;

    /// <summary>Reports, each with the payment and the submitter it names.</summary>
    public IReadOnlyDictionary<string, string> Reports => _reports;

    /// <summary>The number by which payments name the one who sent them, by bank.</summary>
    public IReadOnlyDictionary<string, uint> Submitters => _submitters;

    /// <summary>Reads partition 0 of a journal's file together with its log.</summary>
    public static JournalReading Of(string path)
    {
        var reading = new JournalReading();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        using var sound = connection.CreateCommand();
        sound.CommandText = "PRAGMA quick_check";
        if ((string?)sound.ExecuteScalar() is not "ok" and var words)
        {
            reading._faults.Add($"SQLite finds the file unsound: {words}");
        }

        reading.Read(connection);
        return reading;
    }

    private void Read(SqliteConnection connection)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT key, frame FROM batch WHERE key < $end ORDER BY key";

        // Payments' partition; the casework's has other records and a check of its own.
        select.Parameters.AddWithValue("$end", 1L << PositionBits);
        using var rows = select.ExecuteReader();
        var (next, epoch) = (0L, 0L);
        while (rows.Read())
        {
            var (partition, position) = ((int)(rows.GetInt64(0) >> PositionBits), rows.GetInt64(0) & ((1L << PositionBits) - 1));
            if (partition != 0 || position != next)
            {
                _faults.Add($"position {next} is followed by position {position} of partition {partition}: a gap");
            }

            next = position + 1;
            var bytes = rows.GetFieldValue<byte[]>(1);
            _frameHashes[position] = XxHash128.HashToUInt128(bytes);
            try
            {
                epoch = ReadFrame(JournalFrame.Open(bytes, partition, position), position, epoch);
            }
            catch (InvalidDataException bad)
            {
                _faults.Add($"position {position} holds {bad.Message}");
            }
        }

        using var partitions = connection.CreateCommand();
        partitions.CommandText = "SELECT next FROM partition WHERE partition = 0";
        if (partitions.ExecuteScalar() is long expected && expected != next)
        {
            _faults.Add($"the next position is said to be {expected} and the last batch stands at {next - 1}");
        }
    }

    private long ReadFrame(JournalFrame frame, long position, long epoch)
    {
        if (!_batchIds.Add(frame.BatchId))
        {
            _faults.Add($"position {position} repeats the batch {frame.BatchId:x32}");
        }

        if (frame.Epoch < epoch)
        {
            _faults.Add($"position {position} was written in epoch {frame.Epoch} after one of epoch {epoch}");
        }

        var records = 0;
        for (var payload = new JournalBytes(frame.Payload); !payload.IsAtEnd; records++)
        {
            var kind = payload.Byte();
            ReadRecord(kind, new JournalBytes(payload.Bytes(payload.Int32())), position);
        }

        if (records != frame.RecordCount)
        {
            _faults.Add($"position {position} has {records} records and says {frame.RecordCount}");
        }

        return frame.Epoch;
    }

    private void ReadRecord(byte kind, JournalBytes body, long position)
    {
        switch (kind)
        {
            case 1:
                _ = body.Text();
                _accounts.Add(body.Text());
                break;
            case 2:
                ReadPayments(body, position);
                break;
            case 4:
                _policies.Add([.. RuleLine().Matches(body.Text()).Select(m => m.Groups[1].Value)]);
                break;
            case 5:
                var report = body.Text();
                if (!_reports.TryAdd(report, body.Text()))
                {
                    _faults.Add($"position {position} has the report {report} once more");
                }

                _cases.Report(body.Int64());
                break;
            case 6:
                var held = ((uint)body.VarInt(), body.Text());
                if (!_holdsEnded.TryAdd(held, body.Byte()))
                {
                    _faults.Add($"position {position} ends the hold of {held.Item2} once more");
                }

                break;
            case 8:
                _submitters.TryAdd(body.Text(), (uint)_submitters.Count + 1);
                break;
            case 9:
                _cases.Propose(body, position);
                break;
            case 10:
                _cases.Move(body, position);
                break;
            case 3 or 7 or (>= 11 and <= 14) or (>= 20 and <= 22) or 30:
                break;
            default:
                _faults.Add($"position {position} has a record of the unknown kind {kind}");
                break;
        }
    }

    private void ReadPayments(JournalBytes body, long position)
    {
        var version = body.Byte();
        if (version != 1)
        {
            throw new InvalidDataException($"a block of payments of layout {version}");
        }

        var count = body.Byte();
        var first = body.Int64();
        var decided = body.Int64();
        var policy = _policies[checked((int)body.VarInt())];
        long[] payers = body.Column(count), payees = body.Column(count), times = body.Column(count), amounts = body.Column(count);
        var currencies = body.Column(count);
        for (var passed = 0; passed < 2; passed++)
        {
            body.Column(count);
        }

        long[] submitters = body.Column(count), outcomes = body.Column(count), scores = body.Column(count), holds = body.Column(count);
        var codes = Codes(ref body, count, policy);
        for (var facts = body.VarInt(); facts > 0; facts--)
        {
            body.Column(count);
        }

        // The first text is the identifier; what else there is, is not compared.
        var lengths = body.Column(count);
        if (first != _lastSequence + 1)
        {
            _faults.Add($"position {position} numbers its payments from {first} after {_lastSequence}");
        }

        _lastSequence = first + count - 1;
        for (var i = 0; i < count; i++)
        {
            _cases.Decide(first + i, amounts[i], currencies[i]);
            var id = System.Text.Encoding.UTF8.GetString(body.Bytes((int)lengths[i]));
            var payment = new JournalledPayment(
                position, first + i, id, (uint)submitters[i], Account(payers[i], position), Account(payees[i], position), times[i], amounts[i],
                Outcomes[outcomes[i] >> 8], (int)scores[i], codes[i], outcomes[i] >> 8 == Hold ? decided + holds[i] : 0);
            if (!_payments.TryAdd((payment.Submitter, id), payment))
            {
                _faults.Add($"position {position} has the payment {id} of submitter {payment.Submitter} once more");
            }
            else if (UuidOf(id) is { } uuid && !_uuids.TryAdd(uuid, payment))
            {
                _faults.Add($"position {position} has the UUID {id} once more, of submitter {payment.Submitter} after {_uuids[uuid].Submitter}");
            }
        }
    }

    // Versions 1 to 8 of RFC 9562, whose digit and variant stand after the second and the third hyphen.
    private static Guid? UuidOf(string id) =>
        Guid.TryParseExact(id, "D", out var uuid) && id.Length == 36 && id[14] is >= '1' and <= '8' && "89abAB".Contains(id[19], StringComparison.Ordinal)
            ? uuid
            : null;

    private string Account(long number, long position)
    {
        if (number > 0 && number < _accounts.Count)
        {
            return _accounts[(int)number];
        }

        _faults.Add($"position {position} names account {number}, which no record before it registered");
        return "";
    }

    private static string[] Codes(ref JournalBytes body, int count, string[] policy)
    {
        var fired = new List<string>[count];
        for (var word = 0; word < 4; word++)
        {
            var (high, low) = (body.Column(count), body.Column(count));
            for (var i = 0; i < count; i++)
            {
                var bits = ((ulong)high[i] << 1) | (ulong)low[i];
                for (fired[i] ??= []; bits != 0; bits &= bits - 1)
                {
                    fired[i].Add(policy[(word * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits)]);
                }
            }
        }

        return [.. fired.Select(codes => string.Join(';', codes.Order(StringComparer.Ordinal)))];
    }

    [GeneratedRegex(@"^rule[ \t]+([^\s]+)", RegexOptions.Multiline)]
    private static partial Regex RuleLine();
}
