using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cordon.House.Tests;

/// <summary>The rules for a C# file: each takes its path and text and says where it is not kept.</summary>
public static class SourceRules
{
    public const int LineCharactersMax = 160;
    public const int MethodLinesMax = 70;
    public const int FileLinesMax = 500;

    private static readonly string[] LogCalls = ["LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical"];

    public static IEnumerable<Finding> LongLines(string path, string text) =>
        text.Split('\n').Select((line, i) => (line, Number: i + 1)).Where(l => l.line.TrimEnd('\r').Length > LineCharactersMax)
            .Select(l => new Finding("long-line", path, l.Number, $"{l.line.Length} characters, {LineCharactersMax} are the most"));

    public static IEnumerable<Finding> LongFile(string path, string text)
    {
        var lines = text.AsSpan().TrimEnd('\n').Count('\n') + 1;
        return lines > FileLinesMax ? [new("long-file", path, 0, $"{lines} lines, {FileLinesMax} are the most")] : [];
    }

    public static IEnumerable<Finding> LongMethods(string path, string text)
    {
        foreach (var node in Nodes(text)
            .Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax))
        {
            var span = node.GetLocation().GetLineSpan();
            var lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            if (lines > MethodLinesMax)
            {
                var what = $"a method of {lines} lines, {MethodLinesMax} are the most";
                yield return new("long-method", path, span.StartLinePosition.Line + 1, what);
            }
        }
    }

    public static IEnumerable<Finding> Regions(string path, string text) =>
        Root(text).DescendantTrivia(descendIntoTrivia: true).Where(t => t.IsKind(SyntaxKind.RegionDirectiveTrivia))
            .Select(t => new Finding("region", path, LineOf(t.GetLocation()), "a region hides code: make it a file or a method"));

    public static IEnumerable<Finding> BroadCatches(string path, string text) =>
        Nodes(text).OfType<CatchClauseSyntax>()
            .Where(c => c.Filter is null && c.Declaration?.Type.ToString() is null or "Exception" or "System.Exception")
            .Select(c => new Finding("broad-catch", path, LineOf(c.GetLocation()), "catches everything; that is for process edges"));

    public static IEnumerable<Finding> PlainLogging(string path, string text) =>
        Calls(text).Where(c => LogCalls.Contains(c.Name.Identifier.Text))
            .Select(c => new Finding("plain-logging", path, LineOf(c.GetLocation()), $"{c.Name}: use a [LoggerMessage] of the catalogue"));

    public static IEnumerable<Finding> Sleeps(string path, string text) =>
        Calls(text)
            .Where(c => (c.Expression.ToString().Split('.')[^1], c.Name.Identifier.Text) is ("Thread", "Sleep") or ("Task", "Delay"))
            .Select(c => new Finding("sleep", path, LineOf(c.GetLocation()), $"{c}: wait for what is to happen, not for a time"));

    /// <summary>Tests run on the Release build, where Debug.Assert is compiled away: an assertion stays on or does not exist.</summary>
    public static IEnumerable<Finding> DebugAssertions(string path, string text) =>
        Calls(text).Where(c => c.Expression.ToString().Split('.')[^1] == "Debug" && c.Name.Identifier.Text is "Assert" or "Fail")
            .Select(c => new Finding("debug-assert", path, LineOf(c.GetLocation()), "assertions stay on in Release: throw"));

    public static IEnumerable<Finding> SilencedBans(string path, string text) =>
        Root(text).DescendantTrivia(descendIntoTrivia: true)
            .Where(t => t.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia) && t.ToString() is var words
                && words.Contains("disable") && words.Contains("RS0030"))
            .Select(t => new Finding("silenced-ban", path, LineOf(t.GetLocation()), "uses what BannedSymbols.txt forbids"));

    /// <summary>A file's namespace is its project and the folders below it.</summary>
    public static IEnumerable<Finding> NamespaceIsNotFolder(string path, string text)
    {
        var folders = path.Split('/')[1..^1];
        var expected = string.Join('.', folders);
        return Nodes(text).OfType<BaseNamespaceDeclarationSyntax>().Where(n => n.Name.ToString() != expected)
            .Select(n => new Finding("namespace", path, LineOf(n.GetLocation()), $"namespace {n.Name}; its folder says {expected}"));
    }

    /// <summary>One public type a file. An enumeration may stand with the type that speaks it, and a closed family with its base.</summary>
    public static IEnumerable<Finding> SeveralPublicTypes(string path, string text)
    {
        var types = Nodes(text).OfType<BaseTypeDeclarationSyntax>()
            .Where(t => IsPublic(t) && t is not EnumDeclarationSyntax)
            .Where(t => t.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax)
            .DistinctBy(t => t.Identifier.Text).ToArray();
        var names = types.Select(t => t.Identifier.Text).ToHashSet();
        var heads = types.Where(t => t.BaseList?.Types.Any(b => names.Contains(b.Type.ToString().Split('<')[0])) != true);
        return heads.Skip(1)
            .Select(t => new Finding("several-types", path, LineOf(t.GetLocation()), $"public {t.Identifier} is not alone in its file"));
    }

    public static IEnumerable<Finding> TypesWithoutSummary(string path, string text)
    {
        var types = Nodes(text).OfType<MemberDeclarationSyntax>()
            .Where(t => t is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Where(t => t.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().All(m => m is BaseNamespaceDeclarationSyntax || IsPublic(m)))
            .GroupBy(t => t is BaseTypeDeclarationSyntax type ? type.Identifier.Text : ((DelegateDeclarationSyntax)t).Identifier.Text);
        // A partial type says what it is in one of its files; a file that is an aspect of it (Type.Aspect.cs) need not repeat it.
        return types.Where(g => !g.Any(IsDocumented) && !g.All(t => t.Modifiers.Any(SyntaxKind.PartialKeyword) && IsAspect(path)))
            .Select(g => new Finding("no-summary", path, LineOf(g.First().GetLocation()), $"public {g.Key} has no summary"));
    }

    private static bool IsAspect(string path) => Path.GetFileNameWithoutExtension(path).Contains('.');

    private static bool IsDocumented(MemberDeclarationSyntax type) =>
        type.GetLeadingTrivia().ToFullString() is var words && (words.Contains("<summary>") || words.Contains("<inheritdoc"));

    private static bool IsPublic(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static IEnumerable<MemberAccessExpressionSyntax> Calls(string text) =>
        Nodes(text).OfType<InvocationExpressionSyntax>().Select(c => c.Expression).OfType<MemberAccessExpressionSyntax>();

    private static IEnumerable<SyntaxNode> Nodes(string text) => Root(text).DescendantNodes();

    private static SyntaxNode Root(string text) => Trees.GetOrAdd(text, t => CSharpSyntaxTree.ParseText(t).GetRoot());

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, SyntaxNode> Trees = new();

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;
}
