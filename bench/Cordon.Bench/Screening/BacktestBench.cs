using System.Diagnostics;
using Cordon.Bench.Journal;
using Cordon.Bench.Measuring;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;

namespace Cordon.Bench.Screening;

/// <summary>
/// <c>backtest</c>: journalled payments decided again with another rule set on two threads; before that, with the policy that decided, and then
/// every verdict must be the same.
/// </summary>
internal static class BacktestBench
{
    private const int Threads = 2;
    private const int Repetitions = 5;

    // Beside the default rules: one that speaks up often.
    private const string MoreRules = """

        rule bench-new-and-large
          when pair.count = 0 and amount >= 1500 EUR
          if unknown skip
          then warn
          score 0.2
          payer "You have not paid this account before."
          file "A first payment of {amount}."
        """;

    public static int Run(BenchRun run)
    {
        using var folder = new ScratchFolder();
        return RunAsync(run, folder).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(BenchRun run, ScratchFolder folder)
    {
        var journal = new SqliteJournal(folder.File("journal.db"));
        await using (journal.ConfigureAwait(false))
        {
            var policies = await RecordAsync(run, journal).ConfigureAwait(false);
            var same = await Backtest.RunAsync(journal, 0, number => policies[(int)number - 1], Threads).ConfigureAwait(false);
            var reading = RuleSet.Read(RuleSet.DefaultText(Currency.Parse("EUR")) + MoreRules, Currency.Parse("EUR"));
            var rules = reading.RuleSet ?? throw new InvalidOperationException($"The bench's rules are faulty: {reading.Faults[0]}");
            var other = new Policy((uint)policies.Count + 1, rules, policies[^1].Model);
            var rates = new List<double>();
            var changed = 0L;
            for (var i = 0; i < Repetitions; i++)
            {
                var from = Stopwatch.GetTimestamp();
                var result = await Backtest.RunAsync(journal, 0, _ => other, Threads).ConfigureAwait(false);
                rates.Add(result.Payments / Stopwatch.GetElapsedTime(from).TotalSeconds);
                changed = result.Payments - result.Identical;
            }

            var isIdentical = same.Identical == same.Payments && same.Payments > 0;
            run.Report(
                rates, "payments/s", $"{same.Payments} journalled payments of {run.Size(ScreeningWorkload.AccountsDefault, 10_000)} accounts",
                ("identical", isIdentical), ("changed", changed), ("rules", other.Rules.Rules.Count), ("trees", other.Model!.TreeCount), ("threads", Threads));
            return isIdentical ? 0 : 1;
        }
    }

    private static async Task<IReadOnlyList<Policy>> RecordAsync(BenchRun run, SqliteJournal journal)
    {
        var options = new CentreOptions { FirstModel = SyntheticEnsemble.Text() };
        var centre = await Centre.OpenAsync(options, journal, TimeProvider.System).ConfigureAwait(false);
        await using (centre.ConfigureAwait(false))
        {
            var feed = new CentreFeed(run.Size(ScreeningWorkload.AccountsDefault, 10_000));
            var works = run.Size(256, 16);
            var made = new List<PaymentWork>();
            for (var i = 0; i < run.Size(12, 2); i++)
            {
                CentreFeed.Play(centre, feed.Make(works, reuse: made), works);
            }

            return centre.Policies;
        }
    }
}
