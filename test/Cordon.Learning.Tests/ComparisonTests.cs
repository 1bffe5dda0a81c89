using Cordon.Formats.DataSets;

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
        var ranking = new Ranking([new ScoredPayment(0.9, Genuine() with { Weight = 0.5f }), .. scored]);
        Assert.Equal(2_000.5m, ranking.GenuineBelieved);
        Assert.Equal(0.5m * 10_000 / 2_000.5m, ranking.AtThreshold(10, 0.8).FalseHoldsPer10000);
    }

    /// <summary>Forty victims, of whom some score high, and two thousand genuine payments, all low.</summary>
    private static List<ScoredPayment> Scored(int found) =>
    [
        .. Enumerable.Range(0, 40).Select(i => new ScoredPayment(
            i < found ? 1 : -1, new LabelledPayment(i, 100, PaymentLabel.Scam, 0, 0, 0, AgeBand.Older))),
        .. Enumerable.Range(0, 2_000).Select(_ => new ScoredPayment(0, Genuine())),
    ];

    private static LabelledPayment Genuine() => new(0, 100, PaymentLabel.Genuine, 0, 0, 0, AgeBand.Older);
}
