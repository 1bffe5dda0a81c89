using System.Collections.Immutable;

namespace Cordon.Core.Networks.Gangs;

/// <summary>
/// All gangs, as one finding after the other told them: a pure fold. A community is the gang with which it shares most of what its links still say, not
/// most accounts: accounts are used up in weeks, and contacts, devices and ways of the money stay.
/// </summary>
/// <remarks>
/// A merged gang keeps its number and its members as they were: when its part falls away from the other, it has its own name again.
/// </remarks>
public sealed class GangBook
{
    /// <summary>A gang has at least so many cases and accounts; less is a case.</summary>
    public const int CasesMin = 2;
    public const int AccountsMin = 2;

    /// <summary>So much of what a community's known members weigh must be a gang's own before it is that gang, in percent.</summary>
    public const int OverlapPercentMin = 30;

    /// <summary>So much of a gang must lie in another one's community before it is found to be the other, in percent.</summary>
    public const int MergePercentMin = 60;

    /// <summary>Days without anything new after which a gang is told to be gone.</summary>
    public const int GoneDays = 60;

    private const long DayMilliseconds = 86_400_000;

    private GangBook(ImmutableSortedDictionary<int, Gang> gangs) => Gangs = gangs;

    /// <summary>No gangs.</summary>
    public static GangBook Empty { get; } = new(ImmutableSortedDictionary<int, Gang>.Empty);

    /// <summary>All gangs by number, merged and gone ones too.</summary>
    public ImmutableSortedDictionary<int, Gang> Gangs { get; }

    /// <summary>The gangs that are told: not merged into another, and with cases of their own.</summary>
    public IEnumerable<Gang> Told => Gangs.Values.Where(gang => gang.MergedInto == 0 && gang.CaseCount >= CasesMin);

    /// <summary>The book after a finding. Findings come in the order of their moments.</summary>
    public GangBook After(CommunityFinding finding, long atMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new GangBook(new GangStep(Gangs, finding, atMilliseconds).Take());
    }

    internal static long AgeOfGone => GoneDays * DayMilliseconds;
}
