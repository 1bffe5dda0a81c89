using Cordon.Core.Cases;
using Cordon.Core.Language;
using Cordon.Core.Tracing;
using Cordon.Core.Screening;
using Cordon.Engine.Cases;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine;

/// <summary>What a centre can do at the moment.</summary>
public enum CentreState
{
    Recovering,
    Ready,

    /// <summary>The journal cannot be written; what is handed in is refused until it can.</summary>
    Unavailable,

    /// <summary>Another owner has taken over, or a record or a file of the money graph is damaged: this process decides nothing any more.</summary>
    Stopped,
}

/// <summary>
/// The engine of one machine: takes payments and commands in, decides, makes durable, answers. One thread, the lane, owns all state and
/// decides in batches; one more writes the journal. Nothing is answered before its record is durable.
/// </summary>
/// <remarks>
/// While a batch is being written the lane decides the next one, so that a batch grows with the load and an fsync is shared by all in it.
/// A batch that cannot be written keeps being tried, the very same; whoever waits for it is told to ask again, and nothing new is taken in.
/// When it is written after all, a repeat finds the decision. So memory never runs ahead of what the journal will say.
/// </remarks>
public sealed partial class Centre : IAsyncDisposable
{
    private const int Partition = 0;

    /// <summary>Payments in a batch: at a million a second 16 ms of work, and some two megabytes packed.</summary>
    private const int DraftPaymentsMax = 16_384;

    /// <summary>Bytes of a batch after which it takes nothing more, a quarter of what a journal takes.</summary>
    private const int DraftBytesMax = JournalLimits.PayloadBytesMax / 4;

    /// <summary>When it stops it keeps a snapshot if this part of the payments after which one is due is new.</summary>
    private const int SnapshotAtStopFraction = 10;

    private readonly IJournal _journal;
    private readonly TimeProvider _time;
    private readonly PartitionState _state;
    private readonly Archive _archive;
    private readonly JournalOwner _owner;
    private readonly Thread _lane;
    private readonly Thread _writer;
    private readonly ITimer _expiryTimer;
    private readonly SnapshotKeeper? _snapshots;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Guards the queue and the hand-over between the lane and the writer.
    private readonly object _gate = new();
    private readonly Queue<object> _queue = new();
    private long _queuedPayments;
    private bool _isStopping;

    // What has ended by itself while nobody was there is ended first of all.
    private bool _isExpiryDue = true;
    private JournalDraft? _handedOver;
    private bool _isWriterIdle = true;
    private volatile CentreState _centreState = CentreState.Recovering;

