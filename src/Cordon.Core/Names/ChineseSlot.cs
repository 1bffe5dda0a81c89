namespace Cordon.Core.Names;

/// <summary>One syllable of a Chinese name, written as a character or in letters.</summary>
/// <param name="Character">The simplified character, or '\0' where it was written in letters.</param>
/// <param name="Written">The syllable in letters; of a character its usual pinyin.</param>
/// <param name="Pinyin">What it is in pinyin: of a character its readings, the usual one first; of letters themselves where they are pinyin.</param>
/// <param name="Spelled">What else letters can stand for, in pinyin: by Wade-Giles, or as a surname of another dialect.</param>
/// <param name="Cantonese">The key of its Cantonese reading, or of the letters read as Cantonese; null where there is none.</param>
internal sealed record ChineseSlot(char Character, string Written, string[] Pinyin, string[] Spelled, string? Cantonese)
{
    public bool IsHan => Character != '\0';

    /// <summary>The keys of like sounds of <see cref="Pinyin"/>, made once: a common syllable is compared thousands of times.</summary>
    public string[] LikeSounds { get; } = Array.ConvertAll(Pinyin, ChineseAlignment.LikeSoundKey);
}
