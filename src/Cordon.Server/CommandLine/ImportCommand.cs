using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Cordon.Formats.DataSets;
using Cordon.Formats.Foreign;
using Cordon.Formats.Iso20022;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon import</c>: turns a foreign format into a data set.</summary>
internal static class ImportCommand
{
    private const string Pacs008 = "pacs.008";

    public static System.CommandLine.Command Build()
    {
        var names = string.Join(", ", ForeignFormat.All.Select(f => f.Name));
        var format = new Argument<string>("FORMAT") { Description = $"One of {names}." };
        var inputs = new Argument<string[]>("FILE") { Description = "Files or folders, plain or packed.", Arity = ArgumentArity.OneOrMore };
        var outDir = new Option<string>("--out") { Description = "The folder to write.", Required = true, HelpName = "DIR" };
        var ending = new Option<string>("--ending")
        {
            Description = $"How the data set's files end: {string.Join(", ", DataSetFolder.Endings)}.",
            DefaultValueFactory = _ => ".csv",
        };
        var about = new StringBuilder("Turns a foreign format into a data set. The formats:\n");
        about.AppendJoin('\n', ForeignFormat.All.Select(f => $"  {f.Name}: {f.Description}"));
        var command = new System.CommandLine.Command("import", about.ToString()) { format, inputs, outDir, ending };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(format)!;
            if (ForeignFormat.Find(name) is null)
            {
                throw new UsageException($"'{name}' is no format; there are {names}.");
            }

            if (!DataSetFolder.Endings.Contains(parsed.GetValue(ending)))
            {
                throw new UsageException($"--ending is one of {string.Join(", ", DataSetFolder.Endings)}.");
            }

            return name == Pacs008
                ? ImportMessages(parsed.GetValue(inputs)!, parsed.GetValue(outDir)!, parsed.GetValue(ending)!)
                : ImportTables(name, parsed.GetValue(inputs)!, parsed.GetValue(outDir)!, parsed.GetValue(ending)!);
        });
        return command;
    }

    private static int ImportTables(string format, string[] inputs, string outDir, string ending)
    {
        using var bar = new ProgressBar("Importing rows", 0, TimeProvider.System);
        var result = ForeignFormat.Run(format, inputs, outDir, bar.Report, ending);
        bar.Dispose();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.Payments:N0} payments, {result.Accounts:N0} accounts, {result.Labels:N0} labels, {result.Rejected:N0} rejected"));
        foreach (var (reason, count) in result.RejectedByReason)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count:N0}: {reason}"));
        }

        return 0;
    }

    private static int ImportMessages(string[] inputs, string outDir, string ending)
    {
        Directory.CreateDirectory(outDir);
        using var bar = new ProgressBar("Importing payments", 0, TimeProvider.System);
        using var rejected = new RejectedRows(Path.Combine(outDir, "rejected.csv"));
        using var writer = new DataSetWriter(outDir, ending);
        var done = 0L;
        var result = Pacs008Import.Read(
            inputs,
            batch =>
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    writer.Payment(batch, i);
                }

                bar.Report(done += batch.Count);
            },
            (file, bad) => rejected.Add(Path.GetFileName(file), bad.Number, bad.ToString(), Encoding.UTF8.GetBytes(bad.PaymentId)),
            fault => rejected.Add(
                Path.GetFileName(fault.File), 0, $"{fault.Path} at byte {fault.Offset}: {fault.Reason}".TrimStart(), default));
        bar.Dispose();
        WriteSummary(Path.Combine(outDir, "import.json"), result);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Messages:N0} files, {result.Accepted:N0} payments, {result.Rejected:N0} transactions rejected, {result.NotPacs008:N0} files of another kind, {result.Broken:N0} broken"));
        return 0;
    }

    private static void WriteSummary(string path, Pacs008ImportResult result)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("format", Pacs008);
        json.WriteNumber("messages", result.Messages);
        json.WriteNumber("payments", result.Accepted);
        json.WriteNumber("rejected", result.Rejected);
        json.WriteNumber("not_pacs008", result.NotPacs008);
        json.WriteNumber("broken", result.Broken);
        json.WriteNumber("contradictions", result.Contradictions);
        json.WriteNumber("times_without_offset", result.TimesWithoutOffset);
        json.WriteNumber("names_shortened", result.NamesShortened);
        json.WriteEndObject();
    }
}
