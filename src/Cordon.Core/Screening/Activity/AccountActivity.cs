using System.Runtime.CompilerServices;

namespace Cordon.Core.Screening.Activity;

/// <summary>A payment as the windows see it: dense account numbers and its size. One cache line.</summary>
public struct ObservedPayment
{
    /// <summary>Dense numbers of the accounts, from 1.</summary>
    public uint Payer;
    public uint Payee;

    public long TimeMilliseconds;

    /// <summary>The amount in minor units of the reference currency (<see cref="ReferenceRates.Size"/>).</summary>
    public long Size;

    /// <summary>Texts as facts, <see cref="Facts.TextValue"/>.</summary>
    public long Channel;
    public long Purpose;
    public long Currency;

    /// <summary>Whether the amount is a multiple of 100 major units.</summary>
    public bool IsRound;

    /// <summary>Whether its currency is not named: its size then compares with that of other such payments and with nothing else.</summary>
    public bool IsUnnamed;
}

/// <summary>
/// What all accounts did of late: exact sliding windows, pairs, habits, balances and nearness to reported money, for every account of one
/// partition. Observing a payment yields its facts and then counts it.
/// </summary>
/// <remarks>
/// Owned by one thread. A pure function of the calls made to it, in their order: the same calls give the same state and the same facts.
/// Each account has a clock, the latest time it took part in a payment; windows reach back from the later of that and the payment's time,
/// so a payment that comes late sees what is known when it comes.
/// Memory: 320 bytes an account, 32 bytes a pair (at 70 to 87 % fill), 21 bytes for each payment of the last 30 days in each of two lists.
/// </remarks>
public sealed unsafe partial class AccountActivity : IDisposable
{
    private const long MinuteMilliseconds = 60_000;
    private const long DayMinutes = 1440;

    private readonly SegmentedArray<AccountState> _accounts = new(16);
    private readonly EventLog _events = new();
    private readonly PairTable _pairs = new();
    private readonly long _zoneOffsetMilliseconds;
    private readonly List<(uint Counterparty, uint Reference)> _moved = [];
    private uint _accountCount = 1;

    /// <param name="zoneOffsetMinutes">The centre's zone, east of UTC, for hours of day and nights.</param>
    public AccountActivity(int zoneOffsetMinutes = 0)
    {
        _zoneOffsetMilliseconds = zoneOffsetMinutes * MinuteMilliseconds;
        _accounts.Reserve(1);
    }

    /// <summary>Accounts registered.</summary>
    public int AccountCount => (int)(_accountCount - 1);

    /// <summary>Pairs of payer and payee seen.</summary>
    public long PairCount => _pairs.Count;

    /// <summary>Bytes of native memory in use.</summary>
    public long BytesUsed => (AccountCount * (long)sizeof(AccountState)) + _pairs.BytesUsed + _events.BytesUsed;

    /// <summary>Gives an account the next dense number.</summary>
    public uint Register(AccountKind kind, ushort country, ushort bank, long openedMilliseconds, long openingBalance)
    {
        var index = _accountCount++;
        _accounts.Reserve(_accountCount);
        var account = _accounts.At(index);
        account->FirstSeenMilliseconds = Facts.Unknown;
        account->LastSeenMilliseconds = Facts.Unknown;
        account->Country = country;
        account->Bank = bank;
        account->IsRegistered = 1;
        Describe(index, kind, openedMilliseconds, openingBalance);
        for (var w = 0; w < 4; w++)
        {
            account->Sent.ExpirySeconds[w] = account->Received.ExpirySeconds[w] = uint.MaxValue;
        }

        account->Sent.LastMilliseconds = account->Received.LastMilliseconds = Facts.Unknown;
        return index;
    }

    /// <summary>What kind an account is told to be.</summary>
    public AccountKind KindOf(uint index) => _accounts.At(index)->Kind;

    /// <summary>When an account is told to have been opened, in milliseconds from the Unix epoch; <see cref="Facts.Unknown"/> where not told.</summary>
    public long OpenedOf(uint index) => _accounts.At(index)->OpenedMilliseconds;

