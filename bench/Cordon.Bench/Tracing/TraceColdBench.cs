using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Core.Tracing;
using Cordon.Engine.Tracing;

namespace Cordon.Bench.Tracing;

/// <summary>
/// <c>trace-cold</c>: first in first out, unlimited hops, from the thefts of the schemes, with all history in a file of which no page is in memory when
/// a trace begins; checked each time.
/// </summary>
internal static unsafe class TraceColdBench
{
    private static readonly TraceBounds Unlimited = TraceBounds.Standard with { HopsMax = int.MaxValue };

    public static int Run(BenchRun run)
    {
        if (!PageCache.CanDrop)
        {
            Console.Error.WriteLine("Files can be made cold on Linux only.");
            return 1;
        }

        using var loaded = new SealedGraph(TransferWorkload.For(run));
        var traces = Math.Min(run.Size(1_000, 20), loaded.Workload.Thefts.Count);
        var (tracer, trail, latencies) = (new Tracer(loaded.Graph), new Trail(), new Latencies());
        var (fragments, most, pages) = (0L, 0, 0L);
        for (var i = 0; i < traces; i++)
        {
            var resident = loaded.Files.Sum(Chill);
            if (resident > 0)
            {
                Console.Error.WriteLine($"{resident} pages stay in memory: the figure would not be of a cold file.");
                return 1;
            }

            StolenTransfer[] theft = [loaded.Workload.Thefts[(int)((long)i * loaded.Workload.Thefts.Count / traces)]];
            var from = Stopwatch.GetTimestamp();
            tracer.Trace(theft, TaintPolicy.Fifo, long.MaxValue, Unlimited, trail);
            latencies.Add(Stopwatch.GetTimestamp() - from);
            fragments += trail.Ends.Count;
            most = Math.Max(most, trail.Ends.Count);
            pages += loaded.Files.Sum(file => PageCache.Resident(file.Data, file.Name.Bytes));
        }

        run.Report(
            [latencies.Microseconds(0.5)], "us", loaded.Work, ("traces", traces), ("p99_us", latencies.Microseconds(0.99)),
            ("p999_us", latencies.Microseconds(0.999)), ("fragments_mean", fragments / (double)traces), ("fragments_most", most),
            ("pages_read_mean", pages / (double)traces));
        return 0;
    }

    private static long Chill(SegmentFile file)
    {
        using var handle = File.OpenHandle(file.Path);
        PageCache.Drop(file.Data, file.Name.Bytes, handle);
        return PageCache.Resident(file.Data, file.Name.Bytes);
    }
}
