using Cordon.Core.Language;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Screening.Rules;

public sealed class FactWordsTests
{
    public static TheoryData<string> Ratios => [.. Facts.All.Where(fact => fact.Type == FactType.Ratio).Select(fact => fact.Name)];

    [Theory]
    [MemberData(nameof(Ratios))]
    public void A_ratio_is_named_by_what_it_is_a_share_of_for_it_is_told_in_per_cent(string name)
    {
        var said = Facts.Find(name)!.Said;
        Assert.Matches("share of|how near|probability", said.English);
        Assert.Matches("比例|占比|程度|概率", said.Chinese);
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(25, "0.25 %")]
    [InlineData(5_049, "50 %")]
    [InlineData(9_900, "99 %")]
    [InlineData(9_949, "99.49 %")]
    [InlineData(9_998, "99.98 %")]
    [InlineData(10_000, "100 %")]
    [InlineData(35_001, "350 %")]
    public void A_ratio_just_short_of_all_is_not_told_as_all(long tenThousandths, string words) =>
        Assert.Equal(words, FactWords.Say(FactType.Ratio, tenThousandths, Currency.Parse("EUR"), null));

    [Theory]
    [InlineData(0, "under 0.01 %", "0.01 %以下")]
    [InlineData(8_700, "87 %", "87 %")]
    [InlineData(9_999, "99.99 %", "99.99 %")]
    [InlineData(10_000, "over 99.99 %", "99.99 %以上")]
    [InlineData(Facts.Unknown, "unknown", "未知")]
    public void A_probability_is_never_told_as_all(long tenThousandths, string english, string chinese)
    {
        var (fact, reference) = (Facts.All[Facts.ModelScore], Currency.Parse("EUR"));
        Assert.Equal(english, FactWords.Say(fact, tenThousandths, reference, null));
        Assert.Equal(chinese, FactWords.Say(fact, tenThousandths, reference, null, Tongue.Chinese));
    }
}
