using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Core.Networks.Patterns;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Screening.Model;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Cordon.Engine.Screening;

namespace Cordon.Bench.Screening;

/// <summary>
/// <c>screen</c>: the decision itself, in process, with the rules and the model that come with the program. Payments a second on two threads and on
/// one, then how long one payment takes when payments come at half the rate, whoever is ready or not. Beside it another model, and the patterns
/// of the stream as facts too.
/// </summary>
internal static class ScreenBench
{
    private const int Repetitions = 3;

    public static int Run(BenchRun run)
    {
        using var loaded = LoadedActivity.For(run);
        var pairs = loaded.Activity.PairCount;
        var policy = new Policy(1, RuleSet.Default(Currency.Parse("EUR")), TreeEnsemble.Read(TreeEnsemble.DefaultText).Ensemble);
        var count = run.Size(1_000_000, 100_000);
        _ = OneThread(loaded.Activity, policy, loaded.Next(count));
        var single = new List<double>();
        var windows = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            single.Add(OneThread(loaded.Activity, policy, loaded.Next(count)));
            windows.Add(WindowsAlone(loaded.Activity, loaded.Next(count)));
        }

        var outcomes = new long[4];
        var rates = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            rates.Add(TwoThreads(loaded.Activity, policy, loaded.Next(count), outcomes));
        }

        var synthetic = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            synthetic.Add(TwoThreads(loaded.Activity, policy with { Model = SyntheticEnsemble.Read() }, loaded.Next(count), outcomes));
        }

        var withPatterns = WithPatterns(run, loaded, policy, outcomes);
        var half = BenchRun.Median(rates) / 2;
        var arriving = loaded.Next(run.Size(2_000_000, 100_000));
        var idle = Idle(arriving.Length, half);
        var latencies = Arrivals(loaded.Activity, policy, arriving, half);
        run.Report(
            rates, "payments/s",
            $"{loaded.Accounts} accounts, {pairs} pairs, {loaded.Payments} payments before, {count} each time",
            ("rules", policy.Rules.Rules.Count), ("trees", policy.Model!.TreeCount), ("threads", 2),
            ("synthetic_model", BenchRun.Median(synthetic)), ("with_patterns", withPatterns),
            ("one_thread", BenchRun.Median(single)), ("windows_and_facts_alone", BenchRun.Median(windows)),
            ("latency_rate", half), ("p50_us", latencies.Microseconds(0.5)), ("p99_us", latencies.Microseconds(0.99)),
            ("p999_us", latencies.Microseconds(0.999)), ("max_us", latencies.Microseconds(1)),
            ("machine_p999_us", idle.Microseconds(0.999)), ("machine_max_us", idle.Microseconds(1)),
            ("allow", outcomes[0]), ("warn", outcomes[1]), ("hold", outcomes[2]), ("block", outcomes[3]));
        return 0;
    }

    /// <summary>Windows and facts without anything that looks at them: payments a second on one thread.</summary>
    public static double WindowsAlone(AccountActivity activity, ObservedPayment[] payments)
    {
        using var block = new FactBlock();
        var from = Stopwatch.GetTimestamp();
        activity.AskAhead(payments);
        for (var first = 0; first < payments.Length; first += FactBlock.Lanes)
        {
            block.Count = Math.Min(FactBlock.Lanes, payments.Length - first);
            activity.Observe(payments, first, block);
        }

        return payments.Length / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static double OneThread(AccountActivity activity, Policy policy, ObservedPayment[] payments)
    {
        using var block = new FactBlock();
        var screener = new Screener();
        var verdicts = new VerdictBlock();
        var from = Stopwatch.GetTimestamp();
        activity.AskAhead(payments);
        for (var first = 0; first < payments.Length; first += FactBlock.Lanes)
        {
            block.Count = Math.Min(FactBlock.Lanes, payments.Length - first);
            activity.Observe(payments, first, block);
            screener.Screen(policy, block, verdicts);
        }

        return payments.Length / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    /// <summary>The same with patterns on, whose lists have seen the last three days.</summary>
    private static double WithPatterns(BenchRun run, LoadedActivity loaded, Policy policy, long[] outcomes)
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        var (count, seen) = (run.Size(500_000, 50_000), 0L);
        for (var filled = 0; filled < ScreeningWorkload.PaymentsPerAccount * (long)loaded.Accounts / 10; filled += count)
        {
            TwoThreads(loaded.Activity, policy, loaded.Next(count), outcomes, patterns, seen);
            seen += count;
        }

        var rates = new List<double>();
        for (var i = 0; i < Repetitions; i++, seen += count)
        {
            rates.Add(TwoThreads(loaded.Activity, policy, loaded.Next(count), outcomes, patterns, seen));
        }

        return BenchRun.Median(rates);
    }

    private static double TwoThreads(
        AccountActivity activity, Policy policy, ObservedPayment[] payments, long[] outcomes, StreamPatterns? patterns = null, long before = 0)
    {
        using var blocks = new RunBlocks();
        using var hands = new TwoHands();
        using var screening = new RunScreening(activity, hands, blocks.Facts, blocks.Verdicts, patterns, before);
        var from = Stopwatch.GetTimestamp();
        for (var first = 0; first < payments.Length; first += AccountActivity.RunMax)
        {
            var count = Math.Min(AccountActivity.RunMax, payments.Length - first);
            screening.Screen(payments.AsMemory(first, count), policy);
            for (var i = 0; i < count; i++)
            {
                outcomes[(int)blocks.Verdicts[i / FactBlock.Lanes].Outcomes[i % FactBlock.Lanes]]++;
            }
        }

        return payments.Length / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    /// <summary>How late a loop is that does nothing but look at the clock, for payments due at the same rate: what the machine takes by itself.</summary>
    private static Latencies Idle(int payments, double perSecond)
    {
        var latencies = new Latencies();
        var arrivals = new OpenLoop(Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 100), perSecond);
        for (var next = 0L; next < payments;)
        {
            var now = Stopwatch.GetTimestamp();
            for (var due = Math.Min(arrivals.DueBy(now), payments); next < due; next++)
            {
                latencies.Add(now - arrivals.DueAt((int)next));
            }
        }

        return latencies;
    }

    /// <summary>Whatever is due, at most a run, is decided at once; a payment's time runs from when it was due to when its run is decided.</summary>
    private static Latencies Arrivals(AccountActivity activity, Policy policy, ObservedPayment[] payments, double perSecond)
    {
        var latencies = new Latencies();
        using var blocks = new RunBlocks();
        using var hands = new TwoHands();
        using var screening = new RunScreening(activity, hands, blocks.Facts, blocks.Verdicts);
        var arrivals = new OpenLoop(Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 100), perSecond);

        // The first tenth finds cold code and is not counted.
        var counted = payments.Length / 10;
        for (var first = 0; first < payments.Length;)
        {
            var due = (int)Math.Min(arrivals.DueBy(Stopwatch.GetTimestamp()) - first, payments.Length - first);
            if (due <= 0)
            {
                continue;
            }

            var count = Math.Min(due, AccountActivity.RunMax);
            screening.Screen(payments.AsMemory(first, count), policy);
            var now = Stopwatch.GetTimestamp();
            for (var i = Math.Max(first, counted); i < first + count; i++)
            {
                latencies.Add(now - arrivals.DueAt(i));
            }

            first += count;
        }

        return latencies;
    }

    /// <summary>Where the facts and the verdicts of a run go.</summary>
    private sealed class RunBlocks : IDisposable
    {
        public FactBlock[] Facts { get; } = Array.ConvertAll(new int[RunScreening.BlocksMax], _ => new FactBlock());

        public VerdictBlock[] Verdicts { get; } = Array.ConvertAll(new int[RunScreening.BlocksMax], _ => new VerdictBlock());

        public void Dispose() => Array.ForEach(Facts, block => block.Dispose());
    }
}
