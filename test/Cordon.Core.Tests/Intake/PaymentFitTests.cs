using Cordon.Core.Intake;
using Cordon.Core.Values;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Intake;

/// <summary>What speaks for a payment being the one that a victim means.</summary>
public sealed class PaymentFitTests
{
    [Theory]
    [InlineData("4800 USD", "4800.00", true, true)]
    [InlineData("4800", "4800.00", true, true)]
    [InlineData("4800 EUR", "4800.00", false, false)]
    [InlineData("5000", "4800.00", false, true)]
    [InlineData("5280", "4800.00", false, true)]
    [InlineData("5281", "4800.00", false, false)]
    [InlineData("1590", "1950.00", false, true)]
    [InlineData("9150", "1950.00", false, true)]
    [InlineData("1509", "1950.00", false, false)]
    [InlineData("4800.001", "4800.00", false, false)]
    public void A_sum_agrees_or_is_near(string told, string paid, bool agrees, bool isNear)
    {
        _ = Money.TryParseMajor(System.Text.Encoding.ASCII.GetBytes(paid), Currency.Parse("USD"), out var minor);
        var fit = PaymentFit.Of(new Money(minor, Currency.Parse("USD")), [ToldAmount.Parse(told)!], false, false, false);
        Assert.Equal((agrees, isNear), (fit.IsAmountTold, fit.IsAmountNear));
    }

    [Fact]
    public void A_payment_that_more_speaks_for_weighs_more() => Gen.Bool.Array[7].Sample(signs =>
    {
        var fit = Of(signs);
        for (var i = 0; i < signs.Length; i++)
        {
            Assert.True(signs[i] || Of([.. signs[..i], true, .. signs[(i + 1)..]]).Weight > fit.Weight);
        }
    });

    [Theory]
    [InlineData("", null)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("USD", null)]
    [InlineData("1e9", null)]
    [InlineData("4,800.50 usd", "4800.50 USD")]
    [InlineData("EUR 12", "12 EUR")]
    [InlineData("4 800,50 EUR", "4800.50 EUR")]
    [InlineData("\uff14\uff18\uff10\uff10", "4800")]
    [InlineData("4800,5", "4800.5")]
    [InlineData("48 00", null)]
    public void A_corrected_sum_is_read_or_refused(string text, string? read) => Assert.Equal(read, ToldAmount.Parse(text)?.ToString());

    private static PaymentFit Of(bool[] signs) => new(signs[0], signs[1], signs[2], signs[3], signs[4]) { IsEndTold = signs[5], IsDigitOff = signs[6] };
}
