using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Screening.Rules;

public sealed class ExplanationTests
{
    public static readonly TheoryData<string, long, string> Words = new()
    {
        { "amount", 123_450, "1234.50 EUR" },
        { "amount", -5, "-0.05 EUR" },
        { "payee.age", 12_000_000, "3 h 20 min" },
        { "payee.age", 86_400_000, "1 d" },
        { "payee.age", 90_061_000, "1 d 1 h" },
        { "payee.age", 45_999, "45 s" },
        { "payee.age", 250, "250 ms" },
        { "payee.age", 0, "0 s" },
        { "payee.age", -60_000, "-1 min" },
        { "payee.age", Facts.Unknown, "unknown" },
        { "payee.risk", 6_000, "60 %" },
        { "payee.risk", 6_255, "63 %" },
        { "payee.risk", 255, "2.55 %" },
        { "amount.to_usual", 40_211, "402 %" },
        { "amount.to_usual", 35_000, "350 %" },
        { "pair.count", 7, "7" },
        { "is_night", 1, "yes" },
        { "is_night", 0, "no" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Says_a_fact_in_words(string fact, long value, string words)
    {
        var set = RuleTexts.Good($"rules \"x\" version 1\nrule a\n when true\n then allow\n file \"It was {{{fact}}}, {{{{so}}}}.\"");
        var facts = new long[Facts.Count];
        facts[Facts.Find(fact)!.Index] = value;
        Assert.Equal($"It was {words}, {{so}}.", set.Explain(set.Rules[0], facts));
        using var block = new FactBlock { Count = 64, [Facts.Find(fact)!.Index, 63] = value };
        Assert.Equal($"It was {words}, {{so}}.", set.Explain(set.Rules[0], block, 63));
    }

    [Fact]
    public void Says_a_text_that_was_kept_or_that_the_rules_name()
    {
        var set = RuleTexts.Good("rules \"x\" version 1\nrule a\n when channel = \"card\"\n if unknown skip\n then allow\n file \"By {channel}.\"");
        var facts = new long[Facts.Count];
        facts[Facts.Channel] = Facts.TextValue("card"u8);
        Assert.Equal("By \"card\".", set.Explain(set.Rules[0], facts));
        facts[Facts.Channel] = Facts.TextValue("pigeon"u8);
        Assert.Equal("By a text that the rules do not name.", set.Explain(set.Rules[0], facts));
        Assert.Equal("By \"pigeon\".", set.Explain(set.Rules[0], facts, _ => "pigeon"));
    }

    [Fact]
    public void Tells_the_payer_the_amount_in_the_reference_currency()
    {
        var set = RuleSet.Default(Currency.Parse("JPY"));
        var facts = new long[Facts.Count];
        facts[Facts.Amount] = 250_000;
        Assert.Contains("your 250000 JPY", set.ExplainToPayer(set.Rules.Single(r => r.Code == "hot-payee"), facts), StringComparison.Ordinal);
    }
}
