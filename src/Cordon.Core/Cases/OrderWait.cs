using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>
/// What waiting for a bank's word cost one order: how much it asked for how long, and what went meanwhile. A pure function of what happened to it.
/// </summary>
/// <param name="AskedMinor">What it asks for since then, in minor units.</param>
/// <param name="Since">Since when it asks for that.</param>
/// <param name="MinorMinutes">What it asked for before, each sum times the minutes it stood.</param>
/// <param name="GoneMinor">What left the account while it waited, and what was not there any more when the bank looked.</param>
/// <param name="IsOver">Whether it waits no more.</param>
public readonly record struct OrderWait(long AskedMinor, Instant Since, double MinorMinutes = 0, long GoneMinor = 0, bool IsOver = false)
{
    /// <summary>The wait after something that happened to the order.</summary>
    public OrderWait After(FreezeEvent what)
    {
        ArgumentNullException.ThrowIfNull(what);
        var gone = what.Kind switch
        {
            FreezeEventKind.Reduce or FreezeEventKind.Freeze => Math.Max(0, AskedMinor - what.AmountMinor),
            FreezeEventKind.TooLate => AskedMinor,
            _ => 0,
        };
        return what.Kind switch
        {
            _ when IsOver => this,
            FreezeEventKind.Reduce or FreezeEventKind.Raise => new OrderWait(
                what.AmountMinor, what.Time, MinorMinutesAt(what.Time), GoneMinor + gone, IsOver: what.AmountMinor == 0),

            // A refusal and a withdrawal say nothing of the money: the wait counts, and nothing is taken for gone.
            FreezeEventKind.Freeze or FreezeEventKind.TooLate or FreezeEventKind.Refuse or FreezeEventKind.Withdraw =>
                new OrderWait(0, what.Time, MinorMinutesAt(what.Time), GoneMinor + gone, IsOver: true),
            _ => this,
        };
    }

    /// <summary>The same as of a moment, the sum that stands now among it.</summary>
    public double MinorMinutesAt(Instant now) => MinorMinutes + (IsOver ? 0 : AskedMinor * Math.Max(0, (now - Since).TotalMinutes));
}
