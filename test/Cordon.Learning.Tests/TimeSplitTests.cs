using Cordon.Formats.DataSets;
using CsCheck;

namespace Cordon.Learning.Tests;

public sealed class TimeSplitTests
{
    private static readonly Gen<List<LabelledPayment>> Payments = Gen.Long[0, 1_000_000].Select(
        time => new LabelledPayment(time, 1, PaymentLabel.Genuine, 0, 0, 0, AgeBand.Older)).List[0, 50];

    [Fact]
    public void The_parts_follow_each_other_with_a_gap_between() => Payments.Sample(payments =>
    {
        var split = TimeSplit.Of(payments);
        var parts = payments.OrderBy(p => p.TimeMilliseconds).Select(p => split.PartOf(p.TimeMilliseconds)).Where(part => part != SplitPart.Gap).ToList();
        Assert.Equal(parts.Order(), parts);
        var period = payments.Count == 0 ? 0 : payments.Max(p => p.TimeMilliseconds) - payments.Min(p => p.TimeMilliseconds);
        Assert.True(split.TuneStartMilliseconds - split.LearnEndMilliseconds >= (period * 0.02) - 1);
        Assert.True(split.JudgeStartMilliseconds - split.TuneEndMilliseconds >= (period * 0.02) - 1);
    });

    [Fact]
    public void A_past_is_split_by_what_is_labelled_of_it_with_one_gap_before_what_is_compared() => Payments.Sample(labelled =>
    {
        // Later and earlier ones of which nobody has said anything move nothing.
        var silent = new[] { -500_000L, 1_500_000L }.Select(time => new LabelledPayment(time, 1, null, 0, 0, 0, AgeBand.Older));
        var split = TimeSplit.OfPast([.. silent, .. labelled]);
        var (first, last) = labelled.Count == 0 ? (0, 0) : (labelled.Min(p => p.TimeMilliseconds), labelled.Max(p => p.TimeMilliseconds));
        var period = last - first;
        Assert.InRange(split.LearnEndMilliseconds, first + (period * 0.7) - 1, first + (period * 0.7) + 1);
        Assert.InRange(split.TuneStartMilliseconds, first + (period * 0.72) - 1, first + (period * 0.72) + 1);
        Assert.InRange(split.JudgeStartMilliseconds, first + (period * 0.86) - 1, first + (period * 0.86) + 1);
        Assert.Equal(split.TuneEndMilliseconds, split.JudgeStartMilliseconds);
        Assert.True(split.IsOfPast && !TimeSplit.Of(labelled).IsOfPast);
    });
}
