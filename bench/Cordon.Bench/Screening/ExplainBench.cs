using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;

namespace Cordon.Bench.Screening;

/// <summary><c>explain</c>: what one payment's score is made of under the model that comes with the program, in numbers and in words.</summary>
internal static class ExplainBench
{
    private const int Repetitions = 5;

    public static int Run(BenchRun run)
    {
        using var loaded = new LoadedActivity(run.Size(ScreeningWorkload.AccountsDefault / 10, ScreeningWorkload.AccountsDefault / 100));
        var reading = TreeEnsemble.Read(TreeEnsemble.DefaultText);
        var policy = new Policy(1, RuleSet.Default(Currency.Parse("EUR")), reading.Ensemble);
        var payments = loaded.Next(run.Size(20_000, 2_000));
        var (shares, words) = (new List<double>(), new List<double>());
        var latencies = new Latencies();
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            using var block = new FactBlock();
            var (numbersTicks, wordsTicks) = (0L, 0L);
            for (var first = 0; first < payments.Length; first += FactBlock.Lanes)
            {
                block.Count = Math.Min(FactBlock.Lanes, payments.Length - first);
                loaded.Activity.Observe(payments, first, block);
                for (var lane = 0; lane < block.Count; lane++)
                {
                    var start = Stopwatch.GetTimestamp();
                    _ = policy.Model!.Explain(block, lane);
                    var middle = Stopwatch.GetTimestamp();
                    _ = policy.ExplainScoreInFull(block, lane, _ => null);
                    var end = Stopwatch.GetTimestamp();
                    numbersTicks += middle - start;
                    wordsTicks += end - middle;
                    latencies.Add(middle - start);
                }
            }

            shares.Add(numbersTicks * 1e6 / Stopwatch.Frequency / payments.Length);
            words.Add(wordsTicks * 1e6 / Stopwatch.Frequency / payments.Length);
        }

        run.Report(
            shares, "microseconds", $"{payments.Length} decisions each time, {policy.Model!.TreeCount} trees",
            ("p50_us", latencies.Microseconds(0.5)), ("p99_us", latencies.Microseconds(0.99)), ("in_words_us", BenchRun.Median(words)));
        return 0;
    }
}
