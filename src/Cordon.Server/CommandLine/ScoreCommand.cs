using System.CommandLine;
using Cordon.Formats.DataSets;
using Cordon.Server.Replay;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon score</c>: judges a replay's decisions by the data set's labels.</summary>
internal static class ScoreCommand
{
    public static System.CommandLine.Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "The data set, with labels." };
        var outDir = new Argument<string>("OUT") { Description = "The folder that cordon replay wrote; evaluation.json is added." };
        var command = new System.CommandLine.Command("score", "Judges a replay's decisions by the labels.") { folder, outDir };
        command.SetAction(parsed =>
        {
            Score(DataSetFolder.Open(parsed.GetValue(folder)!), parsed.GetValue(outDir)!);
            return 0;
        });
        return command;
    }

    /// <summary>Writes evaluation.json and prints it in a few lines.</summary>
    public static void Score(DataSetFolder set, string outDir)
    {
        var evaluation = Evaluation.Of(set, outDir);
        evaluation.Write(Path.Combine(outDir, "evaluation.json"));
        foreach (var line in evaluation.Lines())
        {
            Console.WriteLine(line);
        }
    }
}
