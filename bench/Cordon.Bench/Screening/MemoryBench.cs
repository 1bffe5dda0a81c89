using Cordon.Bench.Measuring;

namespace Cordon.Bench.Screening;

/// <summary><c>memory</c>: how much larger the process is once the windows have seen their 30 days. Measured once: memory does not vary.</summary>
internal static class MemoryBench
{
    public static int Run(BenchRun run)
    {
        using (var warm = new LoadedActivity(1_000))
        {
            // What the program itself needs is in memory now.
        }

        GC.Collect();
        var before = Machine.ResidentBytes;
        using var loaded = LoadedActivity.For(run);
        var after = Machine.ResidentBytes;
        run.Report(
            [after - before], "bytes", $"{loaded.Accounts} accounts, {loaded.Activity.PairCount} pairs, {loaded.Payments} payments in 30 days",
            ("counted_bytes", loaded.Activity.BytesUsed), ("process_bytes", after));
        return 0;
    }
}
