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

    /// <summary>A number to order by, the largest first.</summary>
    /// <param name="score">How likely the payment is a scam.</param>
    /// <param name="size">Its amount in minor units of the centre's reference currency.</param>
    /// <param name="left">Until the hold ends by itself.</param>
    public static Int128 Of(Score score, long size, TimeSpan left) =>
        (Int128)score.Millionths * Math.Max(size, 0) * 1_000 / Math.Max((long)left.TotalMilliseconds, TimeMillisecondsMin);
}
