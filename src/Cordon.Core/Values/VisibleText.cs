using System.Globalization;
using System.Text;

namespace Cordon.Core.Values;

/// <summary>Text from outside as people are shown it: what cannot be seen is, and nothing turns the direction of the text around it.</summary>
public static class VisibleText
{
    /// <summary>
    /// Writes control characters, those that only give direction or join (U+202E turns a line round), line ends and what XML cannot hold as \u and four
    /// digits.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune))
            {
                foreach (var half in rune.ToString())
                {
                    shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)half:x4}");
                }
            }
            else
            {
                shown.Append(rune.ToString());
            }
        }

        return shown.ToString();
    }

    /// <summary>
    /// Whether nothing of a text is seen: it has blanks, controls, marks without a letter and the like, or nothing at all. As a name or a reason in a
    /// record it would tell nobody who it was, or why.
    /// </summary>
    public static bool IsBlank(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsHidden(rune) && !IsShapeless(rune))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Where half of a pair of UTF-16 stands without the other; -1 where none does. Such a text is none: UTF-8 has no place for it, and a record would say
    /// something else.
    /// </summary>
    public static int HalfAt(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return i;
                }

                i++;
            }
        }

        return -1;
    }

    private static bool IsShapeless(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsHidden(Rune rune) => rune.Value is 0xFFFE or 0xFFFF || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
