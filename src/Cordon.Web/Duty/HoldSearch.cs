using System.Globalization;
using Cordon.Core.Intake;
using Cordon.Engine;

namespace Cordon.Web.Duty;

/// <summary>How an officer with a caller finds the caller's payment among those held: by its amount, or by digits of an account.</summary>
internal static class HoldSearch
{
    /// <summary>Characters of what is sought: an account's number with its bank and spaces.</summary>
    public const int CharactersMax = 100;

    private const int DecimalsMax = 2;

    /// <summary>Letters of a currency's code.</summary>
    private const int CodeLetters = 3;

    /// <summary>
    /// Whether a held payment is meant: its amount begins so, or an account or its identifier has it. Digits and letters of
    /// either width are the same. Nothing sought means all.
    /// </summary>
    public static bool Fits(HeldPayment hold, string sought)
    {
        ArgumentNullException.ThrowIfNull(hold);
        var text = TypedText.OneWidth(string.Concat(sought.Where(one => !char.IsWhiteSpace(one))));
        return text.Length == 0
            || (AmountIn(text) is { } amount && hold.Amount.ToString().StartsWith(amount, StringComparison.Ordinal))
            || Has(hold.PayeeKey, text) || Has(hold.PayerKey, text) || Has(hold.PaymentId, text);
    }

    /// <summary>A sum as somebody may write it (10,186.99, 10.186,99, 10186), without what groups its digits; null where it is none.</summary>
    private static string? AmountIn(string text)
    {
        // A currency's code may stand before or after it; anything else is no sum.
        var number = text.Length > CodeLetters && text[..CodeLetters].All(char.IsAsciiLetter) ? text[CodeLetters..]
            : text.Length > CodeLetters && text[^CodeLetters..].All(char.IsAsciiLetter) ? text[..^CodeLetters] : text;
        if (!number.All(one => char.IsAsciiDigit(one) || one is '.' or ',') || !number.Any(char.IsAsciiDigit))
        {
            return null;
        }

        // The last sign parts the whole from the rest where no more than two digits follow it.
        var mark = number.LastIndexOfAny(['.', ',']);
        var isPoint = mark >= 0 && number.Length - mark - 1 <= DecimalsMax;
        var whole = string.Concat((isPoint ? number[..mark] : number).Where(char.IsAsciiDigit));
        return isPoint ? string.Create(CultureInfo.InvariantCulture, $"{whole}.{number[(mark + 1)..]}") : whole;
    }

    private static bool Has(string where, string text) => where.Contains(text, StringComparison.OrdinalIgnoreCase);
}
