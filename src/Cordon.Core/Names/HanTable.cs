namespace Cordon.Core.Names;

/// <summary>Chinese characters: their simplified forms and their readings. All lookups of readings take a simplified character.</summary>
internal static class HanTable
{
    private const int First = 0x3400, Count = 0xFB00 - First;
    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouv");
    private static readonly char[] Simple = ReadSimple();
    private static readonly string[]?[] Pinyin = ReadReadings();
    private static readonly string?[] Cantonese = ReadCantonese();

    /// <summary>Every syllable of pinyin that some character has.</summary>
    public static IReadOnlyCollection<string> Syllables { get; } = AllSyllables();

    /// <summary>Characters with a Cantonese reading, by that reading's key.</summary>
    public static IReadOnlyDictionary<string, string[]> PinyinByCantonese { get; } = JoinCantonese();

    public static char Simplified(char character)
    {
        var at = character - First;
        return (uint)at < Count && Simple[at] != '\0' ? Simple[at] : character;
    }

    /// <summary>The readings in pinyin without tones, the usual one first; none for a character outside of the table.</summary>
    public static string[] Readings(char simplified)
    {
        var at = simplified - First;
        return (uint)at < Count ? Pinyin[at] ?? [] : [];
    }

    /// <summary>The Cantonese reading as a key of <see cref="CantoneseKey"/>, or null.</summary>
    public static string? CantoneseOf(char simplified)
    {
        var at = simplified - First;
        return (uint)at < Count ? Cantonese[at] : null;
    }

    private static char[] ReadSimple()
    {
        var simple = new char[Count];
        foreach (var line in NameData.Lines("Han.simplified"))
        {
            for (var i = 0; i + 1 < line.Length; i += 2)
            {
                simple[line[i] - First] = line[i + 1];
            }
        }

        return simple;
    }

    private static string[]?[] ReadReadings()
    {
        var readings = new string[]?[Count];
        foreach (var line in NameData.Lines("Han.readings"))
        {
            var plus = line.IndexOf('+', StringComparison.Ordinal);
            var space = plus > 0 ? plus : line.IndexOf(' ', StringComparison.Ordinal);
            var syllable = string.Intern(line[..space]);
            foreach (var character in line.AsSpan(space + 1))
            {
                ref var its = ref readings[character - First];
                its = its is null ? [syllable] : [.. its, syllable];
            }
        }

        return readings;
    }

    private static string?[] ReadCantonese()
    {
        var readings = new string?[Count];
        foreach (var line in NameData.Lines("Han.cantonese"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var key = CantoneseKey.Of(line[..space]);
            foreach (var character in line.AsSpan(space + 1))
            {
                readings[character - First] ??= key;
            }
        }

        return readings;
    }

    private static HashSet<string> AllSyllables() =>
        [.. Pinyin.Where(r => r is not null).SelectMany(r => r!).Where(s => s.AsSpan().ContainsAny(Vowels))];

    private static Dictionary<string, string[]> JoinCantonese()
    {
        var joined = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        for (var at = 0; at < Count; at++)
        {
            if (Cantonese[at] is { } key && Pinyin[at] is { } readings)
            {
                if (!joined.TryGetValue(key, out var set))
                {
                    joined[key] = set = new SortedSet<string>(StringComparer.Ordinal);
                }

                set.Add(readings[0]);
            }
        }

        return joined.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }
}
