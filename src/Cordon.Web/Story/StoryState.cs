using System.Collections.Immutable;
using Cordon.Core.Cases;

namespace Cordon.Web.Story;

/// <summary>How far the story has come, by what stands in the centre.</summary>
/// <param name="Case">The case of the victim who called; null until the report is filed.</param>
/// <param name="Orders">Its orders.</param>
/// <param name="BankOrder">That of them which the demonstration's bank has to answer; null for none.</param>
/// <param name="Hold">The number of the next victim's held payment; null until it has come.</param>
/// <param name="Gang">The gang that the case was found to belong to, by name; null for none.</param>
/// <param name="HasSoughtGangs">Whether the gangs have been looked for since the report was filed.</param>
/// <param name="IsNextDecided">Whether somebody proposed to block the next victim's payment, or its hold has ended.</param>
/// <param name="Seen">The steps that somebody has been at, from 1.</param>
public sealed record StoryState(
    uint? Case, IReadOnlyList<FreezeOrder> Orders, FreezeOrder? BankOrder, long? Hold, string? Gang, bool HasSoughtGangs, bool IsNextDecided,
    ImmutableSortedSet<int> Seen)
{
    /// <summary>Nothing has happened yet.</summary>
    public static readonly StoryState None = new(null, [], null, null, null, false, false, []);
}
