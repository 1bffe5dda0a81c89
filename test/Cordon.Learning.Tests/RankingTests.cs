using Cordon.Formats.DataSets;
using CsCheck;

namespace Cordon.Learning.Tests;

public sealed class RankingTests
{
    // Few different scores, so that there are ties.
    private static readonly Gen<List<ScoredPayment>> Payments =
        Gen.Select(Gen.Int[0, 6], Gen.Long[1, 1_000], Gen.Enum<PaymentLabel>()).Select(one => Scored(one.Item1, one.Item2, one.Item3)).List[0, 40];

    [Fact]
    public void A_budget_takes_the_lowest_threshold_that_keeps_it() => Gen.Select(Payments, Gen.Decimal[1, 9_999]).Sample((payments, budget) =>
    {
        var ranking = new Ranking(payments);
        var point = ranking.AtBudget(budget);
        var genuine = payments.Count(p => p.Payment.IsGenuine);
        bool Keeps(double threshold) => payments.Count(p => p.Payment.IsGenuine && p.Score >= threshold) * 10_000m <= budget * genuine;
        var expected = payments.Select(p => p.Score).Where(Keeps).DefaultIfEmpty(double.PositiveInfinity).Min();
        var held = payments.Where(p => p.Score >= expected).ToList();
        Assert.Equal(Caught(payments, held), Math.Round(point.ValueCaughtShare, 12));
        Assert.Equal(Share(10_000L * held.Count(p => p.Payment.IsGenuine), ranking.Genuine), Math.Round(point.FalseHoldsPer10000, 12));
        Assert.Equal(Share(held.Count(p => p.Payment.IsCriminal), ranking.Criminal), Math.Round(point.Recall, 12));
    });

    [Fact]
    public void The_best_F1_is_the_best_of_all_thresholds() => Payments.Sample(payments =>
    {
        var ranking = new Ranking(payments);
        var best = payments.Select(p => F1(payments, p.Score)).DefaultIfEmpty(0).Max();
        Assert.Equal(Math.Round(best, 12), Math.Round(ranking.BestF1.F1, 12));
        Assert.Equal(Math.Round(best, 12), Math.Round(ranking.F1At(ranking.BestF1.Threshold), 12));
    });

    [Fact]
    public void Average_precision_is_the_mean_over_criminal_payments_of_the_precision_where_they_stand() => Payments.Sample(payments =>
    {
        var criminal = payments.Where(p => p.Payment.IsCriminal).ToList();
        var expected = criminal.Count == 0 ? 0 : criminal.Average(c =>
            criminal.Count(p => p.Score >= c.Score) / (decimal)payments.Count(p => p.Score >= c.Score && (p.Payment.IsCriminal || p.Payment.IsGenuine)));
        Assert.Equal(Math.Round(expected, 12), Math.Round(new Ranking(payments).AveragePrecision, 12));
    });

    [Fact]
    public void Value_is_that_of_victims_where_the_labels_know_them()
    {
        var ranking = new Ranking(
            [Scored(3, 100, PaymentLabel.Layering), Scored(2, 40, PaymentLabel.Scam), Scored(1, 60, PaymentLabel.Scam), Scored(0, 1, PaymentLabel.Genuine)]);
        Assert.Equal(0.4m, ranking.AtThreshold(1, 2).ValueCaughtShare);
        Assert.Equal(1m, new Ranking([Scored(3, 100, PaymentLabel.Layering)]).AtThreshold(1, 2).ValueCaughtShare);
    }

    [Fact]
    public void A_share_of_value_is_told_of_as_many_payments_as_have_value_and_not_of_what_was_stolen_moving_on()
    {
        List<ScoredPayment> all = [Scored(3, 100, PaymentLabel.Scam), .. Enumerable.Repeat(Scored(2, 40, PaymentLabel.Layering), 50)];
        Assert.Equal((51L, 1L), (new Ranking(all).Criminal, new Ranking(all).Valued));
        Assert.Equal(50, new Ranking(all.Skip(1)).Valued);
    }

