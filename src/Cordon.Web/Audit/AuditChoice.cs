using System.Globalization;
using Cordon.Core.Intake;
using Cordon.Core.Values;
using Cordon.Engine.Casework;

namespace Cordon.Web.Audit;

/// <summary>What an auditor asks for, as the address says it: what cannot be read asks for nothing narrower.</summary>
/// <param name="Officer">Who did it, by identifier.</param>
/// <param name="Case">The case's number or identifier.</param>
/// <param name="Kind">What a kind begins with; one of <see cref="AuditWords.Kinds"/>.</param>
/// <param name="From">The first day, as 2026-03-01.</param>
/// <param name="To">The last day.</param>
internal sealed record AuditChoice(string? Officer, string? Case, string? Kind, string? From, string? To)
{
    /// <summary>Days that are shown when none are said: long enough for what somebody calls about, short enough to be read.</summary>
    public const int Days = 7;

    /// <summary>The days that are asked for, both included, in a zone.</summary>
    public (DateOnly From, DateOnly To) Span(Instant now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now.ToDateTimeOffset(), zone).DateTime);
        var to = DayOf(To) ?? today;
        var from = DayOf(From) ?? to.AddDays(1 - Days);
        return from <= to ? (from, to) : (to, from);
    }

    /// <summary>The same for the desk, which counts in moments.</summary>
    public MomentChoice Moments(Instant now, TimeZoneInfo zone)
    {
        var (from, to) = Span(now, zone);
        return new MomentChoice(StartOf(from, zone), StartOf(to.AddDays(1), zone))
        {
            Officer = string.IsNullOrWhiteSpace(Officer) ? null : Officer,
            Case = CaseNumber,
            KindPrefix = AuditWords.Kinds.Any(kind => kind.Prefix == Kind) ? Kind : null,
        };
    }

    /// <summary>The case that is meant; null for any. What is no case's name means a case that is not there, and never all.</summary>
    public uint? CaseNumber => string.IsNullOrWhiteSpace(Case) ? null : TypedId.CaseOf(Case);

    /// <summary>The address's question for this choice, with what is left out that is not said.</summary>
    public string Query(long? before = null)
    {
        (string Name, string? Value)[] parts =
        [
            ("who", Officer), ("case", Case), ("kind", Kind), ("from", From), ("to", To), ("before", before?.ToString(CultureInfo.InvariantCulture)),
        ];
        var said = parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}");
        return string.Join('&', said) is { Length: > 0 } text ? "?" + text : "";
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= YearMin and <= YearMax ? day : null;

    // Years in which a zone can be reckoned with, and a centre can have worked.
    private const int YearMin = 1970;
    private const int YearMax = 9000;

    private static Instant StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);

        // Where the clocks go forward at midnight the day begins with the first minute that there is.
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        return Instant.From(new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)));
    }
}
