using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>How alike two Chinese names are, syllable by syllable in order, in millionths.</summary>
internal static class ChineseAlignment
{
    // One syllable of two: the same, by another reading, by another system of letters, by sound of another dialect, by a confusion of like sounds.
    private const int OtherReading = 970_000, OtherSpelling = 950_000, Dialect = 920_000, LooseDialect = 820_000, LikeSound = 750_000;

    /// <summary>Two characters of one sound are two names; that they sound alike still says that one may be a slip for the other.</summary>
    private const int Homophone = 400_000;

    /// <summary>Below it a syllable counts as another one, and the whole name is worth the less.</summary>
    private const int SlotMin = 500_000;

    private const int OtherSlotMillionths = 800_000, OtherSurnameMillionths = 500_000;

    /// <summary>Two people who both bear a name of another kind, and another one, are two people.</summary>
    private const int OtherGivenMillionths = 600_000, OneSidedGivenMillionths = 950_000;

    public static int Likeness(ChineseForm a, ChineseForm b, bool isFirm)
    {
        var surname = isFirm ? 0 : Math.Max(a.SurnameSlots, b.SurnameSlots);
        if (surname >= Math.Min(a.Slots.Length, b.Slots.Length))
        {
            return 0;
        }

        long sum = 0;
        var other = 0;
        for (var i = 0; i < surname; i++)
        {
            var like = SlotLikeness(a.Slots[i], b.Slots[i], isSurname: true);
            sum += like;
            other += like < LikeSound ? 1 : 0;
        }

        var isOtherSurname = other > 0;
        var longer = Math.Max(a.Slots.Length, b.Slots.Length);
        var (aligned, matched) = Align(a.Slots.AsSpan(surname), b.Slots.AsSpan(surname));
        other += longer - surname - matched;
        var likeness = (sum + aligned) / longer;
        for (; other > 0; other--)
        {
            likeness = likeness * OtherSlotMillionths / Score.One;
        }

        likeness = isOtherSurname ? likeness * OtherSurnameMillionths / Score.One : likeness;
        return (int)(likeness * OthersFactor(a.Others, b.Others) / Score.One);
    }

    public static int SlotLikeness(ChineseSlot a, ChineseSlot b, bool isSurname)
    {
        if (a.IsHan && b.IsHan)
        {
            return a.Character == b.Character ? Score.One : a.Pinyin[0] == b.Pinyin[0] ? Homophone : 0;
        }

        if (a.IsHan || b.IsHan)
        {
            return a.IsHan ? Written(a, b) : Written(b, a);
        }

        return a.Written == b.Written ? Score.One
            : Shared(a.Pinyin, b.Spelled) || Shared(a.Spelled, b.Pinyin) ? OtherSpelling
            : Shared(a.Spelled, b.Spelled) ? (isSurname ? OtherSpelling : Dialect)
            : a.Cantonese is not null && a.Cantonese == b.Cantonese ? Dialect
            : ByCantonese(a, b) || ByCantonese(b, a) ? LooseDialect
            : Shared(a.LikeSounds, b.LikeSounds) ? LikeSound : 0;
    }

    /// <summary>A syllable without what hearing and dialects confuse: zh and z, sh and s, ch and c, final ng and n, n and l at the start.</summary>
    public static string LikeSoundKey(string pinyin)
    {
        var key = pinyin.Replace('v', 'u');
        key = key.Length > 1 && key[1] == 'h' && key[0] is 'z' or 'c' or 's' ? key.Remove(1, 1) : key;
        key = key.EndsWith("ng", StringComparison.Ordinal) && key.Length > 3 ? key[..^1] : key;
        return key;
    }

    private static int Written(ChineseSlot character, ChineseSlot letters) =>
        character.Pinyin[0] == letters.Written ? Score.One
        : Shared(character.Pinyin, letters.Pinyin) ? OtherReading
        : Shared(character.Pinyin, letters.Spelled) ? OtherSpelling
        : character.Cantonese is not null && character.Cantonese == letters.Cantonese ? Dialect
        : Array.IndexOf(letters.LikeSounds, character.LikeSounds[0]) >= 0 ? LikeSound : 0;

    private static bool ByCantonese(ChineseSlot cantonese, ChineseSlot pinyin) =>
        cantonese.Cantonese is not null && Shared(HanTable.PinyinByCantonese[cantonese.Cantonese], pinyin.Pinyin);

    private static bool Shared(string[] a, string[] b)
    {
        foreach (var one in a)
        {
            if (Array.IndexOf(b, one) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // The best sum over all ways to lay one sequence along the other in order; names are short, so the plain table is the quickest.
    private static (long Sum, int Matched) Align(ReadOnlySpan<ChineseSlot> a, ReadOnlySpan<ChineseSlot> b)
    {
        Span<(long Sum, int Matched)> before = stackalloc (long, int)[NameLimits.SlotsMax + 1];
        Span<(long Sum, int Matched)> row = stackalloc (long, int)[NameLimits.SlotsMax + 1];
        before.Clear();
        for (var i = 0; i < a.Length; i++)
        {
            row[0] = default;
            for (var j = 0; j < b.Length; j++)
            {
                var like = SlotLikeness(a[i], b[j], isSurname: false);
                var paired = (before[j].Sum + like, before[j].Matched + (like >= SlotMin ? 1 : 0));
                var left = before[j + 1].Sum >= row[j].Sum ? before[j + 1] : row[j];
                row[j + 1] = paired.Item1 >= left.Sum ? paired : left;
            }

            row.CopyTo(before);
        }

        return before[b.Length];
    }

    private static int OthersFactor(IReadOnlyList<NameToken> a, IReadOnlyList<NameToken> b) =>
        a.Count == 0 && b.Count == 0 ? Score.One
        : a.Count == 0 || b.Count == 0 ? OneSidedGivenMillionths
        : a.Any(one => b.Any(other => TokenLikeness.Of(one, other) > 0)) ? Score.One : OtherGivenMillionths;
}
