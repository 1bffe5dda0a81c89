using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Xunit;

namespace Cordon.Core.Tests.Screening.Activity;

public sealed class AccountActivityTests
{
    private const long Start = 1_760_000_000_000;

    // The first and last years in which seconds are kept as they are: before 1970 and after 2105 windows take the longer way.
    private const long Before1970 = -100L * 86_400_000;
    private const long Around2106 = 4_294_967_295_000 - (100L * 86_400_000);

    /// <summary>Seeds, accounts, payments, hours between payments, how often and how far a payment comes late, and when it begins.</summary>
    [Theory]
    [InlineData(1, 3, 600, 2, 0, 0, Start)]
    [InlineData(2, 5, 600, 8, 0, 0, Start)]
    [InlineData(3, 2, 600, 30, 0, 0, Start)]
    [InlineData(4, 4, 600, 1, 20, 3, Start)]
    [InlineData(5, 3, 600, 6, 30, 40, Start)]
    [InlineData(6, 6, 600, 12, 50, 900, Start)]
    [InlineData(7, 2, 800, 3, 40, 200, Start)]
    [InlineData(8, 12, 800, 4, 10, 1, Start)]
    [InlineData(9, 4, 800, 6, 20, 40, Before1970)]
    [InlineData(10, 4, 800, 6, 20, 40, Around2106)]
    [InlineData(11, 5, 400, 900, 20, 900, Start)]
    [InlineData(12, 40, 2000, 1, 5, 5, Start)]
    public void Windows_and_pairs_equal_a_count_from_scratch(
        int seed, int accounts, int payments, int hoursMax, int latePercent, int lateHoursMax, long start)
    {
        var random = new Random(seed);
        using var activity = new AccountActivity();
        using var block = new FactBlock();
        var naive = new NaiveActivity();
        for (var i = 0; i < accounts; i++)
        {
            activity.Register(AccountKind.Unknown, 0, 0, Facts.Unknown, Facts.Unknown);
        }

        var clock = start;
        var all = new ObservedPayment[payments];
        for (var i = 0; i < payments; i++)
        {
            clock += random.Next(4) == 0 ? 0 : random.NextInt64(hoursMax * 3_600_000L);
            var time = random.Next(100) < latePercent ? clock - random.NextInt64((lateHoursMax * 3_600_000L) + 1) : clock;
            var size = random.Next(50) == 0 ? 5_000_000_000L + random.Next(1000) : random.Next(1, 100_000);
            all[i] = new ObservedPayment
            {
                Payer = (uint)random.Next(1, accounts + 1),
                Payee = (uint)random.Next(1, accounts + 1),
                TimeMilliseconds = time,
                Size = size,
            };
        }

        activity.AskAhead(all);
        for (var first = 0; first < payments; first += block.Count)
        {
            block.Count = Math.Min(random.Next(1, FactBlock.Lanes + 1), payments - first);
            activity.Observe(all, first, block);
            for (var lane = 0; lane < block.Count; lane++)
            {
                ref readonly var payment = ref all[first + lane];
                Check(naive, payment, block, lane, first + lane);
                naive.Add(payment.Payer, payment.Payee, payment.TimeMilliseconds, payment.Size);
            }
        }
    }

    private static void Check(NaiveActivity naive, in ObservedPayment payment, FactBlock block, int lane, int at)
    {
        for (var party = 0; party < 2; party++)
        {
            for (var direction = 0; direction < 2; direction++)
            {
                for (var window = 0; window < 4; window++)
                {
                    var account = party == 0 ? payment.Payer : payment.Payee;
                    var expected = naive.Window(account, direction, window, payment.TimeMilliseconds);
                    var actual = (
                        block[Facts.Window(party, direction, window, 0), lane],
                        block[Facts.Window(party, direction, window, 1), lane],
                        block[Facts.Window(party, direction, window, 2), lane]);
                    Assert.True(expected == actual, $"payment {at}, party {party}, direction {direction}, window {window}: {expected} but {actual}");
                }
            }
        }

        var (count, first, last) = naive.Pair(payment.Payer, payment.Payee);
        Assert.Equal(count, block[Facts.PairCount, lane]);

        // A pair's first payment is kept as if none were before 1970.
        Assert.Equal(count == 0 ? Facts.Unknown : Math.Max(0, payment.TimeMilliseconds - Math.Max(0, first)), block[Facts.PairAge, lane]);
        Assert.Equal(count == 0 ? Facts.Unknown : Math.Max(0, payment.TimeMilliseconds - last), block[Facts.PairIdle, lane]);
    }

