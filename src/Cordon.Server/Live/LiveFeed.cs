using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;

namespace Cordon.Server.Live;

/// <summary>Looks at the centre four times a second and tells all who watch; a watcher that is slow misses moments, never the latest.</summary>
internal sealed class LiveFeed(Centre centre, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Moments a second.</summary>
    public const int PerSecond = 4;

    /// <summary>Moments kept for the curves: two minutes.</summary>
    public const int HistoryMax = 120 * PerSecond;

    /// <summary>Holds and reports shown.</summary>
    private const int ShownMax = 12;

    private const int LatencySeconds = 5;

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Queue<long[]> _history = new();
    private readonly LinkedList<LiveReport> _reports = [];
    private readonly LatencyWindow _latency = new(LatencySeconds * PerSecond);
    private readonly long[] _outcomesBefore = new long[4];
    private long _sequenceBefore;
    private long _blockedBefore;
    private long _reportsBefore;
    private DateOnly _day;
    private TaskCompletionSource _next = NewSignal();
    private volatile LiveState? _latest;
    private Task _running = Task.CompletedTask;

    /// <summary>The latest moment; null before the first.</summary>
    public LiveState? Latest => _latest;

    /// <summary>The outcomes' counts of the moments before, oldest first, for the curves.</summary>
    public IReadOnlyList<long[]> History
    {
        get
        {
            lock (_gate)
            {
                return [.. _history];
            }
        }
    }

    public void Start() => _running = RunAsync();

    /// <summary>Lets the counts begin at zero from here on.</summary>
    public void BeginDay()
    {
        lock (_gate)
        {
            BeginDayLocked();
            _history.Clear();
        }
    }

    /// <summary>Notes a report that was taken in.</summary>
    public void Reported(Command.FileReport report, int accountsReached)
    {
        lock (_gate)
        {
            _reports.AddFirst(new LiveReport(report.Time, report.ScamType, accountsReached));
            while (_reports.Count > ShownMax)
            {
                _reports.RemoveLast();
            }
        }
    }

    /// <summary>Waits for a moment after the one given, and returns it.</summary>
    public async ValueTask<LiveState> NextAsync(LiveState? after, CancellationToken cancellation)
    {
        while (true)
        {
            var signal = Volatile.Read(ref _next);
            if (_latest is { } latest && !ReferenceEquals(latest, after))
            {
                return latest;
            }

            await signal.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1000.0 / PerSecond), TimeProvider.System);
        try
        {
            do
            {
                lock (_gate)
                {
                    _latest = Look();
                }

                Interlocked.Exchange(ref _next, NewSignal()).SetResult();
            }
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The server stops; whoever waits is told by its own token.
        }
    }

    private LiveState Look()
    {
        var now = Instant.From(time.GetUtcNow());
        var day = DateOnly.FromDateTime((now + TimeSpan.FromMinutes(centre.Options.ZoneOffsetMinutes)).ToDateTimeOffset().UtcDateTime);
        if (day != _day)
        {
            _day = day;
            BeginDayLocked();
        }

        var counters = centre.Counters;
        var outcomes = new long[4];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = counters.Outcomes[i] - _outcomesBefore[i];
        }

        _latency.Sample(counters.LatencyBuckets);
        _history.Enqueue(outcomes);
        while (_history.Count > HistoryMax)
        {
            _history.Dequeue();
        }

        var blocked = counters.Sizes[(int)Outcome.Block] - _blockedBefore;
        return new LiveState
        {
            Time = now,
            State = centre.State,
            StateReason = centre.StateReason,
            PerSecond = Rate(),
            Outcomes = outcomes,
            Stopped = new Money(centre.HeldSizeSince(_sequenceBefore) + blocked, centre.Options.Reference),
            MedianMicros = _latency.Quantile(0.5),
            P99Micros = _latency.Quantile(0.99),
            QueueDepth = counters.QueueDepth,
            JournalLagBatches = counters.JournalLagBatches,
            Accounts = counters.Accounts,
            Reports = counters.Reports - _reportsBefore,
            Holds = centre.LatestHolds(ShownMax),
            LatestReports = [.. _reports],
        };
    }

    private void BeginDayLocked()
    {
        for (var i = 0; i < 4; i++)
        {
            _outcomesBefore[i] = centre.Counters.Outcomes[i];
        }

        _sequenceBefore = centre.LastSequence;
        _blockedBefore = centre.Counters.Sizes[(int)Outcome.Block];
        _reportsBefore = centre.Counters.Reports;
    }

    private double Rate()
    {
        var moments = _history.Count;
        if (moments < 2)
        {
            return 0;
        }

        var span = Math.Min(moments - 1, PerSecond);
        var (first, last) = (_history.ElementAt(moments - 1 - span), _history.ElementAt(moments - 1));
        return Math.Max(0, last.Sum() - first.Sum()) * (double)PerSecond / span;
    }
}
