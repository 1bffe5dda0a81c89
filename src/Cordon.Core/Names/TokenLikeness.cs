using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>How alike two words of names are, in millionths; 0 for two words that are not taken for one.</summary>
internal static class TokenLikeness
{
    private const int SameName = 950_000, SameSound = 960_000, SameInitial = 800_000;

    /// <summary>Spellings by Thai sound: where one side is written in Thai the other can only be a spelling of it, else it is a guess.</summary>
    private const int SameThai = 950_000, MaybeSameThai = 880_000;

    /// <summary>In one script no letter is lost to a transliteration, and Thai names of one letter's difference are many.</summary>
    private const int SameThaiMin = 850_000;

    private const int NearSound = 940_000, NearThai = 920_000;

    /// <summary>Below it, two words are not paired.</summary>
    public const int Min = 720_000;

    /// <summary>A difference counts so many tenths of itself: two words of which every fifth letter differs are mostly two names.</summary>
    private const int DifferenceTenths = 14;

    /// <summary>Words of three letters are different names with any letter changed, and of four with the first.</summary>
    private const int ShortLetters = 3, FirstLetterLetters = 4;

    private const int OtherFirstSound = 930_000;

    private static readonly string[] SlavicEndings = ["ov", "ev", "yov", "in", "yn"];

    public static int Of(NameToken a, NameToken b)
    {
        if (a.Key == b.Key)
        {
            return Score.One;
        }

        if (a.IsInitial || b.IsInitial)
        {
            return a.Key[0] == b.Key[0] ? SameInitial : 0;
        }

        if (a.Known >= 0 && b.Known >= 0)
        {
            return a.Known == b.Known ? SameName : 0;
        }

        if (a.Sound == b.Sound)
        {
            return SameSound;
        }

        // Two words in Thai letters are compared as they stand: nothing was lost in writing them.
        var isThai = (a.Script == NameScript.Thai) != (b.Script == NameScript.Thai);
        if (a.Thai == b.Thai)
        {
            return isThai ? SameThai : MaybeSameThai;
        }

        if (IsFeminine(a.Key, b.Key) || IsFeminine(b.Key, a.Key))
        {
            return 0;
        }

        var shorter = Math.Min(a.Key.Length, b.Key.Length);
        if (shorter <= ShortLetters || (shorter <= FirstLetterLetters && a.Key[0] != b.Key[0]))
        {
            return 0;
        }

        return ByEdits(a, b, isThai);
    }

    /// <summary>One word against several written apart in the other name: Xiaoming and Xiao Ming, Abdulrahman and Abdul Rahman.</summary>
    public static int Joined(NameToken whole, string joined)
    {
        if (whole.Key == joined)
        {
            return Score.One;
        }

        var sound = SoundKey.Of(joined);
        return whole.Sound == sound ? SameSound
            : whole.Known >= 0 && KnownNames.NumberOf(joined, sound) == whole.Known ? SameName
            : joined.Length > FirstLetterLetters + 2 ? Weigh(EditDistance.Likeness(whole.Key, joined)) : 0;
    }

    /// <summary>Gabriel and Gabriela are two people; Lavrentiev and Lavrentieva may be one, whose papers kept the husband's form.</summary>
    private static bool IsFeminine(string name, string other) =>
        other.Length == name.Length + 1 && other[^1] == 'a' && other.StartsWith(name, StringComparison.Ordinal)
        && !SlavicEndings.Any(e => name.EndsWith(e, StringComparison.Ordinal));

    private static int ByEdits(NameToken a, NameToken b, bool isThai)
    {
        var best = EditDistance.Likeness(a.Key, b.Key);
        best = Math.Max(best, (int)((long)EditDistance.Likeness(a.Sound, b.Sound) * NearSound / Score.One));
        if (isThai)
        {
            best = Math.Max(best, (int)((long)EditDistance.Likeness(a.Thai, b.Thai) * NearThai / Score.One));
        }

        if (a.Sound.Length > 0 && b.Sound.Length > 0 && a.Sound[0] != b.Sound[0] && !(isThai && a.Thai[0] == b.Thai[0]))
        {
            best = (int)((long)best * OtherFirstSound / Score.One);
        }

        return a.Script == NameScript.Thai && b.Script == NameScript.Thai && best < SameThaiMin ? 0 : Weigh(best);
    }

    private static int Weigh(int likeness) =>
        likeness < Min ? 0 : Math.Max(0, Score.One - (int)((long)(Score.One - likeness) * DifferenceTenths / 10));
}
