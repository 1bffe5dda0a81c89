using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cordon.Engine.Casework;

/// <summary>
/// Cuts text into what is found by. Words are what SQLite's unicode61 would make of them; Han, kana and hangul, which are written without blanks, are
/// cut into every two neighbours, and each row's last character stands alone, so that one character finds too. Numbers (of accounts, phones,
/// payments) are put together however they were grouped, and are found by any part of three characters or more.
/// </summary>
internal static class SearchWords
{
    /// <summary>Characters of a question; the rest is not looked at.</summary>
    public const int QueryCharactersMax = 200;

    /// <summary>Words and numbers of a question.</summary>
    private const int TermsMax = 12;

    /// <summary>What SQLite's trigram index finds at the least.</summary>
    private const int NumberCharactersMin = 3;

    /// <summary>Capitals between two groups with digits that belong to one number: the bank in an IBAN.</summary>
    private const int LettersInside = 4;

    /// <summary>Characters of what is a number by itself: two such beside each other in a question may as well be two.</summary>
    private const int WholeNumberCharactersMin = 6;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" -./()+\u00A0\u2009\u202F");

    /// <summary>What a text's words are found by.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(text.Length * 2);
        foreach (var (run, isCut) in Runs(Narrow(text).ToLowerInvariant()))
        {
            if (!isCut)
            {
                words.Append(run).Append(' ');
                continue;
            }

            for (var i = 0; i < run.Length; i++)
            {
                words.Append(run.AsSpan(i, Math.Min(2, run.Length - i))).Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>What a text's numbers are found by, one after the other.</summary>
    public static string Numbers(string text) => string.Join(' ', NumbersIn(Narrow(text)).Select(number => string.Concat(number.Groups)));

    /// <summary>The questions to the two indexes, all of which a text must answer; empty where nothing can be asked.</summary>
    public static IReadOnlyList<(bool IsNumber, string Match)> Query(string query)
    {
        var text = Narrow(query.Length > QueryCharactersMax ? query[..QueryCharactersMax] : query);
        var terms = new List<(bool, string)>();
        var rest = new StringBuilder(text);
        foreach (var (groups, from, length) in NumbersIn(text))
        {
            var joined = string.Concat(groups);
            if (joined.Length < NumberCharactersMin)
            {
                continue;
            }

            var apart = groups.Count > 1 && groups.All(group => group.Length >= WholeNumberCharactersMin);
            terms.Add((true, apart ? $"\"{joined}\" OR (\"{string.Join("\" AND \"", groups)}\")" : $"\"{joined}\""));
            for (var i = from; i < from + length; i++)
            {
                rest[i] = ' ';
            }
        }

        foreach (var (run, isCut) in Runs(rest.ToString().ToLowerInvariant()))
        {
            terms.Add((false, isCut && run.Length > 1 ? Phrase(run) : $"\"{run}\" *"));
        }

        return [.. terms.Take(TermsMax)];
    }

    private static string Phrase(string run) =>
        '"' + string.Join(' ', Enumerable.Range(0, run.Length - 1).Select(i => run.Substring(i, 2))) + '"';

    /// <summary>Wide forms of ASCII as the narrow ones.</summary>
    private static string Narrow(string text) =>
        string.Concat(text.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c == '\u3000' ? ' ' : c));

    private static IEnumerable<(string Run, bool IsCut)> Runs(string text)
    {
        var (from, cut) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            var isPart = i < text.Length && IsPart(text[i]);
            var isCut = isPart && IsCut(text[i]);
            if (isPart && i > from && isCut == cut)
            {
                continue;
            }

            if (i > from)
            {
                yield return (text[from..i], cut);
            }

            (from, cut) = (isPart ? i : i + 1, isCut);
        }
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Han with its first extension, compatibility forms, kana and hangul.
    private static bool IsCut(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3')
        or (>= '\uF900' and <= '\uFAFF');

    /// <summary>Groups with digits and what stands between them and belongs to them.</summary>
    private static IEnumerable<(List<string> Groups, int From, int Length)> NumbersIn(string text)
    {
        var groups = Groups(text).ToList();
        for (var i = 0; i < groups.Count; i++)
        {
            if (!groups[i].HasDigit)
            {
                continue;
            }

            var last = i;
            while (Follows(text, groups, last) is > 0 and var steps)
            {
                last += steps;
            }

            var (from, end) = (groups[i].From, groups[last].From + groups[last].Length);
            var parts = groups[i..(last + 1)].Select(group => text.Substring(group.From, group.Length).ToLowerInvariant()).ToList();
            yield return (parts, from, end - from);
            i = last;
        }
    }

    private static int Follows(string text, List<(int From, int Length, bool HasDigit)> groups, int at)
    {
        if (at + 1 >= groups.Count || !Joins(text, groups, at))
        {
            return 0;
        }

        return groups[at + 1].HasDigit ? 1
            : IsBank(text.AsSpan(groups[at + 1].From, groups[at + 1].Length)) && at + 2 < groups.Count && groups[at + 2].HasDigit
                && Joins(text, groups, at + 1) ? 2
            : 0;
    }

    private static bool IsBank(ReadOnlySpan<char> letters) =>
        letters.Length == LettersInside && !letters.ContainsAnyExceptInRange('A', 'Z');

    private static bool Joins(string text, List<(int From, int Length, bool HasDigit)> groups, int at)
    {
        var end = groups[at].From + groups[at].Length;
        return text.AsSpan(end, groups[at + 1].From - end) is { Length: 1 or 2 } between && between.IndexOfAnyExcept(Separators) < 0;
    }

    private static IEnumerable<(int From, int Length, bool HasDigit)> Groups(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var (from, hasDigit) = (i, false);
            for (; i < text.Length && char.IsAsciiLetterOrDigit(text[i]); i++)
            {
                hasDigit |= char.IsAsciiDigit(text[i]);
            }

            yield return (from, i - from, hasDigit);
        }
    }
}
