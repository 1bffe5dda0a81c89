using System.Text;

namespace Cordon.Core.Networks.Linking;

/// <summary>
/// A telephone number in the form of ITU-T E.164: a plus sign and 8 to 15 digits, the country's code first. What is written with the national trunk
/// prefix is taken to be of the country that the reader names; short numbers are of services that everybody calls.
/// </summary>
public static class PhoneNumber
{
    /// <summary>With the country's code: E.164 has 15 at most; no subscriber is reached by fewer than 8.</summary>
    public const int DigitsMin = 8;
    public const int DigitsMax = 15;

    /// <summary>More behind a slash is the number and what stands before it its area.</summary>
    private const int SecondLineDigitsMax = 2;

    // Country codes of two digits; those that begin with 1 and 7 have one digit, all others three (ITU-T E.164, list of assigned codes).
    private static readonly HashSet<int> TwoDigitCodes =
    [
        20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61, 62, 63, 64, 65, 66,
        81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
    ];

    /// <summary>Reads a number.</summary>
    /// <param name="text">As it was written, with blanks, dots, hyphens, slashes and brackets.</param>
    /// <param name="defaultCountryCode">The code of numbers without one, such as "44"; empty where such numbers are refused.</param>
    public static IdentifierReading Read(string text, string defaultCountryCode = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(defaultCountryCode);
        var digits = new StringBuilder(DigitsMax + 1);
        var isInternational = false;

        // "(0)" behind a country's code is the trunk prefix of those who call from within.
        foreach (var c in First(text.Trim()).Replace("(0)", "", StringComparison.Ordinal))
        {
            if (c == '+' && digits.Length == 0 && !isInternational)
            {
                isInternational = true;
            }
            else if (char.IsAsciiDigit(c))
            {
                digits.Append(c);
            }
            else if (!" .-/()\u00A0\u2011".Contains(c))
            {
                return IdentifierReading.Refused("a telephone number has digits only");
            }

            if (digits.Length > DigitsMax + 2)
            {
                return IdentifierReading.Refused($"a telephone number has at most {DigitsMax} digits");
            }
        }

        return Read(digits.ToString(), isInternational, defaultCountryCode);
    }

    /// <summary>Of a line written with a second one's last digits behind a slash (…901/2) the first.</summary>
    private static string First(string text)
    {
        var slash = text.LastIndexOf('/');
        return slash > 0 && text.Length - slash - 1 is > 0 and <= SecondLineDigitsMax && text[..slash].Count(char.IsAsciiDigit) >= DigitsMin
            ? text[..slash] : text;
    }

    private static IdentifierReading Read(string digits, bool isInternational, string defaultCountryCode)
    {
        if (!isInternational && digits.StartsWith("00", StringComparison.Ordinal))
        {
            (digits, isInternational) = (digits[2..], true);
        }

        if (!isInternational)
        {
            if (digits.Length < DigitsMin - 1)
            {
                return IdentifierReading.Refused("a short number is of a service, not of a person");
            }

            if (defaultCountryCode.Length == 0)
            {
                return IdentifierReading.Refused("it has no country code");
            }

            // Many write the country's code without a plus sign; a national number is shorter, or begins with the prefix.
            digits = digits.StartsWith(defaultCountryCode, StringComparison.Ordinal) && digits.Length - defaultCountryCode.Length >= DigitsMin ? digits
                : defaultCountryCode + (digits[0] == '0' ? digits[1..] : digits);
        }

        if (digits.Length is < DigitsMin or > DigitsMax)
        {
            return IdentifierReading.Refused($"with its country code it has {digits.Length} digits, {DigitsMin} to {DigitsMax} are allowed");
        }

        if (digits[0] == '0')
        {
            return IdentifierReading.Refused("no country code begins with 0");
        }

        var national = digits[CountryCodeLength(digits)..];
        return national.All(c => c == national[0])
            ? IdentifierReading.Refused("all its digits are the same: a placeholder")
            : IdentifierReading.Of(IdentifierKind.Phone, "+" + digits);
    }

    private static int CountryCodeLength(string digits) =>
        digits[0] is '1' or '7' ? 1 : TwoDigitCodes.Contains(((digits[0] - '0') * 10) + digits[1] - '0') ? 2 : 3;
}
