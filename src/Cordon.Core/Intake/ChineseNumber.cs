namespace Cordon.Core.Intake;

/// <summary>Numbers as they are written and said in Chinese: "一万五千", "3万5", "1.5万", "两百零六".</summary>
internal static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>A hundred million parts a number into what is above and below it, as ten thousand does.</summary>
    private const decimal GreatUnit = 100_000_000m, GroupUnit = 10_000m;

    /// <summary>More than anybody was ever robbed of; what is above is no sum.</summary>
    private const decimal ValueMax = 1_000_000_000_000_000m;

    /// <summary>Whether a character belongs to a number.</summary>
    public static bool IsPart(char c) => Digits.Contains(c) || c is '〇' or '两' || UnitOf(c) > 0;

    /// <summary>The number; null where the text is none.</summary>
    public static decimal? Parse(string text)
    {
        var (whole, group, number, last) = (0m, 0m, (decimal?)null, 0m);
        for (var i = 0; i < text.Length; i++)
        {
            if (UnitOf(text[i]) is > 0 and var unit)
            {
                (whole, group) = Multiplied(whole, group, number, unit);
                (number, last) = (null, unit);
            }
            else if (DigitOf(text[i]) is { } digit)
            {
                // A naught is said where a place is left out: after it nothing is meant in tenths.
                (number, last) = (number is { } before && before != 0 ? (before * 10) + digit : digit, digit == 0 ? 0 : last);
            }
            else if (Written(text, ref i) is { } written)
            {
                number = written;
            }
            else
            {
                return null;
            }

            if (whole > ValueMax || group > ValueMax || number > ValueMax)
            {
                return null;
            }
        }

        // "一万五" is 15,000: a digit left alone after a unit counts its tenths.
        return whole + group + (number is >= 1 and <= 9 && last >= 100 ? number.Value * last / 10 : number ?? 0);
    }

    private static (decimal Whole, decimal Group) Multiplied(decimal whole, decimal group, decimal? number, decimal unit) =>
        unit >= GroupUnit
            ? (unit == GreatUnit ? (whole + group + (number ?? 0)) * unit : whole + ((group + (number ?? 0)) * unit), 0)
            : (whole, group + ((number ?? 1) * unit));

    /// <summary>Figures with a point in them, from a place on; leaves the place at the last of them.</summary>
    private static decimal? Written(string text, ref int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ','))
        {
            end++;
        }

        if (end == at || !decimal.TryParse(text[at..end].Replace(",", "", StringComparison.Ordinal), System.Globalization.NumberStyles.AllowDecimalPoint,
            System.Globalization.CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        at = end - 1;
        return value;
    }

    private static decimal? DigitOf(char c) => c is '〇' ? 0 : c is '两' ? 2 : Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? digit : null;

    private static decimal UnitOf(char c) => c switch
    {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => GroupUnit,
        '亿' => GreatUnit,
        _ => 0,
    };
}
