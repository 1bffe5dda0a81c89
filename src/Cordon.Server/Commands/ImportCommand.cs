using System.CommandLine;
using Cordon.Formats.Foreign;

namespace Cordon.Server.Commands;

/// <summary><c>cordon import FORMAT FILE-OR-FOLDER… --out DIR</c>: turns a foreign format into a data set.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var format = new Argument<string>("format") { Description = string.Join(", ", ForeignFormat.All.Select(f => f.Name)) };
        format.AcceptOnlyFromAmong([.. ForeignFormat.All.Select(f => f.Name)]);
        var inputs = new Argument<string[]>("file-or-folder") { Description = "plain, .gz or .zst", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "the data-set folder to write", Required = true };
        var packed = new Option<bool>("--zst") { Description = "write the data set packed with zstandard" };
        var command = new Command("import", "turns a foreign format into a data set") { format, inputs, output, packed };
        command.SetAction(parsed =>
        {
            using var bar = new ProgressBar();
            var result = ForeignFormat.Run(
                parsed.GetValue(format)!, parsed.GetValue(inputs)!, parsed.GetValue(output)!, rows => bar.Show($"{rows:N0} rows read"),
                parsed.GetValue(packed) ? ".csv.zst" : ".csv");
            bar.Dispose();
            Console.WriteLine(
                $"{result.RowsIn:N0} rows in: {result.Payments:N0} payments, {result.OtherRows.Values.Sum():N0} counted as something else, "
                + $"{result.RejectedPaymentRows:N0} rejected; {result.Accounts:N0} accounts, {result.Labels:N0} labels.");
            foreach (var (reason, count) in result.RejectedByReason.OrderByDescending(r => r.Value))
            {
                Console.WriteLine($"  {count:N0} × {reason}");
            }

            foreach (var (what, count) in result.OtherRows)
            {
                Console.WriteLine($"  {count:N0} {what}");
            }

            return 0;
        });
        return command;
    }
}
