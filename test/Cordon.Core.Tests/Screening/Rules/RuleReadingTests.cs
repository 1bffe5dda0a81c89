using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Screening.Rules;

public sealed class RuleReadingTests
{
    // A condition on line 3 from column 8, with the place, a part of the message and of what was expected.
    public static readonly TheoryData<string, int, int, string, string> FaultyConditions = new()
    {
        { "payee.risc >= 60 %", 8, 10, "Did you mean 'payee.risk'?", "a fact" },
        { "payer.sent.count.25h > 3", 8, 20, "Did you mean 'payer.sent.count.24h'?", "a fact" },
        { "zzzzzz > 3", 8, 6, "'zzzzzz' is not a fact.", "docs/rules.md" },
        { "payee.risk >= 1", 8, 15, "'payee.risk' is a ratio, the right side is a count; nothing is converted.", "a ratio: 60 %" },
        { "amount > 500", 8, 12, "'amount' is an amount of money, the right side is a count", "500 EUR" },
        { "pair.count > 1.5", 8, 16, "'pair.count' is a count, the right side is a ratio", "a count" },
        { "channel = card", 18, 4, "'card' is not a fact.", "" },
        { "channel > \"card\"", 8, 16, "A text is neither larger nor smaller", "= or !=" },
        { "channel = \"\"", 18, 2, "empty", "is unknown" },
        { "is_night > true", 8, 15, "neither larger nor smaller", "= or !=" },
        { "amount > 500 USD", 21, 3, "Amounts are compared in EUR, the policy's reference currency; USD is another.", "EUR" },
        { "amount > 500 eur", 21, 3, "Did you mean 'EUR'?", "min" },
        { "amount > 1.005 EUR", 17, 9, "EUR has 2 decimals", "" },
        { "payee.age < 3 days", 22, 4, "Did you mean 'd'?", "ms, s, min, h, d" },
        { "payee.risk > 0.00001", 21, 7, "finer", "fewer decimals" },
        { "pair.count > 1234567890123456789", 21, 19, "can hold", "18 digits" },
        { "payee.age < 999999999999999999 d", 20, 20, "too large", "smaller" },
        { "amount", 8, 6, "this is an amount of money", "a comparison" },
        { "amount > 1 EUR and amount", 27, 6, "'and' joins what is true or false", "a comparison" },
        { "not amount", 12, 6, "'not' joins", "a comparison" },
        { "0 < pair.count < 5", 23, 1, "chained", "a < b and b < c" },
        { "pair.count == 5", 19, 2, "'==' is not a sign", "=" },
        { "pair.count <> 5", 19, 2, "'<>' is not a sign", "!=" },
        { "is_night && is_round", 17, 2, "'&&' has no meaning", "and" },
        { "!is_night", 8, 1, "'!' has no meaning", "not" },
        { "amount / 2 > 5 EUR", 15, 1, "'/' has no meaning", "ratio" },
        { "channel = 'card'", 18, 1, "has no meaning", "straight quote" },
        { "channel = \"card", 18, 5, "no closing quote", "\"" },
        { "(is_night or is_round", 0, 0, "The parenthesis of line 3, column 8 is not closed", ")" },
        { "is_night or", 0, 0, "A value was to stand here", "a fact" },
        { "is_night is late", 20, 4, "'is' is not followed by", "known or unknown" },
        { "channel in \"card\"", 19, 6, "'in' needs a list", "parentheses" },
        { "channel in (\"card\" \"cash\")", 27, 6, "The list is not closed", ", or )" },
        { "channel in (5)", 20, 1, "'channel' is a text, the right side is a count", "text" },
        { "amount + pair.count > 5 EUR", 8, 19, "A count cannot be added to an amount of money.", "one type" },
        { "amount * amount > 5 EUR", 8, 15, "cannot be multiplied by", "a count or a ratio" },
        { "pair.count > 999999999999999999 * 999999999999999999", 21, 39, "too large to be calculated", "" },
        { "is_night andd is_round", 17, 4, "does not belong here", "when, if, then" },
    };

    [Theory]
    [MemberData(nameof(FaultyConditions))]
    public void Places_and_explains_a_fault_in_a_condition(string condition, int column, int length, string message, string expected)
    {
        var reading = RuleSet.Read(RuleTexts.With(condition), RuleTexts.Euro);
        Assert.False(reading.IsGood);
        var fault = Assert.Single(reading.Faults, f => f.Line > 2 && f.Message.Contains(message, StringComparison.Ordinal));
        Assert.Contains(expected, fault.Expected, StringComparison.Ordinal);
        if (column > 0)
        {
            Assert.Equal((3, column, length), (fault.Line, fault.Column, fault.Length));
        }
    }

