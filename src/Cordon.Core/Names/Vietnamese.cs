namespace Cordon.Core.Names;

/// <summary>Vietnamese names in Latin letters: their syllables, and the family names that nine of ten bear.</summary>
internal static class Vietnamese
{
    /// <summary>The longest syllable: nghieng.</summary>
    private const int LettersMax = 7;

    // Those that no Chinese surname is spelled like: a name with one of them is Vietnamese, whatever its other words may be.
    private static readonly HashSet<string> OwnFamilies = Set("nguyen tran pham huynh hoang truong trinh dinh bui duong quach thach luong nghiem");

    private static readonly HashSet<string> SharedFamilies = Set("le phan vu vo dang do ho ngo ly dao doan mai lam cao ta ha chau to kieu");

    private static readonly HashSet<string> Onsets = Set("b c ch d g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x");

    private static readonly HashSet<string> Codas = Set("c ch m n ng nh p t");

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouy");

    public static bool IsOwnFamily(string word) => OwnFamilies.Contains(word);

    public static bool IsFamily(string word) => OwnFamilies.Contains(word) || SharedFamilies.Contains(word);

    /// <summary>Whether a small Latin word without marks is one syllable: maybe consonants that begin one, vowels, maybe consonants that end one.</summary>
    public static bool IsSyllable(string word)
    {
        var vowels = word.AsSpan().IndexOfAny(Vowels);
        if (vowels < 0 || word.Length > LettersMax)
        {
            return false;
        }

        var coda = word.AsSpan(vowels).IndexOfAnyExcept(Vowels);
        return (vowels == 0 || Onsets.Contains(word[..vowels])) && (coda < 0 || Codas.Contains(word[(vowels + coda)..]));
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
