using Cordon.Core.Names;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Names;

/// <summary>What the facts beside a name do to its score.</summary>
public sealed class NameFactsTests
{
    private const string Name = "Wang Wei";

    [Theory]
    [InlineData("1970-05-12", "1970-05-12", FactAgreement.Equal, 1)]
    [InlineData("1970-05-12", "1970", FactAgreement.Equal, 1)]
    [InlineData("1970-05-12", "1970-12-05", FactAgreement.Near, 1)]
    [InlineData("1970-05-12", "1971-05-12", FactAgreement.Near, 1)]
    [InlineData("1970", "1971", FactAgreement.Near, 0)]
    [InlineData("1970-05-12", "1970-08-30", FactAgreement.Differs, -1)]
    [InlineData("1970-05-12", "1958-05-12", FactAgreement.Differs, -1)]
    public void A_birth_date_moves_the_score(string asked, string listed, FactAgreement agreement, int direction)
    {
        var match = Compare(new NameFacts { Births = [Date(asked)] }, new NameFacts { Births = [Date(listed)] });
        var fact = Assert.Single(match.Facts, f => f.Fact == "birth date");
        Assert.Equal((agreement, direction), (fact.Agreement, Math.Sign(fact.EffectMillionths)));
        Assert.Equal(match.Score.Millionths, match.NameScore.Millionths + match.Facts.Skip(1).Sum(f => f.EffectMillionths));
    }

    [Theory]
    [InlineData("Wang Wei", "Wang Wei", 31)]
    [InlineData("Wang Wei", "Wang Weiwei", 24)]
    [InlineData("Wang Wei", "Li Na", 24)]
    [InlineData("Rosalind Featherstone", "Rosalind Fetherstone", 31)]
    public void Facts_that_agree_raise_a_score_to_the_most_that_was_foretold_and_those_of_two_names_only_by_numbers(string one, string other, int times)
    {
        var (birth, number) = (new[] { Date("1970-05-12") }, new[] { "AB123456" });
        var raised = 0;
        for (var known = 0; known < 32; known++)
        {
            var facts = new NameFacts
            {
                Births = (known & 1) != 0 ? birth : [],
                Countries = (known & 2) != 0 ? ["DE"] : [],
                Documents = (known & 4) != 0 ? number : [],
                Accounts = (known & 8) != 0 ? number : [],
                Phones = (known & 16) != 0 ? ["+49 170 1234567"] : [],
            };
            var match = NameComparison.Compare(NameReading.Of(one), facts, NameReading.Of(other), facts);
            Assert.Equal(match.Score.Millionths, FactComparison.MostOf(match.NameScore.Millionths, facts, facts));
            raised += match.Score.Millionths > match.NameScore.Millionths ? 1 : 0;
        }

        Assert.Equal(times, raised);
    }

    [Fact]
    public void Another_year_of_birth_takes_a_full_match_below_the_threshold()
    {
        var (asked, listed) = (new NameFacts { Births = [Date("1970")] }, new NameFacts { Births = [Date("1985")] });
        var match = NameComparison.Compare(NameReading.Of("Rosalind Featherstone"), asked, NameReading.Of("Rosalind Featherstone"), listed);
        Assert.Equal(Score.One, match.NameScore.Millionths);
        Assert.True(match.Score.Millionths < NameLimits.Threshold.Millionths);
    }

    [Fact]
    public void Another_document_takes_a_full_match_below_the_threshold()
    {
        var match = Compare(new NameFacts { Documents = ["AB123456"] }, new NameFacts { Documents = ["XY998877"] });
        Assert.True(match.Score.Millionths < NameLimits.Threshold.Millionths);
    }

    [Fact]
    public void The_same_document_is_found_under_any_name()
    {
        var number = new NameFacts { Documents = ["ab-123 456"] };
        var match = NameComparison.Compare(NameReading.Of("Rosalind Featherstone"), number, NameReading.Of(Name), new NameFacts { Documents = ["AB123456"] });
        Assert.True(match.Score.Millionths >= NameLimits.Threshold.Millionths);
        Assert.Equal(FactAgreement.Differs, match.Facts[0].Agreement);
    }

