namespace Cordon.Core.Networks.Channels;

/// <summary>A payment to a merchant.</summary>
/// <param name="Payer">Who paid, by a number of the caller's.</param>
/// <param name="Minor">In minor units.</param>
/// <param name="TimeMilliseconds">When, from the Unix epoch.</param>
/// <param name="IsWeakPayer">Whether the payer's account is young or passes on most of what it gets.</param>
public readonly record struct MerchantPayment(int Payer, long Minor, long TimeMilliseconds, bool IsWeakPayer);
