using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>What came of checking a name against a list.</summary>
public enum NameOutcome
{
    /// <summary>Nothing can be said, which is neither a match nor the lack of one.</summary>
    Unknown,

    /// <summary>No entry reaches the threshold.</summary>
    NoMatch,

    /// <summary>Entries reach the threshold; a person judges them.</summary>
    Match,
}

/// <summary>One list's answer about one name.</summary>
/// <param name="Why">Why nothing can be said; None where something can.</param>
/// <param name="Findings">The entries at or above the threshold, the best first, at most <see cref="NameLimits.FindingsMax"/>.</param>
/// <param name="FindingsInAll">How many reached it.</param>
public sealed record NameAnswer(
    ListKind Kind, string Source, Instant? Issued, NameOutcome Outcome, UnknownWhy Why, IReadOnlyList<NameFinding> Findings, int FindingsInAll)
{
    /// <summary>Why nothing can be said, in words; empty where something can.</summary>
    public string WhyWords => Why switch
    {
        UnknownWhy.ListEmpty => "the list has no entries",
        UnknownWhy.ListStale => $"the list of {Issued} is older than it may be",
        UnknownWhy.ListUndated => "nobody said when the list was issued",
        UnknownWhy.ListNotYetIssued => $"the list is issued on {Issued}, later than now",
        UnknownWhy.NameUnreadable => "the name has no letters of a script that is read",
        UnknownWhy.NamePartlyUnreadable => "part of the name is in letters that are not read, and the rest finds nothing",
        UnknownWhy.ListIncomplete => "some of the list's entries cannot be read, and the name may be theirs",
        _ => "",
    };

    /// <summary>The outcome; findings are personal.</summary>
    public override string ToString() => $"{Kind} {Source}: {Outcome}{(Why == UnknownWhy.None ? "" : ", " + WhyWords)}, {FindingsInAll} findings";
}