    [Theory]
    [InlineData(GroupFigures.ValuedMin, 0.90, 10, false, false)]
    [InlineData(GroupFigures.ValuedMin, 0.85, 10, true, false)]
    [InlineData(GroupFigures.ValuedMin - 1, 0.10, 10, false, false)]
    [InlineData(GroupFigures.ValuedMin, 0.99, 45, false, true)]
    public void A_model_is_weak_where_it_stops_much_less_or_holds_many_more_than_in_all(long valued, double caught, int held, bool stopsLittle, bool holdsMany)
    {
        var (whole, own) = (new BudgetPoint(10, 0.5, 15, 0.92m, 0.9m), new BudgetPoint(10, 0.5, held, (decimal)caught, 0.9m));
        var group = new GroupFigures("romance", 60, valued, 1_000_000, own);
        Assert.Equal((stopsLittle, holdsMany), (group.StopsLittle(whole), group.HoldsMany(whole)));
        Assert.False((group with { Genuine = (GroupFigures.HeldMin - 1) * 10_000 / held }).HoldsMany(whole));
    }

    [Fact]
    public void Groups_hold_what_is_in_them_and_nothing_else()
    {
        var ranking = new Ranking([Scored(3, 100, PaymentLabel.Layering), Scored(2, 40, PaymentLabel.Scam), Scored(1, 9, PaymentLabel.Genuine)]);
        var groups = ranking.Groups(payment => payment.Label == PaymentLabel.Scam ? null : payment.Label.ToString()).ToList();
        Assert.Equal([("Genuine", 0L, 1L), ("Layering", 1L, 0L)], groups.Select(g => (g.Name, g.Ranking.Criminal, g.Ranking.Genuine)));
    }

    private static ScoredPayment Scored(double score, long amountMinor, PaymentLabel label) =>
        new(score, new LabelledPayment(0, amountMinor, label, 0, 0, 0, AgeBand.Older));

    private static decimal Caught(List<ScoredPayment> all, List<ScoredPayment> held)
    {
        var hasVictims = all.Exists(p => p.Payment.Label == PaymentLabel.Scam);
        long Value(IEnumerable<ScoredPayment> payments) => payments
            .Where(p => hasVictims ? p.Payment.Label == PaymentLabel.Scam : p.Payment.IsCriminal).Sum(p => p.Payment.AmountMinor);
        return Share(Value(held), Value(all));
    }

    private static decimal Share(long part, long of) => of == 0 ? 0 : Math.Round(part / (decimal)of, 12);

    private static decimal F1(List<ScoredPayment> payments, double threshold)
    {
        var called = payments.Where(p => p.Score >= threshold && (p.Payment.IsCriminal || p.Payment.IsGenuine)).ToList();
        var right = called.Count(p => p.Payment.IsCriminal);
        return right == 0 ? 0 : 2m * right / (called.Count + payments.Count(p => p.Payment.IsCriminal));
    }

    /// <summary>Of 30 at nine in ten 27 are expected to be lost, of 100 at one in two 50, of 4,000 at one in a hundred 40.</summary>
    [Fact]
    public void By_expected_loss_a_doubt_of_much_money_stands_before_certainty_of_little()
    {
        (double Probability, long Minor)[] payments = [(0.9, 30), (0.5, 100), (0.01, 4_000), (0, 1_000_000), (1, 0)];
        var ordered = payments.Select(p => new ScoredPayment(Math.Log(p.Probability / (1 - p.Probability)), Payment(p.Minor)).ByExpectedLoss)
            .OrderByDescending(scored => scored.Score).Select(scored => scored.Payment.AmountMinor);
        Assert.Equal([100, 4_000, 30, 0, 1_000_000], ordered);

        static LabelledPayment Payment(long minor) => new(0, minor, PaymentLabel.Genuine, 0, 0, 0, AgeBand.Older);
    }
}
