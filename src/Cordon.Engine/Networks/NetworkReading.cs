using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Evidence;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;

namespace Cordon.Engine.Networks;

/// <summary>
/// Plays a centre's journal into a history of the network: its accounts, the payments that moved money, and its reports, each when the centre knew it.
/// What was blocked, or held and not let go, moved nothing and is not there; what its victim said in a report is.
/// </summary>
public sealed class NetworkReading : IDisposable
{
    private readonly NetworkHistory _history;
    private readonly Action<Instant> _upTo;
    private readonly bool _isReplay;
    private readonly PaymentBlock _block = new();
    // Held now; and what moved nothing, blocked or never let go. Another bank's payment may bear the same identifier, and a report of the one is not of the
    // other.
    private readonly Dictionary<(uint Submitter, string Id), ToldTransfer> _held = [];
    private readonly Dictionary<(uint Submitter, string Id), ToldTransfer> _unmoved = [];
    private readonly HashSet<(uint Submitter, string Id)> _renamed = [];
    // Reported payments that are held, with the names of their cases.
    private readonly Dictionary<(uint Submitter, string Id), string> _waiting = [];

    // The centre numbers its cases by the first report of each payment; under which name the case is here.
    private readonly Dictionary<long, uint> _caseOf = [];
    private readonly Dictionary<uint, string> _nameOf = [];

    // Stopped payments that are reported: by their banks and by the centre, say. The first report makes the case.
    private readonly HashSet<(uint Submitter, string Id)> _told = [];

    // Of reported payments, how many reports stand, and under which name their case is here; none where no report made a case.
    private readonly Dictionary<long, Standing> _standing = [];
    private long _left;

    private NetworkReading(NetworkHistory history, Action<Instant> upTo, bool isReplay) => (_history, _upTo, _isReplay) = (history, upTo, isReplay);

    private readonly record struct Standing((uint Submitter, string Id) Key, string? Id, int Count);

    /// <summary>The last moment that something happened at.</summary>
    public Instant Last { get; private set; }

    /// <summary>Reports that make no case: of payments that are not there, and of such as are reported already.</summary>
    public int ReportsRefused { get; private set; }

    /// <summary>Reports of payments that are held: cases without money until it moves.</summary>
    public int ReportsOfHeld => _waiting.Count;

    /// <summary>Reports of payments that were blocked, or held and not let go: cases without money.</summary>
    public int ReportsOfBlocked { get; private set; }

