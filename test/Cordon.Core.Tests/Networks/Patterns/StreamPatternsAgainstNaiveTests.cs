using CsCheck;
using Cordon.Core.Networks.Patterns;
using Xunit;

namespace Cordon.Core.Tests.Networks.Patterns;

/// <summary>What is found payment by payment against <see cref="NaivePatterns"/>, which keeps everything and tries everything.</summary>
public sealed class StreamPatternsAgainstNaiveTests
{
    [Theory]
    [InlineData(3, 40, 4, 200)]
    [InlineData(5, 40, 4, 200)]
    [InlineData(6, 40, 8, 100)]
    [InlineData(9, 50, 16, 60)]
    [InlineData(30, 100, 64, 50)]
    public void Finds_what_trying_everything_finds(int accounts, int payments, int paymentsMax, int histories) =>
        RandomPayments.Histories(accounts, payments).Sample(history => Compare(history, RandomPayments.Options(paymentsMax), _ => { }), iter: histories);

    [Fact]
    public void The_histories_hold_every_pattern_and_every_bound_many_times()
    {
        var (found, bounded) = (new Dictionary<Pattern, int>(), new Dictionary<Pattern, int>());
        var lengths = new HashSet<int>();
        foreach (var history in RandomPayments.Fixed(6, 60, histories: 300))
        {
            Compare(history, RandomPayments.Options(8), findings =>
            {
                lengths.Add(findings.Cycle);
                foreach (var pattern in Enum.GetValues<Pattern>().Where(p => p != Pattern.None))
                {
                    found[pattern] = found.GetValueOrDefault(pattern) + (findings.SizeOf(pattern) >= 2 ? 1 : 0);
                    bounded[pattern] = bounded.GetValueOrDefault(pattern) + ((findings.Bounded & pattern) != 0 ? 1 : 0);
                }
            });
        }

        Assert.All(found, each => Assert.True(each.Value >= 20, $"{each.Key} was found {each.Value} times"));
        Assert.All(bounded, each => Assert.True(each.Value >= 20, $"{each.Key} was bounded {each.Value} times"));
        Assert.Superset(new HashSet<int> { 0, 2, 3, 4 }, lengths);
    }

    [Fact]
    public void Names_the_payments_that_make_up_what_it_finds() =>
        RandomPayments.Histories(6, 60).Sample(history =>
        {
            using var patterns = new StreamPatterns(RandomPayments.Options(16));
            var booked = new Dictionary<long, PatternPayment>();
            foreach (var payment in history)
            {
                var findings = patterns.Look(payment);
                booked[payment.Number] = payment;
                foreach (var pattern in Enum.GetValues<Pattern>().Where(p => p != Pattern.None))
                {
                    EvidenceCheck.Holds(payment, findings, patterns.Explain(payment, pattern), booked);
                }

                Assert.Equal(findings, patterns.Observe(payment));
            }
        }, iter: 300);

    [Fact]
    public void A_search_that_may_look_at_few_accounts_finds_true_cycles_or_says_that_it_was_bounded() =>
        RandomPayments.Histories(9, 60).Sample(history =>
        {
            var options = RandomPayments.Options(16);
            using var patterns = new StreamPatterns(options with { CycleAccountsMax = 3 });
            using var unbounded = new StreamPatterns(options);
            foreach (var payment in history)
            {
                var (found, whole) = (patterns.Observe(payment), unbounded.Observe(payment));
                if ((found.Bounded & Pattern.Cycle) == 0)
                {
                    Assert.Equal(whole.Cycle, found.Cycle);
                }
                else
                {
                    Assert.True(found.Cycle == 0 || (found.Cycle >= whole.Cycle && whole.Cycle > 0));
                }

                Assert.Equal(
                    whole with { Cycle = 0, Bounded = whole.Bounded & ~Pattern.Cycle },
                    found with { Cycle = 0, Bounded = found.Bounded & ~Pattern.Cycle });
            }
        }, iter: 300);

    [Fact]
    public void What_is_saved_and_loaded_goes_on_as_if_nothing_had_been_and_saves_to_the_same_bytes() =>
        RandomPayments.Histories(9, 60).Sample(history =>
        {
            var options = RandomPayments.Options(8);
            using var patterns = new StreamPatterns(options);
            using var again = new StreamPatterns(options);
            foreach (var payment in history[..(history.Length / 2)])
            {
                patterns.Observe(payment);
            }

            var (saved, at) = (Saved(patterns), 0);
            Assert.Null(again.Load(piece =>
            {
                saved.AsSpan(at, piece.Length).CopyTo(piece);
                at += piece.Length;
            }, saved.Length));
            Assert.Equal(saved.Length, at);
            Assert.Equal(saved, Saved(again));
            foreach (var payment in history[(history.Length / 2)..])
            {
                Assert.Equal(patterns.Observe(payment), again.Observe(payment));
            }

            Assert.Equal(Saved(patterns), Saved(again));
        }, iter: 50);

    private static byte[] Saved(StreamPatterns patterns)
    {
        var bytes = new List<byte>();
        patterns.Save(piece => bytes.AddRange(piece));
        return [.. bytes];
    }

    private static void Compare(PatternPayment[] history, PatternOptions options, Action<PatternFindings> found)
    {
        using var patterns = new StreamPatterns(options);
        var naive = new NaivePatterns(options);
        foreach (var payment in history)
        {
            var findings = patterns.Observe(payment);
            Assert.Equal(naive.Observe(payment), findings);
            found(findings);
        }
    }
}
