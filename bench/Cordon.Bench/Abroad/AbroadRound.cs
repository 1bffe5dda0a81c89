namespace Cordon.Bench.Abroad;

/// <summary>How long one freeze over the border took, from the report.</summary>
/// <param name="AskedMilliseconds">Until the request was in the book and the order counted as sent.</param>
/// <param name="HeldMilliseconds">Until the bank abroad held the money and the order at home said so.</param>
internal readonly record struct AbroadRound(double AskedMilliseconds, double HeldMilliseconds);
