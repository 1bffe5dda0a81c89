using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine.Screening;

/// <summary>
/// Decides payments in blocks of 64: finds out repeats, gives accounts their numbers, asks the windows for facts with the memory asked ahead,
/// screens, writes the record, applies what follows. Owned by the lane; a second thread observes half of many payments.
/// </summary>
/// <param name="state">What it decides on.</param>
/// <param name="afterBlock">Called when a block has been decided and applied: what follows from it in records of its own.</param>
internal sealed partial class BlockScreening(PartitionState state, Action<JournalDraft, Instant> afterBlock) : IDisposable
{
    /// <summary>Payments prepared before the first is decided: far enough ahead for memory, small enough for the second-level cache.</summary>
    private const int StageMax = AccountActivity.RunMax;

    /// <summary>Payments from which two threads observe them: waking the second one costs what observing some hundred does.</summary>
    private const int TogetherMin = 256;

    /// <summary>Payments whose identifiers and accounts are asked for ahead before the first is looked up: some 200 cache lines.</summary>
    private const int LookupMax = 64;

    private readonly ObservedPayment[] _observed = new ObservedPayment[StageMax];
    private readonly (PaymentWork Work, int Index)[] _staged = new (PaymentWork, int)[StageMax];
    private readonly List<(PaymentWork Work, int Index, int Original)> _repeats = [];
    private readonly PaymentBlock _block = new();
    private readonly PaymentBlock _recorded = new();
    private readonly Screener _screener = new();
    private readonly TwoHands? _hands = Environment.ProcessorCount > 1 ? new TwoHands() : null;
    private readonly PatternRun? _patterns = state.Patterns is { } patterns ? new PatternRun(patterns) : null;
    private readonly SideRows _rows = new(StageMax);
    private readonly long[] _outcomes = new long[4];
    private readonly long[] _sizes = new long[4];
    private int _count;
    private long _repeatCount;
    private long _refusedCount;

    /// <summary>Prepares a work's payments; deciding them may wait for <see cref="Flush"/>.</summary>
    /// <param name="between">The earliest and the latest time a payment may have.</param>
    public void Add(PaymentWork work, JournalDraft draft, Archive archive, (Instant Earliest, Instant Latest) between, Instant now)
    {
        for (var first = 0; first < work.Payments.Count; first += LookupMax)
        {
            var end = Math.Min(first + LookupMax, work.Payments.Count);
            AskAhead(work.Hashes[first..end]);
            for (var i = first; i < end; i++)
            {
                if (_count == StageMax)
                {
                    Flush(draft, now);
                }

                if (work.Payments.Time(i) > between.Latest)
                {
                    Refuse(work, i, Refusal.FutureDated);
                }
                else if (work.Payments.Time(i) < between.Earliest)
                {
                    Refuse(work, i, Refusal.TooOld);
                }
                else if (!TryIsKnown(work, i, draft, archive, out var isKnown))
                {
                    Refuse(work, i, Refusal.Unavailable);
                }
                else if (!isKnown)
                {
                    Stage(work, i, work.Hashes[i], draft);
                }
            }
        }
    }

    /// <summary>Decides all that is prepared.</summary>
    public void Flush(JournalDraft draft, Instant now)
    {
        var isTogether = _hands is not null && _count >= TogetherMin;
        if (isTogether)
        {
            state.Activity.BeginRun();
            _hands!.Do(half => state.Activity.ObserveHalf(_observed.AsSpan(0, _count), _rows, half));
        }
        else
        {
            state.Activity.AskAhead(_observed.AsSpan(0, _count));
        }

        if (isTogether && _patterns is { } patterns)
        {
            var firstSequence = state.LastSequence + 1;
            patterns.Begin();
            _hands!.Do(hand =>
            {
                if (hand == 0)
                {
                    DecideAll(isTogether, draft, now);
                }
                else
                {
                    patterns.Find(_observed.AsSpan(0, _count), _rows, firstSequence);
                }
            });
        }
        else
        {
            DecideAll(isTogether, draft, now);
        }

        state.Activity.EndRun();
        foreach (var (work, index, original) in _repeats)
        {
            var (first, at) = _staged[original];
            work.Decisions[index] = first.Decisions[at];
            work.Decisions[index].IsRepeat = true;
        }

        _repeats.Clear();
        _count = 0;
    }

