using System.Globalization;
using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>A day of birth as far as it is known: a year, maybe a month, maybe a day; what is not known is 0. Lists often know the year only.</summary>
public readonly record struct BirthDate(int Year, int Month, int Day)
{
    /// <summary>Earlier years are misreadings: nobody lived to see a computer.</summary>
    public const int YearMin = 1850;

    /// <summary>The last year of four digits: a date that is none is told otherwise than one that is later than now.</summary>
    public const int YearMax = 9999;

    /// <summary>Reads "1970", "1970-05" or "1970-05-12".</summary>
    public static bool TryParse(string text, out BirthDate date)
    {
        date = default;
        int month = 0, day = 0;
        if (text.Length is not (4 or 7 or 10)
            || !Digits(text, 0, 4, out var year) || year is < YearMin or > YearMax
            || (text.Length > 4 && (text[4] != '-' || !Digits(text, 5, 2, out month) || month is < 1 or > 12))
            || (text.Length > 7 && (text[7] != '-' || !Digits(text, 8, 2, out day) || day < 1 || day > DateTime.DaysInMonth(year, month))))
        {
            return false;
        }

        date = new BirthDate(year, month, day);
        return true;
    }

    /// <summary>
    /// Whether nobody can have been born then yet: such a date is a slip, and compared it would make of a bearer somebody else. Where the world's
    /// clocks are ahead of UTC it is the next day already.
    /// </summary>
    public bool IsAfter(Instant now)
    {
        var tomorrow = now.ToDateTimeOffset().UtcDateTime.Date.AddDays(1);
        return new DateTime(Math.Max(Year, 1), Math.Max(Month, 1), Math.Max(Day, 1)) > tomorrow;
    }

    /// <summary>The year and asterisks: a full date of birth identifies a person.</summary>
    public override string ToString() => Year == 0 ? "none" : Year.ToString("0000", CultureInfo.InvariantCulture) + (Month == 0 ? "" : "-**");

    /// <summary>The date as it was read, for the officer who compares.</summary>
    public string ToText() => Month == 0
        ? Year.ToString("0000", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}{(Day == 0 ? "" : "-" + Day.ToString("00", CultureInfo.InvariantCulture))}");

    private static bool Digits(string text, int at, int count, out int value)
    {
        value = 0;
        for (var i = at; i < at + count; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            value = (value * 10) + text[i] - '0';
        }

        return true;
    }
}
