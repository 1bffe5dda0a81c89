using System.Text;

namespace Cordon.Core.Names;

/// <summary>
/// The first step of reading a name: one case, one width, letters without marks, pieces of one script each. Width and marks are told by Cordon's
/// own tables and not by the platform's normalisation, which follows its version of Unicode: a score has to be the same on every machine. What is a letter, and
/// its small form, the platform says; in the scripts that are read that has long been settled.
/// </summary>
internal static class NameText
{
    private const int FullWidthFirst = 0xFF01, FullWidthLast = 0xFF5E, FullWidthShift = 0xFEE0;
    private const char FirstMark = '\u0300', LastMark = '\u036F';
    private static readonly Dictionary<char, string> Plain = ReadLetters();

    /// <summary>The pieces, in order. An apostrophe joins (O'Brien), everything else that is no letter parts, and so does a change of script.</summary>
    public static List<(string Text, NameScript Script)> Split(string text)
    {
        var pieces = new List<(string, NameScript)>();
        var piece = new StringBuilder();
        var script = NameScript.None;
        foreach (var raw in text.AsSpan(0, Math.Min(text.Length, NameLimits.CharactersMax)))
        {
            var letter = OneWidth(raw);
            if (IsJoiner(letter) || Composed(piece, letter))
            {
                continue;
            }

            var its = ScriptOf(letter);
            if (its != script && piece.Length > 0)
            {
                pieces.Add((piece.ToString(), script));
                piece.Clear();
            }

            script = its;
            if (its == NameScript.Latin)
            {
                Append(piece, letter);
            }
            else if (its != NameScript.None)
            {
                piece.Append(its == NameScript.Han ? HanTable.Simplified(letter) : char.ToLowerInvariant(letter));
            }
        }

        if (piece.Length > 0)
        {
            pieces.Add((piece.ToString(), script));
        }

        return pieces;
    }

    public static NameScript ScriptOf(char letter) => letter switch
    {
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') => NameScript.Latin,
        < '\u00C0' => NameScript.None,
        '\u00D7' or '\u00F7' => NameScript.None,
        (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF') or (>= '\u0250' and <= '\u02AF') => NameScript.Latin,
        >= '\u0400' and <= '\u052F' => NameScript.Cyrillic,
        (>= '\u0E01' and <= '\u0E3A') or (>= '\u0E40' and <= '\u0E4E') => NameScript.Thai,
        (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or '\u3007' => NameScript.Han,
        _ => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) ? NameScript.Other : NameScript.None,
    };

    private static void Append(StringBuilder piece, char letter)
    {
        var small = char.ToLowerInvariant(letter);
        if (small < '\u0080')
        {
            piece.Append(small);
        }
        else
        {
            // A letter of no table, such as one of the phonetic alphabet, has no plain form and is left out.
            piece.Append(Plain.GetValueOrDefault(small, ""));
        }
    }

    public static char OneWidth(char letter) => letter is >= (char)FullWidthFirst and <= (char)FullWidthLast ? (char)(letter - FullWidthShift) : letter;

    /// <summary>Whether a character stands within a word and is no letter of its own: a joiner, or a mark of the letter before it.</summary>
    public static bool IsUnseen(char letter) => IsJoiner(letter) || letter is >= FirstMark and <= LastMark;

    /// <summary>Whether a text has letters that no step of reading understands, and that are compared as they stand or not at all.</summary>
    public static bool HasUnread(string text)
    {
        foreach (var raw in text)
        {
            var letter = OneWidth(raw);
            var small = char.ToLowerInvariant(letter);
            var isUnread = !IsUnseen(letter) && ScriptOf(letter) switch
            {
                NameScript.Latin => small >= '\u0080' && !Plain.ContainsKey(small),
                NameScript.Cyrillic => char.IsLetter(letter) && !CyrillicLetters.IsRead(small),
                NameScript.Han => HanTable.Readings(HanTable.Simplified(letter)).Length == 0,
                NameScript.Other => true,
                _ => false,
            };
            if (isUnread)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsJoiner(char letter) =>
        letter is '\'' or '`' or '\u00B4' or '\u2018' or '\u2019' or '\u02B9' or '\u02BA'
            or '\u02BC' or '\u02BB' or '\u200B' or '\u200C' or '\u200D' or '\u00AD';

    // Marks that follow their letter: a short и and a dotted е are letters of their own, of all others the letter stays.
    private static bool Composed(StringBuilder piece, char mark)
    {
        if (mark is < FirstMark or > LastMark)
        {
            return false;
        }

        if (piece.Length > 0)
        {
            piece[^1] = (piece[^1], mark) switch
            {
                ('\u0438', '\u0306') => '\u0439',
                ('\u0435', '\u0308') => '\u0451',
                ('\u0456', '\u0308') => '\u0457',
                var (letter, _) => letter,
            };
        }

        return true;
    }

    private static Dictionary<char, string> ReadLetters()
    {
        var plain = new Dictionary<char, string>();
        foreach (var line in NameData.Lines("Latin.letters"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            foreach (var letter in line.AsSpan(space + 1))
            {
                plain[letter] = line[..space];
            }
        }

        return plain;
    }
}
