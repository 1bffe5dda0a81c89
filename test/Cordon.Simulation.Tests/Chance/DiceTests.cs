using Cordon.Simulation.Chance;
using CsCheck;

namespace Cordon.Simulation.Tests.Chance;

public sealed class DiceTests
{

    [Fact]
    public void One_seed_and_stream_gives_one_sequence()
    {
        var (left, right, other) = (new Dice(7, 1), new Dice(7, 1), new Dice(7, 2));
        var same = Enumerable.Range(0, 100).Select(_ => (left.Bits(), right.Bits(), other.Bits())).ToList();
        Assert.All(same, draw => Assert.Equal(draw.Item1, draw.Item2));
        Assert.DoesNotContain(same, draw => draw.Item1 == draw.Item3);
    }

    [Fact]
    public void Draws_stay_within_their_bounds() =>
        Gen.Select(Gen.ULong, Gen.Long[-1_000_000_000, 1_000_000_000], Gen.Long[0, 1_000_000_000], Gen.Int[1, int.MaxValue]).Sample((seed, low, span, count) =>
        {
            var dice = new Dice(seed, 1);
            var drawn = dice.Between(low, low + span);
            var below = dice.Below(count);
            return drawn >= low && drawn <= low + span && below >= 0 && below < count;
        });

    [Fact]
    public void Half_of_a_spread_lies_below_its_median_and_two_thirds_within_one_deviation()
    {
        var dice = new Dice(1, 1);
        var draws = Enumerable.Range(0, 20_000).Select(_ => dice.Spread(10_000, 256)).ToList();
        Assert.InRange(draws.Count(draw => draw < 10_000), 9_700, 10_300);
        Assert.InRange(draws.Count(draw => draw is > 5_000 and < 20_000), 13_300, 14_000);
    }

    [Fact]
    public void A_weight_of_zero_is_never_drawn()
    {
        var dice = new Dice(1, 1);
        var counts = new int[4];
        for (var i = 0; i < 6_000; i++)
        {
            counts[dice.Weighted([1, 0, 2, 3])]++;
        }

        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[0], 850, 1_150);
        Assert.InRange(counts[3], 2_800, 3_200);
    }

    [Fact]
    public void Popularity_falls_with_rank_and_reaches_the_last()
    {
        var dice = new Dice(1, 1);
        var popularity = new Popularity(50);
        var counts = new int[50];
        for (var i = 0; i < 50_000; i++)
        {
            counts[popularity.Draw(dice)]++;
        }

        Assert.True(counts[0] > 5 * counts[49] && counts[49] > 0);
        Assert.InRange(counts[0] * 100 / 50_000, 8, 11);
    }
}
