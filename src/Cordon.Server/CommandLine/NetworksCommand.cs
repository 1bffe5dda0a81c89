using System.CommandLine;
using System.Globalization;
using Cordon.Formats.DataSets;
using Cordon.Server.Networks;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon networks</c>: the gangs that a data set's reports, traces and shared identifiers show.</summary>
internal static class NetworksCommand
{
    public static System.CommandLine.Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "The data set." };
        var outDir = new Option<string>("--out") { Description = "The folder to write.", Required = true, HelpName = "OUT" };
        var country = new Option<string>("--country-code")
        {
            Description = "The country's code of telephone numbers without one, such as 44; none: such numbers are refused.",
            HelpName = "CODE",
            DefaultValueFactory = _ => "",
        };
        var truth = new Option<bool>("--truth") { Description = "Fail when the data set has no truth to judge by; where it has one, it is judged anyway." };
        var command = new System.CommandLine.Command("networks", "Finds the gangs behind the reports of a data set, day by day.")
        {
            folder, outDir, country, truth,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetValue(folder)!, parsed.GetValue(outDir)!, Code(parsed.GetValue(country)!), parsed.GetValue(truth), cancellation)));
        return command;
    }

    private static int Run(string folder, string outDir, string countryCode, bool wantsTruth, CancellationToken cancellation)
    {
        var set = DataSetFolder.Open(folder);
        if (wantsTruth && !set.HasTruth)
        {
            throw new RunException($"{folder} holds no mules.csv and truth.csv to judge by.");
        }

        DataSetFolder.Make(outDir);
        using var rejected = new RejectedRows(Path.Combine(outDir, "rejected.csv"));
        using var play = new NetworkPlay(set, rejected, countryCode);
        play.Run(cancellation);
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
        if (set.HasTruth)
        {
            foreach (var line in GangScore.Of(set, play.Gangs, play.Finding?.Channels ?? []).Lines())
            {
                Console.WriteLine(line);
            }
        }

        return 0;
    }

    private static string Code(string code) => code.Length <= 3 && code.All(char.IsAsciiDigit)
        ? code
        : throw new UsageException($"--country-code '{code}' is not one to three digits, such as 44.");
}
