using Cordon.Core.Exchange.Scores;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Scores;

/// <summary>Intervals of 90 % hold the truth of made-up counterparts about as often as they say, and priors are found again.</summary>
public sealed class CoverageTests
{
    private const int Counterparts = 10_000;
    private const long HourMilliseconds = 3_600_000;

    [Fact]
    public void Nine_of_ten_shares_lie_in_their_intervals()
    {
        var (chance, held) = (new Random(20261127), 0);
        for (var i = 0; i < Counterparts; i++)
        {
            var (truth, all) = (Eighth(chance), chance.Next(Scorecard.EventsMin, 60));
            var good = Enumerable.Range(0, all).Count(_ => chance.NextDouble() < truth);
            var estimate = RateEstimate.Of(good, all, RatePrior.Default);
            held += truth * 1e6 >= estimate.LowerMillionths && truth * 1e6 <= estimate.UpperMillionths ? 1 : 0;
        }

        Assert.InRange(held, Counterparts * 88 / 100, Counterparts * 92 / 100);
    }

    [Fact]
    public void Nine_of_ten_times_lie_in_their_intervals_though_many_answers_are_still_waited_for()
    {
        var (chance, median, ninety, waiting, asked) = (new Random(20261128), 0, 0, 0, 0);
        for (var i = 0; i < Counterparts; i++)
        {
            // The rate is what the prior says; each request has been open for up to 200 hours, and its answer is seen only if it came in them.
            var rate = (Exponential(chance) + Exponential(chance)) / (DurationPrior.Default.ExposureMinutes / 60.0);
            var (answers, exposure, requests) = (0, 0.0, chance.Next(Scorecard.EventsMin, 40));
            for (var request = 0; request < requests; request++)
            {
                var (open, needed) = (chance.NextDouble() * 200, Exponential(chance) / rate);
                answers += needed <= open ? 1 : 0;
                exposure += Math.Min(open, needed);
            }

            var estimate = DurationEstimate.Of(answers, answers * ScoreDecay.One, (long)(exposure * HourMilliseconds), DurationPrior.Default);
            var truth = Math.Log(2) / rate * 3_600;
            median += truth >= estimate.MedianLowerSeconds && truth <= estimate.MedianUpperSeconds ? 1 : 0;
            truth = Math.Log(10) / rate * 3_600;
            ninety += truth >= estimate.P90LowerSeconds && truth <= estimate.P90UpperSeconds ? 1 : 0;
            (waiting, asked) = (waiting + requests - answers, asked + requests);
        }

        Assert.InRange(median, Counterparts * 88 / 100, Counterparts * 92 / 100);
        Assert.InRange(ninety, Counterparts * 88 / 100, Counterparts * 92 / 100);
        Assert.InRange(waiting, asked / 5, asked * 4 / 5);
    }

    [Fact]
    public void Leaving_out_what_is_still_waited_for_would_not_hold()
    {
        var (chance, held) = (new Random(20261129), 0);
        for (var i = 0; i < Counterparts / 10; i++)
        {
            var rate = (Exponential(chance) + Exponential(chance)) / (DurationPrior.Default.ExposureMinutes / 60.0);
            var (answers, exposure) = (0, 0.0);
            for (var request = 0; request < 30; request++)
            {
                var (open, needed) = (chance.NextDouble() * 200, Exponential(chance) / rate);
                (answers, exposure) = needed <= open ? (answers + 1, exposure + needed) : (answers, exposure);
            }

            var estimate = DurationEstimate.Of(answers, answers * ScoreDecay.One, (long)(exposure * HourMilliseconds), DurationPrior.Default);
            var truth = Math.Log(2) / rate * 3_600;
            held += truth >= estimate.MedianLowerSeconds && truth <= estimate.MedianUpperSeconds ? 1 : 0;
        }

        Assert.True(held < Counterparts / 10 * 70 / 100, $"{held}");
    }

    [Fact]
    public void A_prior_is_found_again_in_the_counts_of_many_and_is_the_default_for_few()
    {
        var chance = new Random(20261130);
        var counts = Enumerable.Range(0, 2_000).Select(_ =>
        {
            var (truth, all) = (Eighth(chance), chance.Next(5, 80));
            return ((long)Enumerable.Range(0, all).Count(_ => chance.NextDouble() < truth), (long)all);
        }).ToArray();
        var prior = RatePrior.FromCounterparts(counts);
        Assert.InRange(prior.GoodThousandths, 6_500, 9_500);
        Assert.InRange(prior.BadThousandths, 1_600, 2_400);
        Assert.Equal(prior, RatePrior.FromCounterparts(counts.Reverse()));
        Assert.Equal(RatePrior.Default, RatePrior.FromCounterparts(counts.Take(4)));
        Assert.Equal(RatePrior.Default, RatePrior.FromCounterparts(Enumerable.Repeat((7L, 10L), 20)));

        var waits = Enumerable.Range(0, 2_000).Select(_ =>
        {
            var rate = (Exponential(chance) + Exponential(chance)) / (DurationPrior.Default.ExposureMinutes / 60.0);
            var (hours, answers) = (100 + (chance.NextDouble() * 2_000), 0L);
            for (var at = Exponential(chance) / rate; at < hours; at += Exponential(chance) / rate)
            {
                answers++;
            }

            return (answers, (long)(hours * 60));
        }).ToArray();
        var answer = DurationPrior.FromCounterparts(waits);
        Assert.InRange(answer.AnswersThousandths, 1_600, 2_500);
        Assert.InRange(answer.ExposureMinutes, 6_000, 9_500);
        Assert.Equal(DurationPrior.Default, DurationPrior.FromCounterparts(waits.Take(4)));
    }

    // The eighth of nine even numbers, in order, is distributed as the default prior says: a beta of 8 and 2.
    private static double Eighth(Random chance) => Enumerable.Range(0, 9).Select(_ => chance.NextDouble()).Order().ElementAt(7);

    private static double Exponential(Random chance) => -Math.Log(1 - chance.NextDouble());
}