    [Fact]
    public void Applying_without_facts_leaves_the_same_state_as_observing()
    {
        var random = new Random(7);
        using AccountActivity observed = new(), applied = new();
        using FactBlock left = new(), right = new();
        for (var i = 0; i < 20; i++)
        {
            observed.Register(AccountKind.Person, 1, 1, Start, 100_000);
            applied.Register(AccountKind.Person, 1, 1, Start, 100_000);
        }

        for (var i = 0; i < 5_000; i++)
        {
            var payment = new ObservedPayment
            {
                Payer = (uint)random.Next(1, 21),
                Payee = (uint)random.Next(1, 21),
                Size = random.Next(1, 10_000),
                IsRound = i % 3 == 0,
                TimeMilliseconds = Start + (i * 600_000L) - (random.Next(5) == 0 ? random.NextInt64(86_400_000) : 0),
            };
            left.Count = right.Count = 1;
            observed.Observe([payment], 0, left);
            if (i < 4_999)
            {
                applied.Apply([payment]);
            }
            else
            {
                applied.Observe([payment], 0, right);
            }
        }

        for (var fact = 0; fact < Facts.Count; fact++)
        {
            Assert.Equal(left[fact, 0], right[fact, 0]);
        }
    }

    [Fact]
    public void Amounts_without_a_named_currency_compare_with_each_other_and_with_nothing_else()
    {
        using var activity = new AccountActivity();
        using var block = new FactBlock { Count = 1 };
        uint Account() => activity.Register(AccountKind.Person, 0, 0, Facts.Unknown, 50_000);
        var (left, right, other) = (Account(), Account(), Account());
        var minute = 0;
        long[] Pay(uint payer, uint payee, long size, bool isUnnamed, params int[] facts)
        {
            var time = Start + (++minute * 60_000);
            activity.Observe(
                [new ObservedPayment { Payer = payer, Payee = payee, TimeMilliseconds = time, Size = size, IsUnnamed = isUnnamed }], 0, block);
            return [.. facts.Select(fact => block[fact, 0])];
        }

        int sum = Facts.Window(0, 0, 1, 1), count = Facts.Window(0, 0, 1, 0), received = Facts.Window(1, 1, 1, 1);
        Assert.Equal(
            [Facts.Unknown, 0, 0, 50_000, Facts.Unknown],
            Pay(left, right, 1_000, true, Facts.Amount, sum, count, Facts.PayerBalance, Facts.AmountToBalance));
        Assert.Equal(
            [Facts.Unknown, Facts.Unknown, 1, Facts.Unknown, 2 * Facts.RatioOne, 2 * Facts.RatioOne],
            Pay(left, right, 2_000, true, Facts.Amount, sum, count, Facts.PayerBalance, Facts.AmountToUsual, Facts.AmountToLargest));

        // A named currency where all was unnamed so far: nothing compares, and the other account's sums go unknown only after it.
        Assert.Equal(
            [500, Facts.Unknown, Facts.Unknown, Facts.Unknown, 0],
            Pay(left, other, 500, false, Facts.Amount, sum, Facts.AmountToUsual, Facts.PayerPassThrough, received));
        Assert.Equal([500, 50_500], Pay(other, right, 500, false, Facts.Amount, Facts.PayerBalance));
        Assert.Equal([Facts.Unknown, Facts.Unknown], Pay(left, right, 500, true, Facts.AmountToUsual, Facts.AmountToLargest));
        Assert.Equal([Facts.Unknown], Pay(other, right, 500, false, Facts.PayeePassThrough));
    }

