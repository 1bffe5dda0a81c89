using Cordon.Core.Networks.Patterns;
using Xunit;

namespace Cordon.Core.Tests.Networks.Patterns;

/// <summary>Hubs, bounds, what is refused, and memory.</summary>
public sealed class StreamPatternsBoundsTests
{
    private const uint Hub = 1;

    [Fact]
    public void A_hub_is_seen_as_far_as_its_latest_payments_and_says_so()
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        var findings = default(PatternFindings);
        for (var number = 1; number <= 5_000; number++)
        {
            findings = patterns.Observe(new PatternPayment(number, Hub + (uint)number, Hub, number, 100, true));
            Assert.Equal(Math.Min(number, 33), findings.FanIn);
            Assert.Equal(number > 33, (findings.Bounded & Pattern.FanIn) != 0);
        }

        Assert.Equal(Pattern.FanIn | Pattern.ScatterGather | Pattern.Bipartite | Pattern.Stack | Pattern.ManyPayersOneMule, findings.Bounded);
        Assert.Equal(33, patterns.Explain(new PatternPayment(5_001, 2, Hub, 5_001, 100, true), Pattern.FanIn).Accounts.Count - 1);
    }

    [Fact]
    public void A_cycle_through_a_hub_is_found_while_its_payments_are_looked_at_and_otherwise_said_to_be_possible()
    {
        // 2 pays 4, who pays the hub; others do too, the hub pays 3, and 3 pays 2.
        PatternFindings AfterOthers(int others)
        {
            using var patterns = new StreamPatterns(new PatternOptions());
            patterns.Observe(new PatternPayment(1, 2, 4, 1, 100, true));
            patterns.Observe(new PatternPayment(2, 4, Hub, 2, 100, true));
            for (var i = 0; i < others; i++)
            {
                patterns.Observe(new PatternPayment(3 + i, 10 + (uint)i, Hub, 3 + i, 100, true));
            }

            patterns.Observe(new PatternPayment(1_000, Hub, 3, 1_000, 100, true));
            return patterns.Observe(new PatternPayment(1_001, 3, 2, 1_001, 100, true));
        }

        var (seen, unseen) = (AfterOthers(31), AfterOthers(32));
        Assert.Equal((4, Pattern.None), (seen.Cycle, seen.Bounded & Pattern.Cycle));
        Assert.Equal((0, Pattern.Cycle), (unseen.Cycle, unseen.Bounded & Pattern.Cycle));
    }

    [Fact]
    public void Memory_an_account_is_bounded_and_comes_back_when_payments_leave_the_window()
    {
        var options = new PatternOptions();
        using var patterns = new StreamPatterns(options);
        var (number, time) = (0, 0L);
        void Round(int payments)
        {
            for (var i = 0; i < payments; i++)
            {
                number++;
                patterns.Observe(new PatternPayment(number, 1 + ((uint)number % 100), 1 + ((uint)(number * 7 + 3) % 100), time++, 100, false));
            }

            time += options.WindowMilliseconds;
        }

        Round(100_000);
        var full = patterns.BytesUsed;
        Assert.True(full < 101 * 64 + (200 * 24 * (4 + 8 + 16 + 32)) + 10_000, $"{full} bytes of 100 accounts");
        Round(100_000);
        Round(300);
        Assert.Equal(full, patterns.BytesUsed);
    }

    [Fact]
    public void Allocates_nothing_once_accounts_have_their_lists()
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        var random = new Random(1);
        var history = Enumerable.Range(1, 20_000)
            .Select(i => new PatternPayment(i, 1 + (uint)random.Next(200), 1 + (uint)random.Next(200), i * 1_000, 100 + random.Next(100), true)).ToArray();
        foreach (var payment in history[..10_000])
        {
            patterns.Observe(payment);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 10_000; i < history.Length; i++)
        {
            patterns.Observe(history[i]);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(5, 1, 2, 100)]
    [InlineData(6, 0, 2, 100)]
    [InlineData(6, 1, 0, 100)]
    [InlineData(6, 1, 1u << 30, 100)]
    [InlineData(6, 1, 2, -1)]
    [InlineData(6, 1, 2, 10_000_000_000_001)]
    public void Refuses_a_payment_that_cannot_be(long number, uint payer, uint payee, long amountMinor)
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        patterns.Observe(new PatternPayment(5, 1, 2, 0, 100, true));
        Assert.Throws<ArgumentException>(() => patterns.Observe(new PatternPayment(number, payer, payee, 0, amountMinor, true)));
    }

    [Fact]
    public void Refuses_options_out_of_their_range()
    {
        var standard = new PatternOptions();
        PatternOptions[] wrong =
        [
            standard with { WindowMilliseconds = 0 }, standard with { WindowMilliseconds = PatternOptions.WindowMillisecondsMax + 1 },
            standard with { PaymentsMax = 2 }, standard with { PaymentsMax = 48 }, standard with { PaymentsMax = 128 },
            standard with { HopsMax = 1 }, standard with { CycleAccountsMax = 0 }, standard with { DormantMilliseconds = 0 },
            standard with { PassedOnShareMin = 0 }, standard with { BelowShareMax = 10_001 }, standard with { ThresholdsMinor = [100, 100] },
        ];
        Assert.All(wrong, options => Assert.Throws<ArgumentException>(() => new StreamPatterns(options)));
        using var patterns = new StreamPatterns(standard);
        Assert.Throws<ArgumentException>(() => patterns.Explain(new PatternPayment(1, 1, 2, 0, 1, true), Pattern.FanIn | Pattern.FanOut));
    }

    /// <summary>The byte that is changed: of the window, the count of accounts, a list's size, the count of lists of four; and what is said.</summary>
    [Theory]
    [InlineData(0, "holds 32 payments")]
    [InlineData(15, "accounts in")]
    [InlineData(24 + 64 + 20, "names a list of account 1 that is not there")]
    [InlineData(24 + (3 * 64) + 3, "lists of 4 payments")]
    public void Refuses_a_snapshot_that_cannot_be(int place, string defect)
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        using var again = new StreamPatterns(new PatternOptions());
        patterns.Observe(new PatternPayment(1, 1, 2, 0, 100, true));
        var (saved, at) = (new List<byte>(), 0);
        patterns.Save(piece => saved.AddRange(piece));
        saved[place] ^= 0x7F;
        Assert.Contains(defect, again.Load(piece =>
        {
            for (var i = 0; i < piece.Length; i++)
            {
                piece[i] = saved[at + i];
            }

            at += piece.Length;
        }, saved.Count));
    }
}
