using System.Diagnostics;
using System.Text;
using Cordon.Bench.Journal;
using Cordon.Bench.Measuring;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;

namespace Cordon.Bench.Proving;

/// <summary>
/// <c>log</c>: a journal's batches are sealed in an evidence log, and signed checkpoints are forced to disk on the way. The value is batches of one
/// officer's word a second; beside it payments a second, in batches as a busy centre writes them.
/// </summary>
internal static class LogBench
{
    private const int Repetitions = 3;
    private const int AccountsOfFeed = 100_000;

    public static int Run(BenchRun run) => RunAsync(run).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(BenchRun run)
    {
        var (words, payments) = (run.Size(20_000, 2_000), run.Size(1_000_000, 50_000));
        using var folder = new ScratchFolder();
        await using var spoken = new SqliteJournal(folder.File("words.db"));
        await SpeakAsync(spoken, words).ConfigureAwait(false);
        await using var paid = new SqliteJournal(folder.File("payments.db"));
        await PayAsync(paid, payments).ConfigureAwait(false);
        var (entries, sealedPayments, bytes) = (new List<double>(), new List<double>(), 0L);
        for (var i = 0; i < Repetitions; i++)
        {
            var log = folder.File($"log{i}");
            entries.Add(words / await SealAsync(spoken, log).ConfigureAwait(false));
            bytes = Directory.EnumerateFiles(log, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
            sealedPayments.Add(payments / await SealAsync(paid, folder.File($"payments{i}")).ConfigureAwait(false));
        }

        run.Report(
            entries, "batches/s", $"{words} batches of one word; {payments} payments",
            ("payments_per_second", BenchRun.Median(sealedPayments)), ("bytes_a_batch", bytes / words));
        return 0;
    }

    private static async Task SpeakAsync(SqliteJournal journal, int words)
    {
        var owner = await journal.TakeOwnershipAsync(CaseDesk.Partition).ConfigureAwait(false);
        for (var i = 0; i < words; i++)
        {
            var payload = Encoding.UTF8.GetBytes(
                $$"""{"version":1,"records":[{"kind":"looked","by":"ann","at":{{i}},"subject":"/cases/{{i}}","text":"a call of the victim"}]}""");
            _ = await journal.AppendAsync(owner, i, (UInt128)(i + 1), payload, 1).ConfigureAwait(false);
        }
    }

    private static async Task PayAsync(SqliteJournal journal, int payments)
    {
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, TimeProvider.System).ConfigureAwait(false);
        var works = new CentreFeed(AccountsOfFeed).Make(payments / CentreFeed.WorkPayments);
        _ = CentreFeed.Play(centre, works, works.Count);
    }

    private static async Task<double> SealAsync(SqliteJournal journal, string folder)
    {
        var from = Stopwatch.GetTimestamp();
        await using var log = await EvidenceLog.OpenAsync(journal, folder, TimeProvider.System).ConfigureAwait(false);
        var state = await log.CatchUpAsync().ConfigureAwait(false);
        return state.Fault is null ? Stopwatch.GetElapsedTime(from).TotalSeconds : throw new InvalidOperationException(state.Fault);
    }
}
