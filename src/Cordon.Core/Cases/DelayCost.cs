using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>
/// What a minute of waiting has cost in this centre, in one currency: of all that orders asked for while their banks had not answered, the part that
/// went in a minute. Sums of several currencies are never added.
/// </summary>
/// <param name="Orders">Orders that it is taken from.</param>
/// <param name="GoneMinor">What went while they waited: see <see cref="OrderWait.GoneMinor"/>.</param>
/// <param name="MinorMinutes">What they asked for, times the minutes they waited.</param>
/// <param name="WaitingMinor">What orders ask for now whose banks have not answered.</param>
public sealed record DelayCost(Currency Currency, int Orders, long GoneMinor, double MinorMinutes, long WaitingMinor)
{
    /// <summary>The part that went in a minute, from 0 to 1; null while no order has waited.</summary>
    public double? SharePerMinute => MinorMinutes > 0 ? Math.Min(1, GoneMinor / MinorMinutes) : null;

    /// <summary>What one more minute costs a sum that waits, in minor units; null while that is not known.</summary>
    public long? PerMinuteOf(long waitingMinor) => SharePerMinute is { } share ? (long)Math.Round(share * waitingMinor, MidpointRounding.AwayFromZero) : null;
}
