namespace Cordon.Core.Tracing;

/// <summary>The bounds of a trace. What lies beyond one is told as <see cref="TrailFate.Unfollowed"/>, never left out.</summary>
/// <param name="HopsMax">Transfers in a row; the stolen payment itself is the first.</param>
/// <param name="MovesMax">Parts of transfers that are told.</param>
/// <param name="AccountsMax">Purses that money is followed through.</param>
/// <param name="LooksMax">Transfers of those purses that are looked at, also where they carry nothing: the bound on time, told, not a clock,
/// so that the same trace ends in the same place on every machine. A look takes some 10 to 100 ns in memory, and some 100 µs where it is the first
/// into a block of a file that has to be fetched from the disk.</param>
public readonly record struct TraceBounds(int HopsMax, int MovesMax, int AccountsMax, long LooksMax)
{
    /// <summary>Far beyond what was seen in any scheme (11 hops, 413 parts), and answered within a second.</summary>
    public static TraceBounds Standard { get; } = new(64, 200_000, 200_000, 4_000_000);

    /// <summary>For who only asks, as often as it likes, while payments wait: fifty times what was seen in any scheme. Within some
    /// 50 ms where the money lies in memory; where 20,000 moves all lead into files that the system has not cached, it is 20,000 reads of the disk, one
    /// behind the other in part: seconds.</summary>
    public static TraceBounds Question { get; } = new(64, 20_000, 20_000, 500_000);

    /// <summary>The same backward, where whole pasts of accounts are read, and a look takes longer: within some 50 ms too.</summary>
    public static TraceBounds QuestionBack { get; } = Question with { LooksMax = 125_000 };
}
