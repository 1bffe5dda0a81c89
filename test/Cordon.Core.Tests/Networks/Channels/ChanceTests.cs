using Cordon.Core.Networks.Channels;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Networks.Channels;

public sealed class ChanceTests
{
    [Theory]
    [InlineData(new[] { 500_000_000L, 500_000_000L }, 1, 750_000_000L)]
    [InlineData(new[] { 500_000_000L, 500_000_000L }, 2, 250_000_000L)]
    [InlineData(new[] { 100_000_000L, 200_000_000L, 300_000_000L }, 3, 6_000_000L)]
    [InlineData(new[] { 100_000_000L }, 0, 1_000_000_000L)]
    [InlineData(new[] { 100_000_000L }, 2, 0L)]
    public void Of_independent_events_at_least_so_many(long[] chances, int count, long billionths) =>
        Assert.Equal(billionths, Chance.AtLeast(chances, count));

    [Fact]
    public void The_bound_of_a_rare_count_is_never_below_what_it_bounds() => Gen.Select(Gen.Int[1, 8_000], Gen.Int[1, 30]).Sample((mean, count) =>
    {
        var (rest, term) = (1.0, Math.Exp(-mean / 1000.0));
        for (var n = 0; n < count; n++)
        {
            rest -= term;
            term *= mean / 1000.0 / (n + 1);
        }

        Assert.True(Chance.PoissonAtLeast(mean, count) >= Math.Max(0, rest * Chance.One) - 2);
    });

    [Fact]
    public void A_rare_count_is_called_rare() => Assert.InRange(Chance.PoissonAtLeast(500, 8), 1, 1_000);
}
