using System.Runtime.CompilerServices;

namespace Cordon.Core.Screening.Activity;

/// <summary>
/// Asking the memory for what payments will touch, in three steps: what one step brings, the next one reads. Nothing here changes anything.
/// </summary>
public sealed unsafe partial class AccountActivity
{
    /// <summary>
    /// Payments asked for at a time: many enough that their page walks overlap (an ask alone waits for its own, a tenth of a microsecond on a virtual
    /// machine), few enough that three portions' lines stay in the first-level cache until they are used.
    /// </summary>
    private const int Portion = 4;
    private const int AccountsAhead = 3 * Portion;
    private const int EventsAhead = 2 * Portion;
    private const int PairAhead = Portion;

    /// <summary>Asks the memory for what the first payments of a run need.</summary>
    public void AskAhead(ReadOnlySpan<ObservedPayment> payments)
    {
        for (var at = -AccountsAhead; at < 0; at += Portion)
        {
            AskFor(payments, at);
        }
    }

    /// <summary>Makes each step for one portion of the payments that come after those at a place.</summary>
    private void AskFor(ReadOnlySpan<ObservedPayment> payments, int at)
    {
        for (var i = at + AccountsAhead; i < at + AccountsAhead + Portion; i++)
        {
            AskForAccounts(payments, i);
        }

        for (var i = at + EventsAhead; i < at + EventsAhead + Portion; i++)
        {
            AskForEvents(payments, i);
        }

        for (var i = at + PairAhead; i < at + PairAhead + Portion; i++)
        {
            AskForPair(payments, i);
        }
    }

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
