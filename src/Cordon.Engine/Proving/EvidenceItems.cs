using System.IO.Hashing;
using System.Text.Json;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;

namespace Cordon.Engine.Proving;

/// <summary>
/// Takes a journal's batches apart into what the log commits to: each record by itself, and each payment by itself, so that one can be shown without
/// those that stood beside it. It depends on the journal alone.
/// </summary>
internal sealed class EvidenceItems : IDisposable
{
    private readonly PaymentBlock _block = new();
    private readonly PaymentBlock _one = new();
    private readonly ColumnWriter _writer = new();
    private readonly List<EvidenceItem> _items = [];

    /// <summary>What was taken so far: what comes next is numbered from there.</summary>
    public EvidenceTotals Totals { get; set; }

    /// <summary>The items of the next batch of a partition; good until the next call.</summary>
    public IReadOnlyList<EvidenceItem> Take(JournalBatch batch)
    {
        _items.Clear();
        if (batch.Partition == CaseDesk.Partition)
        {
            TakeWords(batch.Payload);
            return _items;
        }

        var records = new RecordWalk(batch.Payload.Span);
        while (records.Next())
        {
            var body = records.Body;
            if (records.Kind == RecordKind.PaymentsDecided)
            {
                TakePayments(ref body);
            }
            else
            {
                Totals = Totals.With(records.Kind);
                Add((byte)records.Kind, NumberOf(records.Kind, body), body.Rest);
            }
        }

        return _items;
    }

    public void Dispose()
    {
        _block.Dispose();
        _one.Dispose();
    }

    private long NumberOf(RecordKind kind, ColumnReader body) => kind switch
    {
        RecordKind.AccountRegistered => Totals.Accounts,
        RecordKind.PolicyPublished => Totals.Policies,
        RecordKind.OrderProposed or RecordKind.OrderMoved or RecordKind.CaseWrittenOff => (long)body.VarUInt(),
        RecordKind.ReportFiled => FiledReport.Read(ref body).Sequence,
        RecordKind.ReportTakenBack => TakenBackReport.Read(ref body).Sequence,
        RecordKind.HolderRighted => RightedHolder.Read(ref body).Order,
        RecordKind.RestitutionProposed => CaseOf(body),
        RecordKind.HoldEnded or RecordKind.BlockProposed => HoldOf((uint)body.VarUInt(), body.Text()),
        _ => 0,
    };

    /// <summary>The number by which what becomes of a hold is found: of its payment's sender and identifier.</summary>
    public static long HoldOf(uint sender, ReadOnlySpan<byte> paymentId) => (long)(XxHash3.HashToUInt64(paymentId, sender) >> 1);

    private static long CaseOf(ColumnReader restitution)
    {
        _ = restitution.VarUInt();
        return (long)restitution.VarUInt();
    }

    private void TakePayments(ref ColumnReader body)
    {
        _block.Read(ref body, withFacts: true);
        for (var lane = 0; lane < _block.Count; lane++)
        {
            _one.Take(_block, lane);
            _writer.Clear();
            _one.Write(_writer);
            Add((byte)RecordKind.PaymentsDecided, _one.FirstSequence, _writer.Written.Span);
        }

        Totals = Totals with { Payments = _block.FirstSequence + _block.Count - 1 };
    }

    /// <summary>Officers' words, a batch at once: who says what of which case stands in them.</summary>
    private void TakeWords(ReadOnlyMemory<byte> payload)
    {
        using var words = JsonDocument.Parse(payload);
        var number = words.RootElement.GetProperty("records").EnumerateArray()
            .Select(record => record.TryGetProperty("case", out var work) ? work.GetInt64() : 0).FirstOrDefault(work => work != 0);
        Add(EvidenceItem.Casework, number, payload.Span);
    }

    private void Add(byte kind, long number, ReadOnlySpan<byte> body)
    {
        var head = new ColumnWriter(capacity: HeadBytesMax + body.Length);
        head.Byte(kind);

        // Blocks that were proposed were sealed without a number before they were looked for by one; what is sealed stays as it is.
        head.VarUInt(kind == (byte)RecordKind.BlockProposed ? 0 : (ulong)number);
        head.Bytes(body);
        _items.Add(new EvidenceItem(kind, number, head.Written));
    }

    private const int HeadBytesMax = 16;
}
