using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Core.Exchange.Requests;

namespace Cordon.Bench.Requests;

/// <summary>
/// <c>requests</c>: a million requests between two centres over a line that loses, repeats, delays and cuts. Both must come to the same state, no event may
/// lead where the table has no way, and no deadline may be lost.
/// </summary>
internal static class RequestsBench
{
    public const string Name = "requests";

    private const int RoundsMax = 100_000_000;
    private const int BlockSize = 1_000;
    private const int ToldMax = 20;

    /// <summary>Runs <c>[--rounds N] [--seed N]</c>. Returns 0 when all held, 1 when not, 2 for wrong usage.</summary>
    public static int Run(BenchRun run, IReadOnlyList<string> args)
    {
        var (rounds, seed) = (run.Size(1_000_000, 10_000), 1);
        if (!RoundsAndSeed.TryRead(args, RoundsMax, ref rounds, ref seed))
        {
            return 2;
        }

        var (counts, broken, from) = (new InterleavingCounts(), new List<string>(), Stopwatch.GetTimestamp());
        Parallel.For(0, (rounds + BlockSize - 1) / BlockSize, block =>
        {
            var (own, faults) = (new InterleavingCounts(), new List<string>());
            for (var at = block * BlockSize; at < Math.Min(rounds, (block + 1) * BlockSize); at++)
            {
                faults.AddRange(TwoCentres.Check(seed + at, CooperationRequest.Of, own));
            }

            lock (counts)
            {
                counts.Add(own);
                broken.AddRange(faults);
            }
        });
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        foreach (var fault in broken.Take(ToldMax))
        {
            Console.Error.WriteLine(fault);
        }

        run.Report(
            [counts.Interleavings / seconds], "interleavings/s", $"two centres, one request each time, from seed {seed} on",
            ("interleavings", counts.Interleavings), ("events", counts.Events), ("void", counts.Void), ("late", counts.Late),
            ("least_of_an_event", counts.Effective.Count == 0 ? 0L : counts.Effective.Values.Min()), ("kinds_of_events", (long)counts.Effective.Count),
            ("stages", (long)counts.Stages.Count), ("broken", (long)broken.Count), ("seconds", seconds));
        return broken.Count == 0 ? 0 : 1;
    }
}
