using Cordon.Core.Language;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Screening.Rules;

public sealed class FactWordsTests
{
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
    [InlineData(0, "under 0.01 %", "低于0.01 %")]
    [InlineData(8_700, "87 %", "87 %")]
    [InlineData(9_999, "99.99 %", "99.99 %")]
    [InlineData(10_000, "over 99.99 %", "超过99.99 %")]
    [InlineData(Facts.Unknown, "unknown", "未知")]
    public void A_probability_is_never_told_as_all(long tenThousandths, string english, string chinese)
    {
        var (fact, reference) = (Facts.All[Facts.ModelScore], Currency.Parse("EUR"));
        Assert.Equal(english, FactWords.Say(fact, tenThousandths, reference, null));
        Assert.Equal(chinese, FactWords.Say(fact, tenThousandths, reference, null, Tongue.Chinese));
    }
}