    [Fact]
    public void A_shared_birthday_does_not_make_two_names_one()
    {
        var born = new NameFacts { Births = [Date("1970-05-12")], Countries = ["TH"] };
        var match = NameComparison.Compare(NameReading.Of("Ivan Petrov"), born, NameReading.Of("Sergei Petrov"), born);
        Assert.Equal(match.NameScore, match.Score);
    }

    [Fact]
    public void What_one_side_does_not_know_changes_nothing()
    {
        var match = Compare(
            new NameFacts { Births = [Date("1970")], Countries = ["TH"], Documents = ["AB123456"], Phones = ["+66 2 123 4567"] }, NameFacts.None);
        Assert.Equal(match.NameScore, match.Score);
        Assert.All(match.Facts.Skip(1), fact => Assert.Equal((FactAgreement.Unknown, 0), (fact.Agreement, fact.EffectMillionths)));
    }

    [Fact]
    public void Of_several_values_the_best_pair_counts()
    {
        var match = Compare(
            new NameFacts { Births = [Date("1970-05-12")], Countries = ["CN", "HK"], Accounts = ["DE89 3704 0044 0532 0130 00"] },
            new NameFacts { Births = [Date("1950"), Date("1970-05-12")], Countries = ["hk"], Accounts = ["1", "DE89370400440532013000"] });
        Assert.All(match.Facts.Where(f => f.Fact is "birth date" or "country" or "account"), fact => Assert.Equal(FactAgreement.Equal, fact.Agreement));
    }

    [Fact]
    public void Telephones_are_the_same_with_and_without_the_country() => Assert.Equal(
        FactAgreement.Equal, Compare(new NameFacts { Phones = ["+86 138 0013 8000"] }, new NameFacts { Phones = ["13800138000"] }).Facts[^1].Agreement);

    [Fact]
    public void A_common_name_says_less_than_a_rare_one()
    {
        Assert.True(Alone("Maria Garcia") < Alone("Rosalind Featherstone"));
        Assert.True(Alone("Wang Wei") < Alone("Ouyang Xiongwei"));
        Assert.True(Alone("王伟") < Alone("王雄伟"));
    }

    [Fact]
    public void A_fact_is_told_in_words_and_never_in_a_log()
    {
        var fact = Compare(new NameFacts { Births = [Date("1970-05-12")] }, new NameFacts { Births = [Date("1970-05-12")] }).Facts[1];
        Assert.Equal("birth date '1970-05-12' and '1970-05-12': the same day (+0.14)", fact.ToSentence());
        Assert.Equal("birth date: Equal", fact.ToString());
    }

    [Theory]
    [InlineData("1970", true)]
    [InlineData("1970-02", true)]
    [InlineData("1972-02-29", true)]
    [InlineData("1970-02-29", false)]
    [InlineData("1970-13", false)]
    [InlineData("12.05.1970", false)]
    [InlineData("2300-01-01", true)]
    [InlineData("0000", false)]
    [InlineData("", false)]
    public void A_date_of_birth_is_a_year_and_maybe_more(string text, bool isDate)
    {
        Assert.Equal(isDate, BirthDate.TryParse(text, out var date));
        Assert.Equal(isDate ? text : "0000", date.ToText());
    }

    private static BirthDate Date(string text) => BirthDate.TryParse(text, out var date) ? date : throw new ArgumentException(text);

    private static NameMatch Compare(NameFacts asked, NameFacts listed) => NameComparison.Compare(NameReading.Of(Name), asked, NameReading.Of(Name), listed);

    private static int Alone(string name) => NameComparison.ScoreOf(NameReading.Of(name), NameReading.Of(name)).Millionths;
}
