using Cordon.Core.Values;

namespace Cordon.Engine.Evidence;

/// <summary>What is known of one payment besides its decision.</summary>
/// <param name="Sequence">The payment's number.</param>
/// <param name="Kind">Whose word it is.</param>
/// <param name="Known">When the centre knew: a report's arrival, a hold's end, for moved money the later of its report and the payment.</param>
/// <param name="Account">The person's account that it speaks against: of a payment that moved stolen money the payer's, else the payee's; 0 for none.</param>
/// <param name="ScamType">What kind of scam the report says; else null.</param>
/// <param name="StolenTenThousandths">Of a payment that moved stolen money: how much of it was stolen, first in first out; else 10,000.</param>
/// <param name="RestedMilliseconds">Of a payment that moved stolen money: how long it had lain in the payer's account, at least; else 0.</param>
public readonly record struct PaymentEvidence(
    long Sequence, EvidenceKind Kind, Instant Known, uint Account, string? ScamType = null, int StolenTenThousandths = 10_000,
    long RestedMilliseconds = 0);
