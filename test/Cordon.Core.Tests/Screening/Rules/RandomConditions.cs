using System.Globalization;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using CsCheck;

namespace Cordon.Core.Tests.Screening.Rules;

/// <summary>Well-typed rule texts at random, over a few facts so that conditions share parts.</summary>
internal static class RandomConditions
{
    public static readonly string[] FactsUsed =
        ["amount", "payer.balance", "payee.age", "payee.risk", "amount.to_usual", "pair.count", "payee.reports", "is_night", "channel", "payee.kind"];

    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];

    /// <summary>Sets of one to four rules.</summary>
    public static readonly Gen<string> Sets = Gen.UInt.Select(seed => Set(new Random(unchecked((int)seed))));

    private static string Set(Random random)
    {
        var text = new StringBuilder("rules \"random\" version 1\n");
        for (var rule = random.Next(1, 5); rule > 0; rule--)
        {
            var condition = Flag(random, 3);
            var needsUnknown = RuleSet.Read(RuleTexts.With(condition), RuleTexts.Euro).IsGood;
            text.Append(CultureInfo.InvariantCulture, $"rule r{rule}\n when {condition}\n");
            text.Append(needsUnknown ? "" : random.Next(2) == 0 ? " if unknown skip\n" : " if unknown fire\n");
            text.Append(" then allow\n file \"x\"\n");
        }

        return text.ToString();
    }

    private static string Flag(Random random, int depth)
    {
        switch (random.Next(depth == 0 ? 4 : 9))
        {
            case 0: return "is_night";
            case 1: return random.Next(2) == 0 ? "channel = \"card\"" : "payee.kind not in (\"cash\", \"exchange\")";
            case 2 or 3: return Compared(random, depth);
            case 4: return $"not ({Flag(random, depth - 1)})";
            case 5: return $"({Flag(random, depth - 1)}) = ({Flag(random, depth - 1)})";
            case 6:
                return random.Next(2) == 0
                ? $"({Flag(random, depth - 1)}) is {(random.Next(2) == 0 ? "known" : "unknown")}"
                : $"{Number(random, FactType.Money, depth - 1)} is known";
            default:
                var word = random.Next(2) == 0 ? " and " : " or ";
                return "(" + string.Join(word, Enumerable.Range(0, random.Next(2, 4)).Select(_ => Flag(random, depth - 1))) + ")";
        }
    }

    private static string Compared(Random random, int depth)
    {
        var type = (FactType)random.Next(4);
        var comparison = Comparisons[random.Next(Comparisons.Length)];
        return $"{Number(random, type, depth)} {comparison} {Number(random, type, depth)}";
    }

    private static string Number(Random random, FactType type, int depth)
    {
        var choice = random.Next(depth <= 0 ? 5 : 8);
        if (choice < 3)
        {
            var names = FactsUsed.Where(f => Facts.Find(f)!.Type == type).ToArray();
            return names[random.Next(names.Length)];
        }

        if (choice < 5)
        {
            var value = random.Next(4);
            return type switch
            {
                FactType.Money => $"{value}.01 EUR",
                FactType.Duration => $"{value} s",
                FactType.Ratio => $"{value * 50} %",
                _ => $"{value}",
            };
        }

        var (left, right) = (Number(random, type, 0), Number(random, type, depth - 1));
        return choice switch
        {
            5 => $"({left} + {right})",
            6 => $"({left} - {right})",
            _ => $"({Number(random, type != FactType.Count && random.Next(2) == 0 ? FactType.Ratio : FactType.Count, 0)} * {right})",
        };
    }
}