    /// <summary>The number of an account's bank, as it was given at its registering.</summary>
    public ushort BankOf(uint index) => _accounts.At(index)->Bank;

    /// <summary>Sets what is told of an account besides its payments; <see cref="Facts.Unknown"/> for what is not told.</summary>
    public void Describe(uint index, AccountKind kind, long openedMilliseconds, long openingBalance)
    {
        var account = _accounts.At(index);
        account->Kind = kind;
        account->OpenedMilliseconds = openedMilliseconds;
        account->Balance = openingBalance;
    }

    /// <summary>
    /// Writes the facts of <paramref name="block"/>'s count of payments, each as they are before it, and counts each. The memory for later ones, up
    /// to the end of <paramref name="payments"/>, is asked ahead; so a run of blocks begins with <see cref="AskAhead"/>.
    /// </summary>
    /// <param name="first">Where in <paramref name="payments"/> the block's first one stands.</param>
    public void Observe(ReadOnlySpan<ObservedPayment> payments, int first, FactBlock block)
    {
        for (var lane = 0; lane < block.Count; lane++)
        {
            if (lane % Portion == 0)
            {
                AskFor(payments, first + lane);
            }

            ref readonly var payment = ref payments[first + lane];
            var payer = _accounts.At(payment.Payer);
            var payee = _accounts.At(payment.Payee);
            Advance(payment, payer, payee);
            var pair = _pairs.FindOrAdd(PairTable.KeyOf(payment.Payer, payment.Payee), out var reverse);
            WriteFacts(payment, payer, payee, pair, reverse == pair ? null : reverse, block, lane);
            Count(payment, payer, payee, pair);
        }
    }

    /// <summary>Counts payments without asking for their facts: how the journal is played back.</summary>
    public void Apply(ReadOnlySpan<ObservedPayment> payments)
    {
        AskAhead(payments);
        for (var i = 0; i < payments.Length; i++)
        {
            if (i % Portion == 0)
            {
                AskFor(payments, i);
            }

            ref readonly var payment = ref payments[i];
            var payer = _accounts.At(payment.Payer);
            var payee = _accounts.At(payment.Payee);
            Advance(payment, payer, payee);
            var pair = _pairs.FindOrAdd(PairTable.KeyOf(payment.Payer, payment.Payee), out _);
            Count(payment, payer, payee, pair);
        }
    }

