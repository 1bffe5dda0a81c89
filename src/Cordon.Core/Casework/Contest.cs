using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>The complaint of somebody whose money is held: it has a clock of its own, and somebody who did not freeze decides it.</summary>
/// <param name="Number">From 1 in its case.</param>
/// <param name="Order">The freeze order complained of.</param>
/// <param name="Text">What the holder says.</param>
/// <param name="Due">Until when it is to be decided.</param>
/// <param name="Upheld">Whether the holder was right; null while it is open.</param>
/// <param name="Reason">Why it was decided so; null while it is open.</param>
public sealed record Contest(
    uint Number, uint Order, string Text, Instant FiledAt, Instant Due, bool? Upheld = null, string? Reason = null, Instant? DecidedAt = null)
{
    /// <summary>Whether it still waits for a decision.</summary>
    public bool IsOpen => Upheld is null;

    /// <summary>Without what people wrote.</summary>
    public override string ToString() => $"complaint {Number} of order {Order}";
}
