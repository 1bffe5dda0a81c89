using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Core.Tracing;
using Cordon.Engine.Tracing;

namespace Cordon.Bench.Tracing;

/// <summary>The workload booked into a graph a quarter at a time, each sealed into files as it comes: in the end a partition's part of it is in one.</summary>
internal sealed class SealedGraph : IDisposable
{
    private const int Quarters = 4;
    private const int AtATime = 1 << 14;
    private readonly ScratchFolder _folder = new();
    private readonly WorkloadTransfer[] _transfers = new WorkloadTransfer[AtATime];

    public SealedGraph(TransferWorkload workload)
    {
        Workload = workload;
        Graph = new MoneyGraph();
        GraphFeed.OpenAll(Graph, workload.Accounts);
        for (var quarter = 1; quarter <= Quarters; quarter++)
        {
            Book((int)((long)workload.Transfers * quarter / Quarters));
            var from = Stopwatch.GetTimestamp();
            var before = Files;
            Files = [.. Enumerable.Range(0, Graph.PartitionCount)
                .SelectMany(partition => SegmentFolder.Seal(_folder.Path, Graph, partition, before, (uint)(workload.Transfers / Quarters)))];
            Graph.Adopt([.. Files.Select(file => file.Segment)]);
            Graph.Trim(int.MaxValue);
            SealedTransfers += Files.Except(before).Where(file => file.Name.Partition == 0).Sum(file => (long)file.Name.Last - file.Name.First + 1);
            foreach (var file in before.Except(Files))
            {
                file.Dispose();
                File.Delete(file.Path);
            }

            SealSeconds += Stopwatch.GetElapsedTime(from).TotalSeconds;
        }
    }

    public TransferWorkload Workload { get; }

    public MoneyGraph Graph { get; private set; }

    public IReadOnlyList<SegmentFile> Files { get; private set; } = [];

    /// <summary>Seconds in booking alone: no making of transfers, no sealing.</summary>
    public double BookSeconds { get; private set; }

    /// <summary>The same as the processor counted it: on a machine with other work this says more.</summary>
    public double BookProcessorSeconds { get; private set; }

    public double SealSeconds { get; }

    /// <summary>Transfers written to files, those that were written again with others counted again.</summary>
    public long SealedTransfers { get; }

    /// <summary>What was loaded, in words.</summary>
    public string Work => $"{Workload.Transfers} transfers of {Workload.Accounts} accounts, {Workload.Thefts.Count} thefts, in {Files.Count} files";

    /// <summary>Forgets the graph and builds it again as a start does: from what a snapshot keeps of it and from its files, all of them checked.</summary>
    public double Rebuild()
    {
        var kept = new MemoryStream();
        Graph.Save(kept.Write);
        var names = Files.Select(file => file.Name).ToList();
        Graph.Dispose();
        foreach (var file in Files)
        {
            file.Dispose();
        }

        var from = Stopwatch.GetTimestamp();
        Files = SegmentFolder.Open(_folder.Path, names, isChecked: true);
        kept.Position = 0;
        Graph = new MoneyGraph();
        var fault = Graph.Load(into => kept.ReadExactly(into), kept.Length, [.. Files.Select(file => file.Segment)]);
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        return fault is null ? seconds : throw new InvalidOperationException(fault);
    }

    public void Dispose()
    {
        Graph.Dispose();
        foreach (var file in Files)
        {
            file.Dispose();
        }

        _folder.Dispose();
    }

    private void Book(int until)
    {
        while (Workload.Made < until)
        {
            var transfers = _transfers.AsSpan(0, Workload.Fill(_transfers.AsSpan(0, Math.Min(AtATime, until - Workload.Made))));
            var (from, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            GraphFeed.Book(Graph, transfers);
            BookProcessorSeconds += (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
            BookSeconds += Stopwatch.GetElapsedTime(from).TotalSeconds;
        }
    }
}
