using Cordon.Formats.DataSets;

namespace Cordon.Learning;

/// <summary>What somebody says a payment was.</summary>
/// <param name="Type">The number of its kind of scam, in the labels it is from.</param>
/// <param name="Weight">How far it is believed, above 0 and at most 1.</param>
/// <param name="IsSilence">Whether nobody has said anything, and only that is why it is presumed genuine.</param>
public readonly record struct SaidLabel(PaymentLabel Label, int Type, float Weight, bool IsSilence = false);
