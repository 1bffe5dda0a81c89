using System.Runtime.CompilerServices;

namespace Cordon.Core.Screening.Activity;

/// <summary>
/// Payments taken apart: what a payment does to its payer, to its payee and to its pair are three things that know nothing of each other, each done
/// in the order of the payments. That is why two threads may do them, each for the accounts and pairs of its half.
/// </summary>
public sealed unsafe partial class AccountActivity
{
    /// <summary>Sides asked for at a time: many enough that their page walks overlap, few enough to stay in the first-level cache until used.</summary>
    private const int Portion = 8;

    /// <summary>How far ahead accounts are asked for, and then the events that they name; and tags of pairs, and then the pairs.</summary>
    private const int AccountsAhead = 3 * Portion;
    private const int EventsAhead = Portion;
    private const int TagsAhead = 2 * Portion;
    private const int PairsAhead = Portion;

    /// <summary>Sides of payments in order: payment × 2, and 1 more for the payee's.</summary>
    private interface ISides
    {
        int Count { get; }

        uint this[int at] { get; }
    }

    /// <summary>Both sides of all payments.</summary>
    private readonly struct AllSides(int payments) : ISides
    {
        public int Count => payments * 2;

        public uint this[int at] => (uint)at;
    }

    /// <summary>
    /// Writes the facts of <paramref name="block"/>'s count of payments, each as they are before it, and counts each. The memory for later ones, up
    /// to the end of <paramref name="payments"/>, is asked ahead; so a run of blocks begins with <see cref="AskAhead"/>.
    /// </summary>
    /// <param name="first">Where in <paramref name="payments"/> the block's first one stands.</param>
    public void Observe(ReadOnlySpan<ObservedPayment> payments, int first, FactBlock block)
    {
        var end = first + block.Count;
        for (var at = first; at < end; at++)
        {
            if ((at - first) % (Portion / 2) == 0)
            {
                AskFor(payments, new AllSides(payments.Length), 2 * at);
                AskForPairs(payments, at);
            }

            Look(payments[at], at - first, isPayee: false);
            Look(payments[at], at - first, isPayee: true);
            LookAtPair(payments[at], at - first);
        }

        WriteFacts(payments[first..end], _rows, 0, block);

        void Look(in ObservedPayment payment, int row, bool isPayee) => TakeSide(
            payment, isPayee, _rows.Payers + (row * SideRows.RowLength), _rows.Payees + (row * SideRows.RowLength));

        void LookAtPair(in ObservedPayment payment, int row)
        {
            var key = PairTable.KeyOf(payment.Payer, payment.Payee);
            TakePair(_halves[PairTable.HalfOf(key)].Pairs, key, payment.TimeMilliseconds, _rows.Pairs + (row * SideRows.PairLength));
        }
    }

    /// <summary>Counts payments without asking for their facts: how the journal is played back.</summary>
    public void Apply(ReadOnlySpan<ObservedPayment> payments)
    {
        AskAhead(payments);
        for (var at = 0; at < payments.Length; at++)
        {
            if (at % (Portion / 2) == 0)
            {
                AskFor(payments, new AllSides(payments.Length), 2 * at);
                AskForPairs(payments, at);
            }

            TakeSide(payments[at], isPayee: false, null, null);
            TakeSide(payments[at], isPayee: true, null, null);
            var key = PairTable.KeyOf(payments[at].Payer, payments[at].Payee);
            TakePair(_halves[PairTable.HalfOf(key)].Pairs, key, payments[at].TimeMilliseconds, null);
        }
    }

    /// <summary>Asks the memory for what the first payments of a run need.</summary>
    public void AskAhead(ReadOnlySpan<ObservedPayment> payments)
    {
        var sides = new AllSides(payments.Length);
        for (var at = -AccountsAhead; at < 0; at += Portion)
        {
            AskFor(payments, sides, at);
            AskForPairs(payments, at / 2);
        }
    }

    /// <summary>One party's part in a payment: its row, where one is wanted, and its payment counted.</summary>
    /// <param name="payerRow">Null to count only.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TakeSide(in ObservedPayment payment, bool isPayee, long* payerRow, long* payeeRow)
    {
        var number = isPayee ? payment.Payee : payment.Payer;
        var counterparty = isPayee ? payment.Payer | RecentEvents.ReceivedBit : payment.Payee;
        if (payment.Payer == payment.Payee)
        {
            if (!isPayee)
            {
                TakeBothSides(payment, payerRow, payeeRow);
            }

            return;
        }

        var account = _accounts.At(number);
        var half = HalfOf(number);
        var now = Math.Max(payment.TimeMilliseconds, account->LastSeenMilliseconds);
        int newest;
        if (payerRow == null)
        {
            newest = half.Advance(account, now, counterparty);
        }
        else
        {
            var row = isPayee ? payeeRow : payerRow;
            newest = half.Look(account, now, counterparty, row);
            WriteSide(payment, account, isPayee, row);
        }

        Count(half, account, number, payment, counterparty, now, newest, isPayee);
    }

