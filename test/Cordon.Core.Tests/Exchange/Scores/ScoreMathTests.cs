using Cordon.Core.Exchange.Scores;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Scores;

/// <summary>The functions of a score against published values and closed forms.</summary>
public sealed class ScoreMathTests
{
    // Of whole counts a beta's share is a sum of binomial terms: these were found by halving in exact fractions. Shares in three digits that are quoted for the
    // same counts (.637 to .967, .494 to .913, .894 to .970, .592 to .774) are off by one in the last of them, which is no more than their rounding.
    [Theory]
    [InlineData(2, 2, 833_333, 635_641, 966_681, 637, 967)]
    [InlineData(0, 1, 727_273, 493_099, 912_736, 494, 913)]
    [InlineData(95, 100, 936_364, 894_250, 969_474, 894, 970)]
    [InlineData(40, 60, 685_714, 592_067, 773_286, 592, 774)]
    public void Counts_speak_for_the_worked_shares(int good, int all, int mean, int lower, int upper, int quotedLower, int quotedUpper)
    {
        var estimate = RateEstimate.Of(good, all, RatePrior.Default);
        Assert.Equal((mean, lower, upper), (estimate.MeanMillionths, estimate.LowerMillionths, estimate.UpperMillionths));
        Assert.InRange(estimate.LowerMillionths, (quotedLower * 1_000) - 1_500, (quotedLower * 1_000) + 500);
        Assert.InRange(estimate.UpperMillionths, (quotedUpper * 1_000) - 1_500, (quotedUpper * 1_000) + 500);
    }

    // Tables of chi-square (two times a gamma of half the degrees) to three decimals.
    [Theory]
    [InlineData(1, 0.95, 3.841)]
    [InlineData(2, 0.95, 5.991)]
    [InlineData(5, 0.95, 11.070)]
    [InlineData(10, 0.95, 18.307)]
    [InlineData(10, 0.05, 3.940)]
    [InlineData(30, 0.05, 18.493)]
    [InlineData(30, 0.95, 43.773)]
    [InlineData(100, 0.95, 124.342)]
    [InlineData(100, 0.05, 77.929)]
    public void Gamma_quantiles_are_those_of_the_tables(int degrees, double share, double chiSquare) =>
        Assert.Equal(chiSquare, 2 * ScoreMath.GammaQuantile(share, degrees / 2.0), 3);

    // Tables of F to three decimals, which a beta quantile gives: F = b x / (a (1 - x)), with a and b half of the degrees.
    [Theory]
    [InlineData(1, 10, 4.965)]
    [InlineData(5, 10, 3.326)]
    [InlineData(10, 10, 2.978)]
    [InlineData(4, 20, 2.866)]
    [InlineData(20, 30, 1.932)]
    public void Beta_quantiles_are_those_of_the_tables(int degrees, int others, double f)
    {
        var x = ScoreMath.BetaQuantile(0.95, degrees / 2.0, others / 2.0);
        Assert.Equal(f, others * x / (degrees * (1 - x)), 3);
    }

    [Theory]
    [InlineData(0.05, 1, 7)]
    [InlineData(0.5, 1, 300)]
    [InlineData(0.95, 12, 1)]
    [InlineData(0.05, 0.5, 1)]
    public void Where_one_parameter_is_one_a_beta_quantile_has_a_closed_form(double share, double a, double b) =>
        Assert.Equal(a == 1 ? 1 - Math.Pow(1 - share, 1 / b) : Math.Pow(share, 1 / a), ScoreMath.BetaQuantile(share, a, b), 12);

    [Fact]
    public void Logarithm_exponential_and_gamma_are_those_of_the_library_and_of_known_values()
    {
        for (var x = 1e-9; x < 1e9; x *= 1.37)
        {
            Assert.Equal(1, ScoreMath.Log(x) == 0 ? 1 : ScoreMath.Log(x) / Math.Log(x), 13);
        }

        for (var x = -700.0; x < 700; x += 3.3)
        {
            Assert.Equal(1, ScoreMath.Exp(x) / Math.Exp(x), 12);
        }

        Assert.Equal(0, ScoreMath.Log(1));
        Assert.Equal(0.5 * Math.Log(Math.PI), ScoreMath.LogGamma(0.5), 13);
        Assert.Equal(Math.Log(362_880), ScoreMath.LogGamma(10), 12);
        Assert.Equal(0, ScoreMath.LogGamma(2), 13);
    }

    [Fact]
    public void Quantiles_turn_shares_round()
    {
        var chance = new Random(5);
        for (var i = 0; i < 2_000; i++)
        {
            var (a, b, share) = ((chance.NextDouble() * 400) + 0.3, (chance.NextDouble() * 400) + 0.3, 0.001 + (chance.NextDouble() * 0.998));
            Assert.Equal(share, ScoreMath.Beta(ScoreMath.BetaQuantile(share, a, b), a, b), 9);
            Assert.Equal(share, ScoreMath.Gamma(ScoreMath.GammaQuantile(share, a), a), 9);
        }
    }

    [Theory]
    [InlineData(0, 4_294_967_296)]
    [InlineData(180, 2_147_483_648)]
    [InlineData(360, 1_073_741_824)]
    [InlineData(90, 3_037_000_500)]
    [InlineData(1, 4_278_459_964)]
    [InlineData(-3, 4_294_967_296)]
    [InlineData(6_000, 0)]
    public void An_event_counts_half_after_180_days(int days, long weight) =>
        Assert.Equal(weight, ScoreDecay.WeightOf(new Instant(0), new Instant(0) + TimeSpan.FromDays(days)));
}
