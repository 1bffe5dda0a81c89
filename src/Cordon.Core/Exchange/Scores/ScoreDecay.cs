using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Scores;

/// <summary>
/// How much an event still counts: half after 180 days, in whole days and units of 2^-32, so that weights are added as integers, in any order. The forgetting
/// of Jøsang's reputation systems.
/// </summary>
internal static class ScoreDecay
{
    /// <summary>The weight of what is new.</summary>
    public const long One = 1L << 32;

    /// <summary>After how many days something counts half.</summary>
    public const int HalfLifeDays = 180;

    private const double Ln2 = 0.693147180559945309417;
    private const int HalvingsMax = 32;

    private static readonly long[] Falling =
        [.. Enumerable.Range(0, HalfLifeDays).Select(day => (long)Math.Floor((One * ScoreMath.Exp(-day * Ln2 / HalfLifeDays)) + 0.5))];

    /// <summary>The weight of an event at a moment; what lies ahead counts as new.</summary>
    public static long WeightOf(Instant happened, Instant asOf)
    {
        var days = Math.Max(0, (asOf.Milliseconds - happened.Milliseconds) / Instant.DayMilliseconds);
        return days / HalfLifeDays >= HalvingsMax ? 0 : Falling[days % HalfLifeDays] >> (int)(days / HalfLifeDays);
    }
}
