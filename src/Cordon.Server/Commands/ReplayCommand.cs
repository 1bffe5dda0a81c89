using System.CommandLine;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Formats.DataSets;
using Cordon.Server.Replay;

namespace Cordon.Server.Commands;

/// <summary><c>cordon replay DIR --out OUT</c>: plays a data set through the pipeline that serves live.</summary>
internal static class ReplayCommand
{
    public static System.CommandLine.Command Create()
    {
        var folder = new Argument<string>("dir") { Description = "the data-set folder" };
        var output = new Option<string>("--out") { Description = "where the results go", Required = true };
        var journal = new Option<string>("--journal")
        {
            Description = "where the journal is kept while it is played: memory or sqlite (in OUT)", DefaultValueFactory = _ => "memory",
        };
        journal.AcceptOnlyFromAmong("memory", "sqlite");
        var postgres = new Option<string?>("--postgres") { Description = "keep the journal in this PostgreSQL, in a schema of its own" };
        var rules = new Option<string?>("--rules") { Description = "a rule file to decide with, instead of the default rules" };
        var zone = new Option<int>("--zone") { Description = "the centre's zone, in minutes east of UTC" };
        var reference = new Option<string>("--reference")
        {
            Description = "the currency in which sizes are compared", DefaultValueFactory = _ => "EUR",
        };
        var command = new System.CommandLine.Command("replay", "plays a data set in time order through the pipeline that serves live")
        {
            folder, output, journal, postgres, rules, zone, reference,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var opened = DataSetFolder.Open(parsed.GetValue(folder)!);
            var outFolder = parsed.GetValue(output)!;
            if (!Currency.TryParse(parsed.GetValue(reference), out var currency))
            {
                throw new CommandFailedException($"'{parsed.GetValue(reference)}' is not an ISO 4217 currency.");
            }

            var options = new CentreOptions { ZoneOffsetMinutes = parsed.GetValue(zone), Reference = currency };
            var text = parsed.GetValue(rules) is { } file ? await File.ReadAllTextAsync(file, cancellation) : null;
            Directory.CreateDirectory(outFolder);
            await using var store = OpenJournal(parsed.GetValue(postgres), parsed.GetValue(journal)!, outFolder);
            using var bar = new ProgressBar();
            var summary = await new Replayer(opened, outFolder, (stage, share) => bar.Show(stage, share)).RunAsync(options, store, text, cancellation);
            bar.Dispose();
            Console.WriteLine(
                $"{summary.Decided:N0} decided ({summary.PaymentsPerSecond:N0}/s): allow {summary.Of(Core.Screening.Outcome.Allow):N0}, "
                + $"warn {summary.Of(Core.Screening.Outcome.Warn):N0}, hold {summary.Of(Core.Screening.Outcome.Hold):N0}, "
                + $"block {summary.Of(Core.Screening.Outcome.Block):N0}; {summary.Reports:N0} reports; "
                + $"{summary.Repeats:N0} repeated, {summary.Rejected:N0} rejected.");
            return 0;
        });
        return command;
    }

    private static IJournal OpenJournal(string? postgres, string journal, string outFolder)
    {
        if (postgres is not null)
        {
            // A schema of its own for each run: a replay starts from nothing.
            return new PostgresJournal(postgres, $"cordon_replay_{Environment.ProcessId}");
        }

        if (journal == "memory")
        {
            return new MemoryJournal();
        }

        foreach (var file in Directory.EnumerateFiles(outFolder, "journal.db*"))
        {
            File.Delete(file);
        }

        return new SqliteJournal(Path.Combine(outFolder, "journal.db"));
    }
}
