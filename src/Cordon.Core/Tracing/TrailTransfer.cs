using Cordon.Core.Values;

namespace Cordon.Core.Tracing;

/// <summary>What of the money moved in one transfer.</summary>
/// <param name="From">The payer, by its index among the trail's accounts.</param>
/// <param name="To">The payee, likewise.</param>
/// <param name="Payment">The payment's identifier.</param>
/// <param name="Time">When it was paid: the payment's own time.</param>
/// <param name="Booked">When the centre booked it, which orders the transfers: later, where it was told late or held.</param>
/// <param name="Sent">How much of it left, in the payer's currency.</param>
/// <param name="Arrived">How much of it arrived, in the payee's currency.</param>
/// <param name="Share">How much of what was stolen that is, in minor units of the stolen currency; 0 under poison.</param>
/// <param name="Whole">The whole transfer, of which this is a part.</param>
/// <param name="Hop">1 for a stolen payment.</param>
public sealed record TrailTransfer(
    int From, int To, string Payment, Instant Time, Instant Booked, Money Sent, Money Arrived, long Share, Money Whole, int Hop)
{
    /// <summary>A payment that reaches the centre within so long was told at once: a difference that nobody has to be told in words.</summary>
    public static readonly TimeSpan ToldAtOnceMax = TimeSpan.FromMinutes(1);

    /// <summary>Whether it was booked so long after it was paid that people are told both.</summary>
    public bool IsLate => Booked - Time >= ToldAtOnceMax;
}
