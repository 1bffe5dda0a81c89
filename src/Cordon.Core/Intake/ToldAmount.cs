using System.Text;
using System.Text.RegularExpressions;
using Cordon.Core.Values;

namespace Cordon.Core.Intake;

/// <summary>A sum as somebody told it.</summary>
/// <param name="Major">In major units, as a plain decimal: "4800.5".</param>
/// <param name="Currency">Null where it was not said, or a sign that several have, such as $.</param>
public sealed partial record ToldAmount(string Major, Currency? Currency)
{
    /// <summary>Digits of a sum: more is no sum of money.</summary>
    private const int DigitsMax = 15;

    private const int GroupDigits = 3;

    /// <summary>
    /// Reads "4800.50", "4,800.50 USD" or "USD 4 800,50", in digits of either width; null where it is no sum above zero, or where its marks part the digits
    /// in no way that people write sums.
    /// </summary>
    public static ToldAmount? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = TypedText.OneWidth(text).Trim().ToUpperInvariant()
            .Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries).ToList();
        Currency? currency = null;
        foreach (var at in (int[])[parts.Count - 1, 0])
        {
            if (currency is null && parts.Count > 1 && Values.Currency.TryParse(parts[at].AsSpan(), out var read))
            {
                currency = read;
                parts.RemoveAt(at);
            }
        }

        return PlainOf(string.Join(' ', parts)) is { Length: > 0 and <= DigitsMax } number && number.Any(c => c is >= '1' and <= '9')
            && Money.TryParseMajor(Encoding.UTF8.GetBytes(number), currency ?? Values.Currency.Unknown, out var minor) == AmountFault.None && minor > 0
                ? new ToldAmount(number, currency)
                : null;
    }

    public override string ToString() => Currency is { } currency ? $"{Major} {currency.Code}" : Major;

    /// <summary>A number without what groups its digits, and with a point before its decimals; null where it is written in another way.</summary>
    private static string? PlainOf(string written)
    {
        if (Plain().IsMatch(written))
        {
            return written;
        }

        if (!Grouped().IsMatch(written) && !GroupedByPoints().IsMatch(written) && !DecimalComma().IsMatch(written))
        {
            return null;
        }

        // The last comma or point parts the decimals, unless it groups three digits: a comma before three does, and a point that is not the only one.
        var at = written.LastIndexOfAny([',', '.']);
        var isGroup = at >= 0 && written.Length - at - 1 == GroupDigits && (written[at] == ',' || written.IndexOf('.', StringComparison.Ordinal) != at);
        var isDecimal = at >= 0 && !isGroup;
        var whole = string.Concat((isDecimal ? written[..at] : written).Where(char.IsAsciiDigit));
        return isDecimal ? $"{whole}.{written[(at + 1)..]}" : whole;
    }

    [GeneratedRegex(@"^\d+(?:\.\d+)?$", RegexOptions.ECMAScript)]
    private static partial Regex Plain();

    /// <summary>
    /// Groups of three, parted by commas, spaces or high commas, all by the same; a point before the decimals. No thousands begin with a nought.
    /// </summary>
    [GeneratedRegex("^[1-9][0-9]{0,2}([, \u00A0\u202F'’])[0-9]{3}(?:\\1[0-9]{3})*(?:\\.[0-9]+)?$")]
    private static partial Regex Grouped();

    /// <summary>
    /// Groups of three, parted by points, spaces or high commas; a comma before the decimals, or so many groups that a point can be nothing else.
    /// </summary>
    [GeneratedRegex("^[1-9][0-9]{0,2}(?:([. \u00A0\u202F'’])[0-9]{3}(?:\\1[0-9]{3})*,[0-9]{1,2}|(?:\\.[0-9]{3}){2,})$")]
    private static partial Regex GroupedByPoints();

    [GeneratedRegex("^[0-9]+,[0-9]{1,2}$")]
    private static partial Regex DecimalComma();
}
