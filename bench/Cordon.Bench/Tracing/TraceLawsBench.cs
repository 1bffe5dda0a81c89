using System.Diagnostics;
using System.Globalization;
using Cordon.Bench.Measuring;

namespace Cordon.Bench.Tracing;

/// <summary>
/// <c>trace-laws</c>: random short histories traced under all policies, from each of their transfers. Money is conserved in every trace, no purse is said
/// to hold more stolen money than money, and first in and last in first out say what a replay of lots says.
/// </summary>
internal static class TraceLawsBench
{
    public const string Name = "trace-laws";

    private const long TracesFull = 1_000_000_000;
    private const long TracesQuick = 1_000_000;
    private const int HistoriesAtOnce = 1_000;
    private const int ReplayedOneIn = 32;
    private const int SecondsPerLine = 60;

    /// <summary>Runs <c>[--traces N] [--seed N]</c>. Returns 0 when every law held, 1 when one was broken, 2 for wrong usage.</summary>
    public static int Run(BenchRun run, IReadOnlyList<string> args)
    {
        var (traces, seed) = (run.IsQuick ? TracesQuick : TracesFull, 1L);
        for (var at = 0; at < args.Count; at += 2)
        {
            var value = at + 1 < args.Count ? args[at + 1] : "";
            var isGood = args[at] switch
            {
                "--traces" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out traces) && traces > 0,
                "--seed" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                _ => false,
            };
            if (!isGood)
            {
                Console.Error.WriteLine($"'{args[at]} {value}' is neither --traces N nor --seed N.");
                return 2;
            }
        }

        var from = Stopwatch.GetTimestamp();
        var laws = new TraceLaws();
        var line = SecondsPerLine;
        for (var next = seed; laws.Traces < traces; next++)
        {
            using var histories = new SmallHistories(next, HistoriesAtOnce);
            laws.Check(histories, next, ReplayedOneIn);
            if (Stopwatch.GetElapsedTime(from).TotalSeconds > line)
            {
                Console.Error.WriteLine(laws.Line(Stopwatch.GetElapsedTime(from)));
                line += SecondsPerLine;
            }
        }

        foreach (var broken in laws.Broken)
        {
            Console.Error.WriteLine(broken);
        }

        run.Report(
            [laws.Traces / Stopwatch.GetElapsedTime(from).TotalSeconds], "traces/s",
            $"histories of {SmallHistories.TransfersEach} transfers from seed {seed} on",
            [("traces", laws.Traces), ("exposures", laws.Exposures), ("moves", laws.Moves),
                ("lots", laws.Lots), ("compared_with_lots", laws.Compared), ("broken", (long)laws.Broken.Count),
                ("seconds", Stopwatch.GetElapsedTime(from).TotalSeconds)]);
        return laws.Broken.Count == 0 ? 0 : 1;
    }
}
