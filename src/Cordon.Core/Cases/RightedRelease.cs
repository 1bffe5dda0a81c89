namespace Cordon.Core.Cases;

/// <summary>
/// What of an order's money was let go since the account's holder was right: what a bank let go after a complaint of the order was upheld, up to what it was
/// asked to; where that was upheld before the bank had answered, all that it let go. What a bank let go by itself, or since an officer asked it to without a
/// complaint, is none of it.
/// </summary>
public static class RightedRelease
{
    /// <summary>How much, in minor units.</summary>
    /// <param name="order">The order as it is now.</param>
    /// <param name="happened">All that happened to it, the first first.</param>
    /// <param name="rules">By which rules it is reckoned.</param>
    public static long MinorOf(FreezeOrder order, IEnumerable<FreezeEvent> happened, FreezeRules rules)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(happened);
        var (then, granted, righted) = (order.AsProposed(), 0L, 0L);
        foreach (var what in happened)
        {
            // Asked again of less, it is of what was granted before.
            granted = what.Kind != FreezeEventKind.AskRelease ? granted : then.IsContested ? what.AmountMinor : Math.Min(granted, what.AmountMinor);
            if (what.Kind == FreezeEventKind.Release)
            {
                var part = what.Time >= order.RightedAt ? what.AmountMinor : Math.Min(granted, what.AmountMinor);
                (righted, granted) = (righted + part, Math.Max(0, granted - part));
            }

            then = then.After(what, rules);
        }

        return righted;
    }
}
