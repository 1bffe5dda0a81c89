using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Web.Cases;

/// <summary>A part of the money at the end of its trail, of which one thing is said.</summary>
/// <param name="Account">Where, by the account's index in the trail.</param>
/// <param name="Fate">Its fate as the trail has it.</param>
/// <param name="Amount">How much it is, in the account's currency.</param>
/// <param name="Share">How much of what was stolen that is, in minor units.</param>
/// <param name="Since">When the last of it came there.</param>
/// <param name="Words">What became of it, in a sentence.</param>
/// <param name="Short">The same in few words, for a drawing.</param>
/// <param name="Colour">Its tag's look.</param>
public sealed record TrailTold(int Account, TrailFate Fate, Money Amount, long Share, Instant? Since, Phrase Words, Phrase Short, string Colour);
