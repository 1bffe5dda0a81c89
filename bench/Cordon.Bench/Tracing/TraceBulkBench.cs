using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Core.Tracing;

namespace Cordon.Bench.Tracing;

/// <summary><c>trace-bulk</c>: random transfers traced in waves, first in first out; traces a second on one core. Money is counted in each wave.</summary>
internal static class TraceBulkBench
{
    private const int Repetitions = 7;
    private const int Wave = 1_024;

    public static int Run(BenchRun run)
    {
        using var loaded = LoadedGraph.For(run);
        TransferView[] starts = [.. loaded.RandomTransfers(run.Size(4_000_000, 40_000)).Select(start => loaded.Graph.Find(start.Payer, start.Transfer)!.Value)];
        var tracer = new Tracer(loaded.Graph);
        var trail = new Trail();
        var (moves, ends) = Pass(tracer, starts, trail);
        _ = Pass(tracer, starts, trail);
        List<double> perSecond = [];
        for (var i = 0; i < Repetitions; i++)
        {
            var from = Stopwatch.GetTimestamp();
            _ = Pass(tracer, starts, trail);
            perSecond.Add(starts.Length / Stopwatch.GetElapsedTime(from).TotalSeconds);
        }

        run.Report(
            perSecond, "traces/s", $"{loaded.Work}; {starts.Length} random transfers as starts, {Wave} in a wave", ("moves", moves), ("ends", ends),
            ("nanoseconds_per_trace", 1e9 / BenchRun.Median(perSecond)), ("nanoseconds_per_move", 1e9 / BenchRun.Median(perSecond) * starts.Length / moves));
        return 0;
    }

    private static (long Moves, long Ends) Pass(Tracer tracer, TransferView[] starts, Trail trail)
    {
        var (moves, ends) = (0L, 0L);
        for (var done = 0; done < starts.Length; done += Wave)
        {
            tracer.TraceEach(starts.AsSpan(done, Math.Min(Wave, starts.Length - done)), TraceBounds.Standard, trail);
            moves += trail.Moves.Count;
            ends += trail.Ends.Count;
            var shares = 0L;
            foreach (var end in trail.Ends)
            {
                shares += end.Share;
            }

            if (shares != trail.Stolen)
            {
                throw new InvalidOperationException($"A wave says where {shares} of {trail.Stolen} are.");
            }
        }

        return (moves, ends);
    }
}
