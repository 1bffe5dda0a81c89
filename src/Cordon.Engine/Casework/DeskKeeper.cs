using Cordon.Engine.Journal;

namespace Cordon.Engine.Casework;

/// <summary>
/// What a desk needs done while a centre is served: reports are looked for as they come, so that each case stands on the desk, and once a day words go
/// whose time of being kept is over. One loop, one step at a time; it ends with the server.
/// </summary>
public sealed class DeskKeeper : IAsyncDisposable
{
    /// <summary>How long words of closed cases are kept: what a court of first instance may still ask for.</summary>
    public static readonly TimeSpan WordsKept = TimeSpan.FromDays(5 * 365);

    /// <summary>
    /// How often it is looked whether a report was filed or an order moved: nobody waits longer. The journal is read only when one was, since payments come by
    /// the thousand.
    /// </summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan EraseEvery = TimeSpan.FromDays(1);

    private readonly CaseDesk _desk;
    private readonly Centre _centre;
    private readonly TimeProvider _time;
    private readonly TextWriter _faults;
    private readonly TimeSpan _kept;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _keeping;
    private DateTimeOffset? _erasedAt;
    private bool _isFailing;
    private (long Reports, long Orders) _seen = (-1, -1);
    private (long Reports, long Orders) _before = (-1, -1);
    private (long Holds, long Desk) _seenBlocks = (-1, -1);

    private DeskKeeper(CaseDesk desk, Centre centre, TimeProvider time, TextWriter faults, TimeSpan kept)
    {
        (_desk, _centre, _time, _faults, _kept) = (desk, centre, time, faults, kept);
        _keeping = Task.Run(KeepAsync);
    }

    /// <summary>Begins.</summary>
    /// <param name="time">By which a day is a day.</param>
    /// <param name="faults">Told once when it cannot be done, and again when it can.</param>
    /// <param name="kept">How long words of closed cases are kept; null for the time above.</param>
    public static DeskKeeper Start(CaseDesk desk, Centre centre, TimeProvider time, TextWriter faults, TimeSpan? kept = null) =>
        new(desk, centre, time, faults, kept ?? WordsKept);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _keeping.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task KeepAsync()
    {
        // By the true clock: in a demonstration, where a day takes a minute, reports are looked for as often.
        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        try
        {
            do
            {
                await StepAsync().ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The server ends: that is how it stops.
        }
    }

    private async Task StepAsync()
    {
        try
        {
            // The counts are ahead of what is durable: done with is what was counted at the look before, too, when nothing waited for the journal.
            var (counted, waiting) = ((_centre.Counters.Reports, _centre.OrderVersion), _centre.Counters.JournalLagBatches);
            if (counted != _seen)
            {
                await _desk.CatchUpReportsAsync(_stop.Token).ConfigureAwait(false);
                _seen = counted == _before && waiting == 0 ? counted : _seen;
                _before = counted;
                await _desk.TellOrdersAsync(_stop.Token).ConfigureAwait(false);
            }
            else if (_desk.HasUntold)
            {
                await _desk.TellOrdersAsync(_stop.Token).ConfigureAwait(false);
            }

            var blocks = (_centre.HoldVersion, _desk.Version);
            if (blocks != _seenBlocks && await _desk.ExecuteApprovedAsync(_stop.Token).ConfigureAwait(false)
                && await _desk.TellBlocksAsync(_stop.Token).ConfigureAwait(false))
            {
                _seenBlocks = blocks;
            }

            if (_erasedAt is not { } before || _time.GetUtcNow() - before >= EraseEvery)
            {
                await _desk.EraseDueAsync(_kept, _stop.Token).ConfigureAwait(false);
                _erasedAt = _time.GetUtcNow();
            }

            if (_isFailing)
            {
                _isFailing = false;
                await _faults.WriteLineAsync("Reports reach the desk again.").ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (
            failure is JournalUnavailableException or JournalDamagedException or Microsoft.Data.Sqlite.SqliteException or IOException
                or UnauthorizedAccessException)
        {
            // It is tried again at the next step; the centre goes on.
            if (!_isFailing)
            {
                _isFailing = true;
                await _faults.WriteLineAsync($"Reports do not reach the desk: {failure.Message}").ConfigureAwait(false);
            }
        }
    }
}
