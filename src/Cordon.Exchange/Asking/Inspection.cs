namespace Cordon.Exchange.Asking;

/// <summary>What an inspector found. The faults are for the asking centre's own supervision; the holder gets the result.</summary>
/// <param name="Refusal">Why there is no audit.</param>
/// <param name="Result">What both centres are told; null where there is no audit.</param>
/// <param name="Faults">The places that are not good, and why.</param>
public sealed record Inspection(AuditRefusal Refusal, AuditResult? Result, IReadOnlyDictionary<int, AuditFault> Faults);
