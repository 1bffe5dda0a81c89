using System.Text;

namespace Cordon.Core.Names;

/// <summary>
/// Cyrillic to Latin, letter by letter, near to how passports write it (ICAO Doc 9303) and people read it. What the standards differ in (ISO 9, BGN,
/// older passports) is folded by <see cref="SoundKey"/>, so one way of writing is enough here. Letters of Russian, Ukrainian, Belarusian, Bulgarian,
/// Serbian and Macedonian, and the commonest of Kazakh and Tajik.
/// </summary>
internal static class CyrillicLetters
{
    private const string Table =
        "а a б b в v г g ґ g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya "
        + "є ye і i ї yi ў u ј j љ lj њ nj ћ c ђ dj џ dz ѓ g ќ k ѕ dz қ k ғ g ұ u ү u ө o ң n ә a һ h ѐ e ѝ i ҳ h ӣ i ӯ u ҷ j җ j ҹ j";

    private static readonly Dictionary<char, string> Latin = Table.Split(' ').Chunk(2).ToDictionary(p => p[0][0], p => p[1] == "-" ? "" : p[1]);

    /// <summary>Whether a small letter is in the table.</summary>
    public static bool IsRead(char small) => Latin.ContainsKey(small);

    public static string ToLatin(string word)
    {
        var latin = new StringBuilder(word.Length + 8);
        foreach (var letter in word)
        {
            latin.Append(Latin.GetValueOrDefault(letter, ""));
        }

        return latin.ToString();
    }
}
