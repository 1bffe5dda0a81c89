using System.Globalization;

namespace Cordon.Core.Exchange.Scores;

/// <summary>
/// The time to an answer as far as it is known, in seconds of the holder's running clock. Requests that wait still count with the time they have.
/// </summary>
/// <param name="Answers">Of how many answers, whatever their age.</param>
/// <param name="MedianSeconds">Half of the answers come within it.</param>
/// <param name="MedianLowerSeconds">The median is shorter with 5 %.</param>
/// <param name="MedianUpperSeconds">The median is longer with 5 %.</param>
/// <param name="P90Seconds">Nine of ten answers come within it.</param>
/// <param name="P90LowerSeconds">That is shorter with 5 %.</param>
/// <param name="P90UpperSeconds">That is longer with 5 %.</param>
public readonly record struct DurationEstimate(
    int Answers, long MedianSeconds, long MedianLowerSeconds, long MedianUpperSeconds, long P90Seconds, long P90LowerSeconds, long P90UpperSeconds)
{
    private const double Ln2 = 0.693147180559945309417;
    private const double Ln10 = 2.302585092994045684018;
    private const double Thousand = 1000;
    private const double Minute = 60;

    /// <summary>The times that answers and waiting speak for, where answers come at a steady rate.</summary>
    /// <param name="weight">The weight of the answers, in units of 2^-32.</param>
    /// <param name="exposure">The weighted waiting, in milliseconds.</param>
    public static DurationEstimate Of(int answers, long weight, long exposure, DurationPrior prior)
    {
        var shape = (prior.AnswersThousandths / Thousand) + (weight / (double)ScoreDecay.One);
        var seconds = (prior.ExposureMinutes * Minute) + (exposure / Thousand);
        var (slow, fast) = (ScoreMath.GammaQuantile(RateEstimate.Tail, shape), ScoreMath.GammaQuantile(1 - RateEstimate.Tail, shape));
        return new DurationEstimate(
            answers, Whole(Ln2 * seconds / shape), Whole(Ln2 * seconds / fast), Whole(Ln2 * seconds / slow),
            Whole(Ln10 * seconds / shape), Whole(Ln10 * seconds / fast), Whole(Ln10 * seconds / slow));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Answers} {MedianSeconds} {MedianLowerSeconds} {MedianUpperSeconds} {P90Seconds} {P90LowerSeconds} {P90UpperSeconds}");

    private static long Whole(double value) => (long)Math.Floor(value + 0.5);
}
