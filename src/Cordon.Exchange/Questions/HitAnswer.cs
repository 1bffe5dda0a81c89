namespace Cordon.Exchange.Questions;

/// <summary>What a holder says to the claim of a hit.</summary>
/// <param name="Refusal">Why it is not taken; "None" where it is (<see cref="Asking.ClaimRefusal"/>).</param>
/// <param name="Proof">That the holder knew the record before it was asked: the body of an <see cref="Asking.HolderProof"/>.</param>
internal sealed record HitAnswer(string Refusal, byte[]? Proof);
