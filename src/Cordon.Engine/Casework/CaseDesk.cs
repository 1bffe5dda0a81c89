using Cordon.Core.Casework;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Casework;

/// <summary>
/// The casework of a centre: owns the journal's partition of it, takes officers' words one at a time, appends what they come to, and keeps the
/// projection that screens read. A word is answered when its record is durable and every question sees it.
/// </summary>
/// <remarks>
/// When the journal cannot be written it is unknown whether the record stands. The very same batch is then repeated before anything else is decided,
/// and whoever says the same word again gets the answer of the first time. The projection is a file of its own that is only ever derived: what it
/// lacks it reads from the journal.
/// </remarks>
public sealed partial class CaseDesk : IAsyncDisposable
{
    /// <summary>The journal's partition of the casework; the centre's lane owns <see cref="ReportPartition"/>.</summary>
    public const int Partition = 1;

    /// <summary>The journal's partition in which reports are filed.</summary>
    public const int ReportPartition = 0;

    private const string KeyFolder = "casework-keys";

    /// <summary>Words whose answer was lost that are remembered: each outage leaves one.</summary>
    private const int UnansweredMax = 64;

    /// <summary>How long a word said again is taken for the same: later it is meant anew.</summary>
    private static readonly TimeSpan RepeatMax = TimeSpan.FromMinutes(10);

    private readonly IJournal _journal;
    private readonly TimeProvider _time;
    private readonly Centre? _centre;
    private readonly Func<uint, bool> _isCase;
    private readonly JournalOwner _owner;
    private readonly DeskProjection _projection;
    private readonly CaseKeys _keys;
    private readonly CaseFiles _files;
    private readonly MalwareScanner? _scanner;

    // Whoever has it decides, appends and applies; nobody else does.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _executing = new(1, 1);
    private readonly SemaphoreSlim _catchingUp = new(1, 1);
    private readonly List<(object Word, DeskAnswer Answer, Instant At)> _unanswered = [];
    private long _next;
    private Pending? _pending;
    private Phrase? _stopped;

    private CaseDesk(
        IJournal journal, TimeProvider time, Centre? centre, Func<uint, bool>? isCase, JournalOwner owner, DeskProjection projection, CaseKeys keys,
        CaseFiles files, MalwareScanner? scanner)
    {
        (_journal, _time, _centre, _owner, _projection, _keys, _files) = (journal, time, centre, owner, projection, keys, files);
        _scanner = scanner;
        _isCase = isCase ?? (_ => true);
        _next = projection.Position;
    }

    /// <summary>A batch that is on its way to the journal and the projection.</summary>
    /// <param name="Word">What was said, so that its repeat is known.</param>
    private sealed record Pending(object Word, Instant At, long Position, byte[] Payload, DeskAnswer Answer);

    /// <summary>What a word comes to: a record, or an answer without one.</summary>
    private readonly record struct Outcome(DeskRecord? Record, DeskAnswer Answer)
    {
        public static Outcome Refused(Phrase why) => new(null, new DeskAnswer(DeskStatus.Refused, why));
    }

