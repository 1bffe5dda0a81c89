using Cordon.Core.Values;

namespace Cordon.Exchange.Requests;

/// <summary>The payment by which stolen money came to the account that is to be frozen.</summary>
/// <param name="PaymentId">Its identifier as both banks have it: the UETR.</param>
/// <param name="At">When it was made.</param>
/// <param name="ScamType">What kind of scam; null where that is not known.</param>
public sealed record StolenPayment(string PaymentId, Instant At, string? ScamType);
