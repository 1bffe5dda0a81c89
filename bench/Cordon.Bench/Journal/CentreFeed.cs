using System.Diagnostics;
using Cordon.Bench.Screening;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Screening;

namespace Cordon.Bench.Journal;

/// <summary>
/// Payments in the form in which the server hands them to the centre. Works are made before the clock runs: reading a bank's bytes is another
/// bench's business.
/// </summary>
internal sealed class CentreFeed(int accounts)
{
    public const int WorkPayments = 1024;

    /// <summary>Works handed in and not answered, so that the centre always has the next at hand.</summary>
    private const int InFlight = 24;

    private static readonly byte[][] Banks =
        ["BANKDEFFXXX"u8.ToArray(), "CENTBEBBXXX"u8.ToArray(), "GIROFIHHXXX"u8.ToArray(), "INGBNL2AXXX"u8.ToArray()];

    private static readonly Currency Euro = Currency.Parse("EUR");

    private readonly ScreeningWorkload _workload = new(accounts);
    private readonly ObservedPayment[] _observed = new ObservedPayment[WorkPayments];
    private long _made;

    /// <summary>Payments made so far; their identifiers count from 1.</summary>
    public long Made => _made;

    public static string PaymentId(long number) => $"P{number:D11}";

    /// <summary>Makes the next payments, into works used before where there are any.</summary>
    public List<PaymentWork> Make(int works, int paymentsEach = WorkPayments, List<PaymentWork>? reuse = null)
    {
        var made = reuse ?? [];
        while (made.Count < works)
        {
            made.Add(new PaymentWork());
        }

        for (var i = 0; i < works; i++)
        {
            Fill(made[i], paymentsEach);
        }

        return made;
    }

    /// <summary>Hands all in, a few at a time, and waits until all are durable. Returns the seconds.</summary>
    public static double Play(Centre centre, IReadOnlyList<PaymentWork> works, int count)
    {
        using var room = new SemaphoreSlim(InFlight);
        var refused = 0L;
        void Completed(PaymentWork work)
        {
            if (work.Decisions[0].Refusal != Refusal.None)
            {
                Interlocked.Increment(ref refused);
            }

            room.Release();
        }

        var from = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            room.Wait();
            works[i].Completed = Completed;
            while (!centre.TrySubmit(works[i]))
            {
                Thread.Yield();
            }
        }

        for (var i = 0; i < InFlight; i++)
        {
            room.Wait();
        }

        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        return refused == 0 ? seconds : throw new InvalidOperationException($"{refused} works were refused: {centre.StateReason}");
    }

    private void Fill(PaymentWork work, int count)
    {
        var batch = work.Payments;
        batch.Clear();
        var observed = _observed.AsSpan(0, count);
        _workload.Fill(observed);
        Span<byte> id = stackalloc byte[12];
        foreach (var payment in observed)
        {
            id[0] = (byte)'P';
            Digits(id[1..], ++_made);
            batch.Begin();
            batch.SetTime(new Instant(payment.TimeMilliseconds));
            batch.SetAmount(new Money(payment.Size, Euro));
            batch.SetText(PaymentText.PaymentId, id);
            Party(batch, PaymentText.PayerBank, payment.Payer);
            Party(batch, PaymentText.PayeeBank, payment.Payee);
            batch.SetText(PaymentText.Channel, "mobile"u8);
            batch.Commit();
        }
    }

    private static void Party(PaymentBatch batch, PaymentText bankText, uint account)
    {
        var bank = Banks[account % (uint)Banks.Length];
        Span<byte> key = stackalloc byte[22];
        bank.CopyTo(key);
        key[11] = (byte)'/';
        Digits(key[12..], account);
        batch.SetText(bankText, bank);
        batch.SetText(bankText + 1, key);
    }

    private static void Digits(Span<byte> to, long number)
    {
        for (var at = to.Length - 1; at >= 0; at--, number /= 10)
        {
            to[at] = (byte)('0' + (number % 10));
        }
    }
}
