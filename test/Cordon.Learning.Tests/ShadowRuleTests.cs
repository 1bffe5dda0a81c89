using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Learning.Tests;

public sealed class ShadowRuleTests
{
    /// <summary>Of a hundred victims each before, and of so many since: whom the champion finds, and whom the challenger.</summary>
    [Theory]
    [InlineData("better before and since", 50, 80, 40, 10, 30, ShadowVerdict.Promote)]
    [InlineData("better before, as good since", 50, 80, 40, 20, 20, ShadowVerdict.Drop)]
    [InlineData("better before, by chance since", 50, 80, 40, 20, 21, ShadowVerdict.Drop)]
    [InlineData("better before, worse since", 50, 80, 40, 30, 20, ShadowVerdict.Drop)]
    [InlineData("worse before by more than it is better since", 80, 40, 40, 10, 30, ShadowVerdict.Drop)]
    [InlineData("better before, and nobody reports since", 50, 80, 0, 0, 0, ShadowVerdict.Wait)]
    [InlineData("better before, and too few report since", 50, 80, Comparison.VictimsMin - 1, 0, 9, ShadowVerdict.Wait)]
    [InlineData("better before, and just enough report since", 50, 80, Comparison.VictimsMin, 0, 9, ShadowVerdict.Promote)]
    public void What_becomes_of_a_challenger_in_shadow(
        string what, int championBefore, int challengerBefore, int since, int championSince, int challengerSince, ShadowVerdict verdict)
    {
        var (champion, challenger) = (Scored(100, championBefore), Scored(100, challengerBefore));
        var (championLater, challengerLater) = (Scored(since, championSince), Scored(since, challengerSince));
        var later = Comparison.Of(championLater, challengerLater);
        var together = Comparison.Of([.. champion, .. championLater], [.. challenger, .. challengerLater]);
        Assert.Equal((what, verdict), (what, ShadowRule.Of(later, together)));
    }

    [Fact]
    public void A_victim_who_is_only_guessed_at_is_no_judge()
    {
        ScoredPayment[] guessed = [.. Scored(40, 40).Select(s => s with { Payment = s.Payment with { Weight = s.Payment.IsGenuine ? 1 : 0.3f } })];
        var comparison = Comparison.Of([.. Scored(20, 10), .. guessed], [.. Scored(20, 10), .. guessed]);
        Assert.Equal(20, comparison.Victims);
        Assert.Equal(0.5m, comparison.ChallengerCaught);
    }

    [Fact]
    public void Nothing_compared_is_nothing_told()
    {
        var comparison = Comparison.Of([], []);
        Assert.Equal((false, false, 0, new Instant(0)), (comparison.CanTell, comparison.IsBetter, comparison.Doubt, comparison.From));
    }

    /// <summary>Victims, of whom some score high, and two thousand genuine payments, all low.</summary>
    private static List<ScoredPayment> Scored(int victims, int found) =>
    [
        .. Enumerable.Range(0, victims).Select(i => new ScoredPayment(
            i < found ? 1 : -1, new LabelledPayment(i, 100, PaymentLabel.Scam, 0, 0, 0, AgeBand.Older))),
        .. Enumerable.Repeat(new ScoredPayment(0, new LabelledPayment(0, 100, PaymentLabel.Genuine, 0, 0, 0, AgeBand.Older)), 2_000),
    ];
}
