using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;
using Cordon.Engine.Tracing;

namespace Cordon.Engine;

/// <summary>The lane: the one thread that owns the state, and its hand-over to the journal's writer.</summary>
public sealed partial class Centre
{
    /// <summary>Works taken from the queue at a time, so that the gate is held briefly.</summary>
    private const int TakeMax = 1024;

    /// <summary>Purses looked at between two rounds for entries that are in files now: a fraction of a millisecond.</summary>
    private const int TrimmedAtATime = 1024;

    /// <summary>A timer takes 49 days at most, and an account may be on a list for years: what is further off is looked at again.</summary>
    private static readonly TimeSpan ExpiryWaitMax = TimeSpan.FromDays(1);

    private readonly BlockScreening _screening;
    private readonly List<object> _taken = [];
    private int _takenDone;

    // What is to be adopted of the money graph's files, by partition.
    private Queue<IGrouping<int, SegmentName>> _sealed = [];
    private readonly Stack<JournalDraft> _drafts = new([new JournalDraft(), new JournalDraft()]);

    private void RunLane()
    {
        var draft = _drafts.Pop();
        try
        {
            while (TakeOrHandOver(ref draft))
            {
                DecideTaken(draft, Instant.From(_time.GetUtcNow()));
                Publish();
                AdoptSealed();
                ReadOn();
            }
        }
        catch (SegmentDamagedException damage)
        {
            StopAt(damage, draft);
        }
    }

    private void DecideTaken(JournalDraft draft, Instant now)
    {
        // What has ended by then no longer decides.
        EndExpired(draft, now);
        for (; _takenDone < _taken.Count && HasRoom(draft); _takenDone++)
        {
            var item = _taken[_takenDone];
            if (item is PaymentWork work)
            {
                draft.Works.Add(work);
                _screening.Add(work, draft, _archive, TimesTaken(now), now);
                if (Options.IsReplay)
                {
                    // An epoch is a work: what lies in one block never depends on what else was waiting.
                    _screening.Flush(draft, now);
                }
            }
            else
            {
                _screening.Flush(draft, now);
                Run((CommandWork)item, draft, now);
            }
        }

        _screening.Flush(draft, now);
        EndExpired(draft, now);
    }

    /// <summary>
    /// Ends the lane where a file of the money graph is damaged: the state may have half of what was being booked, so nothing of the draft is
    /// journalled. What was handed over before is sound and is still written; the next start passes the file over and builds on the journal.
    /// </summary>
    private void StopAt(SegmentDamagedException damage, JournalDraft draft)
    {
        List<object> waiting;
        lock (_gate)
        {
            StateReason = damage.Message;
            _centreState = CentreState.Stopped;
            _isStopping = true;
            waiting = [.. _queue];
            _queue.Clear();
            Monitor.PulseAll(_gate);
        }

        // What is being decided stands in the draft already.
        var decided = draft.Works.Concat<object>(draft.Commands).ToHashSet();
        Refuse(draft);
        _taken.Skip(_takenDone).Where(item => !decided.Contains(item)).Concat(waiting).ToList().ForEach(Refuse);
        FailReadings(damage.Message);
        _ended.TrySetResult();
    }

    /// <summary>
    /// Takes files that the last snapshot sealed as the older part of the money graph, those of one partition at a time so that no payment waits for
    /// all, and frees a little of what is in them now.
    /// </summary>
    private void AdoptSealed()
    {
        if (_snapshots?.TakeSealed() is { } names)
        {
            _sealed = new(names.GroupBy(name => name.Partition));
        }

        if (_sealed.TryDequeue(out var its))
        {
            try
            {
                _state.Money.Adopt(SegmentFolder.Open(Options.SnapshotFolder!, its, isChecked: false));
            }
            catch (SegmentDamagedException)
            {
                // What was written a moment ago cannot be read: the next start tells of it, and here it stays in memory.
            }
        }

        _state.Money.Graph.Trim(TrimmedAtATime);
    }

    /// <summary>
    /// Waits until there is something to decide and room for it, and takes it; hands the draft over whenever the writer is idle.
    /// False when the centre stops and all is written.
    /// </summary>
    private bool TakeOrHandOver(ref JournalDraft draft)
    {
        lock (_gate)
        {
            while (true)
            {
                if (_centreState is CentreState.Unavailable or CentreState.Stopped)
                {
                    // Those who wait are told to ask again; the records stay, and are written when they can be.
                    Refuse(draft);
                    RefuseTaken();
                }

                if (_isWriterIdle && !draft.IsEmpty)
                {
                    HandOver(ref draft);
                }

                if (HasRoom(draft) && (_takenDone < _taken.Count || _queue.Count > 0 || _isExpiryDue || IsReading))
                {
                    Take(draft);
                    return true;
                }

                if (_isStopping && _queue.Count == 0 && _takenDone == _taken.Count && draft.IsEmpty && _isWriterIdle)
                {
                    Monitor.PulseAll(_gate);
                    return false;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    private (Instant Earliest, Instant Latest) TimesTaken(Instant now) =>
        Options.IsReplay ? (Instant.Min, Instant.Max) : (now + -Options.PastMax, now + Options.FutureMax);

    /// <summary>Whether a batch takes more. Beyond it a batch grows by one item and what is staged, which the journal still takes.</summary>
    private static bool HasRoom(JournalDraft draft) => draft.PaymentCount < DraftPaymentsMax && draft.Payload.Length < DraftBytesMax;

    /// <summary>Takes what waits; what was taken before and had no room comes first.</summary>
    private void Take(JournalDraft draft)
    {
        _isExpiryDue = false;
        if (_takenDone < _taken.Count)
        {
            return;
        }

        _taken.Clear();
        _takenDone = 0;
        var payments = draft.PaymentCount;
        while (_queue.Count > 0 && _taken.Count < TakeMax && payments < DraftPaymentsMax)
        {
            var item = _queue.Dequeue();
            _taken.Add(item);
            payments += (item as PaymentWork)?.Payments.Count ?? 0;
        }
    }

    private void RefuseTaken()
    {
        for (; _takenDone < _taken.Count; _takenDone++)
        {
            Refuse(_taken[_takenDone]);
        }
    }

    private void HandOver(ref JournalDraft draft)
    {
        if (draft.RecordCount > 0)
        {
            draft.Position = _archive.NextPosition;
            draft.Outbox = new OutboxView(_state.Outbox.LastNumber, _state.Outbox.Endpoints);
            _archive.Add(draft.FirstSequence, draft.PaymentCount, draft.Payload.Written.Span);
        }

        _isWriterIdle = false;
        _handedOver = draft;
        Counters.JournalLagBatches = 1;
        Monitor.PulseAll(_gate);
        while (_drafts.Count == 0)
        {
            Monitor.Wait(_gate);
        }

        draft = _drafts.Pop();
    }

    private void Publish()
    {
        Counters.Accounts = _state.Directory.Count;
        Counters.NotBooked = _state.Money.NotBooked;
        Counters.Pairs = _state.Activity.PairCount;
        Counters.ActivityBytes = _state.Activity.BytesUsed;
        _screening.Publish(Counters);
        var next = NextExpiry();
        if (next is { } at)
        {
            var wait = at - Instant.From(_time.GetUtcNow());
            wait = TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, ExpiryWaitMax.Ticks));
            _expiryTimer.Change(wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
    }

    private void WakeForExpiry()
    {
        lock (_gate)
        {
            _isExpiryDue = true;
            Monitor.PulseAll(_gate);
        }
    }
}
