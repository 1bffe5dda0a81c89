using Cordon.Core.Values;

namespace Cordon.Core.Tracing;

/// <summary>A payment that is likely another victim's, who has not reported it.</summary>
/// <param name="Payment">The payment's identifier.</param>
/// <param name="Time">When it was paid: the payment's own time.</param>
/// <param name="Booked">When it counts as booked: see <see cref="TrailTransfer"/>.</param>
/// <param name="Bank">The payer's bank, to be asked.</param>
/// <param name="Account">The payer's account, whose holder is to be warned.</param>
/// <param name="Amount">What arrived.</param>
public sealed record TrailSuspicion(string Payment, Instant Time, Instant Booked, string Bank, string Account, Money Amount)
{
    /// <summary>Whether the two times are so far apart that people are told both.</summary>
    public bool IsBookedApart => TrailTransfer.AreApart(Time, Booked);
}
