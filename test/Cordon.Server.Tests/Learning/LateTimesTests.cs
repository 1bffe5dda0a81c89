using System.Globalization;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;
using Cordon.Learning;
using Xunit;

namespace Cordon.Server.Tests.Learning;

/// <summary>A bank that hands in its past: payments that bear times of long ago, and are decided now. One clock counts, the centre's.</summary>
public sealed class LateTimesTests
{
    private static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_past_that_was_loaded_now_is_drift_of_now_and_has_no_labels_yet_which_is_said()
    {
        await using var journal = new MemoryJournal();
        var options = new CentreOptions { FirstModel = TreeEnsemble.DefaultText };
        Policy policy;
        await using (var centre = await Centre.OpenAsync(options, journal, new Clock(Now), Cancellation))
        {
            await HandInAsync(centre, Now + TimeSpan.FromDays(-100), (int)StabilityIndex.PaymentsMin);
            policy = centre.Policy;
        }

        var drift = await DriftReader.ReadAsync(journal, policy, options.FirstModel, new LabelRules(), Now, cancellation: Cancellation);
        Assert.NotEqual(DriftState.CannotBeTold, drift.StateOf("inputs"));
        var fault = await Assert.ThrowsAsync<LearningException>(() => Retrainer.TrainAsync(
            "past", journal, 0, Now, null, new RetrainingOptions(), _ => { }, Cancellation));
        Assert.Contains(
            "of 1000 payments none has a label as of 2026-06-01T12:00:00Z: 1000 were decided less than 3 days before", fault.Message,
            StringComparison.Ordinal);
        var later = Now + TimeSpan.FromDays(181);
        fault = await Assert.ThrowsAsync<LearningException>(() => Retrainer.TrainAsync(
            "past", journal, 0, later, null, new RetrainingOptions(), _ => { }, Cancellation));
        Assert.Contains("1000 more than 180 days before", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-29, true, false, false)]
    [InlineData(-31, true, true, true)]
    [InlineData(-31, false, true, false)]
    public async Task Drift_is_told_of_what_can_lie_as_it_did_where_the_model_learnt(int days, bool findsPatterns, bool isTold, bool isPatternTold)
    {
        await using var journal = new MemoryJournal();
        var options = new CentreOptions { FirstModel = TreeEnsemble.DefaultText, FindsPatterns = findsPatterns };
        Policy policy;
        await using (var centre = await Centre.OpenAsync(options, journal, new Clock(Now), Cancellation))
        {
            await HandInAsync(centre, Now + TimeSpan.FromDays(days), (int)StabilityIndex.PaymentsMin);
            policy = centre.Policy;
        }

        var drift = await DriftReader.ReadAsync(journal, policy, options.FirstModel, new LabelRules(), Now, cancellation: Cancellation);
        var told = drift.Findings.Where(finding => finding.Kind == "inputs" && finding.State != DriftState.CannotBeTold).ToList();
        Assert.Equal(isTold, told.Count > 0);
        var patterns = Core.Screening.Facts.All.Where(fact => fact.Index >= Core.Screening.Facts.PatternsFirst).Select(fact => fact.Name).ToHashSet();
        Assert.Equal(isPatternTold, told.Exists(finding => patterns.Contains(finding.Name)));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(20, true)]
    public async Task A_payment_that_bears_a_time_of_long_ago_is_no_past_and_some_of_a_hundred_are(int old, bool isTold)
    {
        await using var journal = new MemoryJournal();
        var options = new CentreOptions { FirstModel = TreeEnsemble.DefaultText };
        Policy policy;
        await using (var centre = await Centre.OpenAsync(options, journal, new Clock(Now), Cancellation))
        {
            await HandInAsync(centre, Now + TimeSpan.FromDays(-31), old, "old");
            await HandInAsync(centre, Now + TimeSpan.FromHours(-1), (int)StabilityIndex.PaymentsMin);
            policy = centre.Policy;
        }

        var drift = await DriftReader.ReadAsync(journal, policy, options.FirstModel, new LabelRules(), Now, cancellation: Cancellation);
        Assert.Equal(isTold, drift.StateOf("inputs") != DriftState.CannotBeTold);
    }

    private static async Task HandInAsync(Centre centre, Instant first, int count, string name = "p")
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new PaymentWork { Completed = _ => done.SetResult() };
        for (var i = 0; i < count; i++)
        {
            var fault = PaymentCheck.TryAdd(work.Payments, new PaymentTexts
            {
                PaymentId = Bytes($"{name}{i}"),
                Time = Bytes((first + TimeSpan.FromSeconds(i)).ToString()),
                PayerBank = "HARBXA2X"u8,
                PayerAccount = Bytes($"1{i:0000}"),
                PayeeBank = "LANTXB2X"u8,
                PayeeAccount = Bytes($"2{i:0000}"),
                Amount = "40.00"u8,
                Currency = "EUR"u8,
            });
            Assert.Null(fault);
        }

        Assert.True(centre.TrySubmit(work));
        await done.Task.WaitAsync(Cancellation);
    }

    private static byte[] Bytes(FormattableString text) => Bytes(text.ToString(CultureInfo.InvariantCulture));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private sealed class Clock(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
    }
}
