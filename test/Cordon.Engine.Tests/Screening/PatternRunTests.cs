using Cordon.Core.Networks.Patterns;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Engine.Screening;
using Xunit;

namespace Cordon.Engine.Tests.Screening;

public sealed class PatternRunTests
{
    private const long Start = 1_760_000_000_000;

    [Fact]
    public void A_run_that_cannot_be_searched_fails_where_it_is_decided_and_nobody_waits_for_it()
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        using var rows = new SideRows(AccountActivity.RunMax);
        using var block = new FactBlock { Count = FactBlock.Lanes };
        var payments = Payments(3 * FactBlock.Lanes);
        payments[FactBlock.Lanes + 5].Size = -1;
        var run = new PatternRun(patterns);
        run.Begin();
        var finder = new Thread(() => run.Find(payments, rows, 1));
        finder.Start();
        var fault = Assert.Throws<InvalidOperationException>(() => run.Write(payments, 2 * FactBlock.Lanes, block));
        Assert.IsType<ArgumentException>(fault.InnerException);
        finder.Join();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1_000)]
    public void Blocks_written_while_others_are_searched_are_those_of_a_search_one_by_one(int count)
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        using var alone = new StreamPatterns(new PatternOptions());
        using var rows = new SideRows(AccountActivity.RunMax);
        using var block = new FactBlock();
        using var expected = new FactBlock();
        var payments = Payments(count);
        var run = new PatternRun(patterns);
        run.Begin();
        var finder = new Thread(() => run.Find(payments, rows, 1));
        finder.Start();
        for (var first = 0; first < count; first += FactBlock.Lanes)
        {
            block.Count = Math.Min(FactBlock.Lanes, count - first);
            run.Write(payments, first, block);
            for (var lane = 0; lane < block.Count; lane++)
            {
                ref readonly var payment = ref payments[first + lane];
                PatternFacts.Write(
                    alone.Observe(new PatternPayment(first + lane + 1, payment.Payer, payment.Payee, payment.TimeMilliseconds, payment.Size, true)),
                    payment.IsUnnamed, expected, lane);
                for (var fact = Facts.PatternsFirst; fact < Facts.Count; fact++)
                {
                    Assert.Equal(expected[fact, lane], block[fact, lane]);
                }
            }
        }

        finder.Join();
    }

    /// <summary>Among thirty accounts; of each seventh the currency is not named.</summary>
    private static ObservedPayment[] Payments(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new ObservedPayment
        {
            Payer = 1 + ((uint)i * 7 % 30), Payee = 1 + ((uint)i * 11 % 29), TimeMilliseconds = Start + (i * 60_000L), Size = 90_000 + (i % 100),
            IsUnnamed = i % 7 == 0,
        }),
    ];
}
