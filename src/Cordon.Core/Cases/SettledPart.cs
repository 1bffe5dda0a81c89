namespace Cordon.Core.Cases;

/// <summary>A part of what is held that a bank let go or paid back under an identification of its own.</summary>
/// <param name="Kind">Release or return.</param>
/// <param name="Reference">The bank's identification of it.</param>
/// <param name="AmountMinor">In minor units of the order's currency.</param>
public readonly record struct SettledPart(FreezeEventKind Kind, string Reference, long AmountMinor)
{
    /// <summary>Whether money was paid back, by whatever way.</summary>
    public bool IsReturn => FreezeEvent.IsReturnOf(Kind);
}
