using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Screening;

/// <summary>Why a rule missed a payment, in words.</summary>
public sealed class ConditionReviewTests
{
    private static readonly string[] Conditions =
    [
        "amount >= 300.00 EUR and payee.reports = 0", "payee.watched or pair.count < 2", "not (amount > 100.00 EUR or is_night)",
        "payee.age is unknown or payee.age < 3 d", "payee.age > 3 d and not payee.risk in (0 %, 50 %)", "amount * payee.risk >= 40.00 EUR",
        "(payee.watched = is_night) and pair.count + payee.reports > 2", "not (payee.age > 1 d and amount < 200.00 EUR)",
    ];

    [Fact]
    public void A_rule_lacks_nothing_exactly_where_it_fires()
    {
        var set = Read(Conditions);
        using var block = new FactBlock { Count = FactBlock.Lanes };
        var dice = new Random(4);
        for (var lane = 0; lane < FactBlock.Lanes; lane++)
        {
            block[Fact("amount"), lane] = dice.Next(4) == 0 ? Facts.Unknown : dice.Next(50_000);
            block[Fact("payee.age"), lane] = dice.Next(3) == 0 ? Facts.Unknown : dice.NextInt64(6 * 86_400_000);
            block[Fact("payee.risk"), lane] = dice.Next(3) * 5_000;
            block[Fact("payee.reports"), lane] = dice.Next(3);
            block[Fact("pair.count"), lane] = dice.Next(4);
            block[Fact("payee.watched"), lane] = dice.Next(2);
            block[Fact("is_night"), lane] = dice.Next(2);
        }

        var fired = new ulong[set.Rules.Count];
        set.Evaluate(block, fired);
        Assert.All(fired, lanes => Assert.InRange(lanes, 1UL, ulong.MaxValue - 1));
        foreach (var rule in set.Rules)
        {
            for (var lane = 0; lane < FactBlock.Lanes; lane++)
            {
                Assert.Equal((fired[rule.Index] >> lane & 1) != 0, set.Missing(rule, block, lane, _ => null).Count == 0);
            }
        }
    }

    [Theory]
    [InlineData("amount >= 300.00 EUR and payee.reports >= 1", "payee.reports >= 1", "payee.reports = 0", false)]
    [InlineData("payee.age < 3 d", "payee.age < 3 d", "payee.age = unknown", true)]
    [InlineData("not (amount > 100.00 EUR)", "not (amount > 100.00 EUR)", "amount = 450.00 EUR", false)]
    [InlineData("(payee.reports >= 1 and pair.count = 5) or is_night", "is_night", "is_night = no", false)]
    [InlineData("channel = \"card\"", "channel = \"card\"", "channel = \"app\"", false)]
    public void It_names_the_fewest_things_that_would_have_had_to_be_otherwise(string condition, string asked, string found, bool isUnknown)
    {
        var set = Read([condition, "channel = \"app\""]);
        using var block = new FactBlock { Count = 1 };
        block[Fact("amount"), 0] = 45_000;
        block[Fact("payee.age"), 0] = Facts.Unknown;
        block[Fact("channel"), 0] = Facts.TextValue("app"u8);
        var part = Assert.Single(set.Missing(set.Rules[0], block, 0, _ => null));
        Assert.Equal((asked, found, isUnknown), (part.Asked, part.Found.English, part.IsUnknown));
    }

    private static int Fact(string name) => Facts.Find(name)!.Index;

    /// <summary>Each condition in a rule of its own; whether it says what happens on the unknown is tried.</summary>
    private static RuleSet Read(string[] conditions)
    {
        var text = "rules \"a\" version 1\n";
        for (var i = 0; i < conditions.Length; i++)
        {
            string Rule(string unknown) => $"rule r{i}\n  when {conditions[i]}\n{unknown}  then block\n  score 0.5\n  payer \"No.\"\n  file \"No.\"\n";
            text += RuleSet.Read(text + Rule(""), Currency.Parse("EUR")).IsGood ? Rule("") : Rule("  if unknown skip\n");
        }

        return RuleSet.Read(text, Currency.Parse("EUR")).RuleSet ?? throw new InvalidOperationException(text);
    }
}
