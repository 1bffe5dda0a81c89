using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Formats.Exchange;
using Cordon.Formats.Exchange.GoAml;

namespace Cordon.Server.CommandLine;

/// <summary>The options of commands that write a file for another system, and the writing of it.</summary>
internal sealed class InterchangeOptions
{
    private readonly Option<string?> _goAml = new("--goaml")
    {
        Description = "The settings of goAML reports: who reports what, by which codes. goAML is not written without it.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _schema = new("--schema")
    {
        Description = "The goAML schema of the country, from its financial intelligence unit: a report that does not fit it is not written.",
        HelpName = "XSD",
    };

    private readonly Option<string?> _title = new("--title") { Description = "What the whole is called, where the format wants a title.", HelpName = "TEXT" };
    private readonly Option<string?> _author = new("--author") { Description = "Who writes it, where the format names an author.", HelpName = "TEXT" };

    /// <summary>What may happen to what is written.</summary>
    public Option<string?> Marks { get; } = MarksOption();

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

    /// <summary>An option that takes a format.</summary>
    public static Option<string> Format(string name, string what, IReadOnlyList<string> formats) => new(name)
    {
        Description = $"{what}: {string.Join(", ", formats)}.",
        Required = true,
        HelpName = "FORMAT",
    };

    /// <summary>A format that was given.</summary>
    /// <exception cref="UsageException">It is none of these.</exception>
    public static string Known(string format, IReadOnlyList<string> formats) => formats.Contains(format) ? format
        : throw new UsageException($"'{format}' is no format here; there are {string.Join(", ", formats)}.");

    /// <summary>What a reader makes of a file.</summary>
    /// <exception cref="RunException">It is not there, or the reader says what is wrong.</exception>
    public static T Opened<T>(string path, Func<Stream, T> reader)
    {
        if (!File.Exists(path))
        {
            throw new RunException($"{path} is no file.");
        }

        using var stream = File.OpenRead(path);
        return Checked(path, () => reader(stream));
    }

    public void AddTo(System.CommandLine.Command command)
    {
        foreach (var option in new[] { Marks, _goAml, _schema, _title, _author })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The settings that were given.</summary>
    public ConversionSettings Settings(ParseResult parsed)
    {
        var settings = new ConversionSettings(Instant.From(TimeProvider.System.GetUtcNow()))
        {
            Marks = parsed.GetValue(Marks) is { } file ? ReadMarks(file) : null,
            GoAml = parsed.GetValue(_goAml) is { } codes ? Opened(codes, GoAmlSettingsReader.Read) : null,
        };
        return settings with
        {
            Title = Line(parsed.GetValue(_title), "--title") ?? settings.Title,
            Author = Line(parsed.GetValue(_author), "--author") ?? settings.Author,
        };
    }

    /// <summary>The schema that was given; null for none.</summary>
    /// <exception cref="UsageException">It is given for another format.</exception>
    public GoAmlSchema? Schema(ParseResult parsed, string format) =>
        parsed.GetValue(_schema) is not { } xsd ? null
        : format == FormatConversion.GoAml ? Opened(xsd, GoAmlSchema.Read)
        : throw new UsageException("--schema is goAML's, and something else is to be written.");

    /// <summary>Writes a file beside where it belongs, holds it against the schema and moves it when it is whole; what fails leaves nothing.</summary>
    /// <param name="from">Where what is written comes from, to say it in an error.</param>
    /// <exception cref="UsageException">A file is there.</exception>
    public static void Write(string output, string from, GoAmlSchema? schema, Func<Stream, LossTally, long> write) =>
        WriteAsync(output, from, schema, write, static _ => Task.CompletedTask).GetAwaiter().GetResult();

    /// <inheritdoc cref="Write"/>
    /// <param name="record">Is given the SHA-256 of the file before anybody else finds it; where it fails there is no file.</param>
    public static async Task WriteAsync(string output, string from, GoAmlSchema? schema, Func<Stream, LossTally, long> write, Func<string, Task> record)
    {
        var underWay = output + ".part";
        if (File.Exists(output) || Directory.Exists(output) || File.Exists(underWay))
        {
            throw new UsageException($"{(File.Exists(underWay) ? underWay : output)} is there already; it is left as it is.");
        }

        var losses = new LossTally();
        try
        {
            PrivateFile.Make(underWay);
            var count = Checked(from, () =>
            {
                using var stream = new FileStream(underWay, FileMode.Create, FileAccess.Write);
                return write(stream, losses);
            });
            if (schema is not null)
            {
                using var report = File.OpenRead(underWay);
                Checked(from, () => schema.Validate(report));
            }

            await record(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(underWay).ConfigureAwait(false)))).ConfigureAwait(false);
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
    }

    private static void Checked(string path, Action act) => Checked(path, () =>
    {
        act();
        return true;
    });

    /// <summary>Does something whose faults are told with where they are.</summary>
    public static T Checked<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is InterchangeException or FormatException)
        {
            throw new RunException($"{path}: {fault.Message.TrimEnd('.')}.");
        }
    }

    private static string? Line(string? text, string option) => text is null ? null
        : !VisibleText.IsBlank(text) && VisibleText.Of(text) == text && text.Length <= ConversionSettings.TitleCharactersMax ? text
        : throw new UsageException($"{option} is one line of up to {ConversionSettings.TitleCharactersMax} visible characters.");
}
