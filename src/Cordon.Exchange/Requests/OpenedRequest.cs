using Cordon.Core.Exchange.Requests;

namespace Cordon.Exchange.Requests;

/// <summary>The first message of a request: what is asked and what it rests on, signed by two persons of the asker.</summary>
/// <param name="Content">What is asked.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Payment">Of money to be frozen, the payment that brought it; null where none is named.</param>
public sealed record OpenedRequest(RequestContent Content, LegalBasisReference Basis, StolenPayment? Payment = null);
