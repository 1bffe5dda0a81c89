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
}
