using System.Diagnostics;
using Cordon.Bench.Fuzzing;
using Cordon.Bench.Measuring;
using Cordon.Bench.Tracing;
using Cordon.Core.Networks.Patterns;

namespace Cordon.Bench.Networks;

/// <summary>
/// <c>patterns</c>: all patterns of each payment found and the payment booked, one by one on one core, with the standard options. First a window is
/// filled; then what follows is timed. Beside it the same with memory asked for a few payments ahead, and a crowd where every bound is met.
/// </summary>
internal static class PatternsBench
{
    private const int Accounts = 1_000_000;

    /// <summary>Twenty of each account in 30 days.</summary>
    private const int Transfers = 20 * Accounts;
    private const int Repetitions = 5;
    private const int PaymentsEach = 500_000;
    private const int PaymentsTimed = 1_000_000;

    /// <summary>Payments asked for ahead: their accounts first, then the lists that those name.</summary>
    private const int AccountsAhead = 16;
    private const int ListsAhead = 8;

    /// <summary>Few enough accounts that all lists are full and every search goes to its end.</summary>
    private const int CrowdAccounts = 2_000;
    private const int CrowdPayments = 400_000;

    public static int Run(BenchRun run)
    {
        var accounts = run.Size(Accounts, Accounts / 20);
        var workload = new TransferWorkload(run.Size(Transfers, Transfers / 20), accounts, accounts / 500);
        using var patterns = new StreamPatterns(new PatternOptions());
        var made = new WorkloadTransfer[run.Size(PaymentsEach, PaymentsEach / 20)];
        var number = 0L;
        var fill = workload.Transfers / 10;
        for (var filled = 0; filled < fill; filled += made.Length)
        {
            workload.Fill(made);
            Observe(patterns, made, ref number, isAhead: false);
        }

        var each = new List<double>();
        var processor = new List<double>();
        var ahead = new List<double>();
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            workload.Fill(made);
            var before = Environment.CpuUsage.TotalTime;
            each.Add(made.Length / Observe(patterns, made, ref number, isAhead: false));
            processor.Add(made.Length / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            workload.Fill(made);
            ahead.Add(made.Length / Observe(patterns, made, ref number, isAhead: true));
        }

        var (latencies, counts) = (new Latencies(), new PatternCounts());
        for (var timed = 0; timed < run.Size(PaymentsTimed, PaymentsTimed / 20); timed += made.Length)
        {
            workload.Fill(made);
            Time(patterns, made, ref number, latencies, counts);
        }

        var crowd = Crowd(run);
        run.Report(
            each, "payments/s", $"{accounts} accounts, {workload.Transfers} transfers in 30 days, half to hubs, window 3 days, all patterns",
            ("p50_us", latencies.Microseconds(0.5)), ("p99_us", latencies.Microseconds(0.99)), ("p999_us", latencies.Microseconds(0.999)),
            ("per_processor_second", BenchRun.Median(processor)),
            ("ahead_per_second", BenchRun.Median(ahead)), ("bytes_per_account", (double)patterns.BytesUsed / accounts),
            ("share", counts.Found), ("bounded", counts.Bounded), ("crowd_p50_us", crowd.Microseconds(0.5)), ("crowd_p999_us", crowd.Microseconds(0.999)));
        return 0;
    }

    private static double Observe(StreamPatterns patterns, WorkloadTransfer[] transfers, ref long number, bool isAhead)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < transfers.Length; i++)
        {
            if (isAhead && i + AccountsAhead < transfers.Length)
            {
                patterns.Prefetch(transfers[i + AccountsAhead].Payer, transfers[i + AccountsAhead].Payee);
                patterns.PrefetchLists(transfers[i + ListsAhead].Payer, transfers[i + ListsAhead].Payee);
            }

            patterns.Observe(Payment(transfers[i], ++number));
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Time(StreamPatterns patterns, WorkloadTransfer[] transfers, ref long number, Latencies latencies, PatternCounts counts)
    {
        foreach (ref readonly var transfer in transfers.AsSpan())
        {
            var start = Stopwatch.GetTimestamp();
            var findings = patterns.Observe(Payment(transfer, ++number));
            latencies.Add(Stopwatch.GetTimestamp() - start);
            counts.Count(findings);
        }
    }

    /// <summary>Everybody pays everybody, a payment a second.</summary>
    private static Latencies Crowd(BenchRun run)
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        var dice = new FuzzDice();
        dice.Restart(1);
        var latencies = new Latencies();
        var count = run.Size(CrowdPayments, CrowdPayments / 4);
        for (var i = 1; i <= count; i++)
        {
            var (payer, payee) = (1 + (uint)dice.Below(CrowdAccounts), 1 + (uint)dice.Below(CrowdAccounts));
            var payment = new PatternPayment(i, payer, payee, TransferWorkload.StartMilliseconds + (i * 1_000L), 95_000, true);
            var start = Stopwatch.GetTimestamp();
            patterns.Observe(payment);
            if (i > count / 2)
            {
                latencies.Add(Stopwatch.GetTimestamp() - start);
            }
        }

        return latencies;
    }

    // That every payment is the first of its pair is the most work.
    private static PatternPayment Payment(in WorkloadTransfer transfer, long number) =>
        new(number, transfer.Payer, transfer.Payee, transfer.TimeMilliseconds, transfer.AmountMinor, IsFirstOfPair: true);
}
