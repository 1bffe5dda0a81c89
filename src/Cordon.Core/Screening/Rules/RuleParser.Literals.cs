using System.Text;
using Cordon.Core.Language;
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
            Fault(number, new Phrase("'{0}' is not a number this language can hold.", "“{0}”超出本语言可表示的数。").With(digits),
                new Phrase("at most {0} digits and one point", "最多{0}位数字和一个小数点").With(RuleLimits.NumberDigitsMax));
            SkipUnit(number);
            return Faulty();
        }

        if (Next.Kind == TokenKind.Percent)
        {
            _at++;
            return Scaled(number, digits, 100, FactType.Ratio, new Phrase("a ratio is kept to 0.01 %", "比例精确到 0.01 %"));
        }

        if (!IsUnit(number, Next))
        {
            return digits.Contains('.')
                ? Scaled(number, digits, Facts.RatioOne, FactType.Ratio, new Phrase("a ratio is kept to four decimals", "比例精确到四位小数"))
                : Scaled(number, digits, 1, FactType.Count, Phrase.Same(""));
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
            return Scaled(number, digits, Facts.RatioOne, FactType.Ratio, new Phrase("a ratio is kept to four decimals", "比例精确到四位小数"));
        }

        foreach (var (known, milliseconds) in DurationUnits)
        {
            if (name == known)
            {
                return Scaled(number, digits, milliseconds, FactType.Duration, new Phrase("a duration is kept to the millisecond", "时长精确到毫秒"));
            }
        }

        if (Currency.TryParse(name, out var currency))
        {
            return ReadMoney(number, unit, digits, currency);
        }

        var units = DurationUnits.Select(u => u.Name).Append("x").Append(_reference.Code);
        var hint = name.ToLowerInvariant() switch
        {
            "sec" or "secs" or "second" or "seconds" => NearestName.DidYouMean("s"),
            "m" or "mins" or "minute" or "minutes" => NearestName.DidYouMean("min"),
            "hr" or "hrs" or "hour" or "hours" => NearestName.DidYouMean("h"),
            "day" or "days" => NearestName.DidYouMean("d"),
            "percent" => NearestName.DidYouMean("%"),
            _ when name.Equals(_reference.Code, StringComparison.OrdinalIgnoreCase) => NearestName.DidYouMean(_reference.Code),
            _ => Phrase.Same(""),
        };
        Fault(unit, new Phrase("'{0}' is not a unit.{1}", "“{0}”不是单位。{1}").With(name, hint), new Phrase("{0} or %", "{0} 或 %").With(string.Join(", ", units)));
        return Faulty();
    }

    private Expression ReadMoney(Token number, Token unit, string digits, Currency currency)
    {
        if (currency != _reference)
        {
            Fault(unit,
                new Phrase(
                    "Amounts are compared in {0}, the policy's reference currency; {1} is another.", "金额以策略的基准币种{0}比较，{1}是其他币种。").With(_reference, currency),
                new Phrase("an amount in {0}", "以{0}计的金额").With(_reference));
            return Faulty();
        }

        var fault = Money.TryParseMajor(Encoding.ASCII.GetBytes(digits), currency, out var minor);
        if (fault != AmountFault.None)
        {
            Fault(Since(number), fault == AmountFault.TooManyDecimals
                ? new Phrase("{0} has {1} decimals; '{2}' has more.", "{0}有{1}位小数，“{2}”超出。").With(currency, currency.Digits, digits)
                : new Phrase("'{0}' is not an amount this language can hold.", "“{0}”超出本语言可表示的金额。").With(digits),
                    new Phrase("an amount in {0}", "以{0}计的金额").With(currency));
            return Faulty();
        }

        return Counted(new ConstantExpression(minor, FactType.Money));
    }

    private Expression Scaled(Token number, string digits, long scale, FactType type, Phrase finest)
    {
        var point = digits.IndexOf('.');
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        var value = Int128.Parse(digits.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) * scale;
        for (; decimals > 0; decimals--)
        {
            var (quotient, rest) = Int128.DivRem(value, 10);
            if (rest != 0)
            {
                Fault(Since(number), new Phrase("'{0}' is finer than this language counts: {1}.", "“{0}”超出本语言的精度：{1}。").With(digits, finest),
                    new Phrase("fewer decimals", "减少小数位"));
                return Faulty();
            }

            value = quotient;
        }

        if (value > long.MaxValue)
        {
            Fault(Since(number), new Phrase("'{0}' is too large.", "“{0}”过大。").With(digits), new Phrase("a smaller number", "较小的数"));
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
            Fault(at, new Phrase("A text to compare with is empty or too long.", "用于比较的文字为空或过长。"),
                new Phrase("a text, or 'is unknown' for one that is absent", "文字；没有时用 is unknown"));
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
