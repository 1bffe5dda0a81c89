using System.Text;

namespace Cordon.Core.Names;

/// <summary>Chinese syllables in Cyrillic letters as Russian writes them (the system of Palladius): Ван Сяомин is Wang Xiaoming.</summary>
internal static class Palladius
{
    private static readonly (string Pinyin, string Cyrillic)[] Onsets =
    [
        ("zh", "чж"), ("ch", "ч"), ("sh", "ш"), ("b", "б"), ("p", "п"), ("m", "м"), ("f", "ф"), ("d", "д"), ("t", "т"), ("n", "н"), ("l", "л"), ("g", "г"),
        ("k", "к"), ("h", "х"), ("j", "цз"), ("q", "ц"), ("x", "с"), ("r", "ж"), ("z", "цз"), ("c", "ц"), ("s", "с"),
    ];

    private static readonly Dictionary<string, string> Rests =
        ("a а o о e э ai ай ei эй ao ао ou оу an ань en энь "
        + "ang ан eng эн ong ун i и ia я ie е iao яо iu ю ian янь in инь iang ян ing ин iong юн u у ua уа uo о "
        + "uai уай ui уй uan уань un унь uang уан v юй ve юэ").Split(' ').Chunk(2).ToDictionary(p => p[0], p => p[1]);

    private static readonly Dictionary<string, string> Whole =
        ("ya я ye е yao яо you ю yan янь yin инь yang ян ying ин yong юн yi и yu юй yue юэ yuan юань yun юнь wa ва wo во wai вай wei вэй wan вань wen вэнь "
        + "wang ван weng вэн wu у er эр zi цзы ci цы si сы hui хуэй ju цзюй qu цюй xu сюй jue цзюэ que цюэ xue сюэ juan цзюань quan цюань xuan сюань jun цзюнь "
        + "qun цюнь xun сюнь a а o о e э ai ай an ань ang ан ao ао ou оу en энь").Split(' ').Chunk(2).ToDictionary(p => p[0], p => p[1]);

    private static readonly Dictionary<string, string> PinyinByCyrillic = Build();

    /// <summary>A Cyrillic word in pinyin, syllable by syllable and parted by spaces; null where it is no Chinese name of up to three syllables.</summary>
    public static string? ToPinyin(string word) => Divide(word, 0, 3);

    private static string? Divide(string word, int at, int parts)
    {
        for (var length = Math.Min(6, word.Length - at); length > 0; length--)
        {
            if (!PinyinByCyrillic.TryGetValue(word.Substring(at, length), out var pinyin))
            {
                continue;
            }

            if (at + length == word.Length)
            {
                return pinyin;
            }

            if (parts > 1 && Divide(word, at + length, parts - 1) is { } rest)
            {
                return pinyin + " " + rest;
            }
        }

        return null;
    }

    private static Dictionary<string, string> Build()
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pinyin in HanTable.Syllables.Order(StringComparer.Ordinal))
        {
            var cyrillic = Whole.GetValueOrDefault(pinyin) ?? Spell(pinyin);
            if (cyrillic is not null)
            {
                table.TryAdd(cyrillic, pinyin);
            }
        }

        // Names in passports often have е for э; where that is a syllable of its own it stays one.
        foreach (var (cyrillic, pinyin) in table.Where(p => p.Key.Contains('э', StringComparison.Ordinal)).ToArray())
        {
            table.TryAdd(cyrillic.Replace('э', 'е'), pinyin);
        }

        return table;
    }

    private static string? Spell(string pinyin)
    {
        foreach (var (onset, cyrillic) in Onsets)
        {
            if (pinyin.StartsWith(onset, StringComparison.Ordinal))
            {
                return Rests.TryGetValue(pinyin[onset.Length..], out var rest) ? new StringBuilder(cyrillic).Append(rest).ToString() : null;
            }
        }

        return null;
    }
}
