using System.Globalization;
using Cordon.Core.Values;

namespace Cordon.Web.Policies;

/// <summary>A stretch of the past, as a screen's address says it.</summary>
/// <param name="From">Payments decided from then on,</param>
/// <param name="Until">and before then.</param>
internal readonly record struct BackTestPeriod(Instant From, Instant Until)
{
    public const string Yesterday = "1";
    public const string Days7 = "7";
    public const string Days30 = "30";
    public const string Chosen = "chosen";

    /// <summary>A period by its name; null where days are asked for and are none.</summary>
    /// <param name="first">The first day, as 2026-03-01, in the person's zone.</param>
    /// <param name="last">The last day, all of it.</param>
    public static BackTestPeriod? Of(string? name, string? first, string? last, TimeZoneInfo zone, Instant now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now.ToDateTimeOffset(), zone).DateTime);
        switch (name)
        {
            case Yesterday: return new BackTestPeriod(Midnight(today.AddDays(-1), zone), Midnight(today, zone));
            case Days30: return new BackTestPeriod(now + TimeSpan.FromDays(-30), now);
            case Chosen:
                return DayOf(first) is { } begin && DayOf(last) is { } end && begin <= end && end < DateOnly.MaxValue
                    ? new BackTestPeriod(Midnight(begin, zone), Midnight(end.AddDays(1), zone))
                    : null;
            default: return new BackTestPeriod(now + TimeSpan.FromDays(-7), now);
        }
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1970 and < 3000
            ? day
            : null;

    private static Instant Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);

        // Where clocks are put forward at midnight, the day begins an hour later.
        return Instant.From(new DateTimeOffset(local, zone.GetUtcOffset(local)));
    }
}
