namespace Cordon.Core.Names;

/// <summary>The table of known names (Data/Known.names): which spellings are one name, and which names are common.</summary>
internal static class KnownNames
{
    private static readonly Dictionary<string, (int Name, bool IsCommon)> ByKey = Read();

    /// <summary>The number of the name that a spelling is of, or -1.</summary>
    public static int NumberOf(string key, string soundKey) =>
        ByKey.TryGetValue(key, out var known) || ByKey.TryGetValue("/" + soundKey, out known) ? known.Name : -1;

    /// <summary>Whether the table has this very spelling.</summary>
    public static bool IsListed(string key) => ByKey.ContainsKey(key);

    public static bool IsCommon(string key, string soundKey) =>
        (ByKey.TryGetValue(key, out var known) || ByKey.TryGetValue("/" + soundKey, out known)) && known.IsCommon;

    private static Dictionary<string, (int Name, bool IsCommon)> Read()
    {
        var names = new Dictionary<string, (int, bool)>(StringComparer.Ordinal);
        var sounds = new List<(string Sound, int Name, bool IsCommon)>();
        var number = 0;
        foreach (var line in NameData.Lines("Known.names"))
        {
            var isCommon = line.Contains('!', StringComparison.Ordinal);
            foreach (var word in line.Split(' '))
            {
                var key = word.TrimEnd('!');
                names.TryAdd(key, (number, isCommon));
                sounds.Add((SoundKey.Of(key), number, isCommon));
            }

            number++;
        }

        // A sound that several names share is of none of them.
        foreach (var sound in sounds.GroupBy(s => s.Sound).Where(g => g.Select(s => s.Name).Distinct().Count() == 1))
        {
            names.TryAdd("/" + sound.Key, (sound.First().Name, sound.First().IsCommon));
        }

        return names;
    }
}
