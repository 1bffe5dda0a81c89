using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Cordon.Bench.Measuring;

namespace Cordon.Bench.Fuzzing;

/// <summary><c>fuzz</c>: broken inputs for every parser. Each input is a number, so a finding can be had again with <c>--first</c>.</summary>
public static class FuzzBench
{
    private const long InputsFull = 1_000_000;
    private const long InputsQuick = 20_000;

    /// <summary>The parsers below the server.</summary>
    public static IReadOnlyList<Func<FuzzTarget>> Targets { get; } =
    [
        () => new SnapshotTarget(), () => new FolderTarget(".parquet"), () => new FolderTarget(".csv.zst"), () => new FolderTarget(".csv.gz"),
        () => new FolderTarget(".csv"), () => new CsvTarget(), () => new Pacs008Target(), () => new ModelTarget(), () => new RulesTarget(),
        () => new FrameTarget(), () => new PaymentBlockTarget(), () => new MoneyTarget(), () => new InstantTarget(), () => new IbanTarget(),
        () => new BicTarget(), () => new AccountKeyTarget(),
    ];

    /// <summary>
    /// Runs <c>[--inputs N] [--first N] [--only NAME]</c>: so many inputs shared evenly among the parsers, or one parser alone.
    /// Returns 0 when nothing was found, 1 when something was, 2 for wrong usage.
    /// </summary>
    public static int Run(BenchRun run, IReadOnlyList<string> args, IReadOnlyList<Func<FuzzTarget>> targets)
    {
        var (inputs, first, only) = (run.IsQuick ? InputsQuick : InputsFull, 0L, "");
        for (var at = 0; at < args.Count; at += 2)
        {
            var value = at + 1 < args.Count ? args[at + 1] : "";
            var isGood = args[at] switch
            {
                "--inputs" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out inputs) && inputs > 0,
                "--first" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out first),
                "--only" => (only = value).Length > 0,
                _ => false,
            };
            if (!isGood)
            {
                Console.Error.WriteLine($"'{args[at]} {value}' is none of --inputs N, --first N, --only NAME.");
                return 2;
            }
        }

        var from = Stopwatch.GetTimestamp();
        var tallies = Run(targets, inputs, first, only);
        if (tallies.Count == 0)
        {
            Console.Error.WriteLine($"There is no parser '{only}'.");
            return 2;
        }

        foreach (var finding in tallies.SelectMany(t => t.Findings))
        {
            Console.Error.WriteLine(finding);
        }

        Report(run, tallies, Stopwatch.GetElapsedTime(from));
        return tallies.All(t => t.Findings.Count == 0) ? 0 : 1;
    }

    private static List<Fuzzer.Tally> Run(IReadOnlyList<Func<FuzzTarget>> targets, long inputs, long first, string only)
    {
        var tallies = new ConcurrentBag<Fuzzer.Tally>();
        var each = only.Length > 0 ? inputs : (inputs + targets.Count - 1) / targets.Count;

        // The slow ones stand first and each is one piece of work, so that no core is left with a long one at the end.
        Parallel.ForEach(
            Partitioner.Create(targets, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            make =>
            {
                using var target = make();
                if (only.Length == 0 || target.Name == only)
                {
                    tallies.Add(Fuzzer.Run(target, first, each));
                }
            });
        return [.. tallies.OrderBy(t => t.Name, StringComparer.Ordinal)];
    }

    private static void Report(BenchRun run, List<Fuzzer.Tally> tallies, TimeSpan elapsed)
    {
        var total = tallies.Sum(t => t.Inputs);
        var counts = tallies.SelectMany(t => new (string, object)[]
        {
            ($"{t.Name} inputs", t.Inputs), ($"{t.Name} accepted", t.Accepted), ($"{t.Name} findings", t.Findings.Count),
        });
        run.Report(
            [total / elapsed.TotalSeconds], "inputs/s", $"{total} broken inputs for {tallies.Count} parsers",
            [("inputs", total), ("findings", tallies.Sum(t => t.Findings.Count)), .. counts]);
    }
}
