using System.CommandLine;
using Cordon.Formats.DataSets;
using Cordon.Server.Replay;

namespace Cordon.Server.Commands;

/// <summary><c>cordon score DIR OUT</c>: holds a replay against the data set's labels.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("dir") { Description = "the data-set folder, with labels" };
        var replayed = new Argument<string>("out") { Description = "what 'cordon replay' wrote" };
        var command = new Command("score", "holds a replay's decisions against the data set's labels, after the run") { folder, replayed };
        command.SetAction(parsed =>
        {
            var opened = DataSetFolder.Open(parsed.GetValue(folder)!);
            if (!opened.HasLabels)
            {
                throw new CommandFailedException($"{opened.Path} has no labels.");
            }

            var evaluation = Evaluation.Of(opened, parsed.GetValue(replayed)!);
            using (var file = File.Create(Path.Combine(parsed.GetValue(replayed)!, "evaluation.json")))
            {
                evaluation.Write(file);
            }

            using var standard = Console.OpenStandardOutput();
            evaluation.Write(standard);
            Console.WriteLine();
            return 0;
        });
        return command;
    }
}
