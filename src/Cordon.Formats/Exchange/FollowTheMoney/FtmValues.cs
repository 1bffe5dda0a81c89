using System.Text;
using Cordon.Core.Exchange;
using Cordon.Core.Values;

namespace Cordon.Formats.Exchange.FollowTheMoney;

/// <summary>Which texts are values of which type. What is none is refused: FollowTheMoney itself drops it without a word.</summary>
public static class FtmValues
{
    private const int DigitsMax = 18;
    private const int EmailCharactersMax = 254;

    private static readonly string[] PartialDates = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    /// <summary>What keeps a text from being a value of a type, as the end of a sentence that begins with it; null where nothing does.</summary>
    public static string? FaultOf(FtmType type, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return FaultOfText(value) ?? type switch
        {
            FtmType.Date => IsDate(value) ? null : "is no date, such as 2026, 2026-03-01 or 2026-03-01T09:30:00Z",
            FtmType.Number => IsNumber(value) ? null : $"is no plain decimal of at most {DigitsMax} digits before and behind the point",
            FtmType.Country => value.Length is >= 2 and <= 7 && value.All(c => char.IsAsciiLetterLower(c) || c == '-') ? null
                : "is no country's code in small letters",
            FtmType.Currency => value.Length is >= 2 and <= 10 && value.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) ? null
                : "is no currency's code in capitals",
            FtmType.Iban => IsIban(value) ? null : "is no IBAN in capitals without blanks whose check digits are right",
            FtmType.Phone => value.Length is >= 6 and <= 16 && value[0] == '+' && value.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? null
                : "is no telephone number with a plus sign and 5 to 15 digits (E.164)",
            FtmType.Email => IsEmail(value) ? null : "is no mailbox",
            FtmType.Url => IsUrl(value) ? null : "is no absolute address on the web",
            FtmType.Gender => value is "male" or "female" or "other" ? null : "is none of male, female, other",
            FtmType.Topic => value.Length <= 50 && value.All(c => char.IsAsciiLetterLower(c) || c is '.' or '-') ? null : "is no topic",
            FtmType.Entity => FaultOfId(value),
            FtmType.Identifier or FtmType.Name => VisibleText.IsBlank(value) ? "says nothing" : null,
            _ => null,
        };
    }

    /// <summary>What keeps a text from being an entity's identifier; null where nothing does.</summary>
    public static string? FaultOfId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length is 0 or > InterchangeLimits.IdCharactersMax || id.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0
            ? $"is no identifier: 1 to {InterchangeLimits.IdCharactersMax} visible ASCII characters without blanks" : null;
    }

    /// <summary>A moment as a value: to the second, with six decimals where there is more, and always with its zone.</summary>
    public static string Of(Instant at) => at.ToDateTimeOffset().ToString(
        at.Milliseconds % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The moment of a date that has one: to the second, UTC where no offset is given, as FollowTheMoney reads it. Null of a day or less.</summary>
    public static Instant? MomentOf(string date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return date.Length >= 19 && Ascii.IsValid(date)
            && (Instant.TryParse(Encoding.ASCII.GetBytes(date), out var at) || Instant.TryParse(Encoding.ASCII.GetBytes(date + "Z"), out at))
            ? at : null;
    }

    /// <summary>Whether a date says which day it is, if not more.</summary>
    internal static bool HasDay(string date) => date.Length >= 10;

    private static string? FaultOfText(string value)
    {
        if (value.Length is 0 or > InterchangeLimits.ValueCharactersMax)
        {
            return $"has {value.Length} characters, 1 to {InterchangeLimits.ValueCharactersMax} are allowed";
        }

        if (VisibleText.HalfAt(value) >= 0)
        {
            return "holds half a character";
        }

        return value.Contains('\0', StringComparison.Ordinal) ? "holds a NUL" : null;
    }

    private static bool IsDate(string value) => MomentOf(value) is not null
        || DateOnly.TryParseExact(value, PartialDates, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);

    private static bool IsNumber(string value)
    {
        var bare = value.AsSpan(value[0] == '-' ? 1 : 0);
        var point = bare.IndexOf('.');
        return point < 0 ? IsDigits(bare) : IsDigits(bare[..point]) && IsDigits(bare[(point + 1)..]);
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => text.Length is > 0 and <= DigitsMax && text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsIban(string value) => Canonicaliser.Read(CanonicalKind.Iban, value) is { IsRead: true } read && read.Identifier.Value == value;

    private static bool IsEmail(string value)
    {
        var at = value.LastIndexOf('@');
        return value.Length <= EmailCharactersMax && at > 0 && at < value.Length - 1 && !value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }

    private static bool IsUrl(string value) => value.Length <= CanonicalIdentifier.LengthMax && !value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "ftp";
}
