using System.Globalization;
using System.Numerics;

namespace Cordon.Formats.DataSets;

/// <summary>Decimals written as plain decimals: no exponent, nothing added, nothing lost.</summary>
internal static class PlainDecimal
{
    // Exponents of a double stay within ±324; beyond, a number is no amount and its text would only eat memory.
    private const int ExponentMax = 400;

    /// <summary>The shortest decimal that reads back as the same double; "NaN" and infinities stay words, which no amount accepts.</summary>
    public static string Of(double value) => Expand(value.ToString("R", CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Of(double)"/>
    public static string Of(float value) => Expand(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Writes out an exponent ("1.5E-3" is "0.0015"); any other text is returned as it is.</summary>
    public static string Expand(string text)
    {
        var e = text.AsSpan().IndexOfAny('e', 'E');
        if (e < 0 || !int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || Math.Abs(exponent) > ExponentMax)
        {
            return text;
        }

        var negative = text[0] == '-';
        var mantissa = text[(negative ? 1 : 0)..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return text;
        }

        var at = (point < 0 ? digits.Length : point) + exponent;
        if (at <= 0)
        {
            (digits, at) = (new string('0', 1 - at) + digits, 1);
        }
        else if (at > digits.Length)
        {
            digits = digits.PadRight(at, '0');
        }

        var whole = digits[..at].TrimStart('0');
        var fraction = digits[at..].TrimEnd('0');
        return (negative ? "-" : "") + (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction);
    }

    /// <summary>
    /// Rounds a plain decimal to a number of decimals, half to even, exactly. Returns false when nothing had to be cut (or the text is
    /// no plain decimal, which the check of the amount will say).
    /// </summary>
    public static bool TryRound(string text, int decimals, out string rounded)
    {
        rounded = text;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point <= 0 || text.Length - point - 1 <= decimals || text.AsSpan(point + 1 + decimals).ContainsAnyExceptInRange('0', '9')
            || !text.AsSpan(point + 1 + decimals).ContainsAnyInRange('1', '9')
            || !BigInteger.TryParse(string.Concat(text.AsSpan(0, point), text.AsSpan(point + 1)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        var unit = BigInteger.Pow(10, text.Length - point - 1 - decimals);
        var kept = BigInteger.DivRem(BigInteger.Abs(value), unit, out var rest);
        var half = (rest * 2).CompareTo(unit);
        kept += half > 0 || (half == 0 && !kept.IsEven) ? 1 : 0;
        var digits = kept.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        rounded = (value.Sign < 0 ? "-" : "") + digits[..^decimals] + (decimals == 0 ? "" : "." + digits[^decimals..]);
        return true;
    }
}
