using System.Runtime.CompilerServices;

namespace Cordon.Core.Screening.Activity;

/// <summary>
/// The events of half the accounts, those of even or those of odd numbers, and half the pairs: what one thread may change while another changes
/// the other half. What becomes of an account depends on its own payments alone, so two threads leave what one would.
/// </summary>
internal sealed unsafe class ActivityHalf : IDisposable
{
    /// <summary>How many halves there are.</summary>
    public const int Count = 2;

    private readonly SegmentedArray<BusyState> _busy = new(12);
    private readonly EventLog _busyEvents = new();
    private readonly List<(uint Counterparty, uint Reference)> _moved = [];
    private uint _busyCount = 1;

    public ActivityHalf() => _busy.Reserve(_busyCount);

    public RecentEvents Recent { get; } = new();

    public PairTable Pairs { get; } = new();

    /// <summary>The pairs of busy accounts once more, with the references to their newest events in those accounts' lists.</summary>
    public PairTable BusyPairs { get; } = new();

    public long BytesUsed => Recent.BytesUsed + Pairs.BytesUsed + BusyPairs.BytesUsed + _busyEvents.BytesUsed + (_busyCount * (long)sizeof(BusyState));

    /// <summary>Asks for the events of an account whose record is at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchEvents(AccountState* account)
    {
        Recent.Prefetch(account);
        if (account->Busy != 0)
        {
            var busy = (byte*)_busy.At(account->Busy);
            Prefetcher.Read(busy);
            Prefetcher.Read(busy + 64);
            Prefetcher.Read(busy + 128);
            Prefetcher.Read(busy + 192);
        }
    }

    /// <summary>Writes an account's windows at a moment to a row. Returns what <see cref="Add"/> wants to know of the counterparty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Look(AccountState* account, long nowMilliseconds, uint counterparty, long* row)
    {
        if (account->Busy == 0)
        {
            return Recent.Look(account, nowMilliseconds, counterparty, row);
        }

        LookAtBusy(account, nowMilliseconds, row);
        return -1;
    }

    /// <summary>The same for an account whose windows nobody asks for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Advance(AccountState* account, long nowMilliseconds, uint counterparty)
    {
        if (account->Busy == 0)
        {
            Recent.Advance(account, nowMilliseconds);
            return Recent.FindNewest(account, counterparty);
        }

        AdvanceBusy(account, nowMilliseconds);
        return -1;
    }

    /// <summary>Adds a payment to an account's list, the account being advanced to the moment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(AccountState* account, uint number, in ObservedPayment payment, uint counterparty, long nowMilliseconds, int newest)
    {
        if (account->Busy == 0)
        {
            var time = payment.TimeMilliseconds;
            if (time >= nowMilliseconds
                ? Recent.Append(account, time, payment.Size, counterparty, newest)
                : Recent.InsertLate(account, time, nowMilliseconds, payment.Size, counterparty))
            {
                return;
            }

            MakeBusy(account, number, nowMilliseconds);
        }

        AddToBusy(account, number, payment.TimeMilliseconds, payment.Size, counterparty, nowMilliseconds);
    }

    /// <summary>What an account received in a window up to its clock.</summary>
    public long ReceivedSum(AccountState* account, int window)
    {
        if (account->Busy != 0)
        {
            return _busy.At(account->Busy)->Received.Sum[window];
        }

        var row = stackalloc long[SideRows.RowLength];
        _ = Recent.LookOneByOne(account, (uint)account->LastSeenMilliseconds, 0, row);
        return row[SideRows.Sums + 4 + window];
    }

    /// <summary>Whether an account was paid by more than so many others in the longest window. That many need a busy account.</summary>
    public bool HasMorePayersThan(AccountState* account, uint payers) =>
        account->Busy != 0 && _busy.At(account->Busy)->Received.Distinct[3] > payers;

    /// <summary>The payments an account sent and still remembers, newest first.</summary>
    public List<(uint Payee, long TimeMilliseconds, long Size)> SentOf(AccountState* account, int most)
    {
        var sent = new List<(uint Payee, long TimeMilliseconds, long Size)>();
        if (account->Busy != 0)
        {
            ref readonly var flow = ref _busy.At(account->Busy)->Sent;
            var at = _busyEvents.Last(flow);
            for (var left = flow.Count[3]; left > 0 && sent.Count < most; left--)
            {
                var e = _busyEvents.At(at);
                sent.Add((e->Counterparty & ~Event.SupersededBit, e->TimeMilliseconds, e->Size));
                at = left > 1 ? _busyEvents.Previous(at) : 0;
            }

            return sent;
        }

        for (var at = account->Tail - 1; at >= account->Head && sent.Count < most; at--)
        {
            var counterparty = Recent.CounterpartyOf(account, at) & ~RecentEvents.SupersededBit;
            if ((counterparty & RecentEvents.ReceivedBit) == 0)
            {
                sent.Add((counterparty, Recent.TimeOf(account, at), Recent.SizeOf(account, at)));
            }
        }

        return sent;
    }

