namespace Cordon.Core.Names;

/// <summary>A name read as a Chinese one: its syllables, the surname's first.</summary>
/// <param name="SurnameSlots">How many of the syllables are the surname: one, or two of a double one.</param>
/// <param name="HasKnownSurname">Whether the surname stands in the table of surnames.</param>
/// <param name="Others">Words left out of it as no Chinese ones, such as Peter of Peter Chan Tai Man.</param>
internal sealed record ChineseForm(ChineseSlot[] Slots, int SurnameSlots, bool HasKnownSurname, IReadOnlyList<NameToken> Others)
{
    public bool IsHan => Slots[0].IsHan;

    /// <summary>The form of a name in characters; null where fewer than two have a reading.</summary>
    public static ChineseForm? OfCharacters(string simplified, bool isFirm, IReadOnlyList<NameToken> others)
    {
        var surname = isFirm ? 0 : ChineseSurnames.LengthIn(simplified);
        var slots = new List<ChineseSlot>(simplified.Length);
        foreach (var character in simplified.AsSpan(0, Math.Min(simplified.Length, NameLimits.SlotsMax)))
        {
            if (ChineseSyllables.Of(character, slots.Count < surname) is { } slot)
            {
                slots.Add(slot);
            }
        }

        return slots.Count < 2 ? null
            : new ChineseForm([.. slots], Math.Min(Math.Max(surname, 1), slots.Count - 1), ChineseSurnames.PinyinOf(simplified[0]) is not null, others);
    }

    /// <summary>
    /// The forms of a name in letters: the family name first as written, or last; a word that is none of Chinese, or that
    /// stands first or last of three and may be a given name of another kind, is left out.
    /// </summary>
    public static List<ChineseForm> OfWords(IReadOnlyList<NameToken> tokens)
    {
        var forms = new List<ChineseForm>();
        var words = tokens.Where(t => !t.IsMinor && t.Divisions.Count > 0).ToArray();
        var others = tokens.Where(t => !t.IsMinor && t.Divisions.Count == 0).ToArray();
        if (words.Length is 0 or > 4 || others.Length > 2)
        {
            return forms;
        }

        AddOrders(forms, words, others);
        if (words.Length > 2 && others.Length == 0)
        {
            AddOrders(forms, words[1..], [words[0]]);
            AddOrders(forms, words[..^1], [words[^1]]);
        }

        return forms;
    }

    private static void AddOrders(List<ChineseForm> forms, NameToken[] words, IReadOnlyList<NameToken> others)
    {
        Add(forms, words, others);
        if (words.Length > 1)
        {
            Add(forms, [words[^1], .. words[..^1]], others);
        }
    }

    private static void Add(List<ChineseForm> forms, NameToken[] words, IReadOnlyList<NameToken> others)
    {
        var ways = new List<List<ChineseSlot>> { new() };
        var surnameSlots = 1;
        foreach (var word in words)
        {
            // Of the surname the way with the fewest syllables counts; it is hardly ever several.
            var divisions = word == words[0] && words.Length > 1 ? word.Divisions.Take(1) : word.Divisions;
            ways = [.. ways.SelectMany(_ => divisions, (way, division) => (List<ChineseSlot>)[.. way, .. division]).Take(NameLimits.DivisionsMax * 2)];
        }

        if (words.Length > 1 && words[0].Divisions[0].Length == 2)
        {
            surnameSlots = 2;
        }

        var isChinese = !words.Any(w => w.IsHardlyChinese);
        var isKnown = ChineseSurnames.BySpelling(words[0].SurnameKey).Length > 0;
        foreach (var way in ways.Where(w => w.Count >= 2 && w.Count <= NameLimits.SlotsMax && w.Count > surnameSlots))
        {
            isKnown |= words.Length == 1 && ChineseSurnames.BySpelling(way[0].Written).Length > 0;
            forms.Add(new ChineseForm([.. way], surnameSlots, isKnown && isChinese, others));
        }
    }
}
