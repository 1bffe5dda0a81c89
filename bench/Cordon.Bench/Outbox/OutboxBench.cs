using System.Diagnostics;
using Cordon.Bench.Measuring;

namespace Cordon.Bench.Outbox;

/// <summary><c>outbox</c>: the real server and four banks, killed and down at random moments, and both sides' books compared at the end.</summary>
internal static class OutboxBench
{
    public const string Name = "outbox";

    private const int RoundsFull = 40;
    private const int RoundsQuick = 4;
    private const int RoundsMax = 10_000;

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
        using var outbox = new OutboxRun(Path.Combine(AppContext.BaseDirectory, "cordon.dll"), folder.Path, rounds, seed);
        var faults = outbox.PlayAsync().GetAwaiter().GetResult();
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        Report(run, outbox, faults.Count, seed, Stopwatch.GetElapsedTime(from));
        return faults.Count == 0 ? 0 : 1;
    }

    private static void Report(BenchRun run, OutboxRun outbox, int faults, int seed, TimeSpan elapsed)
    {
        var (received, notices) = (outbox.Desks.Sum(desk => desk.Door.Received.Count), outbox.Desks.Sum(desk => desk.Notices));
        run.Report(
            [faults], "faults", $"{outbox.Kills} kills of a server and {outbox.Outages} outages of {outbox.Desks.Count} banks on one data folder",
            [
                ("seed", seed), ("kills", outbox.Kills), ("outages", outbox.Outages), ("reports", outbox.Reports), ("orders", outbox.Orders),
                ("orders received", outbox.Desks.Sum(desk => desk.Orders.Count)), ("notices in effect", notices),
                ("notices received again", received - notices), ("reductions", Count(outbox, "reduce")), ("withdrawals", Count(outbox, "withdraw")),
                ("releases", Count(outbox, "release")), ("answers", outbox.Desks.Sum(desk => desk.Answers)),
                ("answers that came late", outbox.Desks.Sum(desk => desk.LateAnswers)), ("seconds", elapsed.TotalSeconds),
            ]);
    }

    private static int Count(OutboxRun outbox, string word) => outbox.Desks.Sum(desk => desk.ByType($"freeze_order.{word}"));
}
