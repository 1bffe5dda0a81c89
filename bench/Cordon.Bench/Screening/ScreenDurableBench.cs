using System.Diagnostics;
using Cordon.Bench.Journal;
using Cordon.Bench.Measuring;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;

namespace Cordon.Bench.Screening;

/// <summary>
/// <c>screen-durable</c>: payments through the whole centre into SQLite on disk, each counted when its record is forced to the disk. Then how long
/// an answer takes when payments come at half the rate. Without patterns; the rate with them stands beside.
/// </summary>
internal static class ScreenDurableBench
{
    private const int Repetitions = 5;

    /// <summary>Payments handed in together when they come one by one: what is due, at most a quarter of a millisecond's worth at full rate.</summary>
    private const int ArrivalsTogether = 128;

    public static int Run(BenchRun run)
    {
        using var folder = new ScratchFolder();
        return RunAsync(run, folder).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(BenchRun run, ScratchFolder folder)
    {
        var accounts = run.Size(ScreeningWorkload.AccountsDefault, 10_000);
        var works = run.Size(512, 16);
        var journal = new SqliteJournal(folder.File("journal.db"));
        await using (journal.ConfigureAwait(false))
        {
            var centre = await OpenAsync(journal, findsPatterns: false).ConfigureAwait(false);
            await using (centre.ConfigureAwait(false))
            {
                var feed = new CentreFeed(accounts);
                var (before, rates) = Rates(run, centre, feed, works);
                var half = BenchRun.Median(rates) / 2;
                var latencies = Arrivals(centre, feed.Make(run.Size(8192, 256), ArrivalsTogether), half);
                run.Report(
                    rates, "payments/s",
                    $"{centre.Counters.Accounts} accounts, {centre.Counters.Pairs} pairs, {before} payments before, {works * CentreFeed.WorkPayments} each time",
                    ("rules", centre.Policy.Rules.Rules.Count), ("trees", centre.Policy.Model!.TreeCount), ("latency_rate", half),
                    ("p50_us", latencies.Microseconds(0.5)), ("p99_us", latencies.Microseconds(0.99)),
                    ("p999_us", latencies.Microseconds(0.999)), ("max_us", latencies.Microseconds(1)),
                    ("with_patterns", await WithPatternsAsync(run, folder, accounts, works).ConfigureAwait(false)),
                    ("journal_bytes_per_payment", FileBytes(folder) / (double)feed.Made),
                    ("payments_per_commit", feed.Made / (double)centre.Counters.JournalBatches));
                return 0;
            }
        }
    }

    /// <summary>The same where patterns of the stream are looked for, in a journal of its own.</summary>
    private static async Task<double> WithPatternsAsync(BenchRun run, ScratchFolder folder, int accounts, int works)
    {
        var journal = new SqliteJournal(folder.File("patterns.db"));
        await using (journal.ConfigureAwait(false))
        {
            var centre = await OpenAsync(journal, findsPatterns: true).ConfigureAwait(false);
            await using (centre.ConfigureAwait(false))
            {
                return BenchRun.Median(Rates(run, centre, new CentreFeed(accounts), works).Rates);
            }
        }
    }

    private static Task<Centre> OpenAsync(SqliteJournal journal, bool findsPatterns) => Centre.OpenAsync(
        new CentreOptions { FindsPatterns = findsPatterns, FirstModel = SyntheticEnsemble.Text() }, journal, TimeProvider.System);

    private static (long Before, List<double> Rates) Rates(BenchRun run, Centre centre, CentreFeed feed, int works)
    {
        var made = new List<PaymentWork>();
        for (var warm = 0; warm < run.Size(8, 2); warm++)
        {
            CentreFeed.Play(centre, feed.Make(works, reuse: made), works);
        }

        var before = feed.Made;
        var rates = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            feed.Make(works, reuse: made);
            rates.Add(works * (double)CentreFeed.WorkPayments / CentreFeed.Play(centre, made, works));
        }

        return (before, rates);
    }

    private static long FileBytes(ScratchFolder folder) => Directory.GetFiles(folder.Path, "journal.db*").Sum(f => new FileInfo(f).Length);

    /// <summary>Payments are due evenly and handed in as soon as the last of a few is; each one's time runs from when it was due itself.</summary>
    private static Latencies Arrivals(Centre centre, List<PaymentWork> works, double perSecond)
    {
        var latencies = new Latencies();
        var arrivals = new OpenLoop(Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 100), perSecond);
        using var all = new CountdownEvent(works.Count);
        var numbers = new Dictionary<PaymentWork, int>(works.Count);
        for (var i = 0; i < works.Count; i++)
        {
            numbers.Add(works[i], i * ArrivalsTogether);
            works[i].Completed = work =>
            {
                var now = Stopwatch.GetTimestamp();
                var first = numbers[work];
                for (var k = 0; k < ArrivalsTogether && first >= works.Count * ArrivalsTogether / 10; k++)
                {
                    latencies.Add(now - arrivals.DueAt(first + k));
                }

                all.Signal();
            };
        }

        for (var i = 0; i < works.Count; i++)
        {
            while (Stopwatch.GetTimestamp() < arrivals.DueAt(((i + 1) * ArrivalsTogether) - 1))
            {
                // The feeder must not take a core from the centre: two threads of it have work to do.
                Thread.Yield();
            }

            while (!centre.TrySubmit(works[i]))
            {
                Thread.Yield();
            }
        }

        all.Wait();
        return latencies;
    }
}
