using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>Compares two names with what is known of their bearers.</summary>
public static class NameComparison
{
    /// <summary>From this likeness on two names are the same but for writing.</summary>
    private const int SameNameMin = 940_000;

    /// <summary>Likeness below which names are said to differ.</summary>
    private const int NearNameMin = 700_000;

    // What a name says of its bearer if it agrees wholly: the rest is the chance that it is a namesake. Two syllables in pinyin are borne by
    // thousands, the same in characters by fewer, a rare surname by fewer still.
    private const int CommonPinyinShort = 760_000, RarePinyinShort = 860_000, CommonPinyin = 880_000, RarePinyin = 940_000;
    private const int CommonCharactersShort = 840_000, RareCharactersShort = 920_000, Characters = 970_000;

    /// <summary>A name of common words only, such as Maria Garcia; a name of rare ones counts full.</summary>
    private const int CommonWords = 800_000;

    private const int OneWord = 850_000;

    /// <summary>A name that says less of its bearer than so many hundredths of what a rare one does is borne by many.</summary>
    private const int RarePercent = 95;

    /// <summary>The names and the facts of two records: one that is asked about, one that is listed.</summary>
    public static NameMatch Compare(NameReading asked, NameFacts askedFacts, NameReading listed, NameFacts listedFacts)
    {
        var (likeness, name) = Likeness(asked, listed);
        var agreement = likeness >= SameNameMin ? FactAgreement.Equal : likeness >= NearNameMin ? FactAgreement.Near : FactAgreement.Differs;
        var facts = new List<ComparedFact> { new("name", agreement, asked.Text, listed.Text, name, Words(agreement, asked, listed)) };
        var match = FactComparison.Add(new Score(name), facts, askedFacts, listedFacts);
        if (agreement != FactAgreement.Differs && name < (long)likeness * RarePercent / 100)
        {
            var isAlone = facts.Skip(1).All(f => f.Agreement is FactAgreement.Unknown or FactAgreement.Differs);
            facts[0] = facts[0] with { Words = facts[0].Words + (isAlone ? ", borne by many, and nothing but the name agrees" : ", borne by many") };
        }

        return match;
    }

    /// <summary>The score of the names alone.</summary>
    public static Score ScoreOf(NameReading asked, NameReading listed) => new(Likeness(asked, listed).Name);

    /// <summary>What a name says of its bearer when it is met as it stands.</summary>
    internal static int SaysOf(NameReading name) => Likeness(name, name, isCapped: false).Name;

    private static (int Likeness, int Name) Likeness(NameReading a, NameReading b, bool isCapped = true)
    {
        var best = Chinese(a, b, isCapped, out var isDecided);
        if (!isDecided)
        {
            var areBothHan = a.HanForm is not null && b.HanForm is not null;
            var (likeness, says) = areBothHan ? ByWords(a.Words, b.Words) : ByWords(a.Tokens, b.Tokens);
            var words = Weighed(likeness, says, a, b, isCapped);
            best = words.Name > best.Name ? words : best;
        }

        return best;
    }

    // What agrees is never more than the whole of either name: another order, or words that only one side has, make a common name no rarer, and
    // so the name as it is listed has the highest score of all. Of two names that are not near there is nothing to take away.
    private static (int Likeness, int Name) Weighed(int likeness, int says, NameReading a, NameReading b, bool isCapped)
    {
        says = isCapped && likeness >= FactComparison.NameMin ? Math.Min(says, Math.Min(a.Says, b.Says)) : says;
        return (likeness, (int)((long)likeness * says / Score.One));
    }

    private static (int Likeness, int Says) ByWords(List<NameToken> a, List<NameToken> b)
    {
        var alignment = TokenAlignment.Of(a, b);
        var factor = CommonWords + (int)((long)(Score.One - CommonWords) * alignment.RareMillionths / Score.One);
        return (alignment.Millionths, Math.Min(Real(a), Real(b)) < 2 ? Math.Min(factor, OneWord) : factor);
    }

    private static int Real(List<NameToken> tokens) => tokens.Count(t => !t.IsMinor && !t.IsInitial);

    /// <summary>The best of the ways to read both as Chinese. Where both can be nothing else, words and
    /// edits have no say: one letter makes another syllable.</summary>
    private static (int Likeness, int Name) Chinese(NameReading a, NameReading b, bool isCapped, out bool isDecided)
    {
        isDecided = false;
        var mayDecide = MayDecide(a, b);
        var (best, bestSlots) = ((Likeness: 0, Name: 0), 0);
        foreach (var one in Forms(a, b))
        {
            foreach (var other in Forms(b, a))
            {
                isDecided |= mayDecide && one.Others.Count == 0 && other.Others.Count == 0;
                var likeness = ChineseAlignment.Likeness(one, other, a.IsFirm || b.IsFirm);
                var its = Weighed(likeness, Says(one, other), a, b, isCapped);
                var slots = one.Slots.Length + other.Slots.Length;

                // Wei Wang may be 王 or 魏: where both readings are as like, the one that says less is taken. One that leaves out a word which
                // is a syllable as well as the others is not that: Chan Tai Man is three syllables, and Tai Man with a Chan before it only two.
                if (likeness > best.Likeness || (likeness == best.Likeness && (slots > bestSlots || (slots == bestSlots && its.Name < best.Name))))
                {
                    (best, bestSlots) = (its, slots);
                }
            }
        }

        return best;
    }

    // A Vietnamese name is no Chinese one, though its syllables may be; and who writes a Chinese name in Cyrillic may have had its pinyin before him
    // and written that letter by letter: Чен for Chen.
    private static bool MayDecide(NameReading a, NameReading b) =>
        !a.IsVietnamese && !b.IsVietnamese && (a.HanForm is not null || b.HanForm is not null || a.IsCyrillic == b.IsCyrillic);

    // Two names in letters are taken for Chinese only where both have a surname of the table in its place.
    private static IEnumerable<ChineseForm> Forms(NameReading name, NameReading other) =>
        name.HanForm is { } han ? [han]
        : other.HanForm is not null ? name.WordForms
        : name.WordForms.Where(f => f.HasKnownSurname);

    private static int Says(ChineseForm a, ChineseForm b)
    {
        var isShort = Math.Max(a.Slots.Length - a.SurnameSlots, b.Slots.Length - b.SurnameSlots) < 2;
        var isCommon = Surnames(a.Slots[0]).Concat(Surnames(b.Slots[0])).Any(ChineseSurnames.IsCommon);
        if (a.IsHan && b.IsHan)
        {
            return !isShort ? Characters : isCommon ? CommonCharactersShort : RareCharactersShort;
        }

        return isShort ? (isCommon ? CommonPinyinShort : RarePinyinShort) : isCommon ? CommonPinyin : RarePinyin;
    }

    private static IEnumerable<string> Surnames(ChineseSlot slot) => slot.Pinyin.Take(1).Concat(slot.Spelled);

    private static string Words(FactAgreement agreement, NameReading asked, NameReading listed)
    {
        var words = agreement switch
        {
            FactAgreement.Equal => "one name",
            FactAgreement.Near => "near",
            _ => "two names",
        };
        var scripts = asked.Scripts.SequenceEqual(listed.Scripts) ? ""
            : $", {string.Join('+', asked.Scripts)} as '{asked.Latin}' against {string.Join('+', listed.Scripts)} as '{listed.Latin}'";
        return words + scripts + Foreign(asked, "asked") + Foreign(listed, "listed");
    }

    private static string Foreign(NameReading name, string side) =>
        name.HasLookAlikes ? $", the {side} one written with letters of another script that look alike, read as '{name.Latin}'" : "";
}
