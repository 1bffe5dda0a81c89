using System.Globalization;

namespace Cordon.Server.CommandLine;

/// <summary>What a command says on standard error of rows that it could not use.</summary>
internal static class PassedOverRows
{
    private const int ReasonsTold = 5;

    /// <summary>Says how many there were and why, the most frequent reasons first; nothing where there were none.</summary>
    /// <param name="folder">The data set they are of.</param>
    /// <param name="countByReason">Rows by reason.</param>
    /// <param name="listedIn">The file that has each of them, where there is one.</param>
    public static void Tell(string folder, IReadOnlyDictionary<string, long> countByReason, string? listedIn = null)
    {
        var rows = countByReason.Values.Sum();
        if (rows == 0)
        {
            return;
        }

        var reasons = countByReason.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal).ToList();
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"cordon: {rows:N0} rows of {folder} cannot be used and were passed over{(listedIn is null ? "" : $", listed in {listedIn}")}:"));
        foreach (var (reason, count) in reasons.Take(ReasonsTold))
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count:N0}: {reason}"));
        }

        if (reasons.Count > ReasonsTold)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {reasons.Skip(ReasonsTold).Sum(reason => reason.Value):N0}: other reasons"));
        }
    }
}
