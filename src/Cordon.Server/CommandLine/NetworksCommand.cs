using System.CommandLine;
using System.Globalization;
using Cordon.Core.Values;
using Cordon.Engine.Networks;
using Cordon.Formats.DataSets;
using Cordon.Server.Learning;
using Cordon.Server.Networks;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon networks</c>: the gangs that a data set's reports, traces and shared identifiers show.</summary>
internal static class NetworksCommand
{
    public static System.CommandLine.Command Build()
    {
        var folder = new Argument<string?>("DIR") { Description = "The data set; none with --data.", Arity = ArgumentArity.ZeroOrOne };
        var data = new Option<string?>("--data")
        {
            Description = "A centre's own data folder instead: its journal is read as far as it goes, and nothing in it is written. It may run.",
            HelpName = "DIR",
        };
        var outDir = new Option<string>("--out") { Description = "The folder to write.", Required = true, HelpName = "OUT" };
        var country = CountryCode.Option();
        var undo = new Option<string?>("--undo")
        {
            Description = "A table of merges that officers undid, with the columns time, gang (G-4, or M-7 for a merge of accounts or cases), by and why; "
                + "they stay undone.",
            HelpName = "FILE",
        };
        var truth = new Option<bool>("--truth") { Description = "Fail when the data set has no truth to judge by; where it has one, it is judged anyway." };
        var command = new System.CommandLine.Command("networks", "Finds the gangs behind the reports of a data set or of a centre's journal, day by day.")
        {
            folder, data, outDir, country, undo, truth,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var (set, own, to) = (parsed.GetValue(folder), parsed.GetValue(data), parsed.GetValue(outDir)!);
            if (set is null == own is null)
            {
                throw new UsageException("networks takes a data set, or a centre's own folder with --data: one of them.");
            }

            var code = CountryCode.Read(parsed, country);
            var (gangs, merges) = parsed.GetValue(undo) is { } file ? GangUndoings.Read(file) : ([], []);
            var play = new NetworkPlay(code, gangs, merges);
            CheckOut(to, set ?? own!);
            return set is null ? RunAsync(own!, to, play, parsed.GetValue(truth), cancellation)
                : Task.FromResult(Run(set, to, play, parsed.GetValue(truth), cancellation));
        });
        return command;
    }

    /// <summary>What is read is never written over, neither the folder at hand nor another data set or centre.</summary>
    private static void CheckOut(string outDir, string folder)
    {
        if (Path.TrimEndingDirectorySeparator(Path.GetFullPath(outDir)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))
        {
            throw new UsageException($"--out {outDir} is what is to be read; give a folder of its own, so that nothing is overwritten.");
        }

        OutPath.CheckFolder(outDir, NetworkFolder.Mark, NetworkFolder.Names);
    }

    private static async Task<int> RunAsync(string folder, string outDir, NetworkPlay play, bool wantsTruth, CancellationToken cancellation)
    {
        using (play)
        {
            if (wantsTruth)
            {
                throw new UsageException("--truth judges by a simulation's data set; a centre's journal has no truth.");
            }

            await using var journal = OwnPast.Open(folder);
            play.Run(journal, cancellation: cancellation);
            DataSetPlay.CheckUndoings(play);
            using var whole = NetworkFolder.Open(outDir);
            Write(whole.Path, play, cancellation);
            whole.Publish(NetworkFolder.IsEarlier);
        }

        return 0;
    }

    private static int Run(string folder, string outDir, NetworkPlay play, bool wantsTruth, CancellationToken cancellation)
    {
        using var played = play;
        var set = DataSetFolder.Open(folder);
        if (wantsTruth && !set.HasTruth)
        {
            throw new RunException($"{folder} holds no mules.csv and truth.csv to judge by.");
        }

        using var whole = NetworkFolder.Open(outDir);
        IReadOnlyDictionary<string, long> passedOver;
        using (var rejected = new RejectedRows(Path.Combine(whole.Path, "rejected.csv")))
        {
            play.Run(set, rejected, cancellation);
            passedOver = rejected.CountByReason;
        }

        Write(whole.Path, play, cancellation);
        whole.Publish(NetworkFolder.IsEarlier);
        PassedOverRows.Tell(folder, passedOver, Path.Combine(outDir, "rejected.csv"));
        if (set.HasTruth)
        {
            foreach (var line in GangScore.Of(set, play.Gangs, play.Finding?.Channels ?? []).Lines())
            {
                Console.WriteLine(line);
            }
        }

        return 0;
    }

    private static void Write(string outDir, NetworkPlay play, CancellationToken cancellation)
    {
        var ahead = play.UndoingsAhead.Select(undoing => ($"G-{undoing.Gang}", undoing.TimeMilliseconds))
            .Concat(play.PartingsAhead.Select(parting => ($"M-{parting.Number}", parting.TimeMilliseconds)));
        foreach (var (what, time) in ahead)
        {
            Console.Error.WriteLine(
                $"cordon: the undoing of {what} at {new Instant(time)} lies ahead of the last moment played, {play.Last}: not yet in effect.");
        }

        TellReports(play);
        foreach (var (why, count) in play.History.RefusedIdentifiers)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cordon: refused and linked with nothing, {count:N0} times: {why}"));
        }

        var told = play.Gangs.Told.ToList();
        GangsJson.Write(Path.Combine(outDir, "gangs.json"), play);
        if (play.View is { } view)
        {
            GangTables.WriteLinks(Path.Combine(outDir, "links.csv"), view);
        }

        var pages = GangPages.Write(outDir, play, cancellation);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{play.History.Count:N0} payments, {play.History.CaseCount:N0} cases, {play.Looks} looks: {told.Count} gangs of {play.Gangs.Gangs.Count} told, "
            + $"{pages} with a page"));
    }

    /// <summary>Which reports make cases without money, and which none.</summary>
    private static void TellReports(NetworkPlay play)
    {
        (int Count, string Why)[] told =
        [
            (play.ReportsOfHeld, "are of payments that are held: what they name is linked, and there is no money to follow until it moves"),
            (play.ReportsOfBlocked, "are of payments that were stopped: what they name is linked, and there is no money to follow"),
            (play.ReportsRefused, "make no case and link nothing: no payment has the identifier that they name, or it had been reported before"),
        ];
        foreach (var (count, why) in told.Where(one => one.Count > 0))
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cordon: {count:N0} reports {why}."));
        }
    }
}
