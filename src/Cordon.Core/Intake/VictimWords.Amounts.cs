using System.Globalization;
using System.Text.RegularExpressions;
using Cordon.Core.Values;

namespace Cordon.Core.Intake;

/// <summary>How sums are recognised: by a currency beside them, or by a word such as "paid" before them.</summary>
public static partial class VictimWords
{
    /// <summary>Digits of thousands.</summary>
    private const int GroupDigits = 3;

    /// <summary>So close before a number "account" makes it one.</summary>
    private const int NamedCharacters = 16;

    /// <summary>Codes that people write small as well; of the others most are words.</summary>
    private static readonly HashSet<string> SmallCodes = new(StringComparer.Ordinal)
    {
        "usd", "eur", "gbp", "cny", "rmb", "hkd", "sgd", "thb", "myr", "jpy", "aud", "inr", "krw", "twd", "vnd", "php", "idr", "chf", "cad",
    };

    /// <summary>What people call currencies; empty for signs and words that several have.</summary>
    private static readonly Dictionary<string, string> CurrencyWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["us$"] = "USD",
        ["hk$"] = "HKD",
        ["s$"] = "SGD",
        ["a$"] = "AUD",
        ["nt$"] = "TWD",
        ["$"] = "",
        ["€"] = "EUR",
        ["£"] = "GBP",
        ["¥"] = "",
        ["฿"] = "THB",
        ["₩"] = "KRW",
        ["₫"] = "VND",
        ["₹"] = "INR",
        ["rm"] = "MYR",
        ["rmb"] = "CNY",
        ["元"] = "CNY",
        ["块钱"] = "CNY",
        ["块"] = "CNY",
        ["圆"] = "CNY",
        ["人民币"] = "CNY",
        ["美元"] = "USD",
        ["美金"] = "USD",
        ["欧元"] = "EUR",
        ["英镑"] = "GBP",
        ["港币"] = "HKD",
        ["港元"] = "HKD",
        ["日元"] = "JPY",
        ["泰铢"] = "THB",
        ["新币"] = "SGD",
        ["dollar"] = "",
        ["dollars"] = "",
        ["bucks"] = "",
        ["euro"] = "EUR",
        ["euros"] = "EUR",
        ["pound"] = "GBP",
        ["pounds"] = "GBP",
        ["yuan"] = "CNY",
        ["baht"] = "THB",
        ["ringgit"] = "MYR",
        ["rupees"] = "INR",
        ["yen"] = "JPY",
    };

    private static void TakeAmounts(Reading reading)
    {
        foreach (var sums in (ReadOnlySpan<Regex>)[SumAfterCurrency(), SumBeforeCurrency(), SumAfterWord(), SumBeforeWord()])
        {
            reading.Each(sums, match =>
            {
                var (code, isCurrency) = CurrencyOf(match.Groups["cur"].Value);
                var number = match.Groups["num"];
                var isSum = isCurrency || (match.Groups["cue"].Success && (sums == SumAfterWord() ? IsShort(number) : IsBare(reading.Text, number)));
                return isSum ? AmountOf(number.Value, match.Groups["mul"].Value, code) : null;
            });
        }
    }

    /// <summary>Whether a number before a word such as "was paid" may be a sum, and is nothing that other words name.</summary>
    private static bool IsBare(string text, Group number) =>
        number.Length > 1 && IsShort(number)
        && CueBefore(text, number.Index) != RecognisedKind.Phone
        && !AccountCue().IsMatch(text[Math.Max(0, number.Index - NamedCharacters)..number.Index])
        && !NoAccount().IsMatch(text[Math.Max(0, number.Index - CueCharacters)..number.Index]);

    /// <summary>Whether it is no account's number: a sum of so many digits is written with marks between them, or with its currency.</summary>
    private static bool IsShort(Group number) => number.Length < BareDigitsMin || !number.Value.All(char.IsAsciiDigit);

    private static (string Code, bool IsCurrency) CurrencyOf(string text) =>
        CurrencyWords.TryGetValue(text, out var code) ? (code, true)
        : Currency.TryParse(text.AsSpan(), out _) ? (text, true)
        : SmallCodes.Contains(text) ? (text.ToUpperInvariant(), true)
        : ("", false);

    private static (RecognisedKind Kind, string Value)? AmountOf(string number, string times, string code)
    {
        var compact = string.Concat(number.Where(c => !char.IsWhiteSpace(c)));
        var value = compact.Any(ChineseNumber.IsPart) ? ChineseNumber.Parse(compact) : PlainOf(compact, DecimalsOf(code));
        value *= times.ToUpperInvariant() switch
        {
            "K" or "THOUSAND" => 1_000,
            "M" or "MILLION" => 1_000_000,
            _ => 1,
        };
        return value is > 0 && ToldAmount.Parse($"{value.Value.ToString("0.########", CultureInfo.InvariantCulture)} {code}") is { } told
            ? (RecognisedKind.Amount, told.ToString())
            : null;
    }

    private static int DecimalsOf(string code) => Currency.TryParse(code.AsSpan(), out var currency) ? currency.Digits : 0;

    /// <summary>
    /// A number whose groups are parted by commas or points: the last of either parts the decimals where one or two digits follow it, or three that are
    /// no thousands.
    /// </summary>
    /// <param name="decimals">How many its currency has.</param>
    private static decimal? PlainOf(string text, int decimals)
    {
        var at = text.LastIndexOfAny([',', '.']);
        var after = text.Length - at - 1;
        var isThousandth = at >= 0 && after == GroupDigits && (text.IndexOfAny([',', '.', '\'', '’', 'ʼ', '´']) is var first && first == at
            ? at > GroupDigits || (decimals == GroupDigits && text[at] == '.') : text[first] != text[at]);
        var isPoint = at >= 0 && (after is 1 or 2 || isThousandth);
        var whole = string.Concat((isPoint ? text[..at] : text).Where(char.IsAsciiDigit));
        return whole.Length is 0 or > 15 ? null
            : decimal.Parse(isPoint ? $"{whole}.{text[(at + 1)..]}" : whole, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    // No thousands begin with a nought: 0.500 is a half, or nothing that people write.
    private const string Number =
        @"(?<num>[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,3})?(?!\d)|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,3})?(?!\d)"
        + @"|\d{1,3}(?:['’ʼ´]\d{3})+(?:[.,]\d{1,2})?(?!\d)"
        + @"|\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?:[.,]\d{1,2})?(?!\d)|(?:\d{4,12}[.,]\d{3}|\d{1,12}(?:[.,]\d{1,2})?)(?![.,]?\d)(?:[万千百亿]\d{0,4})*"
        + @"|[零〇一二两三四五六七八九十百千万亿]{1,16})";

    /// <summary>Before a number that goes on from nothing.</summary>
    private const string Bare = @"(?<![a-z0-9+-])(?<!\w\.)(?<!\d[.,'’ʼ´])";

    /// <summary>What stands for no cents: "1171,-", "1171.–".</summary>
    private const string NoCents = "(?:[.,][-–—]{1,2})?";

    private const string Chinese = "[零〇一二两三四五六七八九十百千万亿]";

    /// <summary>Before a number that counts people or times, and no money.</summary>
    private const string NoCount =
        @"(?!(?:\d{1,12}(?:,\d{3})*(?:\.\d{1,2})?(?:[百千万亿]\d{0,4}){0,4}|" + Chinese + @"{1,16})[多几来余]?\s?(?:个?人(?!民币|家|工)|次(?!日)))";

    /// <summary>Whom the money went to; behind it is a sum and not how many of something.</summary>
    private const string Receiver =
        @"给?(?:他们|她们|他|她|对方|骗子|客服|卖家|人家)了?(?=(?:一共|总共|大约|大概|约|将近)?\s?(?:\d\d|[\d一二两三四五六七八九十][\d.]{0,8}[百千万]))";

    private const string Times = @"\s{0,2}(?<mul>(?:k|thousand|million)\b)?";

    private const string Signs = @"us\$|hk\$|nt\$|s\$|a\$|[$€£¥฿₩₫₹]";

    private const string Named =
        "块钱|[元块圆]|人民币|美元|美金|欧元|英镑|港币|港元|日元|泰铢|新币"
        + "|(?:dollars?|bucks|euros?|pounds?|yuan|baht|ringgit|rupees|yen|rmb|rm|[a-z]{3})(?![a-z0-9])";

    [GeneratedRegex(@"(?<![a-z0-9.])(?<cur>" + Signs + @"|[a-z]{2,3}|人民币|美元|美金)\s{0,2}" + Number + Times, Usual)]
    private static partial Regex SumAfterCurrency();

    [GeneratedRegex(Bare + Number + NoCents + Times + @"\s{0,2}多?(?<cur>" + Signs + "|" + Named + ")", Usual)]
    private static partial Regex SumBeforeCurrency();

    [GeneratedRegex(
        @"(?<cue>\b(?:paid|pays?|paying|sent|sends?|sending|lost|transferr(?:ed|ing)|transfer(?:s| of)?|payment of|wired?|amount(?: of| is| was)?"
        + @"|deposit(?:ed|s)?)\b"
        + @"|转[了账出走去过]*|汇[了款出过去]*|付[了款过去]*|打了|打过去了?(?=[\d.]{1,8}[百千万])"
        + @"|打(?=给[^\d,，。\s]{1,4}[\d一二两三四五六七八九十][\d.]{0,7}[百千万])|充了|存了|金额|损失了?|骗[了走]|共计?)"
        + @"\s{0,2}(?:(?:them|him|her|me|us|out|about|around|over|nearly|almost|just|a total of|in total|the sum of|总共|一共|大?约|大概|将近|是|为"
        + "|" + Receiver + @"|:)\s{0,2}){0,3}" + NoCount + "(?:" + Number + @")(?![\d-])" + Times, Usual)]
    private static partial Regex SumAfterWord();

    [GeneratedRegex(
        Bare + @"(?=[\d一二三四五六七八九两])" + Number + NoCents + @"(?![\d-])" + Times
        + @"\s{0,2}(?<cue>(?:(?:was|were|is|has been|had been|got)\s)?(?:paid|sent|lost|transferred|wired|stolen|gone)\b"
        + @"|(?:in)?to\s(?:(?:the|an?|his|her|their|this|that)\s)?(?:bank\s)?(?:account|acct|a/c|iban|card|payee|beneficiary)\b|[转汇打存付](?:到|给|入|进|了|出"
        + @"|去|账|款)|[转汇付]过去|(?<=[百千万]\s{0,2})打过去)", Usual)]
    private static partial Regex SumBeforeWord();
}
