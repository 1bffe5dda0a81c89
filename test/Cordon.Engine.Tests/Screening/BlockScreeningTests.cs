using System.Globalization;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;
using Xunit;

namespace Cordon.Engine.Tests.Screening;

public sealed class BlockScreeningTests
{
    private const int Payments = 1_920;
    private static readonly Instant Start = new(1_760_000_000_000);

    [Fact]
    public async Task Payments_handed_in_by_the_thousand_are_decided_as_those_handed_in_block_by_block()
    {
        // The first are observed by two threads where there are two processors, the others by the lane alone.
        var together = await DecideAsync(960);
        var apart = await DecideAsync(FactBlock.Lanes);
        Assert.Contains(together, decision => decision.Contains(nameof(Outcome.Hold), StringComparison.Ordinal));
        Assert.Equal(apart, together);
    }

    private static async Task<List<string>> DecideAsync(int paymentsOfWork)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var decided = new List<string>();
        var time = new SettableTime(Start + TimeSpan.FromDays(3));
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, time, cancellation);
        for (var first = 0; first < Payments; first += paymentsOfWork)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var work = new PaymentWork { Completed = _ => done.SetResult() };
            for (var number = first; number < first + paymentsOfWork; number++)
            {
                Assert.Null(PaymentCheck.TryAdd(work.Payments, Payment(number)));
            }

            Assert.True(centre.TrySubmit(work));
            await done.Task.WaitAsync(cancellation);
            for (var i = 0; i < paymentsOfWork; i++)
            {
                var decision = work.Decisions[i];
                var reasons = string.Join('|', decision.Reasons.Select(reason => reason.Code + ": " + reason.Sentence));
                decided.Add($"{decision.Sequence} {decision.Outcome} {decision.Score} {decision.HoldUntil} {reasons}");
            }

            if (first + paymentsOfWork == Payments / 2)
            {
                // Its risk spreads with the payments that follow, and what they say is held.
                await centre.SubmitAsync(
                    new Command.FileReport("r1", Start + TimeSpan.FromHours(40), "p1", 0, null, null, null), cancellation);
            }
        }

        return decided;
    }

    private static PaymentTexts Payment(int number) => new()
    {
        PaymentId = Utf8($"p{number}"),
        Time = Utf8((Start + TimeSpan.FromMinutes(number)).ToString()),
        PayerBank = "BANKDEFFXXX"u8,
        PayerAccount = Utf8($"A{number * 7 % 40}"),
        PayeeBank = "CENTBEBBXXX"u8,
        PayeeAccount = Utf8($"A{number * 11 % 43}"),
        Amount = Utf8((10 + (number * 37 % 9000)).ToString(CultureInfo.InvariantCulture)),
        Currency = "EUR"u8,
    };

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
