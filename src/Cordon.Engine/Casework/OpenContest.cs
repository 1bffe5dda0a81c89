using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>A complaint that waits for its decision.</summary>
/// <param name="Number">From 1 in its case.</param>
/// <param name="Order">The freeze order complained of.</param>
public sealed record OpenContest(uint Case, uint Number, uint Order, Instant FiledAt, Instant Due);
