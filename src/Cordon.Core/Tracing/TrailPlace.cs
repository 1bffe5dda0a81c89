using Cordon.Core.Values;

namespace Cordon.Core.Tracing;

/// <summary>Where a part of the money is, or how it left.</summary>
/// <param name="Account">The account, by its index among the trail's accounts.</param>
/// <param name="Fate">What became of it there.</param>
/// <param name="Amount">In the account's currency.</param>
/// <param name="Share">How much of what was stolen it is, in minor units of the stolen currency; 0 under poison.</param>
/// <param name="Since">When the last of it was paid in, or, of a source, paid out; null where it has lain there all along.</param>
/// <param name="Hop">The fewest transfers by which it came.</param>
public sealed record TrailPlace(int Account, TrailFate Fate, Money Amount, long Share, Instant? Since, int Hop)
{
    /// <summary>
    /// Of money that was frozen or paid back, how much of it each order tells of, in minor units of the account's currency, and which share that is.
    /// </summary>
    public IReadOnlyList<(uint Order, long AmountMinor, long Share)> Orders { get; init; } = [];
}
