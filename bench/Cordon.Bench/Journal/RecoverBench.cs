using System.Diagnostics;
using System.Globalization;
using Cordon.Bench.Measuring;
using Cordon.Bench.Screening;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;

namespace Cordon.Bench.Journal;

/// <summary>
/// <c>recover</c>: a second process writes payments through the centre and is killed while it goes on writing; then the seconds from opening its
/// journal to being ready, from its snapshots and from the journal alone. The last payment it had answered must be there.
/// </summary>
internal static class RecoverBench
{
    /// <summary>The command of the process that is killed; not listed.</summary>
    public const string WriterName = "recover-writer";

    private const int Repetitions = 3;
    private const int WorksAtATime = 256;

    public static int Run(BenchRun run)
    {
        using var folder = new ScratchFolder();
        var payments = run.Size(10_000_000, 200_000);
        var answered = WriteAndKill(folder.Path, payments);
        return answered < 0 ? 1 : MeasureAsync(run, folder, answered).GetAwaiter().GetResult();
    }

    /// <summary>The process that is killed: says each number of payments it has answers for.</summary>
    public static int WriteUntilKilled(string folder, string count)
    {
        var payments = long.Parse(count, CultureInfo.InvariantCulture);
        var journal = new SqliteJournal(JournalIn(folder));
        var centre = Centre.OpenAsync(WithSnapshots(folder), journal, TimeProvider.System).GetAwaiter().GetResult();
        var feed = new CentreFeed(ScreeningWorkload.AccountsDefault);
        var works = new List<PaymentWork>();

        // Half as many again and then it gives up: nobody wants a process that writes for ever should its parent have died.
        while (feed.Made < payments + (payments / 2) + (4 * WorksAtATime * CentreFeed.WorkPayments))
        {
            CentreFeed.Play(centre, feed.Make(WorksAtATime, reuse: works), WorksAtATime);
            Console.Out.WriteLine(feed.Made.ToString(CultureInfo.InvariantCulture));
            Console.Out.Flush();
        }

        return 1;
    }

    private static string JournalIn(string folder) => Path.Combine(folder, "journal.db");

    private static long WriteAndKill(string folder, int payments)
    {
        using var writer = ThisProgram.Start("bench", WriterName, folder, payments.ToString(CultureInfo.InvariantCulture));
        var errors = writer.StandardError.ReadToEndAsync();
        try
        {
            while (writer.StandardOutput.ReadLine() is { } line)
            {
                var answered = long.Parse(line, CultureInfo.InvariantCulture);
                if (answered >= payments)
                {
                    // SIGKILL; it is writing the next payments at this moment.
                    return answered;
                }
            }
        }
        finally
        {
            writer.Kill();
            writer.WaitForExit();
        }

        Console.Error.WriteLine($"The writing process ended by itself: {errors.GetAwaiter().GetResult()}");
        return -1;
    }

    private static CentreOptions WithSnapshots(string folder) => new() { SnapshotFolder = Path.Combine(folder, "snapshots") };

    private static async Task<int> MeasureAsync(BenchRun run, ScratchFolder folder, long answered)
    {
        var (fromSnapshots, fromJournal) = (new List<double>(), new List<double>());
        var (isThere, accounts) = (true, 0L);
        for (var i = 0; i < Repetitions; i++)
        {
            // A snapshot that the stop would keep is for the next start, and each start is to be the one after the kill.
            var options = WithSnapshots(folder.Path) with { SnapshotEveryPayments = int.MaxValue };
            (var isFound, accounts) = await OpenAsync(folder, options, answered, fromSnapshots).ConfigureAwait(false);
            isThere &= isFound;
            (isFound, _) = await OpenAsync(folder, new CentreOptions(), answered, fromJournal).ConfigureAwait(false);
            isThere &= isFound;
        }

        run.Report(
            fromSnapshots, "seconds", $"at least {answered} payments of {accounts} accounts in the journal, writer killed",
            ("journal_only_seconds", Math.Round(fromJournal.Order().ElementAt(Repetitions / 2), 2)), ("last_answered_is_there", isThere),
            ("journal_bytes", Bytes(folder.Path)), ("snapshot_bytes", Bytes(WithSnapshots(folder.Path).SnapshotFolder!)), ("trees", 0));
        return isThere ? 0 : 1;
    }

    private static async Task<(bool IsThere, long Accounts)> OpenAsync(ScratchFolder folder, CentreOptions options, long answered, List<double> seconds)
    {
        GC.Collect();
        var from = Stopwatch.GetTimestamp();
        var journal = new SqliteJournal(JournalIn(folder.Path));
        await using (journal.ConfigureAwait(false))
        {
            var centre = await Centre.OpenAsync(options, journal, TimeProvider.System).ConfigureAwait(false);
            seconds.Add(Stopwatch.GetElapsedTime(from).TotalSeconds);
            await using (centre.ConfigureAwait(false))
            {
                var last = await centre.FindDecisionAsync(CentreFeed.PaymentId(answered), 0).ConfigureAwait(false);
                return (last is not null, centre.Counters.Accounts);
            }
        }
    }

    private static long Bytes(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder).Sum(f => new FileInfo(f).Length) : 0;
}
