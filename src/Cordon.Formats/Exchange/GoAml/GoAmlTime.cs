using System.Globalization;
using System.Text;
using Cordon.Core.Values;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>
/// Times of goAML, which are always to the second: a moment is written with its zone; a day as its midnight without one, which no moment is written as.
/// </summary>
internal static class GoAmlTime
{
    private const string Midnight = "T00:00:00";

    /// <summary>A date of FollowTheMoney; null where it does not say the day.</summary>
    public static string? Write(string date) =>
        FtmValues.MomentOf(date) is { } at ? at.ToString() : FtmValues.HasDay(date) ? date + Midnight : null;

    /// <summary>A time of a report; null where it is none.</summary>
    /// <param name="zoneMinutes">The zone of times that have none, east of UTC.</param>
    public static string? Read(string text, int zoneMinutes)
    {
        if (text.EndsWith(Midnight, StringComparison.Ordinal) || text.Length == 10)
        {
            return text[..Math.Min(10, text.Length)];
        }

        var zone = text.Length >= 6 && (text[^1] == 'Z' || text[^6] is '+' or '-') ? "" : ZoneOffset.Text(zoneMinutes);
        return Ascii.IsValid(text) && Instant.TryParse(Encoding.ASCII.GetBytes(text + zone), out var at) ? FtmValues.Of(at) : null;
    }

    /// <summary>The moment of a document.</summary>
    public static string Of(Instant at) => at.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
