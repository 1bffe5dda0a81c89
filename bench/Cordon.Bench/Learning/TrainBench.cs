using System.Diagnostics;
using System.Numerics;
using Cordon.Bench.Journal;
using Cordon.Bench.Measuring;
using Cordon.Bench.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;
using Cordon.Formats.DataSets;
using Cordon.Learning;

namespace Cordon.Bench.Learning;

/// <summary>
/// <c>train</c>: a model from a journal in which ten million payments lie in the part that is learnt from; from reading it to the calibrated file. The
/// labels are drawn by lot, one in 300: nothing can be learnt from them, and growing the trees costs the same.
/// </summary>
internal static class TrainBench
{
    private const int CriminalOneIn = 300;

    /// <summary>Of a history, this much is learnt from, so it is longer by as much.</summary>
    private const double LearntShare = 0.6;

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
            var payments = await RecordAsync(journal, (int)(run.Size(10_000_000, 100_000) / LearntShare)).ConfigureAwait(false);
            ForgetPeak();
            var labels = LabelBook.Of(Labels(payments));
            var from = Stopwatch.GetTimestamp();
            using var set = await TrainingSet.ReadAsync("bench", journal, 0, labels).ConfigureAwait(false);
            var read = Stopwatch.GetElapsedTime(from).TotalSeconds;
            var options = new TrainingOptions();
            var model = await Trainer.TrainAsync([set], options, "bench", default(Instant), _ => { }).ConfigureAwait(false);
            using var process = Process.GetCurrentProcess();
            run.Report(
                [Stopwatch.GetElapsedTime(from).TotalSeconds], "s", $"{model.Rows} payments learnt from, of {payments} journalled",
                ("trees", model.Ensemble.TreeCount), ("leaves", options.Leaves), ("threads", options.Threads), ("read_seconds", read),
                ("peak_memory_bytes", process.PeakWorkingSet64));
            return 0;
        }
    }

    private static async Task<long> RecordAsync(SqliteJournal journal, int payments)
    {
        const int worksAtATime = 256;
        var centre = await Centre.OpenAsync(new CentreOptions(), journal, TimeProvider.System).ConfigureAwait(false);
        await using (centre.ConfigureAwait(false))
        {
            var feed = new CentreFeed(ScreeningWorkload.AccountsDefault);
            var made = new List<PaymentWork>();
            while (feed.Made < payments)
            {
                CentreFeed.Play(centre, feed.Make(worksAtATime, reuse: made), worksAtATime);
            }

            return feed.Made;
        }
    }

    /// <summary>
    /// Has the system count the most memory from now on: what made the journal is no part of training. Elsewhere than on Linux it stays counted.
    /// </summary>
    private static void ForgetPeak()
    {
        GC.Collect();
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    private static IEnumerable<LabelRow> Labels(long payments)
    {
        for (var number = 1L; number <= payments; number++)
        {
            // Multiplied by an odd number near the golden ratio of 64 bits: spread evenly, and the same every time.
            var isCriminal = BitOperations.RotateLeft((ulong)number * 0x9E3779B97F4A7C15, 32) % CriminalOneIn == 0;
            yield return new LabelRow(CentreFeed.PaymentId(number), isCriminal ? PaymentLabel.Scam : PaymentLabel.Genuine, null);
        }
    }
}
