using Cordon.Core.Networks.Patterns;
using Xunit;

namespace Cordon.Core.Tests.Networks.Patterns;

/// <summary>An example of each pattern, made by hand. Minutes after a start, payer and payee; the last payment closes the pattern.</summary>
public sealed class WorkedPatternTests
{
    private const long Minute = 60_000;
    private const long Day = 86_400_000;

    /// <summary>The payments of an example as "minute:payer&gt;payee", the pattern and its size; and what is named as evidence, by place from 1.</summary>
    public static TheoryData<string, string, Pattern, int, int[]> Examples => new()
    {
        { "one account pays three", "1:1>2 2:1>3 3:1>2 4:1>4", Pattern.FanOut, 3, [1, 2, 3, 4] },
        { "three accounts pay one", "1:2>1 2:3>1 3:2>1 4:4>1", Pattern.FanIn, 3, [1, 2, 3, 4] },
        { "three pay one, which pays three", "1:2>1 2:3>1 3:4>1 4:1>5 5:1>6 6:1>7", Pattern.GatherScatter, 3, [1, 2, 3, 4, 5, 6] },
        { "who pays before it gathers is no scatterer then", "1:1>5 2:1>6 3:2>1 4:3>1 5:4>1 6:1>7", Pattern.GatherScatter, 1, [3, 6] },
        { "two payees after two payers, between others", "1:1>5 2:2>1 3:3>1 4:1>6 5:4>1 6:1>7", Pattern.GatherScatter, 2, [2, 3, 4, 6] },
        { "through three intermediaries", "1:1>2 2:1>3 3:1>4 4:2>9 5:3>9 6:4>9", Pattern.ScatterGather, 3, [1, 2, 3, 4, 5, 6] },
        { "one intermediary is none", "1:1>2 2:2>9", Pattern.ScatterGather, 0, [] },
        { "who paid on before he got it is no intermediary", "1:1>2 2:3>9 3:1>3 4:2>9", Pattern.ScatterGather, 0, [] },
        { "the source with more of them", "1:7>4 2:7>2 3:1>2 4:1>3 5:1>4 6:2>9 7:3>9 8:4>9", Pattern.ScatterGather, 3, [3, 4, 5, 6, 7, 8] },
        { "money goes back", "1:1>2 2:2>1", Pattern.Cycle, 2, [1, 2] },
        { "money goes round three", "1:1>2 2:2>3 3:3>1", Pattern.Cycle, 3, [1, 2, 3] },
        { "not against time", "1:2>3 2:1>2 3:3>1", Pattern.Cycle, 0, [] },
        { "the shortest way round", "1:1>2 2:2>3 3:3>4 4:2>4 5:4>1", Pattern.Cycle, 3, [1, 4, 5] },
        { "the shortest way that time allows", "1:2>4 2:1>2 3:2>3 4:3>4 5:4>1", Pattern.Cycle, 4, [2, 3, 4, 5] },
        { "ten hops", "1:1>2 2:2>3 3:3>4 4:4>5 5:5>6 6:6>7 7:7>8 8:8>9 9:9>10 10:10>1", Pattern.Cycle, 10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
        { "eleven are too many", "1:1>2 2:2>3 3:3>4 4:4>5 5:5>6 6:6>7 7:7>8 8:8>9 9:9>10 10:10>11 11:11>1", Pattern.Cycle, 0, [] },
        { "at one time, in the order of the journal", "5:1>2 5:2>3 5:3>1", Pattern.Cycle, 3, [1, 2, 3] },
        { "at one time, against the order of the journal", "5:2>3 5:1>2 5:3>1", Pattern.Cycle, 0, [] },
        { "the first payment is three days old to the minute", "1:1>2 2:2>3 4321:3>1", Pattern.Cycle, 0, [] },
        { "and a minute less", "2:1>2 3:2>3 4321:3>1", Pattern.Cycle, 3, [1, 2, 3] },
        { "passed on three times", "1:1>2 2:2>3 3:3>4", Pattern.Chain, 3, [1, 2, 3] },
        { "two payers share two payees", "1:1>8 2:1>9 3:2>8 4:2>9", Pattern.Bipartite, 1, [1, 2, 3, 4] },
        { "three payers share three payees", "1:1>7 2:1>8 3:1>9 4:2>7 5:2>8 6:2>9 7:3>7 8:3>8 9:3>9", Pattern.Bipartite, 4, [1, 2, 3, 4, 5, 6, 7, 8, 9] },
        { "one layer over another", "1:1>3 2:1>4 3:2>3 4:2>4 5:3>5 6:3>6 7:4>5 8:4>6", Pattern.Stack, 2, [1, 2, 3, 4, 5, 6, 7, 8] },
        { "the lower layer first is no stack", "1:3>5 2:3>6 3:4>5 4:1>3 5:1>4 6:2>3 7:2>4 8:4>6", Pattern.Stack, 0, [] },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Finds_the_pattern_and_names_its_payments(string meaning, string payments, Pattern pattern, int size, int[] named)
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        var history = Read(payments);
        foreach (var payment in history[..^1])
        {
            patterns.Observe(payment);
        }

        var evidence = patterns.Explain(history[^1], pattern);
        var findings = patterns.Observe(history[^1]);
        Assert.True(size == findings.SizeOf(pattern), $"{meaning}: {findings.SizeOf(pattern)}");
        Assert.Equal(named, evidence.Payments.Select(p => (int)p.Number));
        Assert.Equal(Pattern.None, findings.Bounded);
    }

    [Fact]
    public void A_layer_tells_its_payers_and_payees()
    {
        var findings = Last(Read("1:1>7 2:1>8 3:2>7 4:2>8 5:3>7 6:3>8"));
        Assert.Equal((2, 3, 2), (findings.Bicliques, findings.LayerPayers, findings.LayerPayees));
    }

    [Theory]
    [InlineData(100_000, 100_000, 2)]
    [InlineData(100_000, 80_000, 2)]
    [InlineData(100_000, 79_999, 1)]
    [InlineData(100_000, 100_001, 1)]
    public void A_chain_goes_on_where_most_is_passed_on(long cameMinor, long wentMinor, int length)
    {
        var history = Read("1:1>2 2:2>3");
        history[0] = history[0] with { AmountMinor = cameMinor };
        history[1] = history[1] with { AmountMinor = wentMinor };
        Assert.Equal(length, Last(history).Chain);
    }

    [Theory]
    [InlineData(new long[] { 99_999, 95_000, 90_000 }, 3)]
    [InlineData(new long[] { 99_999, 89_999, 90_000 }, 2)]
    [InlineData(new long[] { 99_999, 99_999, 100_000 }, 0)]
    [InlineData(new long[] { 290_000, 99_999, 99_999 }, 2)]
    [InlineData(new long[] { 99_999, 290_000, 290_000 }, 2)]
    public void Amounts_just_below_the_same_threshold_are_counted_at_payer_and_payee(long[] amountsMinor, int count)
    {
        var sent = Read("1:1>2 2:1>3 3:1>4").Zip(amountsMinor, (p, a) => p with { AmountMinor = a }).ToArray();
        var received = Read("1:2>1 2:3>1 3:4>1").Zip(amountsMinor, (p, a) => p with { AmountMinor = a }).ToArray();
        Assert.Equal(count, Last(sent).SentBelowThreshold);
        Assert.Equal(count, Last(received).ReceivedBelowThreshold);
    }

    [Fact]
    public void New_payers_count_while_the_payee_is_new_or_has_just_woken()
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        PatternFindings Pay(int number, uint payer, long time, bool isFirst = true) =>
            patterns.Observe(new PatternPayment(number, payer, 1, time, 100, isFirst));

        Assert.Equal(1, Pay(1, 2, Day).NewPayers);
        Assert.Equal(2, Pay(2, 3, 2 * Day).NewPayers);
        Assert.Equal(2, Pay(3, 2, (2 * Day) + 1, isFirst: false).NewPayers);
        Assert.Equal((0, 7 * Day), (Pay(4, 4, 8 * Day).NewPayers, patterns.Look(new PatternPayment(5, 5, 1, 8 * Day, 1, true)).PayeeAwakeMilliseconds));
        var woken = Pay(6, 6, 38 * Day);
        Assert.Equal((1, 0), (woken.NewPayers, woken.PayeeAwakeMilliseconds));
        Assert.Equal(2, Pay(7, 7, (38 * Day) + 1).NewPayers);
    }