    public void Save(BytesOut write)
    {
        write.Value(_busyCount);
        _busy.Save(write, _busyCount);
        _busyEvents.Save(write);
        Recent.Save(write);
        Pairs.Save(write);
        BusyPairs.Save(write);
    }

    /// <summary>Fills a half that is new. Null, or why it cannot be.</summary>
    public string? Load(BytesIn read, long bytes)
    {
        var busy = read.Value<uint>();
        if (busy == 0 || busy > bytes / sizeof(BusyState))
        {
            return $"names {busy} busy accounts in {bytes} bytes";
        }

        _busyCount = busy;
        _busy.Load(read, busy);
        return _busyEvents.Load(read, bytes) ?? Recent.Load(read, bytes) ?? Pairs.Load(read, bytes) ?? BusyPairs.Load(read, bytes);
    }

    public void Dispose()
    {
        _busy.Dispose();
        _busyEvents.Dispose();
        Recent.Dispose();
        Pairs.Dispose();
        BusyPairs.Dispose();
    }

    private void LookAtBusy(AccountState* account, long nowMilliseconds, long* row)
    {
        AdvanceBusy(account, nowMilliseconds);
        var busy = _busy.At(account->Busy);
        for (var w = 0; w < 4; w++)
        {
            (row[SideRows.Sums + w], row[SideRows.Sums + 4 + w]) = (busy->Sent.Sum[w], busy->Received.Sum[w]);
            (row[SideRows.Counts + w], row[SideRows.Counts + 4 + w]) = (busy->Sent.Count[w], busy->Received.Count[w]);
            (row[SideRows.Distinct + w], row[SideRows.Distinct + 4 + w]) = (busy->Sent.Distinct[w], busy->Received.Distinct[w]);
        }
    }

    private void AdvanceBusy(AccountState* account, long nowMilliseconds)
    {
        var busy = _busy.At(account->Busy);
        _busyEvents.Advance(&busy->Sent, nowMilliseconds);
        _busyEvents.Advance(&busy->Received, nowMilliseconds);
    }

    /// <summary>Moves an account's list into an event log, event by event as if they came now.</summary>
    private void MakeBusy(AccountState* account, uint number, long nowMilliseconds)
    {
        _busy.Reserve(_busyCount + 1L);
        account->Busy = _busyCount++;
        var busy = _busy.At(account->Busy);
        for (var w = 0; w < 4; w++)
        {
            busy->Sent.ExpirySeconds[w] = busy->Received.ExpirySeconds[w] = uint.MaxValue;
        }

        for (int at = account->Head; at < account->Tail; at++)
        {
            var counterparty = Recent.CounterpartyOf(account, at) & ~RecentEvents.SupersededBit;
            var time = Recent.TimeOf(account, at);
            AdvanceBusy(account, time);
            AddToBusy(account, number, time, Recent.SizeOf(account, at), counterparty, time);
        }

        Recent.Clear(account);
        AdvanceBusy(account, nowMilliseconds);
    }

    private void AddToBusy(AccountState* account, uint number, long time, long size, uint counterparty, long now)
    {
        var busy = _busy.At(account->Busy);
        var flow = (counterparty & RecentEvents.ReceivedBit) == 0 ? &busy->Sent : &busy->Received;
        var other = counterparty & ~RecentEvents.ReceivedBit;

        // With its top bit the counterparty also says the direction, so one that is paid and pays has two entries.
        var pair = BusyPairs.FindOrAdd(PairTable.KeyOf(number, counterparty), out _);
        var (pairLast, predecessor) = (pair->LastMilliseconds, pair->NewestReference);
        uint reference;
        if (time >= now)
        {
            reference = _busyEvents.Append(flow, time, size, other, pairLast);
        }
        else
        {
            _moved.Clear();
            reference = _busyEvents.InsertLate(flow, time, now, size, other, pairLast, _moved);
            foreach (var (movedWith, moved) in _moved)
            {
                BusyPairs.Find(PairTable.KeyOf(number, movedWith | (counterparty & RecentEvents.ReceivedBit)))->NewestReference = moved;
            }
        }

        if (time >= pairLast && pairLast > now - Facts.Windows[3].Milliseconds && predecessor != 0)
        {
            // A late payment may just have moved the predecessor; a newest one is never before it.
            _busyEvents.MarkSuperseded(predecessor);
        }

        if (time >= pairLast)
        {
            (pair->LastMilliseconds, pair->NewestReference) = (time, reference);
        }
    }
}
