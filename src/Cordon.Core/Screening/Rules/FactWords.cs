using System.Globalization;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Screening.Rules;

/// <summary>Says a fact's value as people do: "1234.50 EUR", "3 h 20 min", "62 %".</summary>
internal static class FactWords
{
    private const long SecondMilliseconds = 1_000;

    private static readonly (Phrase Name, long Milliseconds)[] Units =
    [
        (new Phrase(" d", "天"), Instant.DayMilliseconds), (new Phrase(" h", "小时"), 3_600_000), (new Phrase(" min", "分"), 60_000),
        (new Phrase(" s", "秒"), SecondMilliseconds), (new Phrase(" ms", "毫秒"), 1),
    ];

    private static readonly Phrase Unknown = new("unknown", "未知");
    private static readonly Phrase No = new("no", "否");
    private static readonly Phrase Yes = new("yes", "是");
    private static readonly Phrase Unnamed = new("a text that the rules do not name", "规则未列出的文字");

    // The kinds of account, by what the rules call them.
    private static readonly Dictionary<string, string> KindsInChinese = new(StringComparer.Ordinal)
    {
        ["person"] = "个人",
        ["business"] = "企业",
        ["merchant"] = "商户",
        ["exchange"] = "虚拟货币交易所",
        ["cash"] = "现金",
    };

    /// <summary>A fact of a payment, in one language.</summary>
    public static string Say(FactInfo fact, long value, Currency reference, string? text, Tongue tongue = Tongue.English) => fact.Index switch
    {
        // A probability is never all.
        Facts.ModelScore when value != Facts.Unknown => new Score((int)(value * Score.One / Facts.RatioOne)).Percent(tongue),
        Facts.PayerKind or Facts.PayeeKind when tongue == Tongue.Chinese && text is not null && KindsInChinese.TryGetValue(text, out var kind) => $"“{kind}”",
        _ => Say(fact.Type, value, reference, text, tongue),
    };

    /// <param name="type">What the fact measures.</param>
    /// <param name="value">Its value.</param>
    /// <param name="reference">The currency of money.</param>
    /// <param name="text">The fact as the payment said it: a text without quotes, or an amount in its own currency; null where not known.</param>
    public static string Say(FactType type, long value, Currency reference, string? text, Tongue tongue = Tongue.English)
    {
        if (type == FactType.Money && text is not null)
        {
            return text;
        }

        if (value == Facts.Unknown)
        {
            return Unknown.In(tongue);
        }

        return type switch
        {
            FactType.Money => new Money(value, reference).ToString(),
            FactType.Duration => Duration(value, tongue),
            FactType.Ratio => Percent(value),
            FactType.Flag => (value == 0 ? No : Yes).In(tongue),
            FactType.Text => text is null ? Unnamed.In(tongue) : tongue == Tongue.Chinese ? $"“{text}”" : $"\"{text}\"",
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }

    // From ten per cent on nobody wants the decimals; but nothing short of all is told as all.
    private static string Percent(long tenThousandths) =>
        (tenThousandths / 100m).ToString(Math.Abs(tenThousandths) is < 1_000 or (> 9_900 and < 10_000) ? "0.##" : "0", CultureInfo.InvariantCulture) + " %";

    // The two largest units say enough: nobody wants the seconds of a week. The rest is cut, not rounded.
    private static string Duration(long milliseconds, Tongue tongue)
    {
        var rest = (ulong)Int128.Abs(milliseconds);
        var sign = milliseconds < 0 ? "-" : "";
        for (var i = 0; i < Units.Length; i++)
        {
            var unit = (ulong)Units[i].Milliseconds;
            if (rest < unit)
            {
                continue;
            }

            var said = string.Create(CultureInfo.InvariantCulture, $"{sign}{rest / unit}{Units[i].Name.In(tongue)}");
            var left = i + 1 < Units.Length ? rest % unit / (ulong)Units[i + 1].Milliseconds : 0;
            return left == 0 || unit == SecondMilliseconds
                ? said
                : string.Create(CultureInfo.InvariantCulture, $"{said}{(tongue == Tongue.Chinese ? "" : " ")}{left}{Units[i + 1].Name.In(tongue)}");
        }

        return "0" + Units.First(unit => unit.Milliseconds == SecondMilliseconds).Name.In(tongue);
    }
}
