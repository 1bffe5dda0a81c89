using System.Globalization;
using System.Text;

namespace Cordon.Formats.Foreign;

/// <summary>Times of formats that count steps or name no zone.</summary>
internal static class ForeignTime
{
    /// <summary>The moment of step 0 in formats that count steps from nowhere: plainly no date that anything happened on.</summary>
    public static readonly DateTime StepZero = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The most steps: a century of hours.</summary>
    private const int StepMax = 876_000;

    /// <summary>The time of a step as RFC 3339; the text itself where it is no step, for the check of the time to refuse.</summary>
    public static byte[] OfStep(ReadOnlySpan<byte> step, TimeSpan length) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= StepMax
            ? Utc(StepZero + (number * length))
            : step.ToArray();

    /// <summary>A time without a zone, taken as UTC; the text itself where it does not have the form.</summary>
    public static byte[] OfText(ReadOnlySpan<byte> text, params string[] forms) =>
        DateTime.TryParseExact(
            Encoding.UTF8.GetString(text), forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? Utc(time)
            : text.ToArray();

    public static byte[] Utc(DateTime time) =>
        Encoding.ASCII.GetBytes(time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
