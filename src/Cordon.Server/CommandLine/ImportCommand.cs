using System.CommandLine;
using System.Globalization;
using System.Text;
using Cordon.Formats.DataSets;
using Cordon.Formats.Foreign;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon import</c>: turns a foreign format into a data set.</summary>
internal static class ImportCommand
{
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

            return Import(name, parsed.GetValue(inputs)!, parsed.GetValue(outDir)!, parsed.GetValue(ending)!);
        });
        return command;
    }

    private static int Import(string format, string[] inputs, string outDir, string ending)
    {
        using var bar = new ProgressBar("Importing rows", 0, TimeProvider.System);
        var result = ForeignFormat.Run(format, inputs, outDir, bar.Report, ending);
        bar.Dispose();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.Payments:N0} payments, {result.Accounts:N0} accounts, {result.Labels:N0} labels, {result.Rejected:N0} rejected"));
        foreach (var (reason, count) in result.RejectedByReason.Concat(result.OtherRows).Concat(result.Notes))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count:N0}: {reason}"));
        }

        return 0;
    }
}
