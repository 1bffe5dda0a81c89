using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Values;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("EUR", 978, 2)]
    [InlineData("JPY", 392, 0)]
    [InlineData("KWD", 414, 3)]
    [InlineData("CLF", 990, 4)]
    [InlineData("ALL", 8, 2)]
    [InlineData("CNY", 156, 2)]
    [InlineData("XXX", 999, 8)]
    public void Knows_its_number_and_decimals(string code, int number, int digits)
    {
        var currency = Currency.Parse(code);
        Assert.Equal((number, digits, code), (currency.Number, currency.Digits, currency.ToString()));
        Assert.Equal(currency, Currency.FromNumber((ushort)number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData("eur")]
    [InlineData("QQQ")]
    [InlineData("XAU")]
    [InlineData("XTS")]
    [InlineData("€UR")]
    public void Refuses_what_nobody_can_pay_in(string code)
    {
        Assert.False(Currency.TryParse(code, out _));
        Assert.False(Currency.TryParse(Bytes.Of(code), out _));
        Assert.Throws<FormatException>(() => Currency.Parse(code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(ushort.MaxValue)]
    public void Refuses_a_number_that_no_currency_has(int number) => Assert.Throws<FormatException>(() => Currency.FromNumber((ushort)number));

    [Fact]
    public void Each_code_and_number_stands_once_and_reads_back()
    {
        Assert.InRange(Currency.All.Count(), 160, 190);
        Assert.Equal(Currency.All.Count(), Currency.All.Select(c => c.Code).Distinct().Count());
        Assert.All(Currency.All, c => Assert.Equal(c, Currency.Parse(c.Code)));
        Assert.All(Currency.All, c => Assert.True(Money.MinorPerMajor(c) >= 1));
    }

    [Fact]
    public void No_currency_is_not_the_unknown_currency()
    {
        Assert.Equal("", default(Currency).Code);
        Assert.Equal("XXX", Currency.Unknown.Code);
        Assert.NotEqual(default, Currency.Unknown);
    }
}
