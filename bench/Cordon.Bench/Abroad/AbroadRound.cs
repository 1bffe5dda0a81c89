namespace Cordon.Bench.Abroad;

/// <summary>How long one freeze over the border took, from the report.</summary>
/// <param name="AcknowledgedMilliseconds">Until the other centre had acknowledged it and its receipt was in the book.</param>
/// <param name="HeldMilliseconds">Until the bank abroad held the money and the order at home said so.</param>
internal readonly record struct AbroadRound(double AcknowledgedMilliseconds, double HeldMilliseconds);