    /// <summary>Adds what was decided since the last time to the centre's counters.</summary>
    public void Publish(CentreCounters counters)
    {
        for (var outcome = 0; outcome < 4; outcome++)
        {
            counters.OutcomeCounts[outcome] += _outcomes[outcome];
            counters.OutcomeSizes[outcome] += _sizes[outcome];
        }

        counters.Repeats += _repeatCount;
        counters.Refused += _refusedCount;
        Array.Clear(_outcomes);
        Array.Clear(_sizes);
        _repeatCount = _refusedCount = 0;
    }

    /// <summary>The number of the payment that is meant, or 0. What is prepared is decided first.</summary>
    public long Find(ReadOnlySpan<byte> paymentId, uint submitter, JournalDraft draft, Archive archive, PaymentBlock into, out int lane) =>
        Nearest(paymentId, submitter, PaymentIdentity.Hash(paymentId, submitter), draft, archive, into, out lane);

    public void Dispose()
    {
        _hands?.Dispose();
        _rows.Dispose();
        _block.Dispose();
        _recorded.Dispose();
    }

    private static int Read(long sequence, JournalDraft draft, Archive archive, PaymentBlock into) =>
        draft.PaymentCount > 0 && sequence >= draft.FirstSequence
            ? Archive.Find(draft.Payload.Written.Span, sequence, into)
            : archive.Read(sequence, into);

    /// <summary>Asks for what looking up a few payments reads: the indexes first, then the keys they name.</summary>
    private void AskAhead(ReadOnlySpan<PaymentHashes> payments)
    {
        foreach (ref readonly var hashes in payments)
        {
            state.Directory.PrefetchIndex(hashes.Payer);
            state.Directory.PrefetchIndex(hashes.Payee);
            state.Payments.Prefetch(hashes.Payment);
        }

        foreach (ref readonly var hashes in payments)
        {
            state.Directory.PrefetchKey(hashes.Payer);
            state.Directory.PrefetchKey(hashes.Payee);
        }
    }

    private void Stage(PaymentWork work, int index, in PaymentHashes hashes, JournalDraft draft)
    {
        var payments = work.Payments;
        var amount = payments.Amount(index);
        _observed[_count] = new ObservedPayment
        {
            Payer = NumberOf(payments, index, PaymentText.PayerAccount, hashes.Payer, draft),
            Payee = NumberOf(payments, index, PaymentText.PayeeAccount, hashes.Payee, draft),
            TimeMilliseconds = payments.Time(index).Milliseconds,
            Size = state.Rates.Size(amount),
            Channel = Facts.TextValue(payments.Text(index, PaymentText.Channel)),
            Purpose = Facts.TextValue(payments.Text(index, PaymentText.Purpose)),
            Currency = CurrencyValues.Of(amount.Currency.Number),
            IsUnnamed = amount.Currency == Currency.Unknown,
            IsRound = amount.Minor % (100 * Money.MinorPerMajor(amount.Currency)) == 0,
        };
        _staged[_count++] = (work, index);
        state.Payments.Add(hashes.Payment, state.LastSequence + _count);
    }

    private uint NumberOf(PaymentBatch payments, int index, PaymentText account, ulong hash, JournalDraft draft)
    {
        var key = payments.Text(index, account);
        var number = state.Directory.Find(key, hash);
        return number != 0 ? number : Register(key, payments.Text(index, account - 1), hash, state, draft);
    }

    /// <summary>Registers an account, in the record and in the state.</summary>
    public static uint Register(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bank, ulong hash, PartitionState state, JournalDraft draft)
    {
        var body = draft.Begin(RecordKind.AccountRegistered);
        draft.Payload.Text(bank);
        draft.Payload.Text(key);
        draft.End(body);
        return state.Register(key, bank, hash);
    }