    /// <summary>Reads a journal to its end, all of it on the thread that asks: a journal behind a network is waited for.</summary>
    /// <param name="history">An empty history.</param>
    /// <param name="upTo">Told each moment before what happened at it is taken in.</param>
    /// <param name="between">Called between batches, for who has to give way to others.</param>
    /// <param name="paymentsMax">Payments that the journal may have.</param>
    /// <exception cref="JournalDamagedException">A record is damaged.</exception>
    /// <exception cref="EvidenceLimitException">It has more.</exception>
    public static NetworkReading Read(
        IJournal journal, int partition, NetworkHistory history, Action<Instant> upTo, Action? between = null,
        long paymentsMax = long.MaxValue, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(upTo);
        var founding = Founding.OfAsync(journal, partition, cancellation).AsTask().GetAwaiter().GetResult();
        var reading = new NetworkReading(history, upTo, founding?.IsReplay ?? false) { _left = paymentsMax };
        history.ZoneOffsetMinutes = founding?.ZoneOffsetMinutes ?? 0;
        var batches = journal.ReadAsync(partition, 0, cancellation).GetAsyncEnumerator(cancellation);
        try
        {
            while (batches.MoveNextAsync().AsTask().GetAwaiter().GetResult())
            {
                reading.Take(batches.Current.Payload.Span);
                if (reading._left < 0)
                {
                    throw new EvidenceLimitException($"the journal has more than {paymentsMax} payments, which is as many as are read to find gangs");
                }

                between?.Invoke();
            }
        }
        finally
        {
            batches.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        return reading;
    }

    public void Dispose() => _block.Dispose();

    private void Take(ReadOnlySpan<byte> payload)
    {
        var records = new RecordWalk(payload);
        while (records.Next())
        {
            var body = records.Body;
            switch (records.Kind)
            {
                case RecordKind.AccountRegistered: TakeAccount(ref body); break;
                case RecordKind.AccountDescribed: TakeDescription(ref body); break;
                case RecordKind.PaymentsDecided: TakePayments(ref body); break;
                case RecordKind.HoldEnded: TakeHoldEnd(ref body); break;
                case RecordKind.OrderProposed: TakeOrder(CaseBook.ReadProposal(ref body)); break;
                case RecordKind.OrderMoved: TakeAnswer(CaseBook.ReadEvent(ref body)); break;
                case RecordKind.ReportFiled: TakeReport(FiledReport.Read(ref body)); break;
                case RecordKind.ReportTakenBack: TakeBack(TakenBackReport.Read(ref body)); break;
                default: break;
            }
        }
    }

    private void TakeOrder(FreezeOrder order) => _history.Propose(order, _nameOf.GetValueOrDefault(order.Case));

    private void TakeAnswer((uint Order, FreezeEvent What) told) => _history.Answer(told.Order, told.What);

    private void TakeAccount(ref ColumnReader body)
    {
        var bank = body.Text();
        _history.Register(body.Text(), bank);
    }

    private void TakeDescription(ref ColumnReader body)
    {
        var (account, kind, opened) = ((uint)body.VarUInt(), (AccountKind)body.Byte(), body.Int64());
        _ = body.Int64();
        _history.Describe(account, kind, opened, body.IsAtEnd ? null : new Money(body.Int64(), Currency.FromNumber((ushort)body.VarUInt())));
    }

    private void TakePayments(ref ColumnReader body)
    {
        _block.Read(ref body, withFacts: false);
        _left -= _block.Count;
        for (var lane = 0; lane < _block.Count; lane++)
        {
            var own = _block.TimeMilliseconds[lane];
            var clock = _isReplay ? own : _block.DecidedMilliseconds;
            var paid = Told(lane, Math.Min(own, clock));
            var key = ((uint)_block.Submitter[lane], paid.Id);
            Pass(new Instant(clock));
            switch (_isReplay ? Outcome.Allow : _block.Verdicts.Outcomes[lane])
            {
                case Outcome.Allow or Outcome.Warn: Book(key, paid); break;
                case Outcome.Hold: _held[key] = paid; break;
                default: _unmoved[key] = paid; break;
            }
        }
    }

    private ToldTransfer Told(int lane, long time) => new(
        Text(lane, PaymentText.PaymentId), (uint)_block.Payer[lane], (uint)_block.Payee[lane], time, _block.Amount(lane), _block.Arrived(lane),
        Text(lane, PaymentText.Device), Text(lane, PaymentText.Ip), Text(lane, PaymentText.PayerName));

    private string Text(int lane, PaymentText which) => Encoding.UTF8.GetString(_block.Text(lane, which));

    private void TakeHoldEnd(ref ColumnReader body)
    {
        var submitter = (uint)body.VarUInt();
        var key = (submitter, Encoding.UTF8.GetString(body.Text()));
        var (state, ended) = ((HoldState)body.Byte(), new Instant(body.Int64()));
        Pass(ended);
        if (!_held.Remove(key, out var paid))
        {
            return;
        }

        if (state is HoldState.Released or HoldState.ExpiredReleased)
        {
            Book(key, paid with { TimeMilliseconds = ended.Milliseconds });
        }
        else
        {
            _unmoved[key] = paid;
        }

        if (_waiting.Remove(key, out var id))
        {
            var isMoved = !_unmoved.ContainsKey(key) && _history.LetGo(id, NameOf(key));
            ReportsOfBlocked += isMoved ? 0 : 1;
        }
    }

    private void TakeReport(FiledReport report)
    {
        Pass(report.KeyedIn);
        var (key, id, contacts) = ((report.Submitter, report.PaymentId), IdOf(report), ContactsOf(report));
        var isHeld = _held.TryGetValue(key, out var stopped);
        var isStopped = isHeld || _unmoved.TryGetValue(key, out stopped);
        var isNew = isStopped
            ? _told.Add(key) && _history.ReportStopped(id, stopped, report.Time, contacts)
            : _history.Report(id, NameOf(key), report.Time, contacts);
        if (isNew && isHeld)
        {
            // There is nothing to follow until it is let go.
            _waiting.Add(key, id);
        }

        ReportsOfBlocked += isNew && isStopped && !isHeld ? 1 : 0;
        ReportsRefused += isNew ? 0 : 1;
        if (report.Payer is null)
        {
            return;
        }

        _caseOf.TryAdd(report.Sequence, (uint)_caseOf.Count + 1);
        var standing = _standing.GetValueOrDefault(report.Sequence);
        _standing[report.Sequence] = isNew ? new Standing(key, id, 1) : standing with { Count = standing.Count + 1 };
        if (isNew)
        {
            _nameOf[_caseOf[report.Sequence]] = id;
        }
    }

    /// <summary>With the last report of a payment that stands its case is none.</summary>
    private void TakeBack(TakenBackReport back)
    {
        Pass(back.Time);
        var standing = _standing.GetValueOrDefault(back.Sequence);
        if (standing.Count > 1)
        {
            _standing[back.Sequence] = standing with { Count = standing.Count - 1 };
        }
        else if (_standing.Remove(back.Sequence) && standing.Id is { } id)
        {
            _told.Remove(standing.Key);
            _waiting.Remove(standing.Key);
            _history.TakeBack(id);
        }
    }

    private string IdOf(FiledReport report) => _history.HasCase(report.ReportId) ? $"{report.ReportId}~{report.Reporter}" : report.ReportId;

    private static string[] ContactsOf(FiledReport report) => report.Contact is { } contact ? [contact] : [];

    /// <summary>Two banks may give one identifier; the second one's payment is told with its sender's number.</summary>
    private void Book((uint Submitter, string Id) key, in ToldTransfer paid)
    {
        if (_history.IsBooked(paid.Id))
        {
            _renamed.Add(key);
        }

        _history.Book(paid with { Id = NameOf(key) });
    }

    private string NameOf((uint Submitter, string Id) key) => _renamed.Contains(key) ? $"{key.Id}~{key.Submitter}" : key.Id;

    private void Pass(Instant time)
    {
        _upTo(time);
        Last = time > Last ? time : Last;
    }
}
