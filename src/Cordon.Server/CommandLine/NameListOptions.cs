using System.CommandLine;
using System.Text;
using Cordon.Core.Names;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;
using Cordon.Formats.Names;

namespace Cordon.Server.CommandLine;

/// <summary>How old lists of names are and how long they answer, as options say it, and the reading of them.</summary>
internal static class NameListOptions
{
    /// <summary>Sanctions change by the week.</summary>
    public const int DaysDefault = 7;

    /// <summary>Ten years: who means "for ever" means something else.</summary>
    private const int DaysMax = 3_650;

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
