namespace Cordon.Core.Tracing;

/// <summary>The bounds of a trace. What lies beyond one is told as <see cref="TrailFate.Unfollowed"/>, never left out.</summary>
/// <param name="HopsMax">Transfers in a row; the stolen payment itself is the first.</param>
/// <param name="MovesMax">Parts of transfers that are told.</param>
/// <param name="AccountsMax">Purses that money is followed through.</param>
/// <param name="LooksMax">Transfers of those purses that are looked at, also where they carry nothing: the bound on time, told so that the same
/// trace ends in the same place on every machine. A look takes some 10 to 100 ns.</param>
public readonly record struct TraceBounds(int HopsMax, int MovesMax, int AccountsMax, long LooksMax)
{
    /// <summary>Far beyond what was seen in any scheme (11 hops, 413 parts), and answered within a second.</summary>
    public static TraceBounds Standard { get; } = new(64, 200_000, 200_000, 4_000_000);
}
