using System.CommandLine;
using Cordon.Core.Values;
using Cordon.Formats.Exchange;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon convert</c>: turns a file of one interchange format into one of another.</summary>
internal static class ConvertCommand
{
    public static System.CommandLine.Command Build()
    {
        var input = new Argument<string>("IN") { Description = "The file to read." };
        var output = new Argument<string>("OUT") { Description = "The file to write, which is not there yet." };
        var from = InterchangeOptions.Format("--from", "What IN is", FormatConversion.Read);
        var to = InterchangeOptions.Format("--to", "What OUT becomes", FormatConversion.Written);
        var zone = new Option<string>("--zone") { Description = "The zone of times that goAML gives without one.", DefaultValueFactory = _ => "Z" };
        var options = new InterchangeOptions();
        var command = new System.CommandLine.Command("convert", "Turns FollowTheMoney, goAML and MISP files into each other, and into STIX, with their marks.")
        {
            input, output, from, to, zone,
        };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var read = InterchangeOptions.Known(parsed.GetValue(from)!, FormatConversion.Read);
            var written = InterchangeOptions.Known(parsed.GetValue(to)!, FormatConversion.Written);
            var schema = options.Schema(parsed, written);
            var settings = options.Settings(parsed) with
            {
                ZoneMinutes = ZoneOffset.TryParse(parsed.GetValue(zone)!, out var minutes) ? minutes
                    : throw new UsageException($"--zone '{parsed.GetValue(zone)}' is no offset such as +08:00, -03:30 or Z."),
            };
            var path = parsed.GetValue(input)!;
            InterchangeOptions.Write(parsed.GetValue(output)!, path, schema, (stream, losses) => InterchangeOptions.Opened(
                path, source => FormatConversion.Run(read, source, written, stream, settings, losses)));
            return 0;
        });
        return command;
    }
}
