using Cordon.Bench.Abroad;
using Cordon.Bench.Cases;
using Cordon.Bench.Exchange;
using Cordon.Bench.Fuzzing;
using Cordon.Bench.Http;
using Cordon.Bench.Iso20022;
using Cordon.Bench.Journal;
using Cordon.Bench.Kills;
using Cordon.Bench.Learning;
using Cordon.Bench.Matching;
using Cordon.Bench.Measuring;
using Cordon.Bench.Names;
using Cordon.Bench.Networks;
using Cordon.Bench.Officers;
using Cordon.Bench.Outbox;
using Cordon.Bench.Proving;
using Cordon.Bench.Requests;
using Cordon.Bench.Screening;
using Cordon.Bench.Tracing;

namespace Cordon.Bench;

/// <summary>The benches of <c>cordon bench</c>, by name.</summary>
public static class Benchmarks
{
    private sealed record Bench(string Name, string Meaning, Func<BenchRun, int> Run);

    private static readonly Bench[] Table =
    [
        new("screen", "decides payments in process: windows, facts, model, rules, verdict; payments a second", ScreenBench.Run),
        new("screen-durable", "the same through the centre, durable in SQLite before it is answered; payments a second", ScreenDurableBench.Run),
        new("screen-vs-sql", "the windows against the same windows as SQL in PostgreSQL, indexed and warm, a core each; ratio", ScreenVsSqlBench.Run),
        new("explain", "what one payment's score is made of, fact by fact; microseconds", ExplainBench.Run),
        new("http", "single JSON payments over loopback to a server in a second process; payments a second", HttpBench.Run),
        new("http-batch", "batches of 1,000 payments as NDJSON over loopback to a second process; payments a second", HttpBatchBench.Run),
        new("report", "a report over HTTP to its orders on disk, while 5,000 payments a second are screened; p99 milliseconds", ReportBench.Run),
        new("case-questions", "figures and queue of 200,000 open cases, and the longest that anything else waits for the lane meanwhile; milliseconds",
            CaseQuestionsBench.Run),
        new("list", "lists of 100,000 cases and their orders scrolled in a browser; frames a second", ListBench.Run),
        new("console", "the screens' first pictures, a hold's way to the duty desk, a trail of 200 accounts moved, in a browser; ms", ConsoleBench.Run),
        new("backtest", "decides journalled payments again from their recorded facts; payments a second", BacktestBench.Run),
        new("parse-pacs008", "reads and checks ISO 20022 messages of one transaction; messages a second on one core", ParsePacs008Bench.Run),
        new("memory", "what a million accounts with 13 million pairs and 30-day windows need; bytes", MemoryBench.Run),
        new("graph-memory", "what a transfer takes in the money graph of 100 million; bytes", GraphMemoryBench.Run),
        new("graph-ingest", "transfers appended to the money graph on one core, and 100 million rebuilt from files; transfers a second", GraphIngestBench.Run),
        new("trace-cold", "traces with the history in a file that is not in memory; microseconds", TraceColdBench.Run),
        new("recover", "opens a journal of 10 million payments whose process was killed; seconds until ready", RecoverBench.Run),
        new("trace", "follows thefts through 100 million transfers, first in first out, one by one; microseconds", TraceBench.Run),
        new("trace-policies", "the same under the four other policies; milliseconds under prorata at the 99th percentile", TracePoliciesBench.Run),
        new("trace-bulk", "random transfers traced in waves, first in first out; traces a second on one core", TraceBulkBench.Run),
        new("trace-hub", "money followed through an account with ten million transfers; milliseconds under the slowest policy", TraceHubBench.Run),
        new("trace-vs-postgres", "the same traces in PostgreSQL, indexed and warm, a core each, answers compared; ratio", TraceVsPostgresBench.Run),
        new("train", "a model from ten million journalled payments, to its calibrated file; seconds", TrainBench.Run),
        new("patterns", "the patterns each payment closes, among the payments of three days, one by one; payments a second on one core", PatternsBench.Run),
        new("names", "names asked one by one of lists of 10,000 and 100,000 entries; names a second on one core, of the longer", NamesBench.Run),
        new("communities", "Leiden on a million edges with planted communities, on one core; seconds", CommunitiesBench.Run),
        new("log", "batches of a journal sealed in its evidence log, durable and signed; batches a second", LogBench.Run),
        new("match", "10,000 private questions against 10 million records of another centre, both sides' work summed; seconds", MatchBench.Run),
        new("match-setup", "the filter of 10 million records that another centre may ask about; records a second", MatchSetupBench.Run),
        new("policy", "the release policy asked in every cell of its space, its laws, and the reviewed table; milliseconds", PolicyBench.Run),
        new("taint-live", "the money of 500,000 reports followed payment by payment; nanoseconds a payment on one core", TaintLiveBench.Run),
    ];

