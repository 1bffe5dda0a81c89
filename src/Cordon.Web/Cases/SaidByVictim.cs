using Cordon.Engine.Casework;

namespace Cordon.Web.Cases;

/// <summary>What a victim said, out of what is kept of a report.</summary>
internal static class SaidByVictim
{
    /// <summary>
    /// The words of a report; null where they are gone. What is kept under it begins with what stands beside it already: its identifier, and the
    /// payment's, and the kind.
    /// </summary>
    public static string? Of(DeskReport report, IReadOnlyDictionary<long, string> words)
    {
        var skipped = report.ScamType is null ? 2 : 3;
        return words.TryGetValue(report.Id, out var all) && string.Join('\n', all.Split('\n').Skip(skipped)) is { Length: > 0 } said ? said : null;
    }
}
