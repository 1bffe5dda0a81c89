namespace Cordon.Core.Networks.Patterns;

/// <summary>A payment of a pattern.</summary>
/// <param name="Number">Its number in the journal, where all else about it stands.</param>
/// <param name="Payer">The payer's account.</param>
/// <param name="Payee">The payee's account.</param>
/// <param name="TimeMilliseconds">When it was, from the Unix epoch.</param>
public readonly record struct EvidencePayment(long Number, uint Payer, uint Payee, long TimeMilliseconds);
