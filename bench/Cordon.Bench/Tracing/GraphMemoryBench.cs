using Cordon.Bench.Measuring;
using Cordon.Core.Tracing;

namespace Cordon.Bench.Tracing;

/// <summary>
/// <c>graph-memory</c>: bytes of a transfer. The value is the whole graph both ways with identifiers and times as it stands after a start: files,
/// their indexes, the purses. Beside it: going forward only, what lies in files alone, and a graph that is all in memory.
/// </summary>
internal static class GraphMemoryBench
{
    /// <summary>The graph in memory is a tenth: as many transfers an account, so as many bytes a transfer.</summary>
    private const int InMemoryPart = 10;

    public static int Run(BenchRun run)
    {
        var (memoryForward, memoryBoth) = InMemory(run);
        using var loaded = new SealedGraph(TransferWorkload.For(run));
        _ = loaded.Rebuild();
        var graph = loaded.Graph;
        double count = graph.TransferCount;
        var coldForward = graph.Segments.Sum(segment => segment.ForwardBytes);
        var coldBoth = graph.Segments.Sum(segment => segment.BlockBytes + segment.IndexBytes);
        var inMemory = graph.BytesUsed - graph.Segments.Sum(segment => segment.IndexBytes);
        run.Report(
            [(coldBoth + inMemory) / count], "bytes/transfer", loaded.Work,
            ("forward", (coldForward + graph.ForwardBytesUsed) / count), ("both_ways_with_ids", (coldBoth + inMemory) / count),
            ("cold_forward", coldForward / count), ("cold_both_ways_with_ids", coldBoth / count),
            ("all_in_memory_forward", memoryForward), ("all_in_memory_both_ways_with_ids", memoryBoth),
            ("resident_bytes_beside_files", graph.BytesUsed));
        return 0;
    }

    private static (double Forward, double Both) InMemory(BenchRun run)
    {
        var whole = TransferWorkload.For(run);
        var workload = new TransferWorkload(whole.Transfers / InMemoryPart, whole.Accounts / InMemoryPart, schemes: 1);
        using var graph = new MoneyGraph();
        GraphFeed.OpenAll(graph, workload.Accounts);
        var transfers = new WorkloadTransfer[1 << 14];
        for (var made = workload.Fill(transfers); made > 0; made = workload.Fill(transfers))
        {
            GraphFeed.Book(graph, transfers.AsSpan(0, made));
        }

        return (graph.ForwardBytesUsed / (double)graph.TransferCount, graph.BytesUsed / (double)graph.TransferCount);
    }
}
