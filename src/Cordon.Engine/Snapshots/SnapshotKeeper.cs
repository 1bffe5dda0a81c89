using Cordon.Core.Tracing;
using Cordon.Engine.Journal;
using Cordon.Engine.Tracing;

namespace Cordon.Engine.Snapshots;

/// <summary>
/// Makes snapshots of a partition while it decides: every so many payments it builds the state a second time, from the last snapshot and the
/// journal after it, and writes that. The lane never waits; what is written is what the journal says, whatever the lane's memory holds.
/// </summary>
/// <remarks>While it works it takes as much memory as the state again, and a thread.</remarks>
internal sealed class SnapshotKeeper : IAsyncDisposable
{
    private readonly CentreOptions _options;
    private readonly IJournal _journal;
    private readonly int _partition;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _isDue = new(0);
    private readonly Task _work;
    private long _dueSequence;
    private long _reachedSequence;
    private IReadOnlyList<SegmentName>? _sealed;

    /// <param name="coveredSequence">The last payment that a snapshot has.</param>
    public SnapshotKeeper(CentreOptions options, IJournal journal, int partition, long coveredSequence)
    {
        (_options, _journal, _partition) = (options, journal, partition);
        CoveredSequence = coveredSequence;
        _dueSequence = coveredSequence + options.SnapshotEveryPayments;
        _work = Task.Run(WorkAsync);
    }

    /// <summary>The last payment that a snapshot has.</summary>
    public long CoveredSequence { get; private set; }

    /// <summary>The segments of the money graph as the last snapshot names them, once after each; null when there is nothing new. For one thread.</summary>
    public IReadOnlyList<SegmentName>? TakeSealed() => Interlocked.Exchange(ref _sealed, null);

    /// <summary>Snapshots written.</summary>
    public long Written { get; private set; }

    /// <summary>Snapshots that could not be written.</summary>
    public long Failed { get; private set; }

    /// <summary>Tells that payments up to this one are durable. For one thread.</summary>
    public void Reached(long sequence)
    {
        Interlocked.Exchange(ref _reachedSequence, sequence);
        if (sequence >= _dueSequence)
        {
            _dueSequence = sequence + _options.SnapshotEveryPayments;
            _isDue.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _end.Dispose();
        _isDue.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                await _isDue.WaitAsync(_end.Token).ConfigureAwait(false);

                // What became due meanwhile is in the same snapshot.
                while (_isDue.Wait(0, CancellationToken.None))
                {
                }

                await MakeAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The centre stops.
        }
    }

    private async Task MakeAsync()
    {
        try
        {
            // Up to here and no further: to follow a journal that is written at full speed would end when the writing does.
            var until = Interlocked.Read(ref _reachedSequence);
            var recovered = await Recovery.RunAsync(_options, _journal, _partition, _end.Token, until).ConfigureAwait(false);
            using (recovered.State)
            {
                var segments = await PartitionSnapshot.WriteAsync(
                    _options, _journal, _partition, recovered.State, recovered.Archive, _end.Token).ConfigureAwait(false);
                Volatile.Write(ref _sealed, segments);
                CoveredSequence = recovered.State.LastSequence;
            }

            Written++;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException
            or JournalUnavailableException or JournalDamagedException or SegmentDamagedException)
        {
            // A snapshot only saves time: the centre goes on, and the next one is tried when it is due.
            Failed++;
        }
    }
}
