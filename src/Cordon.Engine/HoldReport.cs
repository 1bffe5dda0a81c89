using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>A report that somebody made while a payment was held.</summary>
/// <param name="Case">The case that it is part of.</param>
/// <param name="Reporter">The bank that handed it in, by its key's number; 0 where the centre took it.</param>
/// <param name="At">When the centre had it.</param>
public readonly record struct HoldReport(uint Case, uint Reporter, Instant At);
