using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Screening.Rules;

public sealed class RuleEvaluationTests
{
    private const long Day = 86_400_000;

    private static readonly long[] Edges =
        [Facts.Unknown, Facts.Unknown, Facts.Unknown + 1, -1, 0, 1, 2, 3, 9_999, 10_000, 10_001, long.MaxValue / 10_000, long.MaxValue - 1, long.MaxValue];

    public static readonly TheoryData<string, long, long, bool> OneFact = new()
    {
        // condition on amount (A) and payee.age (B), in cents and milliseconds; unknown skips.
        { "amount > 50 EUR", 5_001, 0, true },
        { "amount > 50 EUR", 5_000, 0, false },
        { "amount >= 50.00 EUR", 5_000, 0, true },
        { "50 EUR < amount", 5_001, 0, true },
        { "amount != 50 EUR", 5_000, 0, false },
        { "amount in (50 EUR, 60 EUR)", 6_000, 0, true },
        { "amount not in (50 EUR, 60 EUR)", 6_000, 0, false },
        { "amount * 50 % = 25 EUR", 5_000, 0, true },
        { "amount * 2 = 100 EUR", 5_000, 0, true },
        { "amount * 1.5x - 5 EUR >= 70 EUR", 5_000, 0, true },
        { "amount * 33.33 % = 0.99 EUR", 300, 0, true },
        { "-amount = -50 EUR", 5_000, 0, true },
        { "payee.age < 3 d", 0, (3 * Day) - 1, true },
        { "payee.age < 3 d", 0, 3 * Day, false },
        { "payee.age < 3 d", 0, Facts.Unknown, false },
        { "not payee.age < 3 d", 0, Facts.Unknown, false },
        { "payee.age < 3 d or true", 0, Facts.Unknown, true },
        { "payee.age < 3 d or amount = 0 EUR", 0, Facts.Unknown, true },
        { "not (payee.age < 3 d and amount = 1 EUR)", 0, Facts.Unknown, true },
        { "payee.age is unknown", 0, Facts.Unknown, true },
        { "payee.age is unknown", 0, 0, false },
        { "payee.age is known and payee.age = 0 s", 0, 0, true },
        { "payee.age is unknown or payee.age < 1.5 h", 0, 5_399_999, true },
        { "payee.age != 1 d", 0, Facts.Unknown, false },
        { "payee.age + 1 d > 2 d", 0, long.MaxValue, false },
        { "(payee.age + 1 d > 2 d) is unknown", 0, long.MaxValue, true },
        { "(amount > 1 EUR) = (payee.age > 1 d)", 500, 2 * Day, true },
        { "(amount > 1 EUR) != (payee.age > 1 d)", 500, Facts.Unknown, false },
        { "amount > 1 EUR or amount > 2 EUR and false", 500, 0, true },
        { "(amount > 1 EUR or amount > 2 EUR) and false", 500, 0, false },
        { "1 EUR + 2 EUR * 3 = amount", 700, 0, true },
    };

    [Theory]
    [MemberData(nameof(OneFact))]
    public void Says_what_a_condition_means(string condition, long amount, long payeeAge, bool fires)
    {
        var set = RuleTexts.Condition(condition);
        using var block = new FactBlock { Count = 1, [Facts.Amount, 0] = amount, [Facts.PayeeAge, 0] = payeeAge };
        Assert.Equal(fires ? 1UL : 0, Fired(set, block)[0]);
    }

    [Fact]
    public void Fires_on_the_unknown_where_the_rule_says_so()
    {
        var set = RuleTexts.Condition("payee.age < 3 d and amount > 1 EUR", "fire");
        using var block = new FactBlock { Count = 3 };
        (block[Facts.PayeeAge, 0], block[Facts.Amount, 0]) = (Facts.Unknown, 500);
        (block[Facts.PayeeAge, 1], block[Facts.Amount, 1]) = (Facts.Unknown, 100);
        (block[Facts.PayeeAge, 2], block[Facts.Amount, 2]) = (4 * Day, 500);
        Assert.Equal(0b001UL, Fired(set, block)[0]);
    }

