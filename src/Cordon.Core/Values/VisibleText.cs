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

    private static bool IsHidden(Rune rune) => rune.Value is 0xFFFE or 0xFFFF || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
