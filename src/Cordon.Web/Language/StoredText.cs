using System.Text;
using Cordon.Core.Values;

namespace Cordon.Web.Language;

/// <summary>
/// Text that somebody stored (a payment's number, a name, a reason) as it stands within a sentence: no mark in it turns or hides what stands around it,
/// and letters that are written from right to left stay between bounds of their own. Text without any of these is the same, character by character.
/// </summary>
internal static class StoredText
{
    /// <summary>Before and behind text that finds its own direction and gives none to its surroundings.</summary>
    private const char First = '\u2068', Last = '\u2069';

    /// <summary>Under it no letter is written from right to left.</summary>
    private const char RightToLeftFrom = '\u0590';

    /// <summary>The text as it stands in a sentence.</summary>
    public static string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.All(IsPlain))
        {
            return text;
        }

        // A sentence within a sentence has its bounds already; bounds that do not match are somebody's mark.
        var (isBound, depth, isRightToLeft) = (IsBound(text), 0, false);
        var shown = new StringBuilder(text.Length + 2);
        foreach (var rune in text.EnumerateRunes())
        {
            var isBoundary = isBound && rune.Value is (First or Last);
            depth += !isBoundary ? 0 : rune.Value == First ? 1 : -1;
            isRightToLeft |= depth == 0 && IsRightToLeft(rune);
            shown.Append(isBoundary || rune.Value is '\n' or '\r' or '\t' ? rune.ToString() : VisibleText.Of(rune.ToString()));
        }

        return isRightToLeft ? $"{First}{shown}{Last}" : shown.ToString();
    }

    private static bool IsPlain(char one) => one is '\n' or '\r' or '\t' || (one < RightToLeftFrom && one != '\u00ad' && !char.IsControl(one));

    private static bool IsBound(string text)
    {
        var depth = 0;
        foreach (var one in text)
        {
            depth += one == First ? 1 : one == Last ? -1 : 0;
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    /// <summary>Whether a letter stands in one of the ranges that Unicode keeps for scripts from right to left.</summary>
    private static bool IsRightToLeft(Rune rune) => rune.Value
        is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
