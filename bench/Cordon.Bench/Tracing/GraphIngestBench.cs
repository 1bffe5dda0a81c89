using Cordon.Bench.Measuring;

namespace Cordon.Bench.Tracing;

/// <summary><c>graph-ingest</c>: transfers appended to the money graph on one core; beside it the seconds to have all of them again from their files.</summary>
internal static class GraphIngestBench
{
    public static int Run(BenchRun run)
    {
        using var loaded = new SealedGraph(TransferWorkload.For(run));
        var count = loaded.Workload.Transfers;
        var rebuild = loaded.Rebuild();
        run.Report(
            [count / loaded.BookSeconds], "transfers/s", loaded.Work, ("per_processor_second", count / loaded.BookProcessorSeconds),
            ("rebuild_seconds", rebuild), ("rebuilt_transfers", (long)loaded.Graph.TransferCount),
            ("seal_transfers_per_second", loaded.SealedTransfers / loaded.SealSeconds), ("file_bytes", loaded.Files.Sum(file => file.Name.Bytes)));
        return loaded.Graph.TransferCount == count ? 0 : 1;
    }
}