    private Centre(CentreOptions options, IJournal journal, TimeProvider time, JournalOwner owner, Recovered recovered)
    {
        Options = options;
        _journal = journal;
        _time = time;
        _owner = owner;
        _state = recovered.State;
        _archive = recovered.Archive;
        _outbox = new OutboxView(_state.Outbox.LastNumber, _state.Outbox.Endpoints);
        SnapshotsPassedOver = recovered.PassedOver;
        _snapshots = options.SnapshotFolder is null ? null : new SnapshotKeeper(options, journal, Partition, recovered.SnapshotSequence);
        _screening = new BlockScreening(_state, OrderWhatMoved);
        _expiryTimer = time.CreateTimer(_ => WakeForExpiry(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _lane = new Thread(RunLane) { Name = "cordon lane", IsBackground = true };
        _writer = new Thread(RunWriter) { Name = "cordon journal", IsBackground = true };
    }

    public CentreOptions Options { get; }

    public CentreCounters Counters { get; } = new();

    public CentreState State => _centreState;

    /// <summary>Why the state is not ready, in words.</summary>
    public string? StateReason { get; private set; }

    // What exactly failed is for whoever keeps the machine; an officer is told what to do.
    private Phrase? Stopped => StateReason is { } why ? new Phrase(why, "中心暂时无法写入记录，请稍后再试；如持续如此，请通知系统管理员") : null;

    /// <summary>Snapshots that could not be used at the start, and why: an older one or the journal stood in.</summary>
    public IReadOnlyList<SnapshotDamage> SnapshotsPassedOver { get; }

    /// <summary>Snapshots written since the start, and those that could not be.</summary>
    public (long Written, long Failed) SnapshotCounts => (_snapshots?.Written ?? 0, _snapshots?.Failed ?? 0);

    /// <summary>
    /// Ends when the centre stops by itself: another process has the journal, or a file of the money graph is damaged. <see cref="StateReason"/> says
    /// why.
    /// </summary>
    public Task Ended => _ended.Task;

    /// <summary>The policy that decides now.</summary>
    public Policy Policy => _state.Policy;

    /// <summary>Every policy that ever decided here, by number − 1.</summary>
    public IReadOnlyList<Policy> Policies => _state.Policies;

    /// <summary>
    /// Takes the journal over, builds the state from a snapshot and the journal after it, and starts to decide. A new journal gets the standard
    /// freeze rules, and the default rule set as its first policy, with the model of the options.
    /// </summary>
    /// <exception cref="JournalDamagedException">A record is damaged; nothing after it was trusted.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be reached.</exception>
    /// <exception cref="JournalFormatException">The journal was begun with other options, under which it says something else.</exception>
    public static async Task<Centre> OpenAsync(CentreOptions options, IJournal journal, TimeProvider time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SliceItemsMax, 1, nameof(options.SliceItemsMax));
        if (await Founding.OfAsync(journal, Partition, cancellation).ConfigureAwait(false) is { } founding && founding != Founding.Of(options))
        {
            throw new JournalFormatException($"This centre was begun with {founding}; it cannot go on with {Founding.Of(options)}.");
        }

        var owner = await journal.TakeOwnershipAsync(Partition, cancellation).ConfigureAwait(false);
        var recovered = await Recovery.RunAsync(options, journal, Partition, cancellation).ConfigureAwait(false);
        var centre = new Centre(options, journal, time, owner, recovered) { _centreState = CentreState.Ready };
        centre._snapshots?.Reached(recovered.State.LastSequence);
        centre._lane.Start();
        centre._writer.Start();
        if (recovered.Archive.NextPosition == 0)
        {
            await centre.SubmitAsync(new Command.Found(), cancellation).ConfigureAwait(false);
        }

        if (centre._state.Policies.Count == 0)
        {
            // A record, as the rules that decide are: under a later program's standard rules an order's dates would be others.
            var freezing = FreezeRulesWriter.Write(FreezeRules.StandardIn(options.Reference), options.Reference);
            await centre.SubmitAsync(new Command.PublishFreezeRules(freezing, "the standard freeze rules"), cancellation).ConfigureAwait(false);
            var text = Core.Screening.Rules.RuleSet.DefaultText(options.Reference);
            var first = new Command.PublishPolicy(text, options.FirstModel, RemoveModel: false, "the standard policy");
            if (await centre.SubmitAsync(first, cancellation).ConfigureAwait(false) is { Status: CommandStatus.Invalid } refused)
            {
                await centre.DisposeAsync().ConfigureAwait(false);
                throw new ArgumentException($"The first model cannot be used: {refused.Detail}", nameof(options));
            }
        }

        return centre;
    }

    /// <summary>
    /// Hands payments in. False means that too much is waiting or nothing can be made durable: answer "busy, ask again" and keep the work.
    /// </summary>
    public bool TrySubmit(PaymentWork work)
    {
        var count = work.Payments.Count;
        if (work.Decisions.Length < count)
        {
            work.Decisions = new Decision[Math.Max(count, work.Decisions.Length * 2)];
        }

        work.SubmittedTimestamp = _time.GetTimestamp();
        work.TakeHashes();
        lock (_gate)
        {
            // A work larger than the whole queue is taken when nothing else waits, else it could never be.
            var isFull = _queuedPayments > 0 && _queuedPayments + count > Options.QueuePaymentsMax;
            if (_centreState != CentreState.Ready || isFull || _isStopping)
            {
                Counters.Busy += count;
                return false;
            }

            _queuedPayments += count;
            Counters.QueueDepth = _queuedPayments;
            _queue.Enqueue(work);
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Hands a command in; the answer comes when it is durable.</summary>
    public async ValueTask<CommandResult> SubmitAsync(Command command, CancellationToken cancellation = default)
    {
        var work = new CommandWork(command);
        lock (_gate)
        {
            if (_centreState != CentreState.Ready || _isStopping)
            {
                return new CommandResult(CommandStatus.Unavailable, Stopped);
            }

            if (_queue.Count > Options.QueuePaymentsMax)
            {
                return new CommandResult(CommandStatus.Busy);
            }

            _queue.Enqueue(work);
            Monitor.PulseAll(_gate);
        }

        return await work.Completion.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Decides what waits, writes it, keeps a snapshot of what it has, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isStopping = true;
            Monitor.PulseAll(_gate);
        }

        await Task.Run(() =>
        {
            _lane.Join();
            _writer.Join();
        }).ConfigureAwait(false);
        await KeepSnapshotAsync().ConfigureAwait(false);
        _centreState = CentreState.Stopped;
        await _expiryTimer.DisposeAsync().ConfigureAwait(false);
        _screening.Dispose();
        _state.Dispose();
    }

    /// <summary>A start soon after is then quick; where nothing much is new it is quick anyway.</summary>
    private async Task KeepSnapshotAsync()
    {
        if (_snapshots is null)
        {
            return;
        }

        await _snapshots.DisposeAsync().ConfigureAwait(false);
        var unseen = _state.LastSequence - _snapshots.CoveredSequence;
        if (_centreState != CentreState.Ready || unseen < Options.SnapshotEveryPayments / SnapshotAtStopFraction)
        {
            return;
        }

        try
        {
            _ = await PartitionSnapshot.WriteAsync(Options, _journal, Partition, _state, _archive, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JournalUnavailableException or SegmentDamagedException)
        {
            // The journal has everything; only the next start takes longer.
            StateReason = "no snapshot could be kept: " + failure.Message;
        }
    }
}