    /// <summary>
    /// Takes the casework's partition over, brings the projection up to the journal, and has the centre do what was approved and not done.
    /// </summary>
    /// <param name="path">The projection's file; null keeps it in memory.</param>
    /// <param name="centre">Does what two persons want done; without one that waits.</param>
    /// <param name="isCase">Whether the centre has a case of a number; null takes every number.</param>
    /// <param name="keyFolder">Where the keys of cases' words lie; null for "casework-keys" beside the projection's file, or for memory with it.</param>
    /// <param name="scanner">Looks at files before they are laid in; null where there is none.</param>
    /// <exception cref="JournalDamagedException">A record is damaged; nothing after it was trusted.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be reached.</exception>
    /// <exception cref="JournalFormatException">A later program wrote the journal.</exception>
    public static async Task<CaseDesk> OpenAsync(
        IJournal journal, string? path, TimeProvider time, Centre? centre = null, Func<uint, bool>? isCase = null, string? keyFolder = null,
        MalwareScanner? scanner = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(time);
        var owner = await journal.TakeOwnershipAsync(Partition, cancellation).ConfigureAwait(false);
        keyFolder ??= path is null ? null : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, KeyFolder);
        var keys = new CaseKeys(keyFolder);
        var files = new CaseFiles(path is null ? null : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, FileFolder));
        var file = DeskFile.Open(path);
        var isOpen = false;
        try
        {
            var projection = new DeskProjection(file, keys, files);
            if (!await projection.IsOfAsync(journal, Partition, ReportPartition, cancellation).ConfigureAwait(false))
            {
                file = file.Remade();
                projection = new DeskProjection(file, keys, files);
            }

            var desk = new CaseDesk(journal, time, centre, isCase, owner, projection, keys, files, scanner);
            await desk.ApplyWhatIsNewAsync(cancellation).ConfigureAwait(false);
            desk._next = projection.Position;
            desk.SweepFiles();
            await desk.CatchUpReportsAsync(cancellation).ConfigureAwait(false);
            await desk.ExecuteApprovedAsync(cancellation).ConfigureAwait(false);
            _ = await desk.TellBlocksAsync(cancellation).ConfigureAwait(false);
            await desk.TellOrdersAsync(cancellation).ConfigureAwait(false);
            isOpen = true;
            return desk;
        }
        finally
        {
            if (!isOpen)
            {
                file.Dispose();
            }
        }
    }

    /// <summary>Says something of a case.</summary>
    public async ValueTask<DeskAnswer> DoAsync(uint number, CaseCommand command, ActingOfficer by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(by);
        if (command is CaseCommand.Move { Stage: CaseStage.Closed } && await UnderWayAsync(number, by, cancellation).ConfigureAwait(false) is { } open)
        {
            return new DeskAnswer(DeskStatus.Refused, open);
        }

        var answer = await RunAsync((number, command, by.Id), now => DecideOn(number, command, by, now), cancellation).ConfigureAwait(false);
        if (command is CaseCommand.Contest or CaseCommand.DecideContest && answer.Status is DeskStatus.Done or DeskStatus.AlreadyDone)
        {
            await TellOrdersAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return answer;
    }

    /// <summary>What a word of a case comes to, in its turn.</summary>
    private Outcome DecideOn(uint number, CaseCommand command, ActingOfficer by, Instant now)
    {
        if (number == 0 || !_isCase(number))
        {
            return new Outcome(null, new DeskAnswer(DeskStatus.NotFound, new Phrase("there is no such case", "没有这起案件")));
        }

        var work = _projection.Work(number);
        var other = command is CaseCommand.MergeInto merge ? merge.Case : work.MergedInto;
        var whole = other != 0 && other != number && _isCase(other) ? _projection.Work(other) : null;
        var decision = work.Decide(command, by, now, whole);
        return decision.Refusal is { } why ? Outcome.Refused(why)
            : decision.Event is CaseEvent.Contested { Order: var order } && _centre is { } centre && centre.FindOrder(order)?.Case != number
                ? Outcome.Refused(new Phrase("there is no such order in this case", "本案没有这份止付指令"))
            : decision.Event is CaseEvent.ContestDecided { Contest: var contest } && DecidingRefusal(number, contest, by) is { } refused
                ? Outcome.Refused(refused)
            : decision.Event is { } happened ? new Outcome(DeskRecords.Of(number, happened), new DeskAnswer(DeskStatus.Done))
            : new Outcome(null, new DeskAnswer(DeskStatus.AlreadyDone));
    }

    /// <summary>Records that an officer looks at what is masked otherwise; what was looked at is shown only when this is done.</summary>
    /// <param name="subject">What, as a path of the console.</param>
    /// <param name="purpose">Why, in the officer's words.</param>
    public async ValueTask<DeskAnswer> LookAsync(string subject, string purpose, ActingOfficer by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        return await RunAsync(
            (subject, purpose, by.Id),
            now => !by.May(Core.Casework.Act.SeeVictim) ? Outcome.Refused(new Phrase("your role does not see this", "您的角色不能查看此内容"))
                : (CaseText.Refusal(subject, new Phrase("what is looked at", "查看对象"), CaseText.SubjectCharactersMax)
                    ?? CaseText.PurposeRefusal(purpose)) is { } why ? Outcome.Refused(why)
                : new Outcome(DeskRecords.Of(new Look(by.Id, now, subject, purpose.Trim())), new DeskAnswer(DeskStatus.Done)),
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Records what happened to somebody's way into the centre.</summary>
    /// <param name="person">Whose, by identifier.</param>
    /// <param name="words">What they became, or how they signed in.</param>
    /// <param name="by">Who did it, by identifier.</param>
    public async ValueTask<DeskAnswer> NoteAsync(PersonEvent what, string person, string words, string by, CancellationToken cancellation = default) =>
        await RunAsync(
            (what, person, words, by),
            now => (CaseText.Refusal(person, new Phrase("a person", "人员"), CaseText.SubjectCharactersMax)
                    ?? CaseText.Refusal(words, new Phrase("what happened", "事由"), CaseWork.TextCharactersMax)) is { } why ? Outcome.Refused(why)
                : new Outcome(DeskRecords.Of(new PersonMoment(what, person, words, by, now)), new DeskAnswer(DeskStatus.Done)),
            cancellation).ConfigureAwait(false);

    /// <summary>Ends what is under way and closes the projection's file; the journal stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        _stopped ??= new Phrase("the desk is closed", "办案台已关闭");
        _projection.Dispose();
        _turn.Release();
    }

    private Instant Now => Instant.From(_time.GetUtcNow());

    /// <summary>Lets a word have its turn: what is pending first, then the decision, its record, and the rows it changes.</summary>
    private async ValueTask<DeskAnswer> RunAsync(object word, Func<Instant, Outcome> decide, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (await SettleAsync().ConfigureAwait(false) is { } before)
            {
                return new DeskAnswer(DeskStatus.Unavailable, before, Version);
            }

            if (TakeUnanswered(word) is { } first)
            {
                return first with { Version = Version };
            }

            var now = Now;
            var (record, answer) = decide(now);
            if (record is null)
            {
                return answer with { Version = Version };
            }

            try
            {
                var closed = record.Case is { } work ? _keys.Sealed(record, _projection.Work(work).Erasures + 1) : record;
                _pending = new Pending(word, now, _next, DeskRecords.Write(closed), answer);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return new DeskAnswer(DeskStatus.Unavailable, CannotRecord("the case's key cannot be kept: ", failure), Version);
            }

            if (await SettleAsync().ConfigureAwait(false) is { } why)
            {
                return new DeskAnswer(DeskStatus.Unavailable, why, Version);
            }

            _ = TakeUnanswered(word);
            return answer with { Version = Version };
        }
        finally
        {
            _turn.Release();
        }
    }

    // What exactly failed is for whoever keeps the machine; an officer is told what to do.
    private static Phrase CannotRecord(string what, Exception failure) => new(what + failure.Message, "暂时无法记录，请稍后再试；如持续如此，请通知系统管理员");

    private DeskAnswer? TakeUnanswered(object word)
    {
        var now = Now;
        _unanswered.RemoveAll(one => now - one.At > RepeatMax);
        var at = _unanswered.FindIndex(one => one.Word.Equals(word));
        if (at < 0)
        {
            return null;
        }

        var answer = _unanswered[at].Answer;
        _unanswered.RemoveAt(at);
        return answer;
    }
}
