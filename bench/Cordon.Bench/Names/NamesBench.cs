using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Core.Names;
using Cordon.Core.Values;

namespace Cordon.Bench.Names;

/// <summary>
/// <c>names</c>: names asked one by one, on one core, of lists of 10,000 and of 100,000 made entries. A quarter stand on the list, a quarter do but for a
/// slip, the others are as likely there as any; every second one comes with a birth date, and every entry has one.
/// </summary>
internal static class NamesBench
{
    private const int Repetitions = 3;
    private const int Smaller = 10_000;
    private const int Larger = 100_000;
    private const int Questions = 1_000;
    private const int YearFirst = 1940;
    private const int Years = 65;
    private static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>What asking one list came to.</summary>
    private sealed record Figures(List<double> PerSecond, Latencies Latencies, double BuildSeconds, long IndexBytes, double MatchedPercent);

    public static int Run(BenchRun run)
    {
        var (smaller, larger) = (run.Size(Smaller, Smaller / 10), run.Size(Larger, Larger / 10));
        var questions = run.Size(Questions, Questions / 10);
        var few = Ask(smaller, questions);
        var many = Ask(larger, questions);
        run.Report(
            many.PerSecond, "names/s", $"{questions} names asked of {larger} entries, one by one on one core, a quarter listed and a quarter with a slip",
            ("p50_us", many.Latencies.Microseconds(0.5)), ("p99_us", many.Latencies.Microseconds(0.99)), ("matched_percent", many.MatchedPercent),
            ("build_seconds", many.BuildSeconds), ("index_bytes", many.IndexBytes),
            ($"of_{smaller}", new (string, object)[]
            {
                ("per_second", BenchRun.Median(few.PerSecond)), ("p50_us", few.Latencies.Microseconds(0.5)), ("p99_us", few.Latencies.Microseconds(0.99)),
                ("matched_percent", few.MatchedPercent), ("build_seconds", few.BuildSeconds),
            }));
        return 0;
    }

    private static Figures Ask(int entries, int questions)
    {
        var made = new MadeNames(entries);
        var listed = new NamedEntry[entries];
        for (var i = 0; i < entries; i++)
        {
            listed[i] = new NamedEntry($"e{i}", made.Next(), [], new NameFacts { Births = [Birth(made)] });
        }

        var start = Stopwatch.GetTimestamp();
        var list = new NameList(ListKind.Sanctions, "made", Now, TimeSpan.FromDays(1), listed);
        var build = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var asked = new (string Name, NameFacts Facts)[questions];
        for (var i = 0; i < questions; i++)
        {
            var on = listed[made.Below(entries)];
            var name = (i % 4) switch { 0 => on.Name, 1 => made.Spoilt(on.Name), _ => made.Next() };
            asked[i] = (name, i % 8 < 4 ? NameFacts.None : new NameFacts { Births = [i % 4 < 2 ? on.Facts.Births[0] : Birth(made)] });
        }

        var (perSecond, latencies, matched) = (new List<double>(), new Latencies(), 0);
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            matched = 0;
            var begun = Stopwatch.GetTimestamp();
            foreach (var (name, facts) in asked)
            {
                var from = Stopwatch.GetTimestamp();
                var answer = list.Check(NameReading.Of(name), facts, Now, NameLimits.Threshold);
                latencies.Add(Stopwatch.GetTimestamp() - from);
                matched += answer.Outcome == NameOutcome.Match ? 1 : 0;
            }

            perSecond.Add(questions / Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        return new Figures(perSecond, latencies, build, list.IndexBytes, 100.0 * matched / questions);
    }

    private static BirthDate Birth(MadeNames made) => new(YearFirst + made.Below(Years), 1 + made.Below(12), 1 + made.Below(28));
}
