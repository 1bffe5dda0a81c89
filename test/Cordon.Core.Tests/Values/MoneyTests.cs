using Cordon.Core.Values;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Values;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("1234.50", "EUR", AmountFault.None, 123_450)]
    [InlineData("1234.5", "EUR", AmountFault.None, 123_450)]
    [InlineData("1234", "EUR", AmountFault.None, 123_400)]
    [InlineData("1234.5000", "EUR", AmountFault.None, 123_450)]
    [InlineData("-0.01", "EUR", AmountFault.None, -1)]
    [InlineData("007", "JPY", AmountFault.None, 7)]
    [InlineData("7.00", "JPY", AmountFault.None, 7)]
    [InlineData("1.005", "KWD", AmountFault.None, 1_005)]
    [InlineData("0.00000001", "XXX", AmountFault.None, 1)]
    [InlineData("92233720368547758.06", "EUR", AmountFault.None, 9_223_372_036_854_775_806)]
    [InlineData("92233720368547758.07", "EUR", AmountFault.None, long.MaxValue)]
    [InlineData("92233720368547758.08", "EUR", AmountFault.TooLarge, 0)]
    [InlineData("92233720368547759", "EUR", AmountFault.TooLarge, 0)]
    [InlineData("99999999999999999999", "JPY", AmountFault.TooLarge, 0)]
    [InlineData("1.005", "EUR", AmountFault.TooManyDecimals, 0)]
    [InlineData("7.01", "JPY", AmountFault.TooManyDecimals, 0)]
    [InlineData("", "EUR", AmountFault.NotADecimal, 0)]
    [InlineData("-", "EUR", AmountFault.NotADecimal, 0)]
    [InlineData(".5", "EUR", AmountFault.NotADecimal, 0)]
    [InlineData("5.", "EUR", AmountFault.NotADecimal, 0)]
    [InlineData("1.2.3", "EUR", AmountFault.NotADecimal, 0)]
    [InlineData("+5", "EUR", AmountFault.NotADecimal, 0)]
    [InlineData("1e3", "EUR", AmountFault.NotADecimal, 0)]
    [InlineData("1,000", "EUR", AmountFault.NotADecimal, 0)]
    [InlineData(" 5", "EUR", AmountFault.NotADecimal, 0)]
    [InlineData("5.000x", "EUR", AmountFault.NotADecimal, 0)]
    public void Reads_a_decimal_exactly_or_says_why_not(string text, string currency, AmountFault fault, long minor)
    {
        Assert.Equal(fault, Money.TryParseMajor(Bytes.Of(text), Currency.Parse(currency), out var read));
        Assert.Equal(minor, read);
    }

    [Theory]
    [InlineData(123_450, "EUR", "1234.50 EUR")]
    [InlineData(-5, "EUR", "-0.05 EUR")]
    [InlineData(7, "JPY", "7 JPY")]
    [InlineData(1, "KWD", "0.001 KWD")]
    [InlineData(150_000_000, "XXX", "1.50 XXX")]
    [InlineData(1, "XXX", "0.00000001 XXX")]
    [InlineData(long.MinValue, "JPY", "-9223372036854775808 JPY")]
    public void Is_written_in_major_units(long minor, string currency, string text) =>
        Assert.Equal(text, new Money(minor, Currency.Parse(currency)).ToString());

    [Fact]
    public void What_is_written_reads_back() =>
        Gen.Select(Gen.Long, Gen.Int[0, 200]).Sample((minor, which) =>
        {
            var money = new Money(Math.Max(minor, -long.MaxValue), Currency.All.ElementAt(which % Currency.All.Count()));
            Assert.Equal(AmountFault.None, Money.TryParseMajor(Bytes.Of(money.ToMajorString()), money.Currency, out var read));
            Assert.Equal(money.Minor, read);
        }, iter: 2_000);

    [Fact]
    public void Adds_and_subtracts_one_currency_only_and_never_wraps()
    {
        Currency euro = Currency.Parse("EUR"), yen = Currency.Parse("JPY");
        Assert.Equal(new Money(3, euro), new Money(1, euro) + new Money(2, euro));
        Assert.Equal(new Money(-1, euro), new Money(1, euro) - new Money(2, euro));
        Assert.Throws<InvalidOperationException>(() => new Money(1, euro) + new Money(1, yen));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, euro) + new Money(1, euro));
        Assert.Throws<OverflowException>(() => new Money(-2, euro) - new Money(long.MaxValue, euro));
    }
}
