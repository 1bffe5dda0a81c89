using System.Text;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>What officers type: bounded, and text that comes back from a record as it went in.</summary>
public static class CaseText
{
    /// <summary>Characters of what was looked at: a path of the console.</summary>
    public const int SubjectCharactersMax = 500;

    /// <summary>
    /// Letters and digits of why somebody looks, at the least; a character of two widths, as Chinese has, counts two. One that is shorter tells an auditor
    /// nothing.
    /// </summary>
    public const int PurposeLettersMin = 4;

    /// <summary>Different ones of them at the least: one letter again and again is no purpose.</summary>
    public const int PurposeLettersDistinctMin = 2;

    private static readonly Phrase APurpose = new("a purpose", "查看目的");

    private static readonly Phrase TooFew = new(
        "a purpose has {0} letters at the least, or {1} Chinese characters: say in a few words what for", "查看目的至少{1}个汉字或{0}个字母，请简要说明用途");

    private static readonly Phrase OneLetter = new("one letter again and again says nothing: say in a few words what for", "重复同一个字不能说明用途，请简要说明");

    /// <summary>Why a purpose is not taken, wherever one is asked for; null where it is.</summary>
    public static Phrase? PurposeRefusal(string? purpose) =>
        Refusal(purpose, APurpose, CaseWork.TextCharactersMax) is { } why ? why
        : purpose!.EnumerateRunes().Where(Rune.IsLetterOrDigit).ToArray() is var letters
            && letters.Sum(rune => rune.Value >= WideFirst ? 2 : 1) < PurposeLettersMin ? TooFew.With(PurposeLettersMin, PurposeLettersMin / 2)
        : letters.Distinct().Count() < PurposeLettersDistinctMin ? OneLetter
        : null;

    /// <summary>From here on scripts of the East begin, whose characters stand for syllables and words.</summary>
    private const int WideFirst = 0x2E80;

    /// <summary>Why a text is not taken, as a sentence's end; null where it is.</summary>
    /// <param name="what">What the text is, as a sentence's subject.</param>
    public static Phrase? Refusal(string? text, Phrase what, int charactersMax) =>
        text is null || VisibleText.IsBlank(text) ? new Phrase("{0} is missing", "缺少{0}").With(what)
        : text.Length > charactersMax ? new Phrase("{0} has {1} characters, {2} are the most", "{0}有{1}个字符，最多{2}个").With(what, text.Length, charactersMax)
        : VisibleText.HalfAt(text) >= 0 ? new Phrase("{0} holds half a character", "{0}含有不完整的字符").With(what)
        : null;
}
