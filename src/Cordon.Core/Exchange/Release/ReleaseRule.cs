using Cordon.Core.Language;

namespace Cordon.Core.Exchange.Release;

/// <summary>One rule of the policy: what it does, why in words, and when. Rules are data: they have no loops, no texts to compare and no state.</summary>
/// <param name="Id">Its name in decisions and in the table: D, A, R or P by its effect, and a number. It is never given to another rule.</param>
/// <param name="Says">Why, as a sentence that an officer reads.</param>
/// <param name="Cases">When it speaks: in any of these.</param>
public sealed record ReleaseRule(string Id, RuleEffect Effect, Phrase Says, IReadOnlyList<RuleCase> Cases)
{
    /// <summary>Whether it speaks to a situation.</summary>
    public bool Speaks(ReleaseSituation situation) =>
        Cases.Any(when => ReleaseAxis.All.All(axis => (when.BitsOn(axis) & axis.BitsOf(situation)) != 0));
}
