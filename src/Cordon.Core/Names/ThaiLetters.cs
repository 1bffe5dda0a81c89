using System.Text;

namespace Cordon.Core.Names;

/// <summary>
/// Thai to Latin by sound, near to the Royal Thai General System without its marks. Thai writes neither the borders of syllables nor all vowels, and names
/// keep letters of Sanskrit that are not sounded: syllables are divided from the left by rule, so that a name such as ธนพล may come out as
/// "thonphon" instead of "thanaphon". <see cref="ThaiKey"/> folds part of what that and people's own spellings differ in.
/// </summary>
internal static class ThaiLetters
{
    private const string Onsets =
        "ก k ข kh ค kh ฆ kh ง ng จ ch ฉ ch ช ch ซ s ฌ ch ญ y ฎ d ฏ t ฐ th ฑ th ฒ th ณ n ด d ต t ถ th ท th ธ th น n บ b ป p ผ ph ฝ f พ ph ฟ f ภ ph ม m ย y ร r "
        + "ฤ rue ล l ว w ศ s ษ s ส s ห h ฬ l อ - ฮ h";

    private const string Codas =
        "ก k ข k ค k ฆ k ง ng จ t ช t ซ t ฎ t ฏ t ฐ t ฑ t ฒ t ด t ต t ถ t ท t ธ t ศ t ษ t ส t ญ n ณ n น n ร n ล n ฬ n บ p ป p พ p ฟ p ภ p ม m ย i ว o";

    private const string Cluster = "กขคตทปผพฟดบสศ";
    private const string Sonorants = "งญณนมยรลว";
    private const char Silencer = '\u0E4C', ShortMark = '\u0E47', Nikhahit = '\u0E4D';

    private static readonly Dictionary<char, string> Onset = Read(Onsets);
    private static readonly Dictionary<char, string> Coda = Read(Codas);

    // Parts of names whose reading no rule gives, the longest first.
    private static readonly (string Thai, string Latin)[] Parts =
        ("ประเสริฐ prasoet สวัสดิ sawat เกียรติ kiat สุวรรณ suwan สมุทร samut วัฒนา watthana วัฒน watthana พรหม phrom เพชร phet จักร chak บุตร but "
        + "มิตร mit ชาติ chat "
        + "ญาติ yat เกตุ ket เหตุ het กมล kamon ถวิล thawin "
        + "ทวี thawi วชิร wachira ธน thana วร wora อร ora นภ napha ศิลป sin ยศ yot จิตร chit").Split(' ').Chunk(2)
        .Select(p => (p[0], p[1])).OrderByDescending(p => p.Item1.Length).ToArray();

    public static string ToLatin(string word)
    {
        var letters = Sounded(word);
        var latin = new StringBuilder(word.Length * 2);
        for (var at = 0; at < letters.Length;)
        {
            at = Part(letters, at, latin) is var next and > 0 ? next : Syllable(letters, at, latin);
        }

        return latin.ToString();
    }

    // A part counts where no sign behind it makes another syllable of its end, one of two letters not at the end of a word; 0 where there is none.
    private static int Part(string word, int at, StringBuilder latin)
    {
        foreach (var (thai, its) in Parts)
        {
            var next = at + thai.Length;
            if (string.CompareOrdinal(word, at, thai, 0, thai.Length) == 0
                && (next == word.Length || !IsSign(word[next]) || IsSign(thai[^1])) && (thai.Length > 2 || next < word.Length))
            {
                latin.Append(its);
                return next;
            }
        }

        return 0;
    }

    private static Dictionary<char, string> Read(string table) =>
        table.Split(' ').Chunk(2).ToDictionary(p => p[0][0], p => p[1] == "-" ? "" : p[1]);

    // Without tone marks, and without what the silencer stands on: a consonant with its vowel, or both of ทร์ and the like.
    private static string Sounded(string word)
    {
        var kept = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            if (letter is >= '\u0E48' and <= '\u0E4B')
            {
                continue;
            }

            if (letter != Silencer)
            {
                kept.Append(letter == Nikhahit ? "" : letter.ToString());
                continue;
            }

            if (kept.Length > 0 && kept[^1] is '\u0E34' or '\u0E38')
            {
                kept.Length--;
            }

            if (kept.Length > 0)
            {
                var isPair = kept.Length > 2 && kept[^1] == 'ร' && kept[^2] is 'ท' or 'ต' or 'ด';
                kept.Length -= isPair ? 2 : 1;
            }
        }