    [Fact]
    public void A_report_warms_what_the_money_reached_and_not_the_shop()
    {
        using var activity = new AccountActivity();
        using var block = new FactBlock { Count = 1 };
        var victim = activity.Register(AccountKind.Person, 0, 0, Facts.Unknown, Facts.Unknown);
        var mule = activity.Register(AccountKind.Person, 0, 0, Facts.Unknown, Facts.Unknown);
        var collector = activity.Register(AccountKind.Person, 0, 0, Facts.Unknown, Facts.Unknown);
        var shop = activity.Register(AccountKind.Merchant, 0, 0, Facts.Unknown, Facts.Unknown);
        var friend = activity.Register(AccountKind.Person, 0, 0, Facts.Unknown, Facts.Unknown);
        void Pay(uint payer, uint payee, long minutes, long size) => activity.Observe(
            [new ObservedPayment { Payer = payer, Payee = payee, TimeMilliseconds = Start + (minutes * 60_000), Size = size }], 0, block);

        Pay(mule, friend, -60, 90_000);
        Pay(victim, mule, 0, 100_000);
        Pay(mule, collector, 10, 95_000);
        Pay(mule, shop, 20, 2_000);
        var reached = activity.Report(mule, 100_000, Start, Start + 3_600_000);
        Assert.Equal([mule, collector], reached.Select(r => r.Account));
        var now = Start + 3_600_000;
        Assert.True(activity.RiskOf(mule, now) > activity.RiskOf(collector, now));
        Assert.True(activity.RiskOf(collector, now) > 3_000);
        Assert.Equal(0, activity.RiskOf(shop, now));
        Assert.Equal(0, activity.RiskOf(friend, now));
        Assert.True(activity.RiskOf(collector, now + (72 * 3_600_000L)) <= activity.RiskOf(collector, now) / 2);
        activity.TakeBack(mule, 100_000, Start, now);
        Assert.Equal((0, 0), (activity.RiskOf(mule, now), activity.RiskOf(collector, now)));
    }

    [Fact]
    public void What_another_report_says_of_an_account_stays_when_one_is_taken_back()
    {
        using var activity = new AccountActivity();
        using var block = new FactBlock { Count = 1 };
        var accounts = Enumerable.Range(0, 4).Select(_ => activity.Register(AccountKind.Person, 0, 0, Facts.Unknown, Facts.Unknown)).ToArray();
        var (first, second, mule, collector) = (accounts[0], accounts[1], accounts[2], accounts[3]);
        foreach (var (payer, payee, minutes) in ((uint, uint, int)[])[(first, mule, 0), (second, mule, 1), (second, collector, 2), (mule, collector, 10)])
        {
            activity.Observe(
                [new ObservedPayment { Payer = payer, Payee = payee, TimeMilliseconds = Start + (minutes * 60_000), Size = 100_000 }], 0, block);
        }

        activity.Report(mule, 100_000, Start, Start + 3_600_000);
        activity.Report(collector, 100_000, Start + 120_000, Start + 3_700_000);
        activity.Report(mule, 100_000, Start + 60_000, Start + 3_800_000);
        var now = Start + 4_000_000;
        activity.TakeBack(mule, 100_000, Start, Start + 3_600_000);
        Assert.True(activity.RiskOf(mule, now) > 9_000);
        activity.TakeBack(mule, 100_000, Start + 60_000, Start + 3_800_000);
        Assert.Equal(0, activity.RiskOf(mule, now));
        Assert.True(activity.RiskOf(collector, now) > 9_000);
        activity.Clear(collector);
        Assert.True(activity.RiskOf(collector, now) > 9_000);
    }
}
