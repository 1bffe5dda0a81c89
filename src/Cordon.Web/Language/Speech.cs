using System.Globalization;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Values;

namespace Cordon.Web.Language;

/// <summary>How a screen speaks to one person: their language, and times in their zone.</summary>
/// <param name="Tongue">The language.</param>
/// <param name="Zone">The zone in which times are shown.</param>
public sealed record Speech(Tongue Tongue, TimeZoneInfo Zone)
{
    /// <summary>The language's tag, for the page's <c>lang</c>.</summary>
    public string Tag => Tongue == Tongue.Chinese ? "zh-Hans" : "en";

    /// <summary>What stands between two sentences.</summary>
    public string Gap => Tongue == Tongue.Chinese ? "" : " ";

    /// <summary>A phrase in the language. What was stored and stands in it already has no mark that turns it.</summary>
    public string this[Phrase phrase] => Bound(StoredText.In(phrase.In(Tongue)));

    /// <summary>
    /// A phrase with values in the places {0}, {1}, …; a phrase among them in the same language. A text among them stands there as stored text does:
    /// nothing in it turns the sentence.
    /// </summary>
    public string Say(Phrase phrase, params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return Bound(phrase.Filled(Tongue, [.. values.Select(Within)]));
    }

    /// <summary>The language of a phrase on a page of another: English where what somebody wrote, such as a rule, has no Chinese; else null.</summary>
    public string? TagOf(Phrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return Tongue == Tongue.Chinese && phrase.Chinese == phrase.English ? "en" : null;
    }

    /// <summary>A sum with its currency: groups of three parted by a narrow space, so that no comma is taken for a point.</summary>
    public string Say(Money money)
    {
        var plain = money.ToString();
        var (number, currency) = plain.Split(' ') is [var n, var c] ? (n, c) : (plain, "");
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var (whole, rest) = point < 0 ? (number, "") : (number[..point], number[point..]);
        return $"{Grouped(whole)}{rest}\u00a0{currency}".TrimEnd('\u00a0');
    }

    /// <summary>A sum of many amounts with its currency.</summary>
    public string Say(CurrencySum sum)
    {
        var number = sum.ToMajorString();
        var point = number.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? $"{Grouped(number)}\u00a0{sum.Currency.Code}" : $"{Grouped(number[..point])}{number[point..]}\u00a0{sum.Currency.Code}";
    }

    /// <summary>A score in per cent, without words of any language.</summary>
    public static string Say(Score score) => Bound(
        score.Percent().Replace("under ", "<\u00a0", StringComparison.Ordinal).Replace("over ", ">\u00a0", StringComparison.Ordinal));

    /// <summary>A count, its groups of three parted by a narrow space.</summary>
    public string Say(long count) => Grouped(count.ToString(CultureInfo.InvariantCulture));

    /// <summary>A moment: date and time to the minute in the person's zone.</summary>
    public string Say(Instant at) => Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment to the second, for who must be exact.</summary>
    public string Exactly(Instant at) => Local(at).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>The day of a moment in the person's zone.</summary>
    public DateOnly DayOf(Instant at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>A day, as days are written everywhere.</summary>
    public string Say(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How long until a moment, or how long since: the two largest units.</summary>
    public string Span(TimeSpan span)
    {
        var (hours, minutes, seconds) = ((int)span.Duration().TotalHours, span.Duration().Minutes, span.Duration().Seconds);
        var text = hours >= 48 ? Say(Words.Days, hours / 24, hours % 24)
            : hours > 0 ? Say(Words.Hours, hours, minutes)
            : minutes > 0 ? Say(Words.Minutes, minutes, seconds)
            : Say(Words.Seconds, seconds);
        return span < TimeSpan.Zero ? "−" + text : text;
    }

    private object? Within(object? value) => value switch
    {
        string text => StoredText.In(text),
        Phrase phrase => StoredText.In(phrase.In(Tongue)),
        _ => value,
    };

    /// <summary>A number and its per cent sign stand on one line.</summary>
    private static string Bound(string text) => text.Replace(" %", "\u00a0%", StringComparison.Ordinal);

    private DateTimeOffset Local(Instant at) => TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), Zone);

    private static string Grouped(string digits)
    {
        var text = new StringBuilder();
        var first = digits.StartsWith('-') ? 1 : 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > first && (digits.Length - i) % 3 == 0)
            {
                text.Append('\u202f');
            }

            text.Append(digits[i]);
        }

        return text.ToString();
    }
}
