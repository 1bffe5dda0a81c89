using System.Globalization;
using Cordon.Core.Values;

namespace Cordon.Core.Screening.Rules;

/// <summary>Says a fact's value as people do: "1234.50 EUR", "3 h 20 min", "62 %".</summary>
internal static class FactWords
{
    private static readonly (string Name, long Milliseconds)[] Units =
        [("d", Instant.DayMilliseconds), ("h", 3_600_000), ("min", 60_000), ("s", 1_000), ("ms", 1)];

    /// <param name="type">What the fact measures.</param>
    /// <param name="value">Its value.</param>
    /// <param name="reference">The currency of money.</param>
    /// <param name="text">The fact as the payment said it: a text without quotes, or an amount in its own currency; null where not known.</param>
    public static string Say(FactType type, long value, Currency reference, string? text)
    {
        if (type == FactType.Money && text is not null)
        {
            return text;
        }

        if (value == Facts.Unknown)
        {
            return "unknown";
        }

        return type switch
        {
            FactType.Money => new Money(value, reference).ToString(),
            FactType.Duration => Duration(value),
            FactType.Ratio => Percent(value),
            FactType.Flag => value == 0 ? "no" : "yes",
            FactType.Text => text is null ? "a text that the rules do not name" : $"\"{text}\"",
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }

    // From ten per cent on nobody wants the decimals; but nothing short of all is told as all.
    private static string Percent(long tenThousandths) =>
        (tenThousandths / 100m).ToString(Math.Abs(tenThousandths) is < 1_000 or (> 9_900 and < 10_000) ? "0.##" : "0", CultureInfo.InvariantCulture) + " %";

    // The two largest units say enough: nobody wants the seconds of a week. The rest is cut, not rounded.
    private static string Duration(long milliseconds)
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

            var said = string.Create(CultureInfo.InvariantCulture, $"{sign}{rest / unit} {Units[i].Name}");
            var left = i + 1 < Units.Length ? rest % unit / (ulong)Units[i + 1].Milliseconds : 0;
            return left == 0 || Units[i].Name == "s" ? said : string.Create(CultureInfo.InvariantCulture, $"{said} {left} {Units[i + 1].Name}");
        }

        return "0 s";
    }
}
