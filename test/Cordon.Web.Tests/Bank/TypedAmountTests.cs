using Cordon.Core.Values;
using Cordon.Web.Language;
using Cordon.Web.Orders;

namespace Cordon.Web.Tests.Bank;

/// <summary>A sum that a teller types.</summary>
public sealed class TypedAmountTests
{
    [Theory]
    [InlineData("412", "EUR", 41_200)]
    [InlineData(" 412.50 eur", "EUR", 41_250)]
    [InlineData("1,000.00", "EUR", 100_000)]
    [InlineData("1 000.00", "EUR", 100_000)]
    [InlineData("1\u202f234\u202f567.89", "EUR", 123_456_789)]
    [InlineData("1.000,00", "EUR", 100_000)]
    [InlineData("1,000", "EUR", 100_000)]
    [InlineData("1.000.000", "EUR", 100_000_000)]
    [InlineData("12,50", "EUR", 1_250)]
    [InlineData("\uff11\uff10\uff10", "EUR", 10_000)]
    [InlineData("\uff11\uff0c\uff10\uff10\uff10\uff0e\uff15\uff10", "EUR", 100_050)]
    [InlineData("1,000", "JPY", 1_000)]
    [InlineData("1.250", "KWD", 1_250)]
    [InlineData("1 00.00", "EUR", null)]
    [InlineData("1,00,00", "EUR", null)]
    [InlineData("1,000 000.00", "EUR", null)]
    [InlineData("1.000", "EUR", null)]
    [InlineData("12.345", "EUR", null)]
    [InlineData("100 USD", "EUR", null)]
    [InlineData("1.50", "JPY", null)]
    [InlineData("0", "EUR", null)]
    [InlineData("-5", "EUR", null)]
    [InlineData("1e3", "EUR", null)]
    [InlineData("0,500", "EUR", null)]
    [InlineData("0.500", "EUR", null)]
    [InlineData("", "EUR", null)]
    public void A_sum_is_read_where_it_can_mean_one_thing_only(string typed, string currency, int? minor) =>
        Assert.Equal(minor, TypedAmount.TryRead(typed, Currency.Parse(currency), out var read) ? (int)read : null);

    [Theory]
    [InlineData("EUR", "1234.50")]
    [InlineData("JPY", "1234")]
    public void A_sum_that_is_not_read_is_answered_with_one_that_is(string currency, string example)
    {
        var fault = TypedAmount.Fault(new Speech(Tongue.English, TimeZoneInfo.Utc), Currency.Parse(currency));
        Assert.EndsWith($"Write it like {example}.", fault, StringComparison.Ordinal);
        Assert.True(TypedAmount.TryRead(example, Currency.Parse(currency), out _));
    }
}
