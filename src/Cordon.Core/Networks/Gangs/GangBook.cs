using System.Collections.Immutable;
using Cordon.Core.Language;
using Cordon.Core.Values;

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

    // Gangs that a person has parted, the lower number first.
    private readonly ImmutableHashSet<(int One, int Other)> _apart;

    private GangBook(ImmutableSortedDictionary<int, Gang> gangs, ImmutableHashSet<(int One, int Other)> apart) => (Gangs, _apart) = (gangs, apart);

    /// <summary>No gangs.</summary>
    public static GangBook Empty { get; } = new(ImmutableSortedDictionary<int, Gang>.Empty, []);

    /// <summary>All gangs by number, merged and gone ones too.</summary>
    public ImmutableSortedDictionary<int, Gang> Gangs { get; }

    /// <summary>The gangs that are told: not merged into another, and with cases of their own.</summary>
    public IEnumerable<Gang> Told => Gangs.Values.Where(gang => gang.MergedInto == 0 && gang.CaseCount >= CasesMin);

    /// <summary>The book after a finding. Findings come in the order of their moments.</summary>
    public GangBook After(CommunityFinding finding, long atMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new GangBook(new GangStep(Gangs, finding, atMilliseconds, AreApart).Take(), _apart);
    }

    /// <summary>
    /// The book after a merge is undone: the gang has its name and its members again, and no finding merges it into that other one any more. Null where the
    /// gang is not there, or is not merged.
    /// </summary>
    public GangBook? After(GangUndoing undoing)
    {
        ArgumentNullException.ThrowIfNull(undoing);
        if (Gangs.GetValueOrDefault(undoing.Gang) is not { MergedInto: not 0 } gang)
        {
            return null;
        }

        // What it was merged into may be merged itself: it is apart from each on the way, and the last one gives its members back.
        var (gangs, apart, into) = (Gangs, _apart, gang);
        while (into.MergedInto != 0)
        {
            into = Gangs[into.MergedInto];
            apart = apart.Add(Pair(gang.Number, into.Number));
        }

        var what = new GangEvent(GangEventKind.Parted, undoing.TimeMilliseconds, into.Number,
            new Phrase("by {0}: {1}", "由{0}撤销合并：{1}").With(undoing.By, undoing.Why));

        // What has been found to be a third one's since is that one's.
        var others = Gangs.Values.Where(other => other.MergedInto == 0 && other.Number != into.Number).SelectMany(other => other.Members.Keys).ToHashSet();
        var own = gang.Members.Where(member => !others.Contains(member.Key)).ToDictionary(member => member.Key, member => member.Value);
        var left = into.Members.Where(member => !gang.Members.ContainsKey(member.Key)).ToDictionary(member => member.Key, member => member.Value);
        gangs = gangs.SetItem(gang.Number, gang with { MergedInto = 0, Members = own, Events = [.. gang.Events, what] })
            .SetItem(into.Number, into with { Members = left, Events = [.. into.Events, what with { Other = gang.Number }] });
        return new GangBook(gangs, apart);
    }

    /// <summary>Whether a person has parted two gangs, or any two that were merged into them.</summary>
    private bool AreApart(int one, int other) => _apart.Contains(Pair(one, other))
        || _apart.Any(pair => Pair(RootOf(pair.One), RootOf(pair.Other)) == Pair(one, other));

    private int RootOf(int gang) => Gangs[gang].MergedInto is var into and not 0 ? RootOf(into) : gang;

    private static (int One, int Other) Pair(int one, int other) => (Math.Min(one, other), Math.Max(one, other));

    internal static long AgeOfGone => GoneDays * Instant.DayMilliseconds;
}
