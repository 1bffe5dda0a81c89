using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>
/// Which held payment a person looks at next: what is likely to be lost, divided by the time left to decide. What ends in a minute comes before
/// what is likely to lose as much in an hour.
/// </summary>
public static class HoldUrgency
{
    /// <summary>Under this much time all are alike: nobody calls a payer in less.</summary>
    private const long TimeMillisecondsMin = 60_000;

    /// <summary>
    /// What comes before all reckoning, the largest first: a payment that was reported while it was held, then one whose payee something became known of
    /// since. The score is of the moment of deciding and has none of it.
    /// </summary>
    public static int RankOf(bool isReported, bool isPayeeNamed) => isReported ? 2 : isPayeeNamed ? 1 : 0;

    /// <summary>A number to order by among those of one rank, the largest first.</summary>
    /// <param name="score">How likely the payment is a scam.</param>
    /// <param name="size">Its amount in minor units of the centre's reference currency.</param>
    /// <param name="left">Until the hold ends by itself.</param>
    public static Int128 Of(Score score, long size, TimeSpan left) =>
        (Int128)score.Millionths * Math.Max(size, 0) * 1_000 / Math.Max((long)left.TotalMilliseconds, TimeMillisecondsMin);
}
