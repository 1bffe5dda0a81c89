using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Exchange.Matching;

namespace Cordon.Bench.Matching;

/// <summary><c>match-setup</c>: the filter of ten million records is built, each chunk on disk before the next.</summary>
internal static class MatchSetupBench
{
    public static int Run(BenchRun run)
    {
        var records = run.Size(10_000_000, 100_000);
        using var folder = new ScratchFolder();
        using var holder = MatchWorld.Holder();
        var from = Stopwatch.GetTimestamp();
        var filter = new FilterBuilder(holder, folder.File("chunks")).Build(MatchWorld.Kind, MatchWorld.Records(records));
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        from = Stopwatch.GetTimestamp();
        var again = new FilterBuilder(holder, folder.File("chunks")).Build(MatchWorld.Kind, MatchWorld.Records(records));
        var resumed = Stopwatch.GetElapsedTime(from).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        run.Report(
            [records / seconds], "records/s", $"{records} records and {Canaries.Count} canaries, filled up to {filter.Count}",
            ("seconds", seconds), ("filter_bytes", filter.Bytes.Length), ("bits_a_tag", filter.Bytes.Length * 8.0 / filter.Count),
            ("bits_a_record", filter.Bytes.Length * 8.0 / records), ("seconds_when_all_chunks_are_kept", resumed),
            ("same_when_resumed", again.Bytes.Span.SequenceEqual(filter.Bytes.Span)), ("peak_memory_bytes", process.PeakWorkingSet64));
        return 0;
    }
}
