using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Cordon.Bench.Measuring;
using Cordon.Core.Exchange.Release;

namespace Cordon.Bench.Exchange;

/// <summary>
/// <c>policy</c>: what the release policy says in every cell of its space, the laws that have to hold in all of them, and whether that is the table that was
/// reviewed. A quick run makes it once: the space is as large.
/// </summary>
internal static class PolicyBench
{
    private const int Repetitions = 5;
    private const int Questions = 100_000;

    public static int Run(BenchRun run)
    {
        var policy = ReleasePolicy.Standard;
        var times = new List<double>();
        PolicyTable? table = null;
        for (var i = 0; i < run.Size(Repetitions, 1); i++)
        {
            var from = Stopwatch.GetTimestamp();
            table = PolicyTable.Of(policy);
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        var (lawsFrom, counts) = (Stopwatch.GetTimestamp(), table!.Count());
        var broken = PolicyLaws.Broken(table);
        var lawsTook = Stopwatch.GetElapsedTime(lawsFrom).TotalMilliseconds;
        var text = PolicyTableWriter.Write(table, policy.Rules);
        var isReviewed = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) == ReleaseRules.StandardTableSha256;
        run.Report(
            times, "ms, the policy asked in every cell there is", $"{ReleaseAxis.Cells} cells of {ReleaseAxis.All.Count} axes, {policy.Rules.Length} rules",
            ("cells", ReleaseAxis.Cells), ("permit", counts[ReleaseOutcome.Permit]), ("human_review", counts[ReleaseOutcome.HumanReview]),
            ("ask_originator", counts[ReleaseOutcome.AskOriginator]), ("deny", counts[ReleaseOutcome.Deny]), ("laws_ms", lawsTook),
            ("violations", broken.Sum(law => law.Cells)), ("golden_bytes", text.Length), ("golden_equal", isReviewed), ("question_ns", Weigh(policy)));
        return broken.Count == 0 && isReviewed ? 0 : 1;
    }

    // What one question costs, its cell being known: the last hop asks each once more.
    private static double Weigh(ReleasePolicy policy)
    {
        var situations = Enumerable.Range(0, Questions).Select(at => PolicyTable.SituationOf((int)(at * 7_919L % ReleaseAxis.Cells))).ToArray();
        var from = Stopwatch.GetTimestamp();
        var permitted = situations.Count(situation => policy.Weigh(situation).Outcome == ReleaseOutcome.Permit);
        return permitted < 0 ? 0 : Stopwatch.GetElapsedTime(from).TotalNanoseconds / Questions;
    }
}
