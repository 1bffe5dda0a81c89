using System.Globalization;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;
using Xunit;

namespace Cordon.Engine.Tests.Screening;

public sealed class BacktestTests
{
    private const int Works = 7;
    private const int Payments = 150;
    private static readonly Currency Euro = Currency.Parse("EUR");
    private static readonly Instant Start = new(1_760_000_000_000);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_policy_that_decided_gives_every_verdict_again(int threads)
    {
        await using var journal = new MemoryJournal();
        var policies = await Record(journal);
        var result = await Backtest.RunAsync(journal, 0, n => policies[(int)n - 1], threads, TestContext.Current.CancellationToken);
        Assert.Equal(Works * Payments, result.Payments);
        Assert.Equal(result.Payments, result.Identical);
        Assert.True(result.Count(Outcome.Hold, Outcome.Hold) > 0, "holds are among what is decided again");
    }

    [Fact]
    public async Task Another_policy_says_what_it_would_have_done()
    {
        await using var journal = new MemoryJournal();
        await Record(journal);
        const string text = "rules \"strict\" version 1\n\nrule everything\n  when amount >= 0.01 EUR\n  if unknown fire\n  then block\n  score 1.0\n  payer \"No.\"\n  file \"All.\"\n";
        var strict = new Policy(2, RuleSet.Read(text, Euro).RuleSet!);
        var result = await Backtest.RunAsync(journal, 0, _ => strict, 2, TestContext.Current.CancellationToken);
        Assert.Equal(0, result.Identical);
        var blocked = Enum.GetValues<Outcome>().Sum(recorded => result.Count(recorded, Outcome.Block));
        Assert.Equal(Works * Payments, blocked);
    }

    private static async Task<IReadOnlyList<Policy>> Record(IJournal journal)
    {
        var time = new SettableTime(Start + TimeSpan.FromDays(2));
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, time, TestContext.Current.CancellationToken);
        for (var w = 0; w < Works; w++)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var work = new PaymentWork { Completed = _ => done.SetResult() };
            for (var i = 0; i < Payments; i++)
            {
                var number = (w * Payments) + i;
                Assert.Null(PaymentCheck.TryAdd(work.Payments, new PaymentTexts
                {
                    PaymentId = Utf8($"p{number}"),
                    Time = Utf8((Start + TimeSpan.FromMinutes(number)).ToString()),
                    PayerBank = "BANKDEFFXXX"u8,
                    PayerAccount = Utf8($"A{number * 7 % 40}"),
                    PayeeBank = "CENTBEBBXXX"u8,
                    PayeeAccount = Utf8($"B{number % 5}"),
                    Amount = Utf8((10 + (number * 37 % 9000)).ToString(CultureInfo.InvariantCulture)),
                    Currency = "EUR"u8,
                }));
            }

            Assert.True(centre.TrySubmit(work));
            await done.Task.WaitAsync(TestContext.Current.CancellationToken);
            if (w == 0)
            {
                // Somebody complains, so that later payments to that account are held.
                await centre.SubmitAsync(
                    new Command.FileReport("r1", Start + TimeSpan.FromHours(40), "p1", 0, null, null, null), TestContext.Current.CancellationToken);
            }
        }

        return centre.Policies;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