    private void DecideAll(bool isObserved, JournalDraft draft, Instant now)
    {
        for (var first = 0; first < _count; first += FactBlock.Lanes)
        {
            Decide(first, Math.Min(FactBlock.Lanes, _count - first), isObserved, draft, now);
        }
    }

    private void Decide(int first, int count, bool isObserved, JournalDraft draft, Instant now)
    {
        _block.Clear();
        _block.Count = count;
        _block.FirstSequence = state.LastSequence + 1;
        _block.PolicyNumber = state.Policy.Number;
        _block.DecidedMilliseconds = now.Milliseconds;
        _block.FactBlock.Count = count;
        Observe(first, isObserved);
        for (var lane = 0; lane < count; lane++)
        {
            Fill(_staged[first + lane], first + lane, lane);
        }

        MarkFrozen(count);
        _screener.Screen(state.Policy, _block.FactBlock, _block.Verdicts);
        if (draft.PaymentCount == 0)
        {
            draft.FirstSequence = _block.FirstSequence;
        }

        var body = draft.Begin(RecordKind.PaymentsDecided);
        _block.Write(draft.Payload);
        draft.End(body);
        draft.PaymentCount += count;
        state.ApplyVerdicts(_block);
        afterBlock(draft, now);
        for (var lane = 0; lane < count; lane++)
        {
            var (work, index) = _staged[first + lane];
            work.Decisions[index] = DecisionWords.Of(_block, lane, state.Policy);
            _outcomes[(int)_block.Verdicts.Outcomes[lane]]++;
            _sizes[(int)_block.Verdicts.Outcomes[lane]] += Math.Max(0, _block.FactBlock[Facts.Amount, lane]);
        }
    }

    private void MarkFrozen(int count)
    {
        var takes = _block.FactBlock.ColumnSpan(Facts.TakesFrozen);
        takes.Clear();
        if (state.Frozen.IsEmpty)
        {
            return;
        }

        state.Frozen.BeginBlock();
        for (var lane = 0; lane < count; lane++)
        {
            takes[lane] = state.Frozen.IsTakenBy((uint)_block.Payer[lane], (ushort)_block.CurrencyNumber[lane], _block.AmountMinor[lane]) ? 1 : 0;
        }
    }

    /// <summary>The block's facts: from the rows, up to date with the verdicts of the blocks before, or from the windows.</summary>
    private void Observe(int first, bool isObserved)
    {
        var observed = _observed.AsSpan(0, _count);
        if (isObserved)
        {
            state.Activity.Refresh(observed, _rows, first, _block.Count);
            state.Activity.WriteFacts(observed, _rows, first, _block.FactBlock);
            _patterns?.Write(observed, first, _block.FactBlock);
        }
        else
        {
            state.Activity.Observe(observed, first, _block.FactBlock);
            _patterns?.FindBlock(observed, first, _block.FirstSequence, _block.FactBlock);
        }
    }

    private void Fill((PaymentWork Work, int Index) staged, int at, int lane)
    {
        var (payments, index) = (staged.Work.Payments, staged.Index);
        _block.Payer[lane] = _observed[at].Payer;
        _block.Payee[lane] = _observed[at].Payee;
        _block.TimeMilliseconds[lane] = _observed[at].TimeMilliseconds;
        _block.AmountMinor[lane] = payments.Amount(index).Minor;
        _block.CurrencyNumber[lane] = payments.Amount(index).Currency.Number;
        _block.PayeeAmountMinor[lane] = payments.PayeeAmount(index).Minor;
        _block.PayeeCurrencyNumber[lane] = payments.PayeeAmount(index).Currency.Number;
        _block.Submitter[lane] = staged.Work.Submitter;
        foreach (var which in PaymentBlock.KeptTexts)
        {
            _block.SetText(lane, which, payments.Text(index, which));
        }
    }
}
