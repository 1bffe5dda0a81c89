using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>A hit that the asker showed, and whether the holder could open it.</summary>
/// <param name="Hit">Which.</param>
/// <param name="At">When it was shown.</param>
/// <param name="IsConfirmed">What the holder said; null for nothing yet.</param>
public readonly record struct DisclosedHit(EventHash Hit, Instant At, bool? IsConfirmed);
