using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>Those who steal together, as far as is known: under one name while evidence links what they use today with what they used before.</summary>
/// <param name="Number">Its number, from 1, for good.</param>
/// <param name="FirstMilliseconds">When it was told first, from the Unix epoch.</param>
/// <param name="LastMilliseconds">When something of it was seen last.</param>
/// <param name="Members">Cases, accounts and identifiers that are or were its own.</param>
/// <param name="Events">Its life, in order.</param>
/// <param name="MergedInto">The gang that it is found to be; 0 for none.</param>
/// <param name="IsGone">Whether nothing has been seen of it for long.</param>
public sealed record Gang(
    int Number, long FirstMilliseconds, long LastMilliseconds, IReadOnlyDictionary<LinkNode, GangMember> Members, IReadOnlyList<GangEvent> Events,
    int MergedInto, bool IsGone)
{
    /// <summary>The name by which it is told.</summary>
    public string Name => $"G-{Number}";

    /// <summary>How many cases are its own.</summary>
    public int CaseCount => Members.Keys.Count(node => node.Kind == NodeKind.Case);
}
