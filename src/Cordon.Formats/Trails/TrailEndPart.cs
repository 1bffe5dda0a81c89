using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Formats.Trails;

/// <summary>What whoever draws a trail knows of a part of an end, beyond its fate: what its freeze order has become, say.</summary>
/// <param name="Amount">How much it is.</param>
/// <param name="Words">What is said of it at the lane, in a few words.</param>
/// <param name="Then">What is said when the lane is pointed at.</param>
public sealed record TrailEndPart(Money Amount, Phrase Words, Phrase Then);
