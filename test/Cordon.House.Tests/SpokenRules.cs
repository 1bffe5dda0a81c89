using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cordon.House.Tests;

/// <summary>What people are told stands in both languages: each phrase of a C# file, wherever it is made.</summary>
public static partial class SpokenRules
{
    // Words of the rule language and of files, which are the same in every language.
    private static readonly HashSet<string> Same = new(StringComparer.Ordinal)
    {
        "if", "unknown", "skip", "fire", "when", "then", "score", "scam", "payer", "file", "hold", "release", "block", "allow", "warn", "rule", "rules", "name",
        "version", "and", "or", "not", "in", "is", "EUR", "amount", "true", "false", "known", "min", "SHA",
    };

    // One word for one thing, in Chinese as well: what was said otherwise once, and what it is called.
    private static readonly (string Stray, string Term)[] Terms =
    [
        ("阻断", "拦截"), ("封堵", "拦截"), ("解冻", "解除"), ("退还", "返还"), ("止付令", "止付指令"), ("已止付", "已冻结"),
    ];

    public static IEnumerable<Finding> HalfSpoken(string path, string text)
    {
        if (!text.Contains("Phrase", StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var made in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            var (isNamed, given) = (made is ObjectCreationExpressionSyntax { Type: var type } && type.ToString() == "Phrase", made.ArgumentList?.Arguments);
            if (given is not { Count: 2 } both || (!isNamed && made is not ImplicitObjectCreationExpressionSyntax)
                || Said(both[0].Expression) is not { } english || Said(both[1].Expression) is not { } chinese
                || (!isNamed && !Han().IsMatch(chinese + english)))
            {
                continue;
            }

            if (Wrong(english, chinese) is { } wrong)
            {
                yield return new("half-spoken", path, made.GetLocation().GetLineSpan().StartLinePosition.Line + 1, wrong);
            }
        }
    }

    /// <summary>Whether a text on a Chinese page says something in English: three words in a row that are not quoted.</summary>
    public static bool IsLatinSentence(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LatinWords().Matches(Quoted().Replace(text, "\u201c\u201d")).Any(words => words.Value.Split(' ').Any(word => !Same.Contains(word)));
    }

    private static string? Wrong(string english, string chinese) =>
        Han().IsMatch(english) ? $"Chinese in the English of “{english}”"
        : LatinWord().IsMatch(Place().Replace(english, "")) && !Han().IsMatch(chinese) ? $"“{english}” has no Chinese"
        : !Places(english).SequenceEqual(Places(chinese)) ? $"“{english}” has other places than its Chinese"
        : Array.Find(Terms, term => chinese.Contains(term.Stray, StringComparison.Ordinal)) is { Term: { } term } ? $"the Chinese of “{english}” is {term}"
        : IsLatinSentence(chinese) ? $"English in the Chinese of “{english}”"
        : null;

    private static IEnumerable<string> Places(string text) =>
        Place().Matches(text.Replace("{{", "", StringComparison.Ordinal)).Select(place => place.Value.Split(':')[0].TrimEnd('}')).Distinct().Order();

    // What is put in by a variable is not known here; what is written is.
    private static string? Said(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringExpressionSyntax put => string.Concat(put.Contents.OfType<InterpolatedStringTextSyntax>().Select(part => part.TextToken.ValueText)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when Said(sum.Left) is { } left && Said(sum.Right) is { } right => left + right,
        ParenthesizedExpressionSyntax inner => Said(inner.Expression),
        _ => null,
    };

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Han();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex LatinWord();

    [GeneratedRegex(@"(?<![\w./-])[A-Za-z']{2,}( [A-Za-z']{2,}){2,}")]
    private static partial Regex LatinWords();

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Place();

    [GeneratedRegex("“[^”]*”|\"[^\"]*\"")]
    private static partial Regex Quoted();
}
