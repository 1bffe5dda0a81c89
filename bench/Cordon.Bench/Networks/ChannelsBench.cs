using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Core.Networks.Channels;
using Cordon.Core.Screening.Activity;
using Cordon.Engine.Networks;
using Cordon.Simulation.Economy;

namespace Cordon.Bench.Networks;

/// <summary>
/// <c>channels [DIR]</c>: looks for places that serve many gangs, mirrored pairs and odd takings in a labelled data set, or a simulated one, and holds them
/// against who truly is a desk, a banker or a front.
/// </summary>
public static class ChannelsBench
{
    /// <summary>The bench's name.</summary>
    public const string Name = "channels";

    private const int OddScoreMin = 50;

    /// <summary>Runs it. Returns 0, or 2 for wrong usage.</summary>
    public static int Run(BenchRun run, IReadOnlyList<string> args)
    {
        if (args.Count > 1)
        {
            Console.Error.WriteLine("channels takes one data set, or none.");
            return 2;
        }

        using var scratch = new ScratchFolder();
        var options = new EconomyOptions { Seed = 1, Persons = run.Size(6000, 1000), Days = run.Size(45, 20) };
        var folder = args.Count == 1 ? args[0] : scratch.Path;
        if (args.Count == 0)
        {
            EconomyFolder.Write(options, folder);
        }

        using var world = new GangWorld(folder);
        var channels = world.Channels();
        var truth = world.Kinds.Where(kind => kind.Value is "desk" or "banker" or "front").Select(kind => kind.Key).ToHashSet(StringComparer.Ordinal);
        var shared = channels.Shared([.. world.Gangs.Select(world.DraftOf)]);
        var serving = shared.Where(found => found.Channel.Explanation == ChannelExplanation.ServesGangs
            && found.Place.Kind is not (AccountKind.Exchange or AccountKind.Cash)).ToList();
        var from = Stopwatch.GetTimestamp();
        var pairs = channels.Mirrored();
        var mirrorSeconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        var mirrored = pairs.Where(found => found.Pair.IsSuspicious).ToList();
        var odd = channels.Odd().Where(found => found.Takings.ScorePercent >= OddScoreMin).ToList();
        var reached = shared.Count(found => IsTrue(found.Place));
        var named = serving.Select(found => found.Place).Concat(mirrored.SelectMany(found => new[] { found.Takes, found.Pays }))
            .Concat(odd.Select(found => found.Merchant)).Select(GangWorld.NameOf).Distinct().ToList();
        run.Report(
            [Percent(named.Count(truth.Contains), named.Count)], "percent of places named that are channels",
            args.Count == 1 ? args[0] : $"{options.Persons} persons, {options.Days} days", ("channels", truth.Count),
            ("channels_named", named.Count(truth.Contains)), ("named", named.Count), ("paid_by_several_gangs", shared.Count),
            ("channels_paid_by_several_gangs", reached), ("shared_named", serving.Count), ("shared_true", serving.Count(found => IsTrue(found.Place))),
            ("explained_by_popularity", shared.Count(found => found.Channel.Explanation == ChannelExplanation.Popular)),
            ("explained_by_daily_life", shared.Count(found => found.Channel.Explanation == ChannelExplanation.DailyLife)),
            ("channels_explained_away", shared.Count(found => found.Channel.ScorePercent == 0 && IsTrue(found.Place))),
            ("pairs_tested", pairs.Count), ("pairs_named", mirrored.Count),
            ("pairs_true", mirrored.Count(found => IsTrue(found.Takes) || IsTrue(found.Pays))), ("mirrored_seconds", mirrorSeconds),
            ("merchants_named", odd.Count), ("merchants_true", odd.Count(found => IsTrue(found.Merchant))));
        return 0;

        bool IsTrue(NetworkAccount account) => truth.Contains(GangWorld.NameOf(account));
    }

    private static double Percent(long part, long whole) => whole == 0 ? 0 : Math.Round(100.0 * part / whole, 1);
}
