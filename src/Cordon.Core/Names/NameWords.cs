namespace Cordon.Core.Names;

/// <summary>The words in a name that are not the name: forms of address, particles, legal forms of firms.</summary>
internal static class NameWords
{
    private static readonly HashSet<string> Honorifics = Set(
        "mr mrs ms miss mister madam dr prof professor sir dame lord lady rev reverend hon capt captain col colonel gen general maj major lt "
        + "herr frau senor senora senorita don dona monsieur madame mme mlle khun nai nang sheikh sheik shaikh haji hajji datuk dato tan-sri tunku "
        + "господин госпожа гн гжа г пан пани товарищ тов др проф ген полковник jr sr ii iii esq phd md");

    private static readonly HashSet<string> Particles = Set(
        "de da do dos das di del della dello la las le los du des van von der den ter ten te zu zum zur af av bin "
        + "ibn bint ben al el ul ur as e y und and the of "
        + "d l san ap thi");

    // Forms that are hardly ever a person's name.
    private static readonly HashSet<string> LegalForms = Set(
        "ltd limited llc ag inc incorporated corp corporation company plc gmbh mbh ohg sarl sarlu srl spa bv nv oy oyj ab aps llp lllp "
        + "pte pty sdn bhd kk jsc ojsc cjsc pjsc "
        + "sas ltda slu eirl ooo oao zao pao kgaa kg ev gesmbh sp zoo doo dooel ead eood ood kft zrt bt rt tbk cv pt bvba sprl asa "
        + "ооо оао зао пао тов тоо ип нко фгуп гуп пп пат прат ват зат company aktiengesellschaft kommanditgesellschaft aktiebolag");

    // These are names of people too, so they count as forms only behind two words that are no name of syllables, before another form, or with dots.
    private static readonly HashSet<string> ShortForms = Set("co sa as sl se ao an lp sc ae ую ао ан");

    private static readonly HashSet<string> WeakWords = Set(
        "international group holding holdings trading trade services service global general industries industry enterprise enterprises technology technologies "
        + "import export bank investment investments development capital company finance financial logistics shipping");

    private static readonly string[] HanForms =
        ["股份有限公司", "有限责任公司", "控股有限公司", "集团有限公司", "有限公司", "股份公司", "株式会社", "集团公司", "公司", "集团"];

    private static readonly string[] HanHonorifics = ["先生", "女士", "小姐", "太太", "博士", "教授", "同志"];

    private static readonly string[] ThaiForms = ["ห้างหุ้นส่วนจำกัด", "ห้างหุ้นส่วน", "บริษัท", "มหาชน", "จำกัด", "บจก", "หจก", "บมจ"];

    private static readonly string[] ThaiHonorifics = ["นางสาว", "เด็กชาย", "เด็กหญิง", "นาย", "นาง", "คุณ", "ดร", "นส"];

    public static bool IsParticle(string word) => Particles.Contains(word);

    public static bool IsWeak(string word) => WeakWords.Contains(word);

    /// <summary>Takes legal forms and forms of address out of the words of a Latin or Cyrillic name; true when there was a legal form.</summary>
    public static bool Strip(List<(string Text, NameScript Script)> words)
    {
        var isFirm = false;
        while (words.Count > 1 && FormAtEnd(words, isFirm) is var length and > 0 && length < words.Count)
        {
            words.RemoveRange(words.Count - length, length);
            isFirm = true;
        }

        // ООО «Ромашка», PT Astra: some countries put the form first.
        while (words.Count > 1 && LegalForms.Contains(words[0].Text))
        {
            words.RemoveAt(0);
            isFirm = true;
        }

        while (words.Count > 1 && Honorifics.Contains(words[0].Text))
        {
            words.RemoveAt(0);
        }

        while (words.Count > 2 && Honorifics.Contains(words[^1].Text))
        {
            words.RemoveAt(words.Count - 1);
        }

        return isFirm;
    }

    /// <summary>A name in characters without its legal form or form of address; true when it had a legal form.</summary>
    public static bool StripHan(ref string characters)
    {
        Suffix(ref characters, HanHonorifics, 2);
        return Suffix(ref characters, HanForms, 2);
    }

    /// <summary>The same for Thai, where both may stand before the name without a space.</summary>
    public static bool StripThai(ref string word, bool isFirst)
    {
        var isFirm = Suffix(ref word, ThaiForms, 0) | Prefix(ref word, ThaiForms, 0);
        if (isFirst)
        {
            Prefix(ref word, ThaiHonorifics, 2);
        }

        return isFirm;
    }

    private static int FormAtEnd(List<(string Text, NameScript Script)> words, bool isFirm)
    {
        if (LegalForms.Contains(words[^1].Text) || (ShortForms.Contains(words[^1].Text) && (isFirm || (words.Count > 2 && !IsOfSyllables(words)))))
        {
            return 1;
        }

        // S.A., G.m.b.H., S.à r.l.: the dots part the letters.
        var joined = "";
        for (var count = 1; count <= 4 && count < words.Count; count++)
        {
            joined = words[^count].Text + joined;
            if (words[^count].Text.Length > 2)
            {
                return 0;
            }

            if (count > 1 && (LegalForms.Contains(joined) || ShortForms.Contains(joined)))
            {
                return count;
            }
        }

        return 0;
    }

    /// <summary>Nguyen Van An, Wang Li Sa, Kim Sung Ae: a family name of East Asia among words of one syllable each is a person's name to its end.</summary>
    private static bool IsOfSyllables(List<(string Text, NameScript Script)> words) =>
        words.TrueForAll(w => w.Script == NameScript.Latin && (Vietnamese.IsSyllable(w.Text) || ChineseSyllables.Of(w.Text) is not null))
        && words.Exists(w => Vietnamese.IsFamily(w.Text) || ChineseSurnames.BySpelling(w.Text).Length > 0);

    private static bool Suffix(ref string text, string[] words, int leftMin)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal) && text.Length - word.Length >= leftMin)
            {
                text = text[..^word.Length];
                return true;
            }
        }

        return false;
    }

    private static bool Prefix(ref string text, string[] words, int leftMin)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal) && text.Length - word.Length >= leftMin)
            {
                text = text[word.Length..];
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
