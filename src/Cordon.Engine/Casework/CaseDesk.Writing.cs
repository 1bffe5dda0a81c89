using Cordon.Core.Language;
using Cordon.Engine.Journal;
using Microsoft.Data.Sqlite;

namespace Cordon.Engine.Casework;

/// <summary>How what happened reaches the journal and then the projection, and what an outage leaves to be done.</summary>
public sealed partial class CaseDesk
{
    /// <summary>Batches applied in one transaction when there are many: a commit costs as much as some of them.</summary>
    private const int BatchesAtOnce = 256;

    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version;

    /// <summary>Raised with each change that questions see, from 0 at the start.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Why nothing can be said any more; null while it can.</summary>
    public Phrase? StopReason => _stopped;

    /// <summary>Waits until something has changed since a version; gives what it has come to.</summary>
    public async ValueTask<long> WaitForChangeAsync(long afterVersion, CancellationToken cancellation = default)
    {
        while (true)
        {
            // Taken before the version is looked at: a change between the two completes it.
            var changed = Volatile.Read(ref _changed);
            if (Version > afterVersion)
            {
                return Version;
            }

            await changed.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Looks for reports that were filed since it last looked, and has them found by their words; what happened
    /// to orders is taken with them. Called when a report was filed, and whenever it
    /// suits: none is missed and none is taken twice.
    /// </summary>
    /// <returns>How many batches had some.</returns>
    public async ValueTask<int> CatchUpReportsAsync(CancellationToken cancellation = default)
    {
        await _catchingUp.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var found = 0;
            JournalBatch? last = null;
            await foreach (var batch in _journal.ReadAsync(ReportPartition, _projection.ReportPosition, cancellation).ConfigureAwait(false))
            {
                last = batch;
                var (reports, moves) = (ReportRows.In(batch.Payload.Span), OrderRows.In(batch.Payload.Span));
                if (reports.Count + moves.Count > 0)
                {
                    await InTurnAsync(() => _projection.ApplyReports(batch, reports, moves), cancellation).ConfigureAwait(false);
                    RaiseVersion();
                    (last, found) = (null, found + (reports.Count > 0 ? 1 : 0));
                }
            }

            // Batches without reports change nothing but how far it has looked: that is noted once.
            if (last is not null)
            {
                await InTurnAsync(() => _projection.ApplyReports(last, [], []), cancellation).ConfigureAwait(false);
            }

            return found;
        }
        finally
        {
            _catchingUp.Release();
        }
    }

    /// <summary>Payments are read through without holding anybody up; only to write it takes its turn.</summary>
    private async ValueTask InTurnAsync(Action write, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_stopped is null)
            {
                write();
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Brings what is pending to the journal and the projection. Gives why it cannot; null when nothing is pending any more.</summary>
    private async ValueTask<Phrase?> SettleAsync()
    {
        if (_stopped is not null || _pending is not { } pending)
        {
            return _stopped;
        }

        try
        {
            // A batch's id is its owner's epoch and its position: what is pending is repeated until it stands, so no other content gets the id.
            var id = new UInt128((ulong)_owner.Epoch, (ulong)pending.Position);
            var status = await _journal.AppendAsync(_owner, pending.Position, id, pending.Payload, recordCount: 1).ConfigureAwait(false);
            if (status is not (AppendStatus.Appended or AppendStatus.AlreadyThere))
            {
                return _stopped = status == AppendStatus.Fenced
                    ? new Phrase(
                        "another process has taken the casework over", "另一进程已接管办案数据") : new Phrase("the journal went on without this process", "日志已由其他进程续写");
            }

            _next = pending.Position + 1;
            _projection.Apply(new JournalBatch(Partition, pending.Position, _owner.Epoch, id, 1, pending.Payload));
        }
        catch (JournalUnavailableException failure)
        {
            return CannotRecord("it cannot be recorded: ", failure);
        }
        catch (SqliteException failure)
        {
            // It is durable: when the file can be written, the batch is there already and is applied.
            return CannotRecord("the casework's file cannot be written: ", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // An erasure is durable and its key or its files are still there: it is tried again with the next word, and nothing else is done before.
            return CannotRecord("what was erased cannot be destroyed: ", failure);
        }

        _pending = null;
        if (_unanswered.Count >= UnansweredMax)
        {
            _unanswered.RemoveAt(0);
        }

        _unanswered.Add((pending.Word, pending.Answer, pending.At));
        RaiseVersion();
        return null;
    }

    private async ValueTask ApplyWhatIsNewAsync(CancellationToken cancellation)
    {
        var batches = new List<JournalBatch>(BatchesAtOnce);
        await foreach (var batch in _journal.ReadAsync(Partition, _projection.Position, cancellation).ConfigureAwait(false))
        {
            batches.Add(batch);
            if (batches.Count == BatchesAtOnce)
            {
                _projection.Apply(batches);
                batches.Clear();
            }
        }

        _projection.Apply(batches);
    }

    private void RaiseVersion()
    {
        Interlocked.Increment(ref _version);
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
