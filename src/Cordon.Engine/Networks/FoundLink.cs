using Cordon.Core.Networks.Linking;

namespace Cordon.Engine.Networks;

/// <summary>A link as it stood at the moment of a finding.</summary>
/// <param name="Strength">What it says, in millionths.</param>
/// <param name="FirstMilliseconds">When it was seen first, from the Unix epoch.</param>
/// <param name="LastMilliseconds">When it was seen last.</param>
/// <param name="Sources">Reports or payments that say so, the first ones.</param>
public sealed record FoundLink(
    LinkNode From, LinkNode To, LinkReason Reason, long Strength, long FirstMilliseconds, long LastMilliseconds, IReadOnlyList<string> Sources)
{
    /// <summary>Masked: what a link joins never goes into a log.</summary>
    public override string ToString() => $"{Reason} of {From} and {To}";
}