    // Those that take words of their own.
    private static readonly (string Name, string Meaning, Func<BenchRun, string[], int> Run)[] WithWords =
    [
        (AuditBench.Name, "audits of private questions of which a twentieth is for no case [--rounds N] [--seed N]; percent that meet one", AuditBench.Run),
        (KillsBench.Name, "kills a loaded server at random moments and checks its journal [--rounds N] [--seed N]; faults", KillsBench.Run),
        (OutboxBench.Name, "kills a server and its banks while orders are sent, and compares their books [--rounds N] [--seed N]; faults", OutboxBench.Run),
        (AbroadBench.Name, "a report in one country to the freeze in another, three processes, then with kills [--rounds N] [--seed N]; milliseconds",
            AbroadBench.Run),
        (OfficersBench.Name, "officers at the console while 2,000 payments/s are screened [--officers N] [--pages N]; p95 milliseconds to a screen's answer",
            OfficersBench.Run),
        (RequestsBench.Name, "requests of two centres over a line that loses, repeats, delays and cuts [--rounds N] [--seed N]; interleavings a second",
            RequestsBench.Run),
        (TraceQualityBench.Name, "how much of others' laundering patterns and really stolen money traces find --data DIR; share", TraceQualityBench.Run),
        (PatternQualityBench.Name, "how many of others' labelled patterns are found among their payments --data DIR; share", PatternQualityBench.Run),
        (TraceLawsBench.Name, "traces random short histories under all policies and counts money [--traces N] [--seed N]; traces a second", TraceLawsBench.Run),
        (LikelyMulesBench.Name, "names mules at each report of a labelled data set [DIR], or of a simulated one; percent that are mules", LikelyMulesBench.Run),
        (BystandersBench.Name, "innocent explanations of mules and honest look-alikes of a simulated set [DIR]; percent of mules fitted", BystandersBench.Run),
        (GangsBench.Name, "roles of gangs' accounts from reports of a labelled data set [DIR], or a simulated one [--pages OUT]; percent true", GangsBench.Run),
        (ChannelsBench.Name, "channels of a labelled data set [DIR], or a simulated one: shared, mirrored, odd takings; percent true", ChannelsBench.Run),
    ];

    /// <summary>What there is to measure.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        .. Table.Select(b => (b.Name, b.Meaning)),
        .. WithWords.Select(b => (b.Name, b.Meaning)),
        ("fuzz", "feeds broken inputs to every parser [--inputs N] [--first N] [--only NAME]; findings"),
    ];

    /// <summary>
    /// Lists the benches, or runs the one that is named and writes its line. <c>--quick</c> does a small part of the work, to try the way.
    /// Returns the exit code: 0 done, 1 it could not be measured, 2 wrong usage.
    /// </summary>
    /// <param name="parsers">Parsers to fuzz besides those known here.</param>
    public static int Run(string[] args, TextWriter output, IReadOnlyList<Func<FuzzTarget>> parsers)
    {
        var names = args.Where(a => a != "--quick").ToArray();
        if (names.Length == 0)
        {
            foreach (var (name, meaning) in All)
            {
                output.WriteLine($"{name,-18}{meaning}");
            }

            return 0;
        }

        if (names[0] == "fuzz")
        {
            return FuzzBench.Run(new BenchRun("fuzz", args.Contains("--quick"), output), names[1..], [.. parsers, .. FuzzBench.Targets]);
        }

        if (Array.FindIndex(WithWords, b => b.Name == names[0]) is var index and >= 0)
        {
            return WithWords[index].Run(new BenchRun(names[0], args.Contains("--quick"), output), names[1..]);
        }

        // The process that is killed in "recover" is this program again.
        if (names is [RecoverBench.WriterName, var folder, var count])
        {
            return RecoverBench.WriteUntilKilled(folder, count);
        }

        if (names.Length > 1 || Array.Find(Table, b => b.Name == names[0]) is not { } bench)
        {
            Console.Error.WriteLine($"There is no bench '{string.Join(' ', names)}'. There are: {string.Join(", ", All.Select(b => b.Name))}.");
            return 2;
        }

        return bench.Run(new BenchRun(bench.Name, args.Contains("--quick"), output));
    }
}
