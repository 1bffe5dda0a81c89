using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;

namespace Cordon.Engine;

/// <summary>The journal's writer: makes batches durable one after the other, then answers.</summary>
public sealed partial class Centre
{
    /// <summary>Between two attempts to write a batch that could not be written.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    private void RunWriter()
    {
        while (AwaitDraft() is { } draft)
        {
            var isDurable = draft.RecordCount == 0 || Write(draft);
            if (!isDurable)
            {
                StopDeciding(draft);
                return;
            }

            PublishOutbox(draft.Outbox);
            Answer(draft);
            if (draft.PaymentCount > 0)
            {
                _snapshots?.Reached(draft.FirstSequence + draft.PaymentCount - 1);
            }

            lock (_gate)
            {
                draft.Clear();
                _drafts.Push(draft);
                _handedOver = null;
                _isWriterIdle = true;
                Counters.JournalLagBatches = 0;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private JournalDraft? AwaitDraft()
    {
        lock (_gate)
        {
            while (_handedOver is null)
            {
                if (_isStopping && _queue.Count == 0 && !_lane.IsAlive)
                {
                    return null;
                }

                Monitor.Wait(_gate, RetryAfter);
            }

            return _handedOver;
        }
    }

    /// <summary>Writes a batch, however often it takes. False when it can never be: another owner has the journal.</summary>
    private bool Write(JournalDraft draft)
    {
        var batchId = new UInt128((ulong)_owner.Epoch, (ulong)draft.Position);
        while (true)
        {
            try
            {
                var status = _journal.AppendAsync(_owner, draft.Position, batchId, draft.Payload.Written, draft.RecordCount)
                    .AsTask().GetAwaiter().GetResult();
                if (status is AppendStatus.Appended or AppendStatus.AlreadyThere)
                {
                    Counters.JournalBatches++;
                    Counters.JournalBytes += draft.Payload.Length;
                    BecomeReady();
                    return true;
                }

                StateReason = status == AppendStatus.Fenced ? "another process has taken this journal over" : "the journal went on without this process";
                return false;
            }
            catch (JournalUnavailableException unavailable)
            {
                BecomeUnavailable(unavailable.Message, draft);
                if (!WaitToRetry())
                {
                    return false;
                }
            }
        }
    }

    private void BecomeReady()
    {
        if (_centreState == CentreState.Unavailable)
        {
            lock (_gate)
            {
                StateReason = null;
                _centreState = CentreState.Ready;
            }
        }
    }

    /// <summary>Tells all who wait to ask again; the batch itself stays and is tried again.</summary>
    private void BecomeUnavailable(string reason, JournalDraft draft)
    {
        List<object> waiting;
        lock (_gate)
        {
            if (_centreState != CentreState.Stopped)
            {
                StateReason = "the journal cannot be written: " + reason;
                _centreState = CentreState.Unavailable;
            }

            waiting = [.. _queue];
            _queue.Clear();
            _queuedPayments = 0;
            Counters.QueueDepth = 0;

            // The lane may hold decisions in the next draft and wait for the writer: those who wait for them are told too, not left waiting.
            Monitor.PulseAll(_gate);
        }

        Refuse(draft);
        foreach (var item in waiting)
        {
            Refuse(item);
        }
    }

    private bool WaitToRetry()
    {
        lock (_gate)
        {
            if (!_isStopping)
            {
                Monitor.Wait(_gate, RetryAfter);
            }

            return !_isStopping;
        }
    }

    private void StopDeciding(JournalDraft draft)
    {
        List<object> waiting;
        lock (_gate)
        {
            _centreState = CentreState.Stopped;
            _isStopping = true;
            waiting = [.. _queue];
            _queue.Clear();
            Monitor.PulseAll(_gate);
        }

        Refuse(draft);
        waiting.ForEach(Refuse);
        if (StateReason is not null)
        {
            _ended.TrySetResult();
        }

        lock (_gate)
        {
            // The lane drops what it was deciding: it can become durable no more.
            _drafts.Push(new JournalDraft());
            _isWriterIdle = true;
            Monitor.PulseAll(_gate);
        }

        while (AwaitDraft() is { } next)
        {
            Refuse(next);
            lock (_gate)
            {
                _handedOver = null;
                _drafts.Push(new JournalDraft());
                _isWriterIdle = true;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Answer(JournalDraft draft)
    {
        var now = _time.GetTimestamp();
        foreach (var work in draft.Works)
        {
            Finish(work, now);
        }

        foreach (var command in draft.Commands)
        {
            command.Completion.TrySetResult(command.Result);
        }
    }

    private void Refuse(JournalDraft draft)
    {
        foreach (var work in draft.Works)
        {
            Refuse(work);
        }

        foreach (var command in draft.Commands)
        {
            Refuse(command);
        }

        draft.Works.Clear();
        draft.Commands.Clear();
    }

    private void Refuse(object item)
    {
        if (item is CommandWork command)
        {
            command.Completion.TrySetResult(new CommandResult(CommandStatus.Unavailable, Stopped));
            return;
        }

        var work = (PaymentWork)item;
        for (var i = 0; i < work.Payments.Count; i++)
        {
            work.Decisions[i] = new Decision { Refusal = Refusal.Unavailable, Reasons = [] };
        }

        Finish(work, _time.GetTimestamp());
    }

    private void Finish(PaymentWork work, long now)
    {
        var count = work.Payments.Count;
        var micros = (ulong)Math.Max(1, _time.GetElapsedTime(work.SubmittedTimestamp, now).Ticks / 10);
        lock (_gate)
        {
            // The lane refuses, the writer answers: both come by here.
            Counters.LatencyBuckets[Math.Min(31, System.Numerics.BitOperations.Log2(micros))] += count;
            _queuedPayments = Math.Max(0, _queuedPayments - count);
            Counters.QueueDepth = _queuedPayments;
        }

        work.Completed?.Invoke(work);
    }
}
