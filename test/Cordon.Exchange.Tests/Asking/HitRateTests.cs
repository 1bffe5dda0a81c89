using Cordon.Exchange.Asking;
using Xunit;

namespace Cordon.Exchange.Tests.Asking;

/// <summary>How many hits are many: beside what came before.</summary>
public sealed class HitRateTests
{
    /// <summary>Values of the regularised incomplete beta function that follow from its definition.</summary>
    [Theory]
    [InlineData(1, 1, 0.3, 0.3)]
    [InlineData(2, 1, 0.3, 0.09)]
    [InlineData(1, 3, 0.2, 0.488)]
    [InlineData(0.5, 0.5, 0.5, 0.5)]
    [InlineData(0.5, 0.5, 0.25, 1.0 / 3)]
    [InlineData(2, 3, 0.4, 0.5248)]
    [InlineData(20, 20, 0.5, 0.5)]
    public void The_distribution_is_what_it_is(double a, double b, double share, double below) =>
        Assert.Equal(below, BetaInterval.Below(a, b, share), 1e-12);

    [Fact]
    public void An_interval_holds_the_doubt_on_both_its_sides()
    {
        foreach (var (seen, of) in ((long, long)[])[(0, 10), (3, 100), (500, 10_000), (999, 1_000)])
        {
            var interval = BetaInterval.Of(seen, of, 0.01);
            Assert.Equal(0.005, BetaInterval.Below(seen + 0.5, of - seen + 0.5, interval.Low), 1e-9);
            Assert.Equal(0.995, BetaInterval.Below(seen + 0.5, of - seen + 0.5, interval.High), 1e-9);
        }
    }

    [Theory]
    [InlineData(40, 2_000, 4, 200, HitRateFinding.Usual)]
    [InlineData(40, 2_000, 9, 200, HitRateFinding.Usual)]
    [InlineData(40, 2_000, 40, 200, HitRateFinding.TooMany)]
    [InlineData(40, 2_000, 200, 200, HitRateFinding.TooMany)]
    [InlineData(400, 2_000, 0, 200, HitRateFinding.TooFew)]
    [InlineData(0, 0, 10, 200, HitRateFinding.Usual)]
    [InlineData(0, 0, 200, 200, HitRateFinding.TooMany)]
    [InlineData(0, 0, 2, 2, HitRateFinding.Usual)]
    public void A_batch_is_usual_or_not(long hits, long asked, int newHits, int newAsked, HitRateFinding finding) =>
        Assert.Equal(finding, HitRate.None.With((int)hits, (int)asked).Judge(newHits, newAsked));
}
