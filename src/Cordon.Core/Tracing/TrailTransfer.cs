using Cordon.Core.Values;

namespace Cordon.Core.Tracing;

/// <summary>What of the money moved in one transfer.</summary>
/// <param name="From">The payer, by its index among the trail's accounts.</param>
/// <param name="To">The payee, likewise.</param>
/// <param name="Payment">The payment's identifier.</param>
/// <param name="Time">When it was paid: the payment's own time.</param>
/// <param name="Booked">
/// When it counts as booked, which orders the transfers: its own time, or later where it was told late or held, or earlier where its clock ran ahead.
/// </param>
/// <param name="Sent">How much of it left, in the payer's currency.</param>
/// <param name="Arrived">How much of it arrived, in the payee's currency.</param>
/// <param name="Share">How much of what was stolen that is, in minor units of the stolen currency; 0 under poison.</param>
/// <param name="Whole">The whole transfer, of which this is a part.</param>
/// <param name="Hop">1 for a stolen payment.</param>
public sealed record TrailTransfer(
    int From, int To, string Payment, Instant Time, Instant Booked, Money Sent, Money Arrived, long Share, Money Whole, int Hop)
{
    /// <summary>The payment's number at the centre; 0 where it has none.</summary>
    public long Number { get; init; }

    /// <summary>The least difference of the two times that people are told of in words; banks' clocks and messages differ by less.</summary>
    public static readonly TimeSpan ApartMin = TimeSpan.FromMinutes(1);

    /// <summary>Whether the two times are so far apart that people are told both.</summary>
    public bool IsBookedApart => AreApart(Time, Booked);

    /// <summary>The same of any payment's two times.</summary>
    internal static bool AreApart(Instant time, Instant booked) => (booked - time).Duration() >= ApartMin;
}
