using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>A freeze order that was proposed while a payment was held.</summary>
/// <param name="Number">The order's number.</param>
/// <param name="Case">The case whose money it is.</param>
/// <param name="At">When it was proposed.</param>
public readonly record struct HoldOrder(uint Number, uint Case, Instant At);
