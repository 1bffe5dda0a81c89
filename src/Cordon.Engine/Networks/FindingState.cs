using Cordon.Core.Values;

namespace Cordon.Engine.Networks;

/// <summary>How it stands with the finding of gangs.</summary>
/// <param name="Last">The last finding; null where there were no cases to look at, or none has ended yet.</param>
/// <param name="LookedAt">When it was looked at last, by the centre's clock; none where it never was.</param>
public sealed record FindingState(NetworkFinding? Last, Instant LookedAt)
{
    /// <summary>Nobody has looked yet.</summary>
    public static FindingState None { get; } = new(null, default);

    /// <summary>Raised with each change.</summary>
    public long Version { get; init; }

    /// <summary>Whether a later one is being looked for.</summary>
    public bool IsLooking { get; init; }

    /// <summary>Why the last try came to nothing; null where it did not.</summary>
    public string? Fault { get; init; }

    /// <summary>Masked: what was found never goes into a log.</summary>
    public override string ToString() => $"finding of {Last?.Gangs.Count ?? 0} gangs at {LookedAt}";
}
