using System.Runtime.CompilerServices;

namespace Cordon.Core.Screening.Activity;

/// <summary>
/// Asking the memory for what payments will touch, in three steps: what one step brings, the next one reads. Nothing here changes anything.
/// </summary>
public sealed unsafe partial class AccountActivity
{
    // How many payments ahead each step is best made: far enough for the memory to answer, near enough that the lines are still there.
    private const int AccountsAhead = 24;
    private const int EventsAhead = 12;
    private const int PairAhead = 5;

    /// <summary>The accounts of a payment, five lines each, and the tags among which its pair would be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AskForAccounts(ReadOnlySpan<ObservedPayment> payments, int at)
    {
        if ((uint)at < (uint)payments.Length)
        {
            ref readonly var payment = ref payments[at];
            AskForAccount((byte*)_accounts.At(payment.Payer));
            AskForAccount((byte*)_accounts.At(payment.Payee));
            _pairs.PrefetchTags(PairTable.KeyOf(payment.Payer, payment.Payee));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void AskForAccount(byte* account)
        {
            Prefetcher.Read(account);
            Prefetcher.Read(account + 64);
            Prefetcher.Read(account + 128);
            Prefetcher.Read(account + 192);
            Prefetcher.Read(account + 256);
        }
    }

    /// <summary>The event chunks that those lines name, and the pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AskForEvents(ReadOnlySpan<ObservedPayment> payments, int at)
    {
        if ((uint)at < (uint)payments.Length)
        {
            ref readonly var payment = ref payments[at];
            var payer = _accounts.At(payment.Payer);
            var payee = _accounts.At(payment.Payee);
            var nowSeconds = EventLog.Seconds(payment.TimeMilliseconds);
            Prefetcher.Read(_events.ChunkAt(payer->Sent.TailChunk << 2));
            Prefetcher.Read(_events.ChunkAt(payee->Received.TailChunk << 2));
            _events.PrefetchExpiring(&payer->Sent, nowSeconds);
            _events.PrefetchExpiring(&payee->Received, nowSeconds);
            _events.PrefetchExpiring(&payer->Received, nowSeconds);
            _events.PrefetchExpiring(&payee->Sent, nowSeconds);
            _pairs.PrefetchSlots(PairTable.KeyOf(payment.Payer, payment.Payee));
        }
    }

    /// <summary>What the pair names: its newest events, which the payment will supersede.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AskForPair(ReadOnlySpan<ObservedPayment> payments, int at)
    {
        if ((uint)at < (uint)payments.Length)
        {
            ref readonly var payment = ref payments[at];
            var pair = _pairs.Find(PairTable.KeyOf(payment.Payer, payment.Payee));
            if (pair != null && pair->LastMilliseconds > payment.TimeMilliseconds - Facts.Windows[3].Milliseconds)
            {
                Prefetcher.Read(_events.At(pair->SentReference));
                Prefetcher.Read(_events.At(pair->ReceivedReference));
            }
        }
    }
}
