namespace Cordon.Core.Tracing;

/// <summary>What of a sum that a bank held, let go or paid back is one case's money.</summary>
/// <param name="Case">The case.</param>
/// <param name="AmountMinor">In minor units of the sum's currency.</param>
/// <param name="ShareMinor">In minor units of the stolen payment's currency.</param>
public readonly record struct CasePart(uint Case, long AmountMinor, long ShareMinor);