    /// <summary>Who pays itself is looked at twice before either is counted.</summary>
    private void TakeBothSides(in ObservedPayment payment, long* payerRow, long* payeeRow)
    {
        var account = _accounts.At(payment.Payer);
        var half = HalfOf(payment.Payer);
        var now = Math.Max(payment.TimeMilliseconds, account->LastSeenMilliseconds);
        var received = payment.Payer | RecentEvents.ReceivedBit;
        if (payerRow != null)
        {
            _ = half.Look(account, now, payment.Payee, payerRow);
            WriteSide(payment, account, isPayee: false, payerRow);
            _ = half.Look(account, now, received, payeeRow);
            WriteSide(payment, account, isPayee: true, payeeRow);
        }

        Count(half, account, payment.Payer, payment, payment.Payee, now, half.Advance(account, now, payment.Payee), isPayee: false);
        Count(half, account, payment.Payer, payment, received, now, half.Advance(account, now, received), isPayee: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(
        ActivityHalf half, AccountState* account, uint number, in ObservedPayment payment, uint counterparty, long now, int newest, bool isPayee)
    {
        half.Add(account, number, payment, counterparty, now, newest);
        var time = payment.TimeMilliseconds;
        if (isPayee)
        {
            account->ReceivedLastMilliseconds = Math.Max(account->ReceivedLastMilliseconds, time);
            account->Received.Count(IsNight(time), payment.IsRound);
        }
        else
        {
            account->SentLastMilliseconds = Math.Max(account->SentLastMilliseconds, time);
            account->Largest = Math.Max(account->Largest, payment.Size);
            account->Sent.Count(IsNight(time), payment.IsRound);
            CountDwell(account, time);
        }

        if (account->FirstSeenMilliseconds == Facts.Unknown || time < account->FirstSeenMilliseconds)
        {
            account->FirstSeenMilliseconds = time;
        }

        account->LastSeenMilliseconds = now;
        account->Units |= payment.IsUnnamed ? Units.Unnamed : Units.Named;
        account->Balance = account->Balance == Facts.Unknown || payment.IsUnnamed
            ? Facts.Unknown
            : account->Balance + (isPayee ? payment.Size : -payment.Size);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CountDwell(AccountState* account, long time)
    {
        var lastReceived = account->ReceivedLastMilliseconds;
        if (lastReceived != Facts.Unknown && lastReceived <= time)
        {
            // At most 30 days, so that one dormant year does not hide a habit; at least a second, since zero means never.
            var stayed = Math.Clamp((time - lastReceived) / 1000, 1, 2_592_000);
            var before = (long)account->DwellSeconds;
            account->DwellSeconds = (uint)(before == 0 ? stayed : Math.Max(1, before + ((stayed - before) / 8)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TakePair(PairTable pairs, ulong key, long time, long* row)
    {
        var pair = pairs.FindOrAdd(key, out var reverse);
        if (row != null)
        {
            var count = PairTable.CountOf(pair);
            row[SideRows.PairCount] = count;
            row[SideRows.PairAge] = count == 0 ? Facts.Unknown : Since(time, PairTable.FirstMilliseconds(pair));
            row[SideRows.PairIdle] = count == 0 ? Facts.Unknown : Since(time, pair->LastMilliseconds);
            row[SideRows.PairReverse] = reverse == null || reverse == pair ? 0 : PairTable.CountOf(reverse);
        }

        PairTable.Add(pair, time);
        pair->LastMilliseconds = Math.Max(pair->LastMilliseconds, time);
    }

    /// <summary>Makes each step for one portion of the sides that come after those at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AskFor<TSides>(ReadOnlySpan<ObservedPayment> payments, TSides sides, int at)
        where TSides : struct, ISides
    {
        for (var i = at + AccountsAhead; i < at + AccountsAhead + Portion && i < sides.Count; i++)
        {
            var account = (byte*)_accounts.At(NumberOf(payments, sides[i]));
            Prefetcher.Read(account);
            Prefetcher.Read(account + 64);
        }

        for (var i = Math.Max(0, at + EventsAhead); i < at + EventsAhead + Portion && i < sides.Count; i++)
        {
            var number = NumberOf(payments, sides[i]);
            HalfOf(number).PrefetchEvents(_accounts.At(number));
        }

        static uint NumberOf(ReadOnlySpan<ObservedPayment> payments, uint side)
        {
            ref readonly var payment = ref payments[(int)(side >> 1)];
            return (side & 1) == 0 ? payment.Payer : payment.Payee;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AskForPairs(ReadOnlySpan<ObservedPayment> payments, int at)
    {
        for (var i = Math.Max(0, at + (TagsAhead / 2)); i < at + ((TagsAhead + Portion) / 2) && i < payments.Length; i++)
        {
            var key = PairTable.KeyOf(payments[i].Payer, payments[i].Payee);
            _halves[PairTable.HalfOf(key)].Pairs.PrefetchTags(key);
        }

        for (var i = Math.Max(0, at + (PairsAhead / 2)); i < at + ((PairsAhead + Portion) / 2) && i < payments.Length; i++)
        {
            var key = PairTable.KeyOf(payments[i].Payer, payments[i].Payee);
            _halves[PairTable.HalfOf(key)].Pairs.PrefetchSlots(key);
        }
    }

    private long LocalMinuteOfDay(long timeMilliseconds)
    {
        var minute = (timeMilliseconds + _zoneOffsetMilliseconds) / MinuteMilliseconds % DayMinutes;
        return minute < 0 ? minute + DayMinutes : minute;
    }

    private bool IsNight(long timeMilliseconds) => LocalMinuteOfDay(timeMilliseconds) is < 6 * 60 or >= 23 * 60;
}
