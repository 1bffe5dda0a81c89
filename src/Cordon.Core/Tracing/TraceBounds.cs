namespace Cordon.Core.Tracing;

/// <summary>The bounds of a trace. What lies beyond one is told as <see cref="TrailFate.Unfollowed"/>, never left out.</summary>
/// <param name="HopsMax">Transfers in a row; the stolen payment itself is the first.</param>
/// <param name="MovesMax">Parts of transfers that are looked at.</param>
public readonly record struct TraceBounds(int HopsMax, int MovesMax)
{
    /// <summary>Far beyond what was seen in any scheme (11 hops, 413 parts), and answered within a second.</summary>
    public static TraceBounds Standard { get; } = new(64, 200_000);
}
