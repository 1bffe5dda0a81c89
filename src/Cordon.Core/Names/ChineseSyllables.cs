using System.Collections.Concurrent;

namespace Cordon.Core.Names;

/// <summary>The syllables of Chinese in Latin and Cyrillic letters: what each stands for, and how a word divides into them.</summary>
internal static class ChineseSyllables
{
    private const int LettersMax = 7, PartsMax = 3;

    // Wade-Giles by the first sound and by the rest, without apostrophes: passports and lists leave them out.
    private static readonly (string Pinyin, string Wade)[] Onsets =
    [
        ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("d", "t"), ("g", "k"), ("j", "ch"), ("q", "ch"),
        ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j"),
    ];

    private static readonly (string Pinyin, string Wade)[] Rests =
    [
        ("ian", "ien"), ("ie", "ieh"), ("ue", "ueh"), ("ve", "ueh"), ("ong", "ung"), ("uo", "o"), ("you", "yu"),
        ("yan", "yen"), ("ye", "yeh"), ("yue", "yueh"), ("v", "u"),
    ];

    private static readonly (string Wade, string Pinyin)[] Whole =
    [
        ("tzu", "zi"), ("tzu", "ci"), ("ssu", "si"), ("szu", "si"), ("tsu", "zi"), ("chih", "zhi"), ("chih", "chi"), ("shih", "shi"), ("jih", "ri"),
        ("erh", "er"), ("ko", "ge"), ("ko", "ke"), ("ho", "he"), ("o", "e"), ("kuei", "gui"), ("kuei", "kui"), ("i", "yi"), ("lyu", "lv"), ("nyu", "nv"),
        ("lu", "lv"), ("nu", "nv"), ("lue", "lve"), ("nue", "nve"), ("lui", "lv"),
    ];

    private static readonly Dictionary<string, string[]> BySpelling = Spellings();
    private static readonly ConcurrentDictionary<string, ChineseSlot> Slots = new(StringComparer.Ordinal);

    /// <summary>A syllable in Latin letters, or null where it can be none of Chinese.</summary>
    public static ChineseSlot? Of(string letters)
    {
        if (Slots.TryGetValue(letters, out var slot))
        {
            return slot;
        }

        if (letters.Length > LettersMax || Read(letters) is not { } read)
        {
            return null;
        }

        // There are some thousand possible ones at most, so what is kept stays small.
        return Slots.GetOrAdd(letters, read);
    }

    /// <summary>A character as a syllable, or null for one without a reading.</summary>
    public static ChineseSlot? Of(char simplified, bool isSurname)
    {
        var readings = HanTable.Readings(simplified);
        if (readings.Length == 0)
        {
            return null;
        }

        if (isSurname && ChineseSurnames.PinyinOf(simplified) is { } surname && surname != readings[0])
        {
            readings = [surname, .. readings.Where(r => r != surname)];
        }

        return new ChineseSlot(simplified, readings[0], readings, [], HanTable.CantoneseOf(simplified));
    }

    /// <summary>
    /// The ways in which a word is one to three syllables, the fewest syllables first; of several syllables each is pinyin or Wade-Giles, since
    /// almost any word could be Cantonese.
    /// </summary>
    public static List<ChineseSlot[]> Divide(string word)
    {
        var ways = new List<ChineseSlot[]>();
        if (Of(word) is { } whole)
        {
            ways.Add([whole]);
        }

        for (var parts = 2; parts <= PartsMax && ways.Count < NameLimits.DivisionsMax; parts++)
        {
            Divide(word, 0, parts, new ChineseSlot[parts], 0, ways);
        }

        return ways;
    }

    private static void Divide(string word, int at, int parts, ChineseSlot[] taken, int count, List<ChineseSlot[]> ways)
    {
        for (var length = Math.Min(LettersMax, word.Length - at); length > 0 && ways.Count < NameLimits.DivisionsMax; length--)
        {
            var isLast = count == parts - 1;
            if ((isLast && at + length != word.Length) || (!isLast && at + length == word.Length))
            {
                continue;
            }

            var letters = word.Substring(at, length);
            if (!BySpelling.ContainsKey(letters) || Of(letters) is not { } slot)
            {
                continue;
            }

            taken[count] = slot;
            if (isLast)
            {
                ways.Add([.. taken]);
            }
            else
            {
                Divide(word, at + length, parts, taken, count + 1, ways);
            }
        }
    }

    private static ChineseSlot? Read(string letters)
    {
        var isPinyin = HanTable.Syllables.Contains(letters);
        var cantonese = CantoneseKey.Of(letters);
        var spelled = BySpelling.GetValueOrDefault(letters, []).Concat(ChineseSurnames.BySpelling(letters))
            .Distinct().Where(p => p != letters).ToArray();
        var isCantonese = HanTable.PinyinByCantonese.ContainsKey(cantonese);
        return isPinyin || isCantonese || spelled.Length > 0
            ? new ChineseSlot('\0', letters, isPinyin ? [letters] : [], spelled, isCantonese ? cantonese : null)
            : null;
    }

    private static Dictionary<string, string[]> Spellings()
    {
        var spellings = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        void Add(string spelling, string pinyin)
        {
            if (!spellings.TryGetValue(spelling, out var set))
            {
                spellings[spelling] = set = new SortedSet<string>(StringComparer.Ordinal);
            }

            set.Add(pinyin);
        }

        foreach (var pinyin in HanTable.Syllables)
        {
            Add(pinyin, pinyin);
            Add(WadeGiles(pinyin), pinyin);
        }

        foreach (var (wade, pinyin) in Whole)
        {
            Add(wade, pinyin);
        }

        return spellings.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    private static string WadeGiles(string pinyin)
    {
        var (onset, rest) = ("", pinyin);
        foreach (var (from, to) in Onsets)
        {
            if (pinyin.StartsWith(from, StringComparison.Ordinal))
            {
                (onset, rest) = (to, pinyin[from.Length..]);
                break;
            }
        }

        foreach (var (from, to) in Rests)
        {
            if (rest == from || (rest.EndsWith(from, StringComparison.Ordinal) && from.Length > 1))
            {
                return onset + rest[..^from.Length] + to;
            }
        }

        return onset + rest;
    }
}
