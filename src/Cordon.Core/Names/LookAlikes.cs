using System.Text;

namespace Cordon.Core.Names;

/// <summary>
/// Letters of one script that are taken for another's (Data/Look.alikes). A word is written in one script; where it has letters of several, those
/// that look like one of the others are read as it. What is left of two scripts in one word then is a word that nobody can read for sure.
/// </summary>
internal static class LookAlikes
{
    private static readonly Dictionary<char, char> Latin = [], Cyrillic = [];

    static LookAlikes()
    {
        foreach (var line in NameData.Lines("Look.alikes"))
        {
            var table = NameText.ScriptOf(line[0]) == NameScript.Latin ? Latin : Cyrillic;
            foreach (var letter in line.AsSpan(2))
            {
                table.Add(letter, line[0]);
            }
        }
    }

    /// <summary>A text without look-alikes, whether it had any, and whether a word of it still has letters of two scripts.</summary>
    public readonly record struct Folded(string Text, bool HadLookAlikes, bool HasMixedWord);

    public static Folded Fold(string text)
    {
        var (latin, cyrillic, other) = (false, false, false);
        foreach (var letter in text)
        {
            var alphabet = AlphabetOf(letter);
            latin |= alphabet == NameScript.Latin;
            cyrillic |= alphabet == NameScript.Cyrillic;
            other |= alphabet == NameScript.Other;
        }

        return (latin && (cyrillic || other)) || (cyrillic && other) ? FoldWords(text) : new Folded(text, false, false);
    }

    private static Folded FoldWords(string raw)
    {
        var text = string.Concat(raw.Select(NameText.OneWidth));
        var isMoreLatin = text.Count(c => AlphabetOf(c) == NameScript.Latin) >= text.Count(c => AlphabetOf(c) == NameScript.Cyrillic);
        var folded = new StringBuilder(text);
        var isMixed = false;
        for (int at = 0, end; at < text.Length; at = end)
        {
            end = at + 1;
            while (end < text.Length && IsOfAWord(text[end]) == IsOfAWord(text[at]))
            {
                end++;
            }

            isMixed |= IsOfAWord(text[at]) && !FoldWord(text, at, end, isMoreLatin, folded);
        }

        var result = folded.ToString();
        return new Folded(result, result != text, isMixed);
    }

    /// <summary>Folds one word; false where it has letters of Latin and Cyrillic that are no look-alikes. Where both scripts would do, it is that of the
    /// more letters of the name.</summary>
    private static bool FoldWord(string text, int at, int end, bool isMoreLatin, StringBuilder folded)
    {
        var (latin, cyrillic, other) = (0, 0, 0);
        for (var i = at; i < end; i++)
        {
            var alphabet = AlphabetOf(text[i]);
            latin += alphabet == NameScript.Latin ? 1 : 0;
            cyrillic += alphabet == NameScript.Cyrillic ? 1 : 0;
            other += alphabet == NameScript.Other ? 1 : 0;
        }

        if (Math.Max(latin, cyrillic) == 0 || latin + cyrillic + other == Math.Max(latin, cyrillic))
        {
            return true;
        }

        foreach (var script in isMoreLatin ? new[] { NameScript.Latin, NameScript.Cyrillic } : [NameScript.Cyrillic, NameScript.Latin])
        {
            if ((script == NameScript.Latin ? latin : cyrillic) > 0 && Enumerable.Range(at, end - at).All(i => As(text[i], script) is not null))
            {
                for (var i = at; i < end; i++)
                {
                    folded[i] = As(text[i], script)!.Value;
                }

                return true;
            }
        }

        return latin == 0 || cyrillic == 0;
    }

    /// <summary>A letter as one of a script: itself where it is, its look-alike else, or null.</summary>
    private static char? As(char letter, NameScript script)
    {
        var alphabet = AlphabetOf(letter);
        if (alphabet == NameScript.None || alphabet == script)
        {
            return letter;
        }

        // The table has Greek and the rarer scripts by what they look like in Latin, which may look like a Cyrillic letter in turn.
        var latin = alphabet == NameScript.Latin ? letter : Latin.TryGetValue(letter, out var like) ? like : '\0';
        return latin == '\0' ? null : script == NameScript.Latin ? latin : Cyrillic.TryGetValue(latin, out var cyrillic) ? cyrillic : null;
    }

    /// <summary>Latin, Cyrillic, or another in which letters may look like theirs; None for digits, and for scripts in which none do.</summary>
    private static NameScript AlphabetOf(char letter) => NameText.IsUnseen(letter) ? NameScript.None : NameText.ScriptOf(NameText.OneWidth(letter)) switch
    {
        NameScript.Latin => char.IsDigit(NameText.OneWidth(letter)) ? NameScript.None : NameScript.Latin,
        NameScript.Cyrillic => NameScript.Cyrillic,
        NameScript.Other => NameScript.Other,
        _ => NameScript.None,
    };

    /// <summary>Whether a character continues a word: digits and joiners within it do, Chinese and Thai letters part it as a space does.</summary>
    private static bool IsOfAWord(char letter) => AlphabetOf(letter) != NameScript.None || char.IsDigit(letter) || NameText.IsUnseen(letter);
}