    // A text, then the line and a part of the message of each of its faults.
    public static readonly TheoryData<string, string[]> FaultyTexts = new()
    {
        { "", ["1: does not begin with its name"] },
        { "rules \"x\" version 1", ["1: There is no rule"] },
        { "rules version 1\nrule a\n when true\n then allow\n file \"x\"", ["1: no usable name"] },
        { "rules \"x\" version 0\nrule a\n when true\n then allow\n file \"x\"", ["1: no usable version"] },
        { "rules \"x\" version 1\nrul a\n when true\n then allow\n file \"x\"", ["2: Did you mean 'rule'?"] },
        { "rules \"x\" version 1\nrule Hot_Payee\n when true\n then allow\n file \"x\"", ["2: 'Hot_Payee' is not a rule's code"] },
        { "rules \"x\" version 1\nrule\n when true\n then allow\n file \"x\"", ["3: has no code"] },
        { "rules \"x\" version 1\nrule a\n when true\n then allow\n file \"x\"\nrule a\n when true\n then allow\n file \"x\"", ["6: already a rule 'a'"] },
        { "rules \"x\" version 1\nrule a", ["2: no 'when'", "2: no 'then'", "2: no 'file'"] },
        { "rules \"x\" version 1\nrule a\n when true\n then warn\n file \"x\"", ["2: no 'score'", "2: no 'payer'"] },
        { "rules \"x\" version 1\nrule a\n when true\n then allow\n score 1\n scam romance\n payer \"x\"\n file \"x\"", ["2: has no 'score'", "2: has no 'payer'", "2: names no scam"] },
        { "rules \"x\" version 1\nrule a\n when true\n when true\n then allow\n file \"x\"", ["4: 'when' twice"] },
        { "rules \"x\" version 1\nrule a\n when payee.age > 1 d\n then allow\n file \"x\"", ["2: does not say what happens when a fact is not known; it reads payee.age"] },
        { "rules \"x\" version 1\nrule a\n when payee.age is known\n if unknown skip\n then allow\n file \"x\"", ["2: always known"] },
        { "rules \"x\" version 1\nrule a\n when is_night\n then hold 12, then release\n score 1\n payer \"x\"\n file \"x\"", ["4: no length for a hold"] },
        { "rules \"x\" version 1\nrule a\n when is_night\n then hold 11 d, then release\n score 1\n payer \"x\"\n file \"x\"", ["4: no length for a hold"] },
        { "rules \"x\" version 1\nrule a\n when is_night\n then hold 12 h\n score 1\n payer \"x\"\n file \"x\"", ["5: what becomes of the payment"] },
        { "rules \"x\" version 1\nrule a\n when is_night\n then blok\n score 1\n payer \"x\"\n file \"x\"", ["4: Did you mean 'block'?"] },
        { "rules \"x\" version 1\nrule a\n when is_night\n then block\n score 1.1\n scam romanze\n payer \"\"\n file \"{payee.risc}\"", ["5: '1.1' is not a score", "6: Did you mean 'romance'?", "7: sentence is empty", "8: Did you mean 'payee.risk'?"] },
        { "rules \"x\" version 1\nrule a\n when is_night\n then block\n score 1\n payer \"{payee.risk}\"\n file \"a {amount\"", ["6: may not stand in the payer's sentence", "7: not paired"] },
        { "rules \"x\" version 1\nrule a\n when payee.risc > 1\n then alow\n file \"x\"\nrule b\n when amount > 5\n then allow\n file \"x\"", ["3: Did you mean 'payee.risk'?", "4: Did you mean 'allow'?", "7: nothing is converted"] },
    };

