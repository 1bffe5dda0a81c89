using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>One thing that happens to a freeze order.</summary>
/// <param name="Kind">What.</param>
/// <param name="Time">When, by the centre's clock.</param>
/// <param name="By">Who: a person's name, a bank, or the name of the rule.</param>
/// <param name="AmountMinor">For a freeze, a release, a return: how much, in minor units of the order's currency; else 0.</param>
/// <param name="Reason">Why, where somebody said; null else.</param>
/// <param name="Reference">For a release, a return: the bank's own identification of it, so that it is booked once; null where it gave none.</param>
public sealed record FreezeEvent(
    FreezeEventKind Kind, Instant Time, string By, long AmountMinor = 0, string? Reason = null, string? Reference = null)
{
    /// <summary>Whether money has been paid back, by whatever way.</summary>
    public bool IsReturn => IsReturnOf(Kind);

    /// <summary>Whether something of a kind is a return, by whatever way.</summary>
    internal static bool IsReturnOf(FreezeEventKind kind) => kind is FreezeEventKind.Return or FreezeEventKind.ReturnToVictim;
}
