using System.Text;
using Cordon.Core.Values;

namespace Cordon.Core.Screening.Rules;

internal sealed partial class RuleParser
{
    private static readonly (string Name, long Milliseconds)[] DurationUnits =
        [("ms", 1), ("s", 1_000), ("min", 60_000), ("h", 3_600_000), ("d", Instant.DayMilliseconds)];

    private static readonly string[] Keywords =
        ["and", "or", "not", "in", "is", "known", "unknown", "true", "false", "rule", "rules", "version", "release", .. Clauses];

    // What the texts of this set hash to, so that a fact that is a text can be said in words again.
    private readonly Dictionary<long, string> _texts = [];

    private Expression ReadNumber()
    {
        var number = Next;
        var digits = TextOf(number).Replace("_", "", StringComparison.Ordinal);
        _at++;
        if (digits.Count(char.IsAsciiDigit) > RuleLimits.NumberDigitsMax || digits.Count(c => c == '.') > 1)
        {
            Fault(number, $"'{digits}' is not a number this language can hold.", $"at most {RuleLimits.NumberDigitsMax} digits and one point");
            SkipUnit(number);
            return Faulty();
        }

        if (Next.Kind == TokenKind.Percent)
        {
            _at++;
            return Scaled(number, digits, 100, FactType.Ratio, "a ratio is kept to 0.01 %");
        }

        if (!IsUnit(number, Next))
        {
            return digits.Contains('.')
                ? Scaled(number, digits, Facts.RatioOne, FactType.Ratio, "a ratio is kept to four decimals")
                : Scaled(number, digits, 1, FactType.Count, "");
        }

        return ReadUnit(number, digits);
    }

    private Expression ReadUnit(Token number, string digits)
    {
        var unit = Next;
        var name = TextOf(unit);
        _at++;
        if (name == "x")
        {
            return Scaled(number, digits, Facts.RatioOne, FactType.Ratio, "a ratio is kept to four decimals");
        }

        foreach (var (known, milliseconds) in DurationUnits)
        {
            if (name == known)
            {
                return Scaled(number, digits, milliseconds, FactType.Duration, "a duration is kept to the millisecond");
            }
        }

        if (Currency.TryParse(name, out var currency))
        {
            return ReadMoney(number, unit, digits, currency);
        }

        var units = DurationUnits.Select(u => u.Name).Append("x").Append(_reference.Code);
        var hint = name.ToLowerInvariant() switch
        {
            "sec" or "secs" or "second" or "seconds" => " Did you mean 's'?",
            "m" or "mins" or "minute" or "minutes" => " Did you mean 'min'?",
            "hr" or "hrs" or "hour" or "hours" => " Did you mean 'h'?",
            "day" or "days" => " Did you mean 'd'?",
            "percent" => " Did you mean '%'?",
            _ when name.Equals(_reference.Code, StringComparison.OrdinalIgnoreCase) => $" Did you mean '{_reference.Code}'?",
            _ => "",
        };
        Fault(unit, $"'{name}' is not a unit.{hint}", string.Join(", ", units) + " or %");
        return Faulty();
    }

    private Expression ReadMoney(Token number, Token unit, string digits, Currency currency)
    {
        if (currency != _reference)
        {
            Fault(unit, $"Amounts are compared in {_reference}, the policy's reference currency; {currency} is another.", $"an amount in {_reference}");
            return Faulty();
        }

        var fault = Money.TryParseMajor(Encoding.ASCII.GetBytes(digits), currency, out var minor);
        if (fault != AmountFault.None)
        {
            Fault(Since(number), fault == AmountFault.TooManyDecimals
                ? $"{currency} has {currency.Digits} decimals; '{digits}' has more."
                : $"'{digits}' is not an amount this language can hold.", $"an amount in {currency}");
            return Faulty();
        }

        return Counted(new ConstantExpression(minor, FactType.Money));
    }

    private Expression Scaled(Token number, string digits, long scale, FactType type, string finest)
    {
        var point = digits.IndexOf('.');
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        var value = Int128.Parse(digits.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) * scale;
        for (; decimals > 0; decimals--)
        {
            var (quotient, rest) = Int128.DivRem(value, 10);
            if (rest != 0)
            {
                Fault(Since(number), $"'{digits}' is finer than this language counts: {finest}.", "fewer decimals");
                return Faulty();
            }

            value = quotient;
        }

        if (value > long.MaxValue)
        {
            Fault(Since(number), $"'{digits}' is too large.", "a smaller number");
            return Faulty();
        }

        return Counted(new ConstantExpression((long)value, type));
    }

    private Expression ReadTextLiteral()
    {
        var at = Next;
        var text = Unquoted(TextOf(at));
        _at++;
        if (text.Length == 0 || Encoding.UTF8.GetByteCount(text) > PaymentBatch.TextLengthMax)
        {
            Fault(at, "A text to compare with is empty or too long.", "a text, or 'is unknown' for one that is absent");
            return Faulty();
        }

        var value = Facts.TextValue(Encoding.UTF8.GetBytes(text));
        _texts[value] = text;
        return Counted(new ConstantExpression(value, FactType.Text));
    }

    // A unit stands behind its number on the same line; a word of the language does not.
    private bool IsUnit(Token number, Token word) =>
        word.Kind == TokenKind.Word && word.Line == number.Line && !Keywords.Contains(TextOf(word));

    private void SkipUnit(Token number)
    {
        if (Next.Kind == TokenKind.Percent || IsUnit(number, Next))
        {
            _at++;
        }
    }

    /// <summary>Reads a decimal as an integer number of 10^-places; false when it has more places or does not fit.</summary>
    private static bool TryDecimal(string digits, int places, out long value)
    {
        value = 0;
        var point = digits.IndexOf('.');
        var decimals = point < 0 ? "" : digits[(point + 1)..];
        var whole = point < 0 ? digits : digits[..point];
        return decimals.Length <= places && whole.Length + places <= RuleLimits.NumberDigitsMax
            && long.TryParse(whole + decimals.PadRight(places, '0'), System.Globalization.NumberStyles.None, null, out value);
    }
}
