using Cordon.Core.Values;

namespace Cordon.Core.Tracing;

/// <summary>What of the money moved in one transfer.</summary>
/// <param name="From">The payer, by its index among the trail's accounts.</param>
/// <param name="To">The payee, likewise.</param>
/// <param name="Payment">The payment's identifier.</param>
/// <param name="Time">When it was booked.</param>
/// <param name="Sent">How much of it left, in the payer's currency.</param>
/// <param name="Arrived">How much of it arrived, in the payee's currency.</param>
/// <param name="Share">How much of what was stolen that is, in minor units of the stolen currency; 0 under poison.</param>
/// <param name="Whole">The whole transfer, of which this is a part.</param>
/// <param name="Hop">1 for a stolen payment.</param>
public sealed record TrailTransfer(
    int From, int To, string Payment, Instant Time, Money Sent, Money Arrived, long Share, Money Whole, int Hop);
