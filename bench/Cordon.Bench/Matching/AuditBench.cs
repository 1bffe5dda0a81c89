using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Exchange.Asking;

namespace Cordon.Bench.Matching;

/// <summary>
/// <c>audit</c>: a centre asks in batches of 10,000, a twentieth of them for no case, and is audited by 60 openings, each time drawn anew; the value is the
/// percent of audits that meet at least one of them. An honest centre is audited beside it.
/// </summary>
internal static class AuditBench
{
    public const string Name = "audit";

    private const int RoundsMax = 1_000_000;
    private const int Batches = 4;
    private const double LiesShare = 0.05;

    public static int Run(BenchRun run, string[] args)
    {
        var (rounds, seed) = (run.Size(10_000, 200), 1);
        if (!RoundsAndSeed.TryRead(args, RoundsMax, ref rounds, ref seed))
        {
            return 2;
        }

        var size = QueryManifest.Sizes[run.IsQuick ? 1 : ^1];
        var lies = (int)(size * LiesShare);
        using var world = new AuditWorld(seed);
        var asked = Enumerable.Range(0, Batches).Select(number => world.Ask(number, size, lies)).ToArray();
        var honest = world.Ask(0, size, 0);
        var (caught, failures, blamed) = (0, 0, 0);
        var from = Stopwatch.GetTimestamp();
        Parallel.For(0, rounds, round =>
        {
            var result = Audit(world, asked[round % Batches], round);
            Interlocked.Add(ref failures, result.Failures);
            Interlocked.Add(ref caught, result.Failures > 0 ? 1 : 0);
        });
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        Parallel.For(0, Math.Max(1, rounds / 10), round => Interlocked.Add(ref blamed, Audit(world, honest, round).Failures));
        using var inspector = new InspectorKey(new byte[InspectorKey.KeyBytes]);
        var sealedBytes = InspectorKey.Seal(world.Open(asked[0], 0, AuditChallenge.OpenedUsual).Openings, inspector.PublicKey).Length;
        run.Report(
            [100.0 * caught / rounds], "% of audits that meet an unauthorised question",
            $"{rounds} audits by {AuditChallenge.OpenedUsual} openings of {Batches} batches of {size}, {lies} questions of each for no case; seed {seed}",
            ("theory_percent", 100 * Theory(size, lies)), ("failures_an_audit", (double)failures / rounds), ("blamed_of_honest", blamed),
            ("milliseconds_an_audit_and_core", seconds * 1_000 * Math.Min(rounds, Environment.ProcessorCount) / rounds), ("sealed_bytes", sealedBytes));
        return blamed == 0 ? 0 : 1;
    }

    private static AuditResult Audit(AuditWorld world, (QueryBatch Batch, QueryCommit Commit, EvaluationRecord Record) asked, int round)
    {
        var inspection = world.Inspector.Audit(world.Open(asked, round, AuditChallenge.OpenedUsual));
        return inspection.Result ?? throw new InvalidOperationException($"There was no audit: {inspection.Refusal}.");
    }

    /// <summary>The chance to meet one where none is opened twice.</summary>
    private static double Theory(int size, int lies) =>
        1 - Enumerable.Range(0, AuditChallenge.OpenedUsual).Aggregate(1.0, (missed, i) => missed * (size - lies - i) / (size - i));
}
