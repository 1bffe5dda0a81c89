using System.CommandLine;
using System.Globalization;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Formats.Exchange;
using Cordon.Formats.Exchange.GoAml;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon convert</c>: turns a file of one interchange format into one of another.</summary>
internal static class ConvertCommand
{
    public static System.CommandLine.Command Build()
    {
        var input = new Argument<string>("IN") { Description = "The file to read." };
        var output = new Argument<string>("OUT") { Description = "The file to write, which is not there yet." };
        var from = Format("--from", "What IN is", FormatConversion.Read);
        var to = Format("--to", "What OUT becomes", FormatConversion.Written);
        var marks = MarksOption();
        var goAml = new Option<string?>("--goaml")
        {
            Description = "The settings of goAML reports: who reports what, by which codes. goAML is not written without it.",
            HelpName = "FILE",
        };
        var schema = new Option<string?>("--schema")
        {
            Description = "The goAML schema of the country, from its financial intelligence unit: a report that does not fit it is not written.",
            HelpName = "XSD",
        };
        var title = new Option<string?>("--title") { Description = "What the whole is called, where the format wants a title.", HelpName = "TEXT" };
        var author = new Option<string?>("--author") { Description = "Who writes it, where the format names an author.", HelpName = "TEXT" };
        var zone = new Option<string>("--zone") { Description = "The zone of times that goAML gives without one.", DefaultValueFactory = _ => "Z" };
        var command = new System.CommandLine.Command("convert", "Turns FollowTheMoney, goAML and MISP files into each other, and into STIX, with their marks.")
        {
            input, output, from, to, marks, goAml, schema, title, author, zone,
        };
        command.SetAction(parsed =>
        {
            var (read, written) = (Known(parsed.GetValue(from)!, FormatConversion.Read), Known(parsed.GetValue(to)!, FormatConversion.Written));
            var xsd = parsed.GetValue(schema);
            if (xsd is not null && written != FormatConversion.GoAml)
            {
                throw new UsageException("--schema is goAML's; --to is something else.");
            }

            var settings = new ConversionSettings(Instant.From(TimeProvider.System.GetUtcNow()))
            {
                Marks = parsed.GetValue(marks) is { } file ? ReadMarks(file) : null,
                GoAml = parsed.GetValue(goAml) is { } codes ? Opened(codes, GoAmlSettingsReader.Read) : null,
                ZoneMinutes = ZoneOffset.TryParse(parsed.GetValue(zone)!, out var minutes) ? minutes
                    : throw new UsageException($"--zone '{parsed.GetValue(zone)}' is no offset such as +08:00, -03:30 or Z."),
            };
            settings = settings with
            {
                Title = Line(parsed.GetValue(title), "--title") ?? settings.Title,
                Author = Line(parsed.GetValue(author), "--author") ?? settings.Author,
            };
            return Run(parsed.GetValue(input)!, read, parsed.GetValue(output)!, written, xsd is null ? null : Opened(xsd, GoAmlSchema.Read), settings);
        });
        return command;
    }

    /// <summary>The option that names a file with marks.</summary>
    public static Option<string?> MarksOption() => new("--marks")
    {
        Description = "What may happen to entities that do not say it themselves: a file with marks (docs/exchange.md).",
        HelpName = "FILE",
    };

    /// <summary>Marks from a file.</summary>
    /// <exception cref="RunException">It is not there, or holds none.</exception>
    public static Marks ReadMarks(string path)
    {
        var (marks, fault) = MarksReader.Read(PolicyFile.Read(path));
        return marks ?? throw new RunException($"{path}: {fault}.");
    }

    private static int Run(string input, string from, string output, string to, GoAmlSchema? schema, ConversionSettings settings)
    {
        if (File.Exists(output) || Directory.Exists(output))
        {
            throw new UsageException($"{output} is there already; it is left as it is.");
        }

        // Beside it and moved when it is whole: what fails leaves nothing.
        var underWay = output + ".part";
        if (File.Exists(underWay))
        {
            throw new RunException($"{underWay} is there: a run that was ended left it, or it is yours; it is left as it is.");
        }

        var losses = new LossTally();
        try
        {
            var count = Opened(input, read =>
            {
                PrivateFile.Make(underWay);
                using var write = new FileStream(underWay, FileMode.Create, FileAccess.Write);
                return FormatConversion.Run(from, read, to, write, settings, losses);
            });
            if (schema is not null)
            {
                using var report = File.OpenRead(underWay);
                Checked(output, () => schema.Validate(report));
            }

            File.Move(underWay, output);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} entities"));
        }
        finally
        {
            File.Delete(underWay);
        }

        foreach (var (what, times) in losses.Counts)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cordon: not carried over, {times:N0} times: {VisibleText.Of(what)}"));
        }

        return 0;
    }

    private static T Opened<T>(string path, Func<Stream, T> reader)
    {
        if (!File.Exists(path))
        {
            throw new RunException($"{path} is no file.");
        }

        using var stream = File.OpenRead(path);
        T read = default!;
        Checked(path, () => read = reader(stream));
        return read;
    }

    private static void Checked(string path, Action act)
    {
        try
        {
            act();
        }
        catch (InterchangeException fault)
        {
            throw new RunException($"{path}: {fault.Message}.");
        }
    }

    private static Option<string> Format(string name, string what, IReadOnlyList<string> formats) => new(name)
    {
        Description = $"{what}: {string.Join(", ", formats)}.",
        Required = true,
        HelpName = "FORMAT",
    };

    private static string Known(string format, IReadOnlyList<string> formats) => formats.Contains(format) ? format
        : throw new UsageException($"'{format}' is no format here; there are {string.Join(", ", formats)}.");

    private static string? Line(string? text, string option) => text is null ? null
        : !VisibleText.IsBlank(text) && VisibleText.Of(text) == text && text.Length <= ConversionSettings.TitleCharactersMax ? text
        : throw new UsageException($"{option} is one line of up to {ConversionSettings.TitleCharactersMax} visible characters.");
}
