using System.Globalization;
using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>How many amounts in a currency, and their sum.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Count">How many.</param>
/// <param name="Minor">In minor units; wider than an amount, so that no sum of amounts leaves it.</param>
public readonly record struct CurrencySum(Currency Currency, long Count, Int128 Minor)
{
    /// <summary>The sum as a plain decimal in major units.</summary>
    public string ToMajorString()
    {
        var unit = (Int128)Money.MinorPerMajor(Currency);
        var fraction = new Money((long)(Int128.Abs(Minor) % unit), Currency).ToMajorString();
        var whole = (Minor / unit).ToString(CultureInfo.InvariantCulture);
        return (Minor < 0 && Minor / unit == 0 ? "-" : "") + whole + fraction[1..];
    }
}
