using Cordon.Bench.Measuring;

namespace Cordon.Bench.Abroad;

/// <summary>
/// <c>abroad</c>: two centres and a third party, each a process with its own folder and keys; a victim reports at one, the money lies at a bank of the other,
/// and it is measured when the first has the freeze acknowledged and when it is held. With kills: one of the three is killed in the middle of each round.
/// </summary>
internal static class AbroadBench
{
    public const string Name = "abroad";

    private const int RoundsFull = 20;
    private const int RoundsQuick = 3;
    private const int RoundsMax = 10_000;

    /// <summary>Runs <c>[--rounds N] [--seed N]</c>. Returns 0 when nothing was lost, 1 when something was, 2 for wrong usage.</summary>
    public static int Run(BenchRun run, IReadOnlyList<string> args)
    {
        var (rounds, seed) = (run.Size(RoundsFull, RoundsQuick), 1);
        if (!RoundsAndSeed.TryRead(args, RoundsMax, ref rounds, ref seed))
        {
            return 2;
        }

        using var folder = new ScratchFolder();
        using var three = new ThreeCentres(Path.Combine(AppContext.BaseDirectory, "cordon.dll"), folder.Path);
        three.StartAsync().GetAwaiter().GetResult();
        var calm = three.PlayAsync(rounds, 0, killing: null).GetAwaiter().GetResult();
        var killed = three.PlayAsync(rounds, rounds, new Random(seed)).GetAwaiter().GetResult();
        var faults = three.CompareAsync().GetAwaiter().GetResult();
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        run.Report(
            [.. calm.Select(round => round.AcknowledgedMilliseconds)], "ms",
            "from a report in one country to the freeze acknowledged in the other, receipted, three processes",
            [
                ("held ms", BenchRun.Median([.. calm.Select(round => round.HeldMilliseconds)])),
                ("longest ms", calm.Max(round => round.HeldMilliseconds)), ("rounds", rounds), ("kills", three.Kills),
                ("held after kills", killed.Count), ("lost or twice", faults.Count), ("seed", seed),
            ]);
        return faults.Count == 0 ? 0 : 1;
    }
}
