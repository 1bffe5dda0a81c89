namespace Cordon.Exchange.Asking;

/// <summary>What comes of a claim.</summary>
/// <param name="Refusal">Why it is not taken.</param>
/// <param name="Proof">That the holder knew the record before; null where the claim is refused.</param>
public sealed record ClaimWord(ClaimRefusal Refusal, HolderProof? Proof);