        return kept.ToString();
    }

    private static int Syllable(string word, int start, StringBuilder latin)
    {
        var at = start;
        var lead = IsLead(word[at]) ? word[at++] : '\0';
        if (at >= word.Length || !IsConsonant(word[at]))
        {
            // A mark without its letter: a slip of the pen, passed over.
            return Math.Max(at, start + 1);
        }

        at = TakeOnset(word, at, lead, latin);
        var (vowel, next, isOpen) = Vowel(word, at, lead);
        if (vowel.Length > 0)
        {
            latin.Append(vowel);
        }

        if (isOpen)
        {
            return next;
        }

        var isImplicit = vowel.Length == 0;
        var needsCoda = at < word.Length && word[at] == '\u0E31';
        if (next < word.Length && IsCoda(word, next) && (needsCoda || !IsOwnSyllable(word, next)))
        {
            latin.Append(isImplicit ? "o" : "").Append(Coda.GetValueOrDefault(word[next], ""));
            return AfterCoda(word, next);
        }

        latin.Append(isImplicit ? "a" : "");
        return next;
    }

    private static int TakeOnset(string word, int at, char lead, StringBuilder latin)
    {
        var first = word[at++];
        var isLedSonorant = first == 'ห' && lead is 'ใ' or 'ไ' && at < word.Length && Sonorants.Contains(word[at]);
        if (at < word.Length && (isLedSonorant || IsFollowedByVowel(word, at, lead)))
        {
            if ((first == 'ห' && Sonorants.Contains(word[at])) || (first == 'อ' && word[at] == 'ย'))
            {
                latin.Append(Onset[word[at]]);
                return at + 1;
            }

            if (first is 'ศ' or 'ส' or 'ซ' && word[at] == 'ร')
            {
                latin.Append('s');
                return at + 1;
            }

            if (Cluster.Contains(first) && word[at] is 'ร' or 'ล' or 'ว')
            {
                latin.Append(Onset[first]).Append(Onset[word[at]]);
                return at + 1;
            }
        }

        // เฉลิม and เจริญ: the vowel in front of the first consonant is the second's.
        if (lead == 'เ' && at + 1 < word.Length && IsConsonant(word[at]) && word[at + 1] == '\u0E34')
        {
            latin.Append(Onset.GetValueOrDefault(first, "")).Append('a').Append(Onset[word[at]]);
            return at + 1;
        }

        latin.Append(Onset.GetValueOrDefault(first, ""));
        return at;
    }

    // The second consonant of a cluster is the one that carries the vowel's sign, or stands between a leading vowel and another consonant.
    private static bool IsFollowedByVowel(string word, int at, char lead) =>
        IsConsonant(word[at]) && at + 1 < word.Length && (IsSign(word[at + 1]) || (lead != '\0' && IsConsonant(word[at + 1]) && word[at] is 'ร' or 'ล'));

    private static (string Vowel, int Next, bool IsOpen) Vowel(string word, int at, char lead)
    {
        var sign = at < word.Length ? word[at] : '\0';
        var after = at + 1 < word.Length ? word[at + 1] : '\0';
        return (lead, sign) switch
        {
            ('เ', '\u0E35') when after == 'ย' => ("ia", at + 2, false),
            ('เ', '\u0E37') when after == 'อ' => ("uea", at + 2, false),
            ('เ', '\u0E34') => ("oe", at + 1, false),
            ('เ', '\u0E32') => after == '\u0E30' ? ("o", at + 2, true) : ("ao", at + 1, true),
            ('เ', 'อ') => ("oe", at + 1, false),
            ('เ', 'ย') => ("oei", at + 1, true),
            ('เ' or 'แ' or 'โ', '\u0E30') => (lead == 'เ' ? "e" : lead == 'แ' ? "ae" : "o", at + 1, true),
            ('เ', ShortMark) => ("e", at + 1, false),
            ('แ', ShortMark) => ("ae", at + 1, false),
            ('เ', _) => ("e", at, false),
            ('แ', _) => ("ae", at, false),
            ('โ', _) => ("o", at, false),
            ('ใ' or 'ไ', _) => ("ai", sign == 'ย' ? at + 1 : at, true),
            (_, '\u0E30') => ("a", at + 1, true),
            (_, '\u0E31') when after == 'ว' => ("ua", at + 2, false),
            (_, '\u0E31') => ("a", at + 1, false),
            (_, '\u0E32') => ("a", at + 1, false),
            (_, '\u0E33') => ("am", at + 1, true),
            (_, '\u0E34' or '\u0E35') => ("i", at + 1, false),
            (_, '\u0E36') => ("ue", at + 1, false),
            (_, '\u0E37') => ("ue", after == 'อ' ? at + 2 : at + 1, false),
            (_, '\u0E38' or '\u0E39') => ("u", at + 1, false),
            (_, ShortMark) => ("o", after == 'อ' ? at + 2 : at + 1, false),
            (_, 'อ') when after == '\0' || !IsSign(after) => ("o", at + 1, false),
            (_, 'ร') when after == 'ร' => IsLastCoda(word, at + 2) ? ("a", at + 2, false) : ("an", at + 2, true),
            (_, 'ว') when after != '\0' && IsConsonant(after) && !(at + 2 < word.Length && IsSign(word[at + 2])) => ("ua", at + 1, false),
            _ => ("", at, false),
        };
    }

    private static bool IsLastCoda(string word, int at) => at < word.Length && IsCoda(word, at);

    private static bool IsCoda(string word, int at) =>
        IsConsonant(word[at]) && Coda.ContainsKey(word[at]) && (at + 1 >= word.Length || !IsSign(word[at + 1])) && !IsDoubleR(word, at + 1);

    // Two consonants that end a word are a syllable (พร, พล, กร), but for the unsaid r of บุตร; what has one letter before it keeps both.
    private static bool IsOwnSyllable(string word, int at) =>
        at + 2 == word.Length && IsConsonant(word[at + 1]) && !(word[at + 1] == 'ร' && word[at] is 'ต' or 'ท' or 'ด');

    // The doubled r is a vowel of the consonant before it.
    private static bool IsDoubleR(string word, int at) => at + 1 < word.Length && word[at] == 'ร' && word[at + 1] == 'ร';

    // The i or u of ชาติ and เกตุ, and the r of จักร and บุตร, are written behind a syllable's end and not said.
    private static int AfterCoda(string word, int at)
    {
        var next = at + 1;
        var isEnd = next + 1 >= word.Length;
        return isEnd && next < word.Length && word[next] == 'ร' && word[at] is 'ก' or 'ค' or 'ต' or 'ท' or 'ด' ? next + 1 : next;
    }

    private static bool IsConsonant(char letter) => letter is >= 'ก' and <= 'ฮ';

    private static bool IsLead(char letter) => letter is 'เ' or 'แ' or 'โ' or 'ใ' or 'ไ';

    private static bool IsSign(char letter) => letter is >= '\u0E30' and <= '\u0E3A' or ShortMark;
}
