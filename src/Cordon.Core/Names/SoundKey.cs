using System.Text;

namespace Cordon.Core.Names;

/// <summary>
/// One key for the spellings of a sound in Latin letters, as transliterations of Slavic names and the spellings of European ones differ in them:
/// Sergey, Sergei, Sergeï; Yuliya, Iuliia, Julia; Zhukov, Žukov; Müller, Mueller; -skiy, -sky, -ski.
/// </summary>
internal static class SoundKey
{
    private const int SkeletonLettersMax = 6;

    // Read from the left, the longest first. Capitals stand for sounds that the second pass must not take for letters.
    private static readonly (string From, string To)[] Sounds =
    [
        ("shch", "S"), ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("dzh", "Z"), ("ch", "C"), ("sh", "S"), ("zh", "Z"), ("kh", "h"), ("gh", "g"),
        ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("ts", "C"), ("tz", "C"), ("cz", "C"), ("dj", "Z"), ("ce", "se"), ("ci", "si"), ("cy", "si"),
        ("c", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("y", "i"), ("j", "i"), ("ue", "u"), ("oe", "o"), ("ae", "a"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ];

    private static readonly (string From, string To)[] Glides = [("iu", "u"), ("ia", "a"), ("io", "o"), ("ie", "e"), ("ei", "e")];

    private static readonly (string From, string To)[][] ByLetter = Index();

    public static string Of(string latin)
    {
        var first = new StringBuilder(latin.Length + 4);
        for (var at = 0; at < latin.Length;)
        {
            var (used, sound) = Next(latin, at);
            foreach (var letter in sound)
            {
                if (first.Length == 0 || first[^1] != letter)
                {
                    first.Append(letter);
                }
            }

            at += used;
        }

        var key = new StringBuilder(first.Length);
        for (var at = 0; at < first.Length;)
        {
            var (used, sound) = Glide(first, at);
            foreach (var letter in sound)
            {
                if (key.Length == 0 || key[^1] != letter)
                {
                    key.Append(letter);
                }
            }

            at += used;
        }

        // Sarah and Sara: an h at the end has no sound.
        if (key.Length > 2 && key[^1] == 'h' && IsVowel(key[^2]))
        {
            key.Length--;
        }

        return key.ToString().ToLowerInvariant();
    }

    /// <summary>The first sound and the consonants of a key by classes that hearing and copying confuse: names with one in common are compared.</summary>
    public static string SkeletonOf(string soundKey)
    {
        Span<char> skeleton = stackalloc char[SkeletonLettersMax];
        var length = 0;
        for (var at = 0; at < soundKey.Length && length < SkeletonLettersMax; at++)
        {
            var its = ClassOf(soundKey[at]);
            if ((its != 'a' || at == 0) && (at == 0 || its != ClassOf(soundKey[at - 1])))
            {
                skeleton[length++] = its;
            }
        }

        return skeleton[..length].ToString();
    }

    private static char ClassOf(char letter) => letter switch
    {
        'b' or 'p' => 'p',
        'd' or 't' => 't',
        'g' or 'k' or 'h' or 'q' => 'k',
        'f' or 'v' or 'w' => 'f',
        's' or 'z' or 'c' or 'x' => 's',
        'l' or 'r' => 'r',
        'm' or 'n' => 'n',
        >= '0' and <= '9' => letter,
        >= 'a' and <= 'z' => 'a',
        _ => letter,
    };

    private static (string From, string To)[][] Index()
    {
        var byLetter = new (string, string)[26][];
        for (var letter = 0; letter < 26; letter++)
        {
            byLetter[letter] = [.. Sounds.Where(s => s.From[0] == 'a' + letter)];
        }

        return byLetter;
    }

    private static (int Used, string Sound) Next(string latin, int at)
    {
        var letter = latin[at] - 'a';
        if ((uint)letter < 26)
        {
            foreach (var (from, to) in ByLetter[letter])
            {
                if (string.CompareOrdinal(latin, at, from, 0, from.Length) == 0)
                {
                    return (from.Length, to);
                }
            }
        }

        return (1, latin.Substring(at, 1));
    }

    private static (int Used, string Sound) Glide(StringBuilder key, int at)
    {
        if (at + 1 < key.Length)
        {
            foreach (var (from, to) in Glides)
            {
                if (key[at] == from[0] && key[at + 1] == from[1])
                {
                    return (2, to);
                }
            }
        }

        return (1, key[at].ToString());
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
