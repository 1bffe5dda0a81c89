namespace Cordon.Core.Networks.Suspects;

/// <summary>An identifier or place of a suspect, with who says so.</summary>
/// <param name="What">The identifier.</param>
/// <param name="Source">The best source that says it.</param>
/// <param name="Record">The latest record of that source.</param>
/// <param name="FirstMilliseconds">When it was first seen, by any source, from the Unix epoch.</param>
/// <param name="LastMilliseconds">When it was last seen.</param>
/// <param name="Records">How many records say it.</param>
/// <param name="Reliability">How far it can be relied on.</param>
public sealed record Attribution(
    Trait What, SightingSource Source, string Record, long FirstMilliseconds, long LastMilliseconds, int Records, Reliability Reliability)
{
    /// <summary>Masked: what is said of people never goes into a log.</summary>
    public override string ToString() => $"{What.Kind}, {Reliability}";
}
