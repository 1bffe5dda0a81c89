namespace Cordon.Core.Tracing;

/// <summary>What of a sum that a bank held, let go or paid back is one case's money.</summary>
/// <param name="Case">The case.</param>
/// <param name="AmountMinor">In minor units of the sum's currency.</param>
/// <param name="ShareMinor">In minor units of the stolen payment's currency.</param>
/// <param name="OnceMinor">
/// What of the share counts in sums over all cases: money that several cases claim counts to the case whose order holds it, or else to that whose
/// money has been followed the longest.
/// </param>
public readonly record struct CasePart(uint Case, long AmountMinor, long ShareMinor, long OnceMinor);
