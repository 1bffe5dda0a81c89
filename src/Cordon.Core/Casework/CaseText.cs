using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>What officers type: bounded, and text that comes back from a record as it went in.</summary>
public static class CaseText
{
    /// <summary>Characters of what was looked at: a path of the console.</summary>
    public const int SubjectCharactersMax = 500;

    /// <summary>Why a text is not taken, as a sentence's end; null where it is.</summary>
    /// <param name="what">What the text is, as a sentence's subject.</param>
    public static Phrase? Refusal(string? text, Phrase what, int charactersMax) =>
        text is null || VisibleText.IsBlank(text) ? new Phrase("{0} is missing", "缺少{0}").With(what)
        : text.Length > charactersMax ? new Phrase("{0} has {1} characters, {2} are the most", "{0}有{1}个字符，最多{2}个").With(what, text.Length, charactersMax)
        : HasHalves(text) ? new Phrase("{0} holds half a character", "{0}含有不完整的字符").With(what)
        : null;

    // Half of a pair is no text: UTF-8 has no place for it, and a record would say something else.
    private static bool HasHalves(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }
}
