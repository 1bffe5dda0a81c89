using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine.Evidence;

/// <summary>Plays a journal back up to a moment, and notes on the way what was said of payments.</summary>
/// <remarks>
/// Payments, reports and holds' ends say when they came. Any other record, such as what an account is, counts once one of these follows that is not
/// later than the moment: before that nobody can tell on which side of it the record lies.
/// </remarks>
internal sealed class EvidenceReading(CentreOptions options, Instant asOf) : IDisposable
{
    private readonly PartitionState _state = new(options);
    private readonly PaymentBlock _block = new();
    private readonly List<PaymentEvidence> _found = [];
    private readonly HashSet<long> _neverLeft = [];
    private readonly List<(RecordKind Kind, byte[] Body)> _waiting = [];
    private long _lastSequence;

    /// <summary>The last payment taken.</summary>
    public long LastSequence => _lastSequence;

    /// <summary>Takes a batch. False when it came to what is later than the moment: what follows is not looked at.</summary>
    public bool Take(ReadOnlySpan<byte> payload)
    {
        var records = new RecordWalk(payload);
        while (records.Next())
        {
            var body = records.Body;
            if (records.Kind == RecordKind.PaymentsDecided ? !TakePayments(ref body) : !TakeOther(records.Kind, body))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What was found, with where reported money went.</summary>
    public JournalEvidence End(CancellationToken cancellation)
    {
        _found.AddRange(new StolenMoneyEvidence(_state, asOf).Find(cancellation));
        _found.RemoveAll(found => found.Sequence > _lastSequence);
        return new JournalEvidence(asOf, _lastSequence, [.. _found.OrderBy(f => f.Sequence).ThenBy(f => f.Kind).ThenBy(f => f.Known)], _neverLeft);
    }

    public void Dispose()
    {
        _state.Dispose();
        _block.Dispose();
    }

    private bool TakePayments(ref ColumnReader body)
    {
        _block.Read(ref body, withFacts: false);
        for (var lane = 0; lane < _block.Count; lane++)
        {
            // Payments of a replay are in the order of their times, so that the moment may lie inside a block.
            if (TimeOf(lane) > asOf.Milliseconds)
            {
                break;
            }

            _lastSequence = _block.FirstSequence + lane;
            if (!options.IsReplay && _block.Verdicts.Outcomes[lane] >= Outcome.Hold)
            {
                _neverLeft.Add(_lastSequence);
            }
        }

        _block.Count = (int)Math.Max(0, _lastSequence - _block.FirstSequence + 1) is var until && until < _block.Count ? until : _block.Count;
        if (_block.Count == 0)
        {
            return false;
        }

        ApplyWaiting();
        var isWhole = _block.Count == _block.FactBlock.Count;
        _state.FollowPayments(_block);
        _state.ForgetMoves();
        return isWhole;
    }

    private long TimeOf(int lane) => options.IsReplay ? _block.TimeMilliseconds[lane] : _block.DecidedMilliseconds;

    private bool TakeOther(RecordKind kind, ColumnReader body)
    {
        var note = body;
        bool? isInTime = kind switch
        {
            RecordKind.ReportFiled => NoteReport(ref note),
            RecordKind.HoldEnded => NoteHoldEnd(ref note),
            RecordKind.ReportTakenBack => NoteTakenBack(TakenBackReport.Read(ref note)),
            RecordKind.HolderRighted => NoteRighted(RightedHolder.Read(ref note)),
            _ => null,
        };
        if (isInTime is null)
        {
            _waiting.Add((kind, body.Rest.ToArray()));
        }

        if (isInTime is not true)
        {
            return isInTime is null;
        }

        _state.Apply(kind, ref body);
        _state.ForgetMoves();
        return true;
    }

    private void ApplyWaiting()
    {
        foreach (var (kind, record) in _waiting)
        {
            var body = new ColumnReader(record);
            _state.Apply(kind, ref body);
        }

        _waiting.Clear();
        _state.ForgetMoves();
    }

    private bool NoteReport(ref ColumnReader body)
    {
        var report = FiledReport.Read(ref body);
        if (report.KeyedIn > asOf)
        {
            return false;
        }

        ApplyWaiting();
        if (_state.Cases.BySequence(report.Sequence) is { IsPayeeRighted: true })
        {
            return true;
        }

        _found.Add(new PaymentEvidence(report.Sequence, EvidenceKind.Reported, report.KeyedIn, PersonOrNone(report.Payee), report.ScamType));
        return true;
    }

    private bool NoteTakenBack(TakenBackReport back)
    {
        if (back.Time > asOf)
        {
            return false;
        }

        ApplyWaiting();
        var (_, _, _, known) = _state.Cases.Case(back.Case).Reports.First(report => report.Reporter == back.Reporter && report.ReportId == back.ReportId);

        // Where the holder who was paid was found right, it says nothing any more already.
        if (_found.FindIndex(found => found.Sequence == back.Sequence && found.Kind == EvidenceKind.Reported && found.Known == known) is >= 0 and var at)
        {
            _found.RemoveAt(at);
        }

        return true;
    }

    /// <summary>That the holder of the account that was paid was right is a word against what was reported of the payment.</summary>
    private bool NoteRighted(RightedHolder righted)
    {
        if (righted.Time > asOf)
        {
            return false;
        }

        ApplyWaiting();
        if (_state.Cases.Case(righted.Case) is var file && file.Payee == righted.Account)
        {
            _found.RemoveAll(found => found.Sequence == file.Sequence && found.Kind == EvidenceKind.Reported);
        }

        return true;
    }

    private bool NoteHoldEnd(ref ColumnReader body)
    {
        var submitter = (uint)body.VarUInt();
        var id = Encoding.UTF8.GetString(body.Text());
        var (state, ended) = ((HoldState)body.Byte(), new Instant(body.Int64()));
        if (ended > asOf)
        {
            return false;
        }

        ApplyWaiting();
        var hold = _state.Holds.Find(id, submitter)!;
        var sequence = hold.Sequence;
        if (state is HoldState.Released or HoldState.ExpiredReleased)
        {
            _neverLeft.Remove(sequence);
        }

        // That a hold's time was over is no person's word.
        if (state is HoldState.Released or HoldState.Cancelled)
        {
            var kind = state == HoldState.Released ? EvidenceKind.Released : EvidenceKind.Cancelled;
            _found.Add(new PaymentEvidence(sequence, kind, ended, PersonOrNone(hold.Payee)));
        }

        return true;
    }

    private uint PersonOrNone(uint account) => StolenMoneyEvidence.PersonOrNone(_state, account);
}
