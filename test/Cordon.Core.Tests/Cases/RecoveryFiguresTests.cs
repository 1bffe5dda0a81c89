using Cordon.Core.Cases;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Cases;

/// <summary>Figures of what was kept, each of its own, and the order in which work is done.</summary>
public sealed class RecoveryFiguresTests
{
    private static readonly Currency Euro = Currency.Parse("EUR");
    private static readonly Instant Start = new(1_760_000_000_000);

    /// <summary>Traced, free, left in the last hour; reachable, draining in ten-thousandths, at risk.</summary>
    [Theory]
    [InlineData(1_000, 1_000, 0, 1_000, 100, 10)]
    [InlineData(1_000, 400, 1_200, 400, 7_500, 300)]
    [InlineData(100_000, 100_000, 0, 100_000, 100, 1_000)]
    [InlineData(2_000, 2_000, 6_000, 2_000, 7_500, 1_500)]
    [InlineData(500, 0, 900, 0, 10_000, 0)]
    [InlineData(0, 0, 0, 0, 100, 0)]
    [InlineData(3, 10, 10, 3, 5_000, 2)]
    [InlineData(long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue, 5_000, (long.MaxValue / 2) + 1)]
    public void What_drains_fast_comes_before_what_is_large(long traced, long free, long left, long reachable, int draining, long atRisk)
    {
        var reach = new Reach(traced, free, left);
        Assert.Equal((reachable, draining, atRisk), (reach.ReachableMinor, reach.DrainingTenThousandths, reach.AtRiskMinor));
    }

    [Fact]
    public void Sums_are_kept_by_currency_and_are_wider_than_an_amount()
    {
        var sums = new CurrencySums();
        sums.Add(new Money(long.MaxValue, Euro));
        sums.Add(new Money(long.MaxValue, Euro));
        sums.Add(new Money(5, Currency.Parse("JPY")));
        Assert.Equal(["JPY 1 5", "EUR 2 184467440737095516.14"], sums.ToList().Select(sum => $"{sum.Currency} {sum.Count} {sum.ToMajorString()}"));
        Assert.Equal("-0.05", new CurrencySum(Euro, 1, -5).ToMajorString());
    }

    [Fact]
    public void The_figures_have_no_total()
    {
        var members = typeof(RecoveryFigures).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract");
        Assert.Equal(["Stopped", "Frozen", "Held", "Released", "Returned", "ReturnedUnheld", "Restituted"], members);
    }

    [Fact]
    public void The_curve_has_the_cases_by_the_minutes_that_passed()
    {
        CaseClock[] cases = [Case(2, 3, 10_000, 9_000, 0), Case(4, 40, 10_000, 0, 5_000), Case(90, null, 20_000, 0, 0), Case(-1, 1, 100, 100, 0)];
        Assert.Equal(
            ["00:00 3 2010000/10000 4527 2487", "01:00 1 2000000/10000 0 0"],
            RecoveryCurve.ByReport(cases).Select(Words));
        Assert.Equal(["00:00 2 1010000/10000 9009 0", "00:30 1 1000000/10000 0 5000"], RecoveryCurve.ByOrder(cases).Select(Words));
    }

    [Fact]
    public void Clocks_tell_how_many_they_were_taken_of()
    {
        CaseClock[] cases = [Case(2, 3, 100, 0, 0), Case(4, 40, 100, 0, 0), Case(90, null, 100, 0, 0)];
        var spans = RecoveryClocks.Of(cases).ToDictionary(span => span.Name);
        Assert.Equal((3, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(90)), Numbers(spans["loss to report"]));
        Assert.Equal((2, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)), Numbers(spans["order to sent"]));
        Assert.Equal((2, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)), Numbers(spans["loss to hop 2"]));
        Assert.Equal(0, spans["sent to held"].Count);
    }

    private static (int Count, TimeSpan Median, TimeSpan NinthTenth) Numbers(ClockSpan span) => (span.Count, span.Median, span.NinthTenth);

    private static string Words(CurveBucket bucket) =>
        $"{bucket.From:hh\\:mm} {bucket.Cases} {bucket.StolenMinor * 100}/10000 {bucket.HeldTenThousandths} {bucket.ReturnedTenThousandths}";

    private static CaseClock Case(int reportMinutes, int? orderMinutes, long stolen, long held, long returned) => new(
        new Money(stolen, Euro), Start, At(reportMinutes), At(reportMinutes + 1), held, returned,
        orderMinutes is { } order ? [new OrderClock(2, At(1), At(order), At(order + 1), null)] : []);

    private static Instant At(int minutes) => Start + TimeSpan.FromMinutes(minutes);
}
