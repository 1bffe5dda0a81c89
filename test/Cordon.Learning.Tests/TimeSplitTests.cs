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
}
