using Cordon.Formats.DataSets;
using CsCheck;

namespace Cordon.Learning.Tests;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData(40, 20, true)]
    [InlineData(40, 39, false)]
    [InlineData(40, 40, false)]
    [InlineData(20, 40, false)]
    public void A_challenger_is_better_only_beyond_chance(int challengerFinds, int championFinds, bool isBetter)
    {
        var comparison = Comparison.Of(Scored(championFinds), Scored(challengerFinds));
        Assert.Equal(isBetter, comparison.IsBetter);
        Assert.Equal(championFinds / 40m, comparison.ChampionCaught);
        Assert.Equal(challengerFinds / 40m, comparison.ChallengerCaught);
    }

    [Theory]
    [InlineData(54, 31_800_000, 125_000, 53, 0.1, 0.0204)]
    [InlineData(40, 100, 100, 40, 0.025, 0.0256)]
    [InlineData(10, 1_000_000, 1, 10, 0.1, 0.1111)]
    [InlineData(10, 1_000_000_000_000, 500, 9, 0.1, 0.1111)]
    public void One_payment_that_is_most_of_the_value_is_not_all_that_decides(int victims, long largest, long other, int found, double share, double rest)
    {
        List<ScoredPayment> Of(int finds) =>
        [
            .. Enumerable.Range(0, victims).Select(i => new ScoredPayment(
                i >= victims - finds ? 1 : -1, new LabelledPayment(i, i == 0 ? largest : other, PaymentLabel.Scam, 0, 0, 0, AgeBand.Older))),
            .. Enumerable.Range(0, 2_000).Select(_ => new ScoredPayment(0, Genuine())),
        ];

        // The champion stops nothing; the challenger all but, in two of the rows, the largest.
        var comparison = Comparison.Of(Of(0), Of(found));
        Assert.True(comparison.IsBetter);
        Assert.Equal(0, comparison.ChampionBounded);
        Assert.Equal(found == victims ? 1 : 1 - share, (double)comparison.ChallengerBounded, 2);
        Assert.InRange((double)comparison.Doubt, 0, Math.Sqrt((share * share) + ((victims - 1) * rest * rest)) + 0.001);
        Assert.Equal(found == victims ? 1 : other * (victims - 1.0) / (largest + (other * (victims - 1.0))), (double)comparison.ChallengerCaught, 4);

        // And whoever stops it alone is not better than who stops all the rest.
        List<ScoredPayment> alone = [.. Of(0).Select((scored, at) => at == 0 ? scored with { Score = 1 } : scored)];
        Assert.False(Comparison.Of(Of(victims - 1), alone).IsBetter);
    }

    [Fact]
    public void Against_rules_alone_a_model_stops_what_it_stops() => Assert.True(Comparison.Of([], Scored(40)).IsBetter);

    [Fact]
    public void Of_few_victims_nothing_is_told()
    {
        var comparison = Comparison.Of([], [.. Scored(40).Skip(40 - Comparison.VictimsMin + 1)]);
        Assert.Equal(Comparison.VictimsMin - 1, comparison.Victims);
        Assert.False(comparison.CanTell);
        Assert.False(comparison.IsBetter);
    }

    [Fact]
    public void What_is_only_half_believed_genuine_is_half_a_false_hold()
    {
        ScoredPayment[] scored = [.. Scored(40).Select(s => s.Payment.IsGenuine && s.Score > 0.5 ? s with { Payment = s.Payment with { Weight = 0.5f } } : s)];
        scored = [new ScoredPayment(0.9, Genuine() with { Weight = 0.5f }), .. scored];
        var ranking = new Ranking(scored);
        Assert.Equal((2_000.5m, 2_000.5m), (ranking.GenuineBelieved, Comparison.Of([], scored).GenuineBelieved));
        Assert.Equal(0.5m * 10_000 / 2_000.5m, ranking.AtThreshold(10, 0.8).FalseHoldsPer10000);
    }

    /// <summary>
    /// What is counted in fixed memory is what a ranking of all payments says, where scores lie on steps and beliefs are whole millionths.
    /// </summary>
    [Fact]
    public void Counting_compares_as_a_ranking_of_all_does() => Gen.Select(Gen.Int[-3_000, 3_000], Gen.Int[-3_000, 3_000], Gen.Int[-2, 4], Gen.Int[1, 1_000])
        .Array[1, 400].Sample(payments =>
        {
            List<ScoredPayment> Of(Func<(int Before, int After, int, int), int> score) =>
            [
                .. payments.Select(p => new ScoredPayment(
                    score(p) / (double)ScoreCounts.StepsPerOne,
                    new LabelledPayment(p.Item4, p.Item4, p.Item3 <= 0 ? PaymentLabel.Scam : PaymentLabel.Genuine, 0, 0, 0, AgeBand.Older,
                        p.Item3 <= 0 ? 1 : p.Item3 / 4f))),
            ];

            var (before, after) = (Of(p => p.Before), Of(p => p.After));
            var comparison = Comparison.Of(before, after);
            foreach (var (ranked, caught) in new[] { (new Ranking(before), comparison.Champion!), (new Ranking(after), comparison.Challenger) })
            {
                Assert.All(caught.Where(_ => ranked.Criminal > 0), at => Assert.Equal(ranked.AtBudget(at.Key).ValueCaughtShare, at.Value));
                Assert.Equal(ranked.Genuine, comparison.Genuine);
            }
        });

    [Fact]
    public void Counting_takes_no_more_memory_the_more_there_are()
    {
        var tally = new ComparisonTally(hasChampion: true, victimsMax: 3);
        var (genuine, victim) = (Genuine(), Genuine() with { Label = PaymentLabel.Scam });
        for (var i = 0; i < 4; i++)
        {
            tally.Add(i, -i, victim);
        }

        // The least of some rounds: in one of them the runtime may compile the loop anew, and takes memory for that.
        var least = long.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100_000; i++)
            {
                tally.Add(i / 1e4, -i / 1e4, i % 10 == 0 ? victim : genuine);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        var comparison = tally.Compare();
        Assert.Equal((3, 30_001, 270_000), (comparison.Victims, comparison.VictimsLeftOut, comparison.Genuine));
    }

    [Theory]
    [InlineData(-1e9, 0)]
    [InlineData(-20, 0)]
    [InlineData(0, 20 * ScoreCounts.StepsPerOne)]
    [InlineData(0.0009, 20 * ScoreCounts.StepsPerOne)]
    [InlineData(0.001, (20 * ScoreCounts.StepsPerOne) + 1)]
    [InlineData(1e9, 40 * ScoreCounts.StepsPerOne)]
    public void A_score_lies_in_a_step(double score, int step) => Assert.Equal(step, ScoreCounts.StepOf(score));

    /// <summary>Forty victims, of whom some score high, and two thousand genuine payments, all low.</summary>
    private static List<ScoredPayment> Scored(int found) =>
    [
        .. Enumerable.Range(0, 40).Select(i => new ScoredPayment(
            i < found ? 1 : -1, new LabelledPayment(i, 100, PaymentLabel.Scam, 0, 0, 0, AgeBand.Older))),
        .. Enumerable.Range(0, 2_000).Select(_ => new ScoredPayment(0, Genuine())),
    ];

    private static LabelledPayment Genuine() => new(0, 100, PaymentLabel.Genuine, 0, 0, 0, AgeBand.Older);
}
