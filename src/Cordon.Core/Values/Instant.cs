using System.Globalization;

namespace Cordon.Core.Values;

/// <summary>A moment, in milliseconds since 1970-01-01T00:00:00Z. Years 1900 to 2199.</summary>
public readonly record struct Instant(long Milliseconds) : IComparable<Instant>
{
    /// <summary>Milliseconds of a day of 24 hours; leap seconds are not counted.</summary>
    public const long DayMilliseconds = 86_400_000;

    public static readonly Instant Min = new(-2_208_988_800_000);
    public static readonly Instant Max = new(7_258_118_399_999);

    public static Instant operator +(Instant at, TimeSpan span) => new(at.Milliseconds + (span.Ticks / TimeSpan.TicksPerMillisecond));

    public static TimeSpan operator -(Instant left, Instant right) => TimeSpan.FromMilliseconds(left.Milliseconds - right.Milliseconds);

    public static bool operator <(Instant left, Instant right) => left.Milliseconds < right.Milliseconds;

    public static bool operator >(Instant left, Instant right) => left.Milliseconds > right.Milliseconds;

    public static bool operator <=(Instant left, Instant right) => left.Milliseconds <= right.Milliseconds;

    public static bool operator >=(Instant left, Instant right) => left.Milliseconds >= right.Milliseconds;

    public int CompareTo(Instant other) => Milliseconds.CompareTo(other.Milliseconds);

    public static Instant From(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds());

    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds);

    /// <summary>
    /// Reads RFC 3339 with an offset ("2026-03-01T09:30:00.250+08:00", "…Z"). A fraction finer than a millisecond is cut, not rounded,
    /// so that order is kept. A leap second reads as the last millisecond of its minute. A time without an offset is refused.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Instant instant)
    {
        instant = default;
        if (text.Length is < 20 or > 40
            || !Digits(text, 0, 4, out var year) || text[4] != '-' || !Digits(text, 5, 2, out var month) || text[7] != '-'
            || !Digits(text, 8, 2, out var day) || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')
            || !Digits(text, 11, 2, out var hour) || text[13] != ':' || !Digits(text, 14, 2, out var minute) || text[16] != ':'
            || !Digits(text, 17, 2, out var second))
        {
            return false;
        }

        var at = 19;
        var millis = 0;
        if (text[at] == '.')
        {
            var scale = 100;
            var first = ++at;
            for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
            {
                millis += (text[at] - '0') * scale;
                scale /= 10;
            }

            if (at == first)
            {
                return false;
            }
        }

        if (!Offset(text[at..], out var offsetMinutes) || year is < 1900 or > 2199 || month is < 1 or > 12 || day < 1
            || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        if (second == 60)
        {
            second = 59;
            millis = 999;
        }

        instant = new Instant((((((((DaysSinceEpoch(year, month, day) * 24) + hour) * 60) + minute - offsetMinutes) * 60) + second) * 1000) + millis);
        if (instant >= Min && instant <= Max)
        {
            return true;
        }

        // The offset can carry a time across the edge of the years.
        instant = default;
        return false;
    }

    /// <summary>RFC 3339 in UTC, with milliseconds where there are any.</summary>
    public override string ToString() => ToDateTimeOffset().ToString(
        Milliseconds % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static long DaysSinceEpoch(int year, int month, int day) =>
        (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks / TimeSpan.TicksPerDay) - 719_162;

    private static bool Offset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
        {
            return (text[0] | 0x20) == 'z';
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !Digits(text, 1, 2, out var hours) || !Digits(text, 4, 2, out var rest) || hours > 23 || rest > 59)
        {
            return false;
        }

        minutes = ((hours * 60) + rest) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, int at, int count, out int value)
    {
        value = 0;
        for (var i = 0; i < count; i++)
        {
            var digit = text[at + i] - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }
}
