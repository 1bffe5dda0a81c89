using System.Text;

namespace Cordon.Core.Names;

/// <summary>
/// One key for what Thais write in Latin letters: the Royal system (phon, wan, chai), spelling by letter after Sanskrit (bhor, varna, jaya) and by English
/// ear (porn, wun, chye). Voice and breath of stops, length of vowels and the three letters of a final n are folded.
/// </summary>
internal static class ThaiKey
{
    private static readonly (string From, string To)[] Sounds =
    [
        ("ngs", "ng"), ("orn", "on"), ("arn", "an"), ("urn", "un"), ("ern", "en"), ("ert", "et"), ("erm", "em"), ("erd", "et"), ("erk", "ek"),
        ("oei", "ei"), ("oe", "e"), ("aow", "ao"), ("aew", "aeo"), ("aiy", "ai"),
        ("ph", "p"), ("bh", "p"), ("th", "t"), ("dh", "t"), ("kh", "k"), ("gh", "k"), ("ch", "c"), ("jh", "c"), ("sh", "s"), ("sr", "s"),
        ("aa", "a"), ("ee", "i"), ("ea", "i"), ("oo", "u"), ("ou", "u"), ("ue", "u"), ("ae", "e"), ("ay", "ai"), ("ey", "e"), ("oy", "oi"), ("uy", "ui"),
        ("aw", "o"), ("ow", "ao"), ("oh", "o"), ("ah", "a"), ("ii", "i"), ("uu", "u"), ("iw", "io"),
        ("b", "p"), ("d", "t"), ("g", "k"), ("j", "c"), ("v", "w"), ("z", "s"), ("q", "k"), ("x", "s"), ("f", "f"), ("r", "r"),
    ];

    public static string Of(string latin)
    {
        var key = new StringBuilder(latin.Length);
        for (var at = 0; at < latin.Length;)
        {
            var (used, sound) = Next(latin, at);
            foreach (var letter in sound)
            {
                if (key.Length == 0 || key[^1] != letter)
                {
                    key.Append(letter);
                }
            }

            at += used;
        }

        // Sounds at the end of a word: all of l, r, n are n, all of s, c, t are t.
        if (key.Length > 1)
        {
            key[^1] = key[^1] switch
            {
                'l' or 'r' => 'n',
                's' or 'c' => 't',
                var letter => letter,
            };
        }

        return key.ToString();
    }

    private static (int Used, string Sound) Next(string latin, int at)
    {
        foreach (var (from, to) in Sounds)
        {
            if (string.CompareOrdinal(latin, at, from, 0, from.Length) == 0)
            {
                return (from.Length, to);
            }
        }

        return (1, latin.Substring(at, 1));
    }
}
