using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Core.Tracing;

namespace Cordon.Bench.Tracing;

/// <summary>
/// <c>taint-live</c>: what it costs a payment, on one core, that the money of 500,000 reports is followed live. Two graphs book the same payments in turns, one
/// of them with the stolen money in it; the value is the difference. In the end each report's money must lie where a fresh trace says.
/// </summary>
internal static class TaintLiveBench
{
    private const int Portion = 500_000;
    private const int AccountsAhead = 48;
    private const int ListsAhead = 32;
    private const int PiecesAhead = 16;

    public static int Run(BenchRun run)
    {
        var accounts = run.Size(10_000_000, 100_000);
        var before = run.Size(15_000_000, 150_000);
        var after = run.Size(10_000_000, 100_000);
        var reports = run.Size(500_000, 5_000);
        using var plain = new MoneyGraph();
        using var graph = new MoneyGraph();
        using var live = new LiveTaint(graph);
        var workload = new TransferWorkload(before + after, accounts, accounts / 5_000);
        LoadedGraph.OpenAll(plain, accounts);
        LoadedGraph.OpenAll(graph, accounts);
        var portion = new WorkloadTransfer[Math.Min(Portion, after / 10)];
        var starts = new List<StolenTransfer>();
        while (workload.Made < before)
        {
            var count = workload.Fill(portion);
            _ = Book(plain, null, portion.AsSpan(0, count));
            starts.AddRange(portion.Take(count).Select((transfer, i) => new StolenTransfer(transfer.Payer, graph.TransferCount + (uint)i + 1)));
            _ = Book(graph, null, portion.AsSpan(0, count));
        }

        var cases = Report(graph, live, starts, reports);
        var moves = 0L;
        List<double> cost = [], booking = [], both = [];
        for (var count = workload.Fill(portion); count > 0; count = workload.Fill(portion))
        {
            var from = Stopwatch.GetTimestamp();
            _ = Book(plain, null, portion.AsSpan(0, count));
            var middle = Stopwatch.GetTimestamp();
            moves += Book(graph, live, portion.AsSpan(0, count));
            var until = Stopwatch.GetTimestamp();
            booking.Add(Nanoseconds(middle - from, count));
            both.Add(Nanoseconds(until - middle, count));
            cost.Add(both[^1] - booking[^1]);
        }

        var (pieces, wrong) = Compare(graph, live, cases, accounts);
        run.Report(
            cost, "ns a payment", $"{accounts} accounts, {before} transfers, then {after} payments followed with {reports} reports open",
            ("booking_ns", BenchRun.Median(booking)), ("booking_and_following_ns", BenchRun.Median(both)), ("moves", moves),
            ("resting_parts", pieces), ("differences_to_fresh_traces", wrong), ("bytes_of_pieces", live.BytesUsed));
        return wrong == 0 ? 0 : 1;
    }

    private static double Nanoseconds(long ticks, int count) => ticks * 1e9 / Stopwatch.Frequency / count;

    /// <summary>Books payments, and follows what they move; returns how many parts of cases' money moved.</summary>
    private static long Book(MoneyGraph graph, LiveTaint? live, ReadOnlySpan<WorkloadTransfer> portion)
    {
        var moves = 0L;
        for (var i = 0; i < portion.Length; i++)
        {
            if (i + AccountsAhead < portion.Length)
            {
                graph.PrefetchAccount(portion[i + AccountsAhead].Payer);
                graph.PrefetchAccount(portion[i + AccountsAhead].Payee);
            }

            if (i + ListsAhead < portion.Length)
            {
                graph.PrefetchLists(portion[i + ListsAhead].Payer, portion[i + ListsAhead].Payee);
            }

            if (live is not null && i + PiecesAhead < portion.Length)
            {
                live.PrefetchPieces(portion[i + PiecesAhead].Payer, portion[i + PiecesAhead].Payee);
            }

            ref readonly var transfer = ref portion[i];
            graph.Book(transfer.Payer, transfer.Payee, transfer.AmountMinor, transfer.AmountMinor, transfer.TimeMilliseconds, graph.TransferCount + 1);
            if (live is not null && live.Follow(transfer.Payer))
            {
                moves += live.Moves.Count;
            }
        }

        return moves;
    }

    /// <summary>Opens a case for each of some transfers, spread evenly.</summary>
    private static StolenTransfer[] Report(MoneyGraph graph, LiveTaint live, List<StolenTransfer> starts, int reports)
    {
        var cases = new StolenTransfer[reports];
        var tracer = new Tracer(graph);
        var trail = new Trail();
        for (var i = 0; i < reports; i++)
        {
            cases[i] = starts[(int)((long)i * starts.Count / reports)];
            tracer.Trace([cases[i]], TaintPolicy.Fifo, long.MaxValue, TraceBounds.Standard, trail);
            live.Open((uint)i + 1, trail, [cases[i].Payer]);
        }

        return cases;
    }

    /// <summary>Holds what is followed against fresh traces: each case's money in each purse, and that there is no other.</summary>
    private static (long Pieces, long Wrong) Compare(MoneyGraph graph, LiveTaint live, StolenTransfer[] cases, int accounts)
    {
        var tracer = new Tracer(graph);
        var trail = new Trail();
        var rests = new Dictionary<uint, long>();
        var (pieces, wrong, fresh) = (0L, 0L, (Int128)0);
        for (var i = 0; i < cases.Length; i++)
        {
            tracer.Trace([cases[i]], TaintPolicy.Fifo, long.MaxValue, TraceBounds.Standard, trail);
            rests.Clear();
            foreach (var end in trail.Ends.Where(end => end.Fate == TrailFate.Rests))
            {
                rests[end.Purse] = rests.GetValueOrDefault(end.Purse) + end.Amount;
                fresh += end.Amount;
                pieces++;
            }

            wrong += rests.Count(rest => live.AmountOf((uint)i + 1, rest.Key) != rest.Value);
        }

        var followed = (Int128)0;
        for (var account = 1u; account <= accounts; account++)
        {
            followed += live.ClaimedIn(account);
        }

        return (pieces, wrong + (followed == fresh ? 0 : 1));
    }
}
