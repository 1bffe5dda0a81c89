namespace Cordon.Core.Networks.Channels;

/// <summary>A merchant's takings over some time.</summary>
/// <param name="Merchant">The merchant, by a number of the caller's.</param>
/// <param name="Trade">Its trade, as the caller tells trades apart: merchants are compared within one.</param>
/// <param name="Payments">What was paid, in any order.</param>
public sealed record MerchantTakings(int Merchant, string Trade, IReadOnlyList<MerchantPayment> Payments);
