using System.CommandLine;
using Cordon.Formats.DataSets;
using Cordon.Server.Replay;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon score</c>: judges a replay's decisions by the data set's labels, and its orders by its truth.</summary>
internal static class ScoreCommand
{
    public static System.CommandLine.Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "The data set, with labels." };
        var outDirs = new Argument<string[]>("OUT")
        {
            Description = "Folders that cordon replay wrote; evaluation.json is added to each.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new System.CommandLine.Command(
            "score", "Judges a replay's decisions by the labels, and its orders by the truth of a simulation. Prints JSON, and on standard error a table.")
        {
            folder, outDirs,
        };
        command.SetAction(parsed =>
        {
            var set = DataSetFolder.Open(parsed.GetValue(folder)!);
            using var output = Console.OpenStandardOutput();
            foreach (var outDir in parsed.GetValue(outDirs)!)
            {
                var evaluation = Score(set, outDir, Console.Error);
                evaluation.Write(output);
                output.Write("\n"u8);
            }

            return 0;
        });
        return command;
    }

    /// <summary>Writes evaluation.json and prints it in a few lines.</summary>
    public static Evaluation Score(DataSetFolder set, string outDir, TextWriter lines)
    {
        var evaluation = Evaluation.Of(set, outDir);
        evaluation.Write(Path.Combine(outDir, "evaluation.json"));
        foreach (var line in evaluation.Lines())
        {
            lines.WriteLine(line);
        }

        return evaluation;
    }
}
