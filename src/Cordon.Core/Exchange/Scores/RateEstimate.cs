using System.Globalization;

namespace Cordon.Core.Exchange.Scores;

/// <summary>A share as far as it is known, in millionths: rounded from the same double on every machine, and whole so that it is written exactly.</summary>
/// <param name="Events">Of how many events, whatever their age.</param>
/// <param name="MeanMillionths">The mean of what is thought of it.</param>
/// <param name="LowerMillionths">Below this it lies with 5 %: what ranks.</param>
/// <param name="UpperMillionths">Above this it lies with 5 %.</param>
public readonly record struct RateEstimate(int Events, int MeanMillionths, int LowerMillionths, int UpperMillionths)
{
    /// <summary>What lies on each side of the interval of 90 %.</summary>
    internal const double Tail = 0.05;

    private const double Million = 1_000_000;
    private const double Thousand = 1000;

    /// <summary>The share that counts speak for.</summary>
    /// <param name="good">The weight of those that were good, in units of 2^-32.</param>
    /// <param name="all">The weight of all.</param>
    public static RateEstimate Of(int events, long good, long all, RatePrior prior)
    {
        var a = (prior.GoodThousandths / Thousand) + (good / (double)ScoreDecay.One);
        var b = (prior.BadThousandths / Thousand) + ((all - good) / (double)ScoreDecay.One);
        return new RateEstimate(
            events, Millionths(a / (a + b)), Millionths(ScoreMath.BetaQuantile(Tail, a, b)), Millionths(ScoreMath.BetaQuantile(1 - Tail, a, b)));
    }

    /// <summary>The share that counts of new events speak for.</summary>
    public static RateEstimate Of(int good, int all, RatePrior prior) => Of(all, good * ScoreDecay.One, all * ScoreDecay.One, prior);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Events} {MeanMillionths} {LowerMillionths} {UpperMillionths}");

    private static int Millionths(double share) => (int)Math.Floor((share * Million) + 0.5);
}
