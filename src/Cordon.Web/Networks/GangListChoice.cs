using Cordon.Engine.Networks;

namespace Cordon.Web.Networks;

/// <summary>By what gangs are put in order.</summary>
public enum GangSort
{
    ToFreeze,
    Gang,
    Cases,
    Accounts,
    Taken,
    Left,
    First,
    Last,
}

/// <summary>Which gangs a list shows, and in which order, as its address says.</summary>
/// <param name="Sort">By what.</param>
/// <param name="IsUp">The least first.</param>
/// <param name="IsGone">Those of which nothing has been seen for long; null for all.</param>
/// <param name="IsChannels">What serves several of them instead.</param>
public sealed record GangListChoice(GangSort Sort, bool IsUp, bool? IsGone, bool IsChannels)
{
    /// <summary>Reads an address; words that mean nothing choose nothing.</summary>
    public static GangListChoice Of(string? sort, string? order, string? state, string? view) => new(
        Enum.GetValues<GangSort>().FirstOrDefault(one => GraphChoice.Word(one) == sort), order == "up",
        state switch { "gone" => true, "all" => null, _ => false },
        view == "channels");

    /// <summary>The address that says the same.</summary>
    public string Path
    {
        get
        {
            string?[] parts =
            [
                Sort == GangSort.ToFreeze ? null : "sort=" + GraphChoice.Word(Sort), IsUp ? "order=up" : null,
                IsGone is null ? "state=all" : IsGone.Value ? "state=gone" : null, IsChannels ? "view=channels" : null,
            ];
            var text = string.Join('&', parts.Where(part => part is not null));
            return text.Length == 0 ? "/networks" : "/networks?" + text;
        }
    }

    /// <summary>By something else; by the same again the other way round.</summary>
    public GangListChoice By(GangSort sort) => this with { Sort = sort, IsUp = sort == Sort && !IsUp };

    /// <summary>The gangs it shows. Sums of two currencies are no larger or smaller than each other: they stand apart, by currency.</summary>
    public IReadOnlyList<FoundGang> Of(NetworkFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var chosen = finding.Gangs.Where(found => IsGone is null || found.Gang.IsGone == IsGone);
        var isSum = Sort is GangSort.ToFreeze or GangSort.Taken or GangSort.Left;
        var grouped = chosen.OrderBy(found => isSum ? found.Dossier.Money.Currency.Code : "", StringComparer.Ordinal);
        return [.. (IsUp ? grouped.ThenBy(KeyOf) : grouped.ThenByDescending(KeyOf)).ThenBy(found => found.Gang.Number)];
    }

    private long KeyOf(FoundGang found) => Sort switch
    {
        GangSort.Gang => found.Gang.Number,
        GangSort.Cases => found.Gang.CaseCount,
        GangSort.Accounts => found.Dossier.Roles.Count(account => account.IsGangs),
        GangSort.Taken => found.Dossier.Taken.Minor,
        GangSort.Left => found.Dossier.Left.Minor,
        GangSort.First => found.Gang.FirstMilliseconds,
        GangSort.Last => found.Gang.LastMilliseconds,
        _ => found.Dossier.ToFreezeInAll.Minor,
    };
}
