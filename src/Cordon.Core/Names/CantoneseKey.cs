namespace Cordon.Core.Names;

/// <summary>
/// One key for the spellings of a Cantonese syllable: Jyutping (zoeng), Hong Kong's (Cheung), and others (Cheong). What these differ in, voice
/// and breath of the first sound and the letters of a vowel, is folded; tones have no letters in any of them.
/// </summary>
internal static class CantoneseKey
{
    private static readonly (string From, string To)[] Onsets =
    [
        ("tsz", "ci"), ("gw", "kw"), ("kw", "kw"), ("qu", "kw"), ("ng", "ng"), ("ts", "c"), ("ch", "c"), ("tz", "c"), ("sh", "s"),
        ("b", "p"), ("d", "t"), ("g", "k"), ("z", "c"), ("c", "c"), ("j", "y"),
    ];

    private static readonly (string From, string To)[] Vowels =
    [
        ("eoi", "ui"), ("oey", "ui"), ("eung", "eung"), ("eong", "eung"), ("oeng", "eung"), ("euk", "euk"), ("oek", "euk"), ("eon", "un"), ("eot", "ut"),
        ("aa", "a"), ("ee", "i"), ("ea", "e"), ("ei", "i"), ("ey", "i"), ("oo", "u"), ("ou", "o"), ("ow", "au"), ("aw", "o"), ("oy", "oi"), ("ay", "ai"),
        ("ue", "u"), ("yu", "u"), ("y", "i"), ("hu", "hu"), ("oh", "o"), ("ah", "a"),
    ];

    public static string Of(string syllable)
    {
        Span<char> key = stackalloc char[syllable.Length + 4];
        var at = 0;
        var length = 0;
        foreach (var (from, to) in Onsets)
        {
            if (syllable.StartsWith(from, StringComparison.Ordinal))
            {
                to.CopyTo(key);
                (at, length) = (from.Length, to.Length);
                break;
            }
        }

        // A first y is a sound of its own (Yu, Yip); after another it belongs to the vowel (chyu).
        if (at == 0 && syllable.Length > 1)
        {
            key[length++] = syllable[at++];
        }

        while (at < syllable.Length)
        {
            var (used, to) = Vowel(syllable, at);
            to.CopyTo(key[length..]);
            length += to.Length;
            at += used;
        }

        // Jyutping writes jyu and jyun where Hong Kong writes Yu and Yuen.
        return key[..length].ToString().Replace("yyu", "yu", StringComparison.Ordinal).Replace("yui", "yu", StringComparison.Ordinal);
    }

    private static (int Used, string To) Vowel(string syllable, int at)
    {
        foreach (var (from, to) in Vowels)
        {
            if (string.CompareOrdinal(syllable, at, from, 0, from.Length) == 0)
            {
                return (from.Length, to);
            }
        }

        return (1, syllable[at].ToString());
    }
}