    /// <summary>Moves an amount back that was counted in a balance but did not settle: to the payer, or away from the payee.</summary>
    public void CorrectBalance(uint account, long size)
    {
        var state = _accounts.At(account);
        if (state->Balance != Facts.Unknown)
        {
            state->Balance += size;
        }
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _events.Dispose();
        _pairs.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Advance(in ObservedPayment payment, AccountState* payer, AccountState* payee)
    {
        var payerNow = Math.Max(payment.TimeMilliseconds, payer->LastSeenMilliseconds);
        var payeeNow = Math.Max(payment.TimeMilliseconds, payee->LastSeenMilliseconds);
        _events.Advance(&payer->Sent, payerNow);
        _events.Advance(&payer->Received, payerNow);
        _events.Advance(&payee->Sent, payeeNow);
        _events.Advance(&payee->Received, payeeNow);
    }

    private void Count(in ObservedPayment payment, AccountState* payer, AccountState* payee, Pair* pair)
    {
        var time = payment.TimeMilliseconds;
        var payerNow = Math.Max(time, payer->LastSeenMilliseconds);
        var payeeNow = Math.Max(time, payee->LastSeenMilliseconds);
        var pairLast = pair->LastMilliseconds;
        var isNewest = time >= pairLast;
        var sentReference = CountInFlow(&payer->Sent, payment, payment.Payee, payerNow, pairLast, pair->SentReference, isSent: true);
        var receivedReference =
            CountInFlow(&payee->Received, payment, payment.Payer, payeeNow, pairLast, pair->ReceivedReference, isSent: false);
        PairTable.Add(pair, time);
        if (isNewest)
        {
            pair->LastMilliseconds = time;
            pair->SentReference = sentReference;
            pair->ReceivedReference = receivedReference;
        }

        CountHabits(payment, payer, payee);
        See(payer, time, payerNow);
        See(payee, time, payeeNow);
        Book(payer, payment, -payment.Size);
        Book(payee, payment, payment.Size);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Book(AccountState* account, in ObservedPayment payment, long change)
    {
        account->Units |= payment.IsUnnamed ? Units.Unnamed : Units.Named;
        account->Balance = account->Balance == Facts.Unknown || payment.IsUnnamed ? Facts.Unknown : account->Balance + change;
    }

    private uint CountInFlow(
        Flow* flow, in ObservedPayment payment, uint counterparty, long nowMilliseconds, long pairLast, uint predecessor, bool isSent)
    {
        var time = payment.TimeMilliseconds;
        flow->Largest = Math.Max(flow->Largest, payment.Size);
        uint reference;
        if (time >= nowMilliseconds)
        {
            reference = _events.Append(flow, time, payment.Size, counterparty, pairLast);
        }
        else
        {
            _moved.Clear();
            reference = _events.InsertLate(flow, time, nowMilliseconds, payment.Size, counterparty, pairLast, _moved);
            foreach (var (other, moved) in _moved)
            {
                Moved(isSent ? payment.Payer : payment.Payee, other, moved, isSent);
            }
        }

        if (time >= pairLast && pairLast > nowMilliseconds - Facts.Windows[3].Milliseconds && predecessor != 0)
        {
            // A late payment may just have moved the predecessor; a newest one is never before it.
            _events.MarkSuperseded(predecessor);
        }

        return reference;
    }

    private void Moved(uint owner, uint counterparty, uint reference, bool isSent)
    {
        var pair = _pairs.Find(isSent ? PairTable.KeyOf(owner, counterparty) : PairTable.KeyOf(counterparty, owner));
        if (isSent)
        {
            pair->SentReference = reference;
        }
        else
        {
            pair->ReceivedReference = reference;
        }
    }

    private void CountHabits(in ObservedPayment payment, AccountState* payer, AccountState* payee)
    {
        CountShares(&payer->Sent, IsNight(payment.TimeMilliseconds), payment.IsRound);
        CountShares(&payee->Received, IsNight(payment.TimeMilliseconds), payment.IsRound);
        var lastReceived = payer->Received.LastMilliseconds;
        if (lastReceived != Facts.Unknown && lastReceived <= payment.TimeMilliseconds)
        {
            // At most 30 days, so that one dormant year does not hide a habit; at least a second, since zero means never.
            var stayed = Math.Clamp((payment.TimeMilliseconds - lastReceived) / 1000, 1, 2_592_000);
            var before = (long)payer->Sent.DwellSeconds;
            payer->Sent.DwellSeconds = (uint)(before == 0 ? stayed : Math.Max(1, before + ((stayed - before) / 8)));
        }
    }

    private static void CountShares(Flow* flow, bool isNight, bool isRound)
    {
        if (flow->ShareTotal == ushort.MaxValue)
        {
            flow->ShareTotal /= 2;
            flow->ShareNight /= 2;
            flow->ShareRound /= 2;
        }

        flow->ShareTotal++;
        flow->ShareNight += isNight ? (ushort)1 : (ushort)0;
        flow->ShareRound += isRound ? (ushort)1 : (ushort)0;
    }

    private static void See(AccountState* account, long time, long now)
    {
        if (account->FirstSeenMilliseconds == Facts.Unknown || time < account->FirstSeenMilliseconds)
        {
            account->FirstSeenMilliseconds = time;
        }

        account->LastSeenMilliseconds = now;
    }

    private long LocalMinuteOfDay(long timeMilliseconds)
    {
        var minute = (timeMilliseconds + _zoneOffsetMilliseconds) / MinuteMilliseconds % DayMinutes;
        return minute < 0 ? minute + DayMinutes : minute;
    }

    private bool IsNight(long timeMilliseconds) => LocalMinuteOfDay(timeMilliseconds) is < 6 * 60 or >= 23 * 60;
}
