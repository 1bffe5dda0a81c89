using System.Diagnostics;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Networks;

/// <summary>
/// Finds a running centre's gangs in the background, out of its own journal: at the start, every minute until a gang is found, then every hour, and when an
/// officer asks. One finding at a time, on a thread of its own that gives way to payments; the last finding is kept until there is a later one.
/// </summary>
/// <remarks>
/// The whole journal is read each time, so that what is found is what <c>cordon networks</c> finds. It never waits for the lane nor holds it up.
/// </remarks>
public sealed class GangFinder : IAsyncDisposable
{
    /// <summary>How old a finding becomes before there is another.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>A centre in which no gang is known looks sooner whether there is one now: most often it is young, and its journal short.</summary>
    private static readonly TimeSpan EveryAtFirst = TimeSpan.FromMinutes(1);

    /// <summary>After a finding it rests so many times as long as that took: unasked it has of two processors never more than a twentieth.</summary>
    private const int RestTimes = 10;

    /// <summary>
    /// How long it gives way between two batches while payments wait to be decided; then it goes on, or a busy centre would never have a finding.
    /// </summary>
    private static readonly TimeSpan GiveWayMax = TimeSpan.FromMilliseconds(2);

    /// <summary>
    /// Payments of a journal that is played in this process: some 200 bytes of each are kept meanwhile, beside what the centre itself needs.
    /// </summary>
    public const long PaymentsMax = 25_000_000;

    private readonly IJournal _journal;
    private readonly CaseDesk _desk;
    private readonly Centre _centre;
    private readonly TimeProvider _time;
    private readonly string _countryCode;
    private readonly long _paymentsMax;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _asked = new(0, 1);
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FindingState _state = FindingState.None;

    /// <param name="time">The centre's clock.</param>
    /// <param name="countryCode">The country's code of telephone numbers that reports name without one; empty where such numbers are refused.</param>
    /// <param name="paymentsMax">Payments that the journal may have; where it has more, no finding is made, and the state says so.</param>
    public GangFinder(IJournal journal, CaseDesk desk, Centre centre, TimeProvider time, string countryCode = "", long paymentsMax = PaymentsMax)
    {
        (_journal, _desk, _centre, _time, _countryCode, _paymentsMax) = (journal, desk, centre, time, countryCode, paymentsMax);
        _thread = new Thread(Run) { Name = "gangs", IsBackground = true, Priority = ThreadPriority.Lowest };
        _thread.Start();
    }

    /// <summary>What has been found, and whether more is being looked for.</summary>
    public FindingState State => Volatile.Read(ref _state);

    /// <summary>Has it look again now; while it looks, once more after that.</summary>
    public void Ask()
    {
        try
        {
            _asked.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody has asked already, and one finding answers both.
        }
    }

    /// <summary>Waits until the state is another one than a version; gives it.</summary>
    public async ValueTask<FindingState> WaitForChangeAsync(long afterVersion, CancellationToken cancellation = default)
    {
        while (true)
        {
            var changed = Volatile.Read(ref _changed);
            if (State is var state && state.Version > afterVersion)
            {
                return state;
            }

            await changed.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Ends what is under way and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _ended.Task.ConfigureAwait(false);
        _end.Dispose();
        _asked.Dispose();
    }

    private void Run()
    {
        try
        {
            while (true)
            {
                var began = Stopwatch.GetTimestamp();
                Look();
                var rest = Stopwatch.GetElapsedTime(began) * RestTimes;
                var every = State.Last is { Gangs.Count: > 0 } ? Every : EveryAtFirst;
                _asked.Wait(rest > every ? rest : every, _end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The centre stops; the next start looks anew.
        }
        finally
        {
            _ended.SetResult();
        }
    }

    private void Look()
    {
        Set(State with { IsLooking = true });
        try
        {
            // What officers undo while it looks is for the next one: their words are about a finding that stands.
            var undoings = _desk.GangUndoings();
            using var play = new NetworkPlay(_countryCode, undoings);
            play.Run(_journal, Instant.From(_time.GetUtcNow()), GiveWay, _paymentsMax, _end.Token);
            Set(new FindingState(NetworkFinding.Of(play, _end.Token), Instant.From(_time.GetUtcNow())));
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !_end.IsCancellationRequested)
        {
            // Whatever it is: what is thrown on a thread's own stack ends the process, and payments must not stop for want of a finding.
            Set(State with { IsLooking = false, Fault = failure.Message });
        }
    }

    private void GiveWay()
    {
        _end.Token.ThrowIfCancellationRequested();
        if (_centre.HasWaiting)
        {
            _end.Token.WaitHandle.WaitOne(GiveWayMax);
        }
    }

    private void Set(FindingState state)
    {
        Volatile.Write(ref _state, state with { Version = State.Version + 1 });
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
