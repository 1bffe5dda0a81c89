using System.Globalization;
using System.Text;
using Cordon.Core.Networks.Patterns;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;
using Xunit;

namespace Cordon.Engine.Tests.Screening;

public sealed class PatternFactsTests
{
    private const int Payments = 2_400;
    private const int Accounts = 45;
    private static readonly Instant Start = new(1_760_000_000_000);
    private static readonly int[] Facts = [.. Enumerable.Range(0, Core.Screening.Facts.Count).Skip(Core.Screening.Facts.PatternsFirst)];

    // By works: the first are decided by two threads where there are two processors, those of the second row by the lane alone.
    [Theory]
    [InlineData(800, false)]
    [InlineData(60, false)]
    [InlineData(800, true)]
    public async Task Each_decision_has_the_patterns_of_the_stream_also_after_a_restart(int paymentsOfWork, bool hasSnapshots)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-patterns-");
        await using var journal = new MemoryJournal();
        var options = new CentreOptions { SnapshotFolder = hasSnapshots ? folder.FullName : null, SnapshotEveryPayments = 500 };
        for (var part = 0; part < 3; part++)
        {
            await DecideAsync(options, journal, part * Payments / 3, paymentsOfWork);
        }

        if (hasSnapshots)
        {
            Assert.NotEmpty(Directory.GetFiles(folder.FullName));
        }

        await CompareAsync(journal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Where_none_are_looked_for_all_are_unknown()
    {
        await using var journal = new MemoryJournal();
        await DecideAsync(new CentreOptions { FindsPatterns = false }, journal, 0, Payments / 3);
        using var decided = new DecidedPayments(journal, 0);
        await foreach (var block in decided.ReadAsync(TestContext.Current.CancellationToken))
        {
            for (var lane = 0; lane < block.Count; lane++)
            {
                Assert.All(Facts, fact => Assert.Equal(Core.Screening.Facts.Unknown, block.FactBlock[fact, lane]));
            }
        }
    }

    private static async Task CompareAsync(MemoryJournal journal)
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        using var decided = new DecidedPayments(journal, 0);
        using var expected = new FactBlock();
        var largest = new long[Facts.Length];
        var sequence = 0L;
        await foreach (var block in decided.ReadAsync(TestContext.Current.CancellationToken))
        {
            for (var lane = 0; lane < block.Count; lane++)
            {
                var payment = new PatternPayment(
                    ++sequence, (uint)block.Payer[lane], (uint)block.Payee[lane], block.TimeMilliseconds[lane],
                    block.FactBlock[Core.Screening.Facts.Amount, lane], block.FactBlock[Core.Screening.Facts.PairCount, lane] == 0);
                PatternFacts.Write(patterns.Observe(payment), false, expected, lane);
                for (var i = 0; i < Facts.Length; i++)
                {
                    Assert.Equal(expected[Facts[i], lane], block.FactBlock[Facts[i], lane]);
                    largest[i] = Math.Max(largest[i], expected[Facts[i], lane]);
                }
            }
        }

        Assert.Equal(Payments, sequence);
        Assert.All(largest, most => Assert.True(most > 0));
    }

    private static async Task DecideAsync(CentreOptions options, MemoryJournal journal, int first, int paymentsOfWork)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var time = new SettableTime(Start + TimeSpan.FromDays(5));
        await using var centre = await Centre.OpenAsync(options, journal, time, cancellation);
        for (var end = first + (Payments / 3); first < end; first += paymentsOfWork)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var work = new PaymentWork { Completed = _ => done.SetResult() };
            for (var number = first; number < Math.Min(end, first + paymentsOfWork); number++)
            {
                Assert.Null(PaymentCheck.TryAdd(work.Payments, Payment(number)));
            }

            Assert.True(centre.TrySubmit(work));
            await done.Task.WaitAsync(cancellation);
        }
    }

    private static PaymentTexts Payment(int number)
    {
        // A mixture that is the same each time: some amounts are passed on, some lie just below a threshold, some payments come late.
        var mixed = ((ulong)number + 1) * 0x9E37_79B9_7F4A_7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
        mixed ^= mixed >> 27;
        var late = number % 17 == 0 ? 90 : 0;
        return new()
        {
            PaymentId = Utf8($"p{number}"),
            Time = Utf8((Start + TimeSpan.FromMinutes((2 * number) - late)).ToString()),
            PayerBank = "BANKDEFFXXX"u8,
            PayerAccount = Utf8($"A{mixed % Accounts}"),
            PayeeBank = "BANKDEFFXXX"u8,
            PayeeAccount = Utf8($"A{(mixed >> 20) % Accounts}"),
            Amount = Utf8((900 + ((mixed >> 40) % 120)).ToString(CultureInfo.InvariantCulture)),
            Currency = "EUR"u8,
        };
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