    [Theory]
    [MemberData(nameof(FaultyTexts))]
    public void Reports_every_fault_of_a_text_on_its_line(string text, string[] expected)
    {
        var reading = RuleSet.Read(text, RuleTexts.Euro);
        Assert.Equal(expected.Length, reading.Faults.Count);
        foreach (var (fault, part) in reading.Faults.Zip(expected))
        {
            var colon = part.IndexOf(':');
            Assert.Equal(part[..colon], $"{fault.Line}");
            Assert.Contains(part[(colon + 2)..], fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reads_all_that_a_rule_says()
    {
        var set = RuleTexts.Good("""
            rules "my own" version 7
            rule a-b-24h   # a comment
              when payee.risk >= 60 % and payer.age < 1_000 h
              if unknown fire
              then hold 90 min, then block
              score 0.85
              scam romance
              payer "One ""word""."
                    "Another of {amount}."
              file "{payee.risk} {{sic}}"
            """);
        var rule = Assert.Single(set.Rules);
        Assert.Equal(("my own", 7, 0, "a-b-24h"), (set.Name, set.Version, rule.Index, rule.Code));
        Assert.Equal(new RuleAction(Outcome.Hold, 5_400_000, Outcome.Block), rule.Action);
        Assert.Equal((850_000, ScamType.Romance, true), (rule.ScoreMillionths, rule.ScamType, rule.FiresOnUnknown));
        Assert.Equal("One \"word\". Another of {amount}.", rule.PayerSentence);
        Assert.Equal("{payee.risk} {{sic}}", rule.File.Source);
        Assert.Equal(["payer.age", "payee.risk"], rule.FactsRead.Select(f => f.Name));
    }

    [Fact]
    public void The_fingerprint_is_the_hash_of_the_text()
    {
        var text = RuleTexts.With("true");
        Assert.Equal(RuleTexts.Good(text).Fingerprint, RuleTexts.Good(text).Fingerprint);
        Assert.NotEqual(RuleTexts.Good(text).Fingerprint, RuleTexts.Good(text + " ").Fingerprint);
        Assert.Matches("^[0-9a-f]{64}$", RuleTexts.Good(text).Fingerprint);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing_but_the_fingerprint()
    {
        var text = "\uFEFF" + RuleTexts.With("payee.risc > 1").ReplaceLineEndings("\r\n");
        var fault = RuleSet.Read(text, RuleTexts.Euro).Faults[0];
        Assert.Equal((3, 8, 10), (fault.Line, fault.Column, fault.Length));
    }

    [Fact]
    public void Keeps_its_limits()
    {
        static string Rules(int count) => "rules \"x\" version 1\n" + string.Concat(
            Enumerable.Range(0, count).Select(i => $"rule r{i}\n when pair.count = {i}\n then allow\n file \"x\"\n"));
        static string First(string text) => RuleSet.Read(text, RuleTexts.Euro).Faults[0].Message;

        Assert.Equal(RuleLimits.RulesMax, RuleTexts.Good(Rules(RuleLimits.RulesMax)).Rules.Count);
        Assert.Contains("more than 256 rules", First(Rules(RuleLimits.RulesMax + 1)), StringComparison.Ordinal);
        Assert.Contains("the limit is", First(new string(' ', RuleLimits.TextLengthMax + 1)), StringComparison.Ordinal);
        RuleTexts.Condition(new string('(', RuleLimits.NestingMax) + "true" + new string(')', RuleLimits.NestingMax));
        Assert.Contains("nested deeper", First(RuleTexts.With(new string('(', 100_000))), StringComparison.Ordinal);
        Assert.Contains("nested deeper", First(RuleTexts.With(string.Concat(Enumerable.Repeat("not ", 40_000)))), StringComparison.Ordinal);
        Assert.Contains("more than 256 parts", First(RuleTexts.With(string.Join(" or ", Enumerable.Repeat("true", 300)))), StringComparison.Ordinal);
        Assert.Contains("different sums", First("rules \"x\" version 1\n" + string.Concat(Enumerable.Range(1, 65).Select(i =>
            $"rule r{i}\n when amount * {i + 1} = 1 EUR\n if unknown skip\n then allow\n file \"x\"\n"))), StringComparison.Ordinal);
        Assert.Equal(RuleLimits.FaultsMax, RuleSet.Read(string.Concat(Enumerable.Repeat("?", 5_000)), RuleTexts.Euro).Faults.Count);
    }

    [Fact]
    public void Whatever_is_cut_out_of_or_put_into_a_text_gives_rules_or_placed_faults()
    {
        var good = RuleSet.DefaultText(RuleTexts.Euro);
        string[] pieces = ["", "\"", "(", ")", "rule ", "when ", "\n", "-", "1e9", " EUR", "{", "}", "é\ud800", "\0", "not ", "hold ", "is ", "in ", "5 %", ".", "*"];
        Gen.Select(Gen.Int[0, good.Length], Gen.Int[0, 200], Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 4]).Sample((at, cut, put) =>
        {
            var text = good[..at] + string.Concat(put) + good[Math.Min(at + cut, good.Length)..];
            var reading = RuleSet.Read(text, RuleTexts.Euro);
            var lines = text.Split('\n');
            Assert.Equal(reading.IsGood, reading.Faults.Count == 0);
            Assert.All(reading.Faults, f => Assert.True(f.Line >= 1 && f.Line <= lines.Length && f.Column >= 1
                && f.Column <= lines[f.Line - 1].Length + 1 && f.Length >= 1 && f.Message.Length > 0));
        }, iter: 1_500);
    }
}
