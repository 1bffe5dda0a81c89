namespace Cordon.Core.Exchange.Scores;

/// <summary>What a card is made with, and says so: both sides of a pair use the same.</summary>
/// <param name="OnTime">Of answers in time.</param>
/// <param name="Useful">Of answers that were useful.</param>
/// <param name="Pair">Of answers that were both.</param>
/// <param name="Answer">Of the time to an answer.</param>
public sealed record ScorePriors(RatePrior OnTime, RatePrior Useful, RatePrior Pair, DurationPrior Answer)
{
    /// <summary>Where one begins.</summary>
    public static ScorePriors Default { get; } = new(RatePrior.Default, RatePrior.Default, RatePrior.Default, DurationPrior.Default);
}
