namespace Cordon.Core.Names;

/// <summary>The table of Chinese surnames (Data/Chinese.surnames): their characters, pinyin and other spellings.</summary>
internal static class ChineseSurnames
{
    private static readonly Dictionary<string, string> PinyinByCharacters = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string[]> PinyinBySpelling = new(StringComparer.Ordinal);
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal);

    static ChineseSurnames()
    {
        foreach (var line in NameData.Lines("Chinese.surnames"))
        {
            var words = line.Split(' ');
            var characters = words[0].TrimEnd('!');
            PinyinByCharacters.TryAdd(characters, words[1]);
            if (words[0].EndsWith('!'))
            {
                Common.Add(words[1]);
            }

            foreach (var spelling in words.Skip(1))
            {
                var others = PinyinBySpelling.GetValueOrDefault(spelling, []);
                if (!others.Contains(words[1]))
                {
                    // Its own pinyin stands first: Chen is more often 陈 than anything else.
                    PinyinBySpelling[spelling] = spelling == words[1] ? [words[1], .. others] : [.. others, words[1]];
                }
            }
        }
    }

    /// <summary>How many characters of a name in characters are its surname: two of a known double surname, else one.</summary>
    public static int LengthIn(string characters) =>
        characters.Length > 2 && PinyinByCharacters.ContainsKey(characters[..2]) ? 2 : 1;

    /// <summary>The reading of a character as a surname, or null where none is known.</summary>
    public static string? PinyinOf(char character) => PinyinByCharacters.GetValueOrDefault(character.ToString());

    /// <summary>The pinyin of the surnames that are spelled so; none for what is no surname.</summary>
    public static string[] BySpelling(string spelling) => PinyinBySpelling.GetValueOrDefault(spelling, []);

    public static bool IsCommon(string pinyin) => Common.Contains(pinyin);
}