    [Fact]
    public void A_payment_that_comes_late_closes_what_lies_before_it_and_is_seen_by_what_follows()
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        foreach (var payment in Read("1:1>2 9:3>1"))
        {
            patterns.Observe(payment);
        }

        // At minute 5, when 3 has not paid 1 yet: it closes nothing, but is there for the next.
        Assert.Equal(0, patterns.Observe(new PatternPayment(10, 2, 3, 5 * Minute, 1_000, false)).Cycle);
        Assert.Equal(3, patterns.Observe(new PatternPayment(11, 3, 1, 10 * Minute, 1_000, false)).Cycle);
    }

    [Fact]
    public void A_payment_to_oneself_is_in_no_pattern()
    {
        Assert.Equal(default, Last(Read("1:1>2 2:2>1 3:1>1")));
        Assert.Equal(2, Last(Read("1:1>2 2:1>1 3:2>1")).Cycle);
    }

    internal static PatternPayment[] Read(string payments) =>
    [
        .. payments.Split(' ').Select((text, i) => (Parts: text.Split(':', '>').Select(int.Parse).ToArray(), i))
            .Select(p => new PatternPayment(p.i + 1, (uint)p.Parts[1], (uint)p.Parts[2], p.Parts[0] * Minute, 1_000, false)),
    ];

    private static PatternFindings Last(PatternPayment[] history)
    {
        using var patterns = new StreamPatterns(new PatternOptions());
        var findings = default(PatternFindings);
        foreach (var payment in history)
        {
            findings = patterns.Observe(payment);
        }

        return findings;
    }
}
