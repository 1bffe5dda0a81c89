namespace Cordon.Engine;

/// <summary>A payment that was found by an identifier.</summary>
/// <param name="PaymentId">Its identifier as it was first handed in: a UUID may since be asked for in other letters, or by another bank.</param>
/// <param name="Submitter">The number of who handed it in first.</param>
/// <param name="PayerBank">The bank of the payer's account, as it was registered.</param>
/// <param name="PayeeBank">The bank of the payee's account, as it was registered.</param>
public sealed record IdentifiedPayment(string PaymentId, uint Submitter, string PayerBank, string PayeeBank);