    [Fact]
    public void Compares_texts_whatever_their_case()
    {
        var set = RuleTexts.Condition("channel in (\"CARD\", \"instant\")");
        using var block = new FactBlock { Count = 3 };
        block[Facts.Channel, 0] = Facts.TextValue("card"u8);
        block[Facts.Channel, 1] = Facts.TextValue("cash"u8);
        block[Facts.Channel, 2] = Facts.Unknown;
        Assert.Equal(0b001UL, Fired(set, block)[0]);
    }

    [Fact]
    public void Leaves_lanes_beyond_the_count_clear()
    {
        var set = RuleTexts.Condition("payee.age < 3 d or true", "fire");
        using var block = new FactBlock();
        for (var count = 0; count <= FactBlock.Lanes; count++)
        {
            block.Count = count;
            Assert.Equal(count == 64 ? ulong.MaxValue : (1UL << count) - 1, Fired(set, block)[0]);
        }
    }

    [Fact]
    public void Refuses_too_few_masks()
    {
        var set = RuleTexts.Condition("true");
        using var block = new FactBlock();
        Assert.Throws<ArgumentException>(() => set.Evaluate(block, []));
    }

    [Fact]
    public void Allocates_nothing()
    {
        var set = RuleSet.Default(RuleTexts.Euro);
        using var block = new FactBlock { Count = 64 };
        var fired = new ulong[set.Rules.Count];
        set.Evaluate(block, fired);

        // The runtime itself now and then allocates on a thread; what the rules allocate is there each time.
        var least = Enumerable.Range(0, 5).Min(_ => AllocatedBy(() => set.Evaluate(block, fired)));
        Assert.Equal(0, least);
    }

    private static long AllocatedBy(Action evaluate)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            evaluate();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Random_conditions_give_what_the_reference_gives_on_lanes_of_every_width() =>
        Gen.Select(RandomConditions.Sets, Gen.Int[0, 64], Gen.Int[0, Edges.Length - 1].Select(i => Edges[i]).Array[FactBlock.Lanes * RandomConditions.FactsUsed.Length])
            .Sample((rules, count, values) => Check(rules, count, values), iter: 3_000, print: t => t.Item1);

    [Fact]
    public void The_default_rules_give_what_the_reference_gives() =>
        Gen.Select(Gen.Int[0, 64], Gen.OneOf(Gen.Int[0, Edges.Length - 1].Select(i => Edges[i]), Gen.Long[0, 100_000], Gen.Long[0, 100 * Day]).Array[FactBlock.Lanes * Facts.Count])
            .Sample((count, values) => Check(RuleSet.DefaultText(RuleTexts.Euro), count, values), iter: 60, print: t => $"{t.Item1} lanes");

    private static void Check(string rules, int count, long[] values)
    {
        var set = RuleTexts.Good(rules);
        using var block = new FactBlock { Count = count };
        for (var fact = 0; fact < Facts.Count; fact++)
        {
            for (var lane = 0; lane < FactBlock.Lanes; lane++)
            {
                block[fact, lane] = values[((fact * FactBlock.Lanes) + lane) % values.Length];
            }
        }

        ulong[] wide = new ulong[set.Rules.Count], narrow = new ulong[set.Rules.Count], single = new ulong[set.Rules.Count];
        set.Evaluate<WideLanes>(block, wide);
        set.Evaluate<NarrowLanes>(block, narrow);
        set.Evaluate<SingleLanes>(block, single);
        var expected = set.Rules.Select(rule => Expected(rule, block)).ToArray();
        Assert.Equal(expected, single);
        Assert.Equal(expected, narrow);
        Assert.Equal(expected, wide);
        Assert.Equal(expected, Fired(set, block));
    }

    private static ulong Expected(Rule rule, FactBlock block)
    {
        var fired = 0UL;
        for (var lane = 0; lane < block.Count; lane++)
        {
            var truth = ReferenceInterpreter.Truth(rule.Condition, fact => block[fact, lane]);
            fired |= truth ?? rule.FiresOnUnknown ? 1UL << lane : 0;
        }

        return fired;
    }

    private static ulong[] Fired(RuleSet set, FactBlock block)
    {
        var fired = new ulong[set.Rules.Count];
        set.Evaluate(block, fired);
        return fired;
    }
}
