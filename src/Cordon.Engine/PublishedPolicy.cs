using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>A policy, and how it came to decide.</summary>
/// <param name="By">Who published it; of what two persons did, both.</param>
/// <param name="At">Since when it decided; null in journals from before this was recorded.</param>
/// <param name="Card">What its model is, in the words of who proposed it; null where nothing was told.</param>
/// <param name="Reason">Why; null where nothing was told.</param>
public sealed record PublishedPolicy(Policy Policy, string By, Instant? At, string? Card, string? Reason)
{
    /// <summary>Without a person.</summary>
    public override string ToString() => $"policy {Policy.Number}";
}
