using System.Diagnostics;
using Cordon.Bench.Measuring;

namespace Cordon.Bench.Kills;

/// <summary><c>kills</c>: the real server under load, killed at random moments, and its journal held against every answer it gave.</summary>
internal static class KillsBench
{
    public const string Name = "kills";

    private const int RoundsFull = 200;
    private const int RoundsQuick = 5;
    private const int RoundsMax = 100_000;

    /// <summary>Runs <c>[--rounds N] [--seed N]</c>. Returns 0 when nothing was found, 1 when something was, 2 for wrong usage.</summary>
    public static int Run(BenchRun run, IReadOnlyList<string> args)
    {
        var (rounds, seed) = (run.Size(RoundsFull, RoundsQuick), 1);
        if (!RoundsAndSeed.TryRead(args, RoundsMax, ref rounds, ref seed))
        {
            return 2;
        }

        using var folder = new ScratchFolder();
        var from = Stopwatch.GetTimestamp();
        var kills = new KillRun(Path.Combine(AppContext.BaseDirectory, "cordon.dll"), folder.Path, rounds, seed);
        var faults = kills.PlayAsync().GetAwaiter().GetResult();
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        Report(run, kills, faults.Count, seed, Stopwatch.GetElapsedTime(from));
        return faults.Count == 0 ? 0 : 1;
    }

    private static void Report(BenchRun run, KillRun kills, int faults, int seed, TimeSpan elapsed) => run.Report(
        [faults], "faults", $"{kills.KillsAtStart + kills.KillsUnderLoad} kills of a server on one data folder, its journal read by another path",
        [
            ("seed", seed), ("kills at start", kills.KillsAtStart), ("kills under load", kills.KillsUnderLoad), ("snapshots", kills.Snapshots),
            ("checks", kills.Checks),
            ("answered", kills.Book.Answers.Count), ("answered again", kills.Book.Repeats), ("sent again unanswered", kills.SentAgain),
            ("contradictions refused", kills.Book.Contradictions), ("refused for the moment", kills.Book.Refused),
            ("reports", kills.Book.Reports.Count), ("releases", kills.Book.Released.Count),
            ("payments in the journal", kills.Payments), ("batches in the journal", kills.Batches), ("seconds", elapsed.TotalSeconds),
        ]);
}
