using System.CommandLine;
using System.Text;
using Cordon.Core.Names;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;
using Cordon.Formats.Names;

namespace Cordon.Server.CommandLine;

/// <summary>How old lists of names are and how long they answer, as options say it, and the reading of them.</summary>
internal sealed class NameListOptions
{
    /// <summary>Sanctions change by the week.</summary>
    public const int DaysDefault = 7;

    /// <summary>Ten years: who means "for ever" means something else.</summary>
    private const int DaysMax = 3_650;

    private readonly Option<string[]> _lists = new("--names")
    {
        Description = "A list of names that can be asked over HTTP (docs/names.md); may be given several times.",
        HelpName = "LIST",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _issued = new("--names-issued")
    {
        Description = "When the list was issued, in the order of --names; without it no answer is given.",
        HelpName = "TIME",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<int> _days = new("--names-days")
    {
        Description = "For how many days lists answer.",
        HelpName = "N",
        DefaultValueFactory = _ => DaysDefault,
    };

    public void AddTo(System.CommandLine.Command command)
    {
        command.Options.Add(_lists);
        command.Options.Add(_issued);
        command.Options.Add(_days);
    }

    /// <summary>The lists named, each with its time.</summary>
    /// <exception cref="UsageException">There are times, and not one for each list; or a time or a number of days is none.</exception>
    /// <exception cref="DataSetException">A list cannot be read.</exception>
    public IReadOnlyList<NameList> Read(ParseResult parsed, Instant now)
    {
        var (files, times) = (parsed.GetValue(_lists) ?? [], parsed.GetValue(_issued) ?? []);
        if (times.Length > 0 && times.Length != files.Length)
        {
            throw new UsageException($"{_issued.Name} stands once for each {_lists.Name}: there are {files.Length} lists and {times.Length} times.");
        }

        var life = Life(_days, parsed.GetValue(_days));
        var issued = Array.ConvertAll(times, time => Moment(_issued, time));
        var lists = new List<NameList>();
        for (var i = 0; i < files.Length; i++)
        {
            using var rejected = new RejectedRows();
            lists.AddRange(Read(files[i], issued.Length > 0 ? issued[i] : null, life, now, rejected));
        }

        return lists;
    }

    /// <summary>Reads a table's lists, and tells of the rows that cannot be used.</summary>
    public static IReadOnlyList<NameList> Read(string path, Instant? issued, TimeSpan life, Instant now, RejectedRows rejected)
    {
        var lists = NameListFile.Read(path, issued, life, now, rejected);
        if (rejected.Count > 0)
        {
            var reasons = string.Join("; ", rejected.CountByReason.Select(r => $"{r.Value}: {r.Key}"));
            Console.Error.WriteLine(
                $"cordon: {rejected.Count} rows of {path} cannot be used, so that not finding a name in it is not certain ({reasons}).");
        }

        return lists;
    }

    /// <exception cref="UsageException">It is no number of days that a list may answer for.</exception>
    public static TimeSpan Life(Option<int> option, int days) => days is >= 1 and <= DaysMax
        ? TimeSpan.FromDays(days)
        : throw new UsageException($"{option.Name} is from 1 to {DaysMax}.");

    /// <exception cref="UsageException">It is neither a date nor a time.</exception>
    public static Instant Moment(Option option, string text) =>
        Instant.TryParse(Encoding.UTF8.GetBytes(text.Length == 10 ? text + "T00:00:00Z" : text), out var at) ? at
        : throw new UsageException($"{option.Name} '{text}' is neither a date nor an RFC 3339 time with an offset.");
}
