using System.Diagnostics;
using Xunit;

namespace Cordon.House.Tests;

/// <summary>The rules of the house over every file of it.</summary>
public sealed class HouseTests
{
    private static readonly Repository House = Repository.Here;
    private static readonly Ratchet Exceptions = new(House.Texts["test/Cordon.House.Tests/exceptions.txt"]);

    internal delegate IEnumerable<Finding> Check(string path, string text);

    public static TheoryData<string> SourceRuleNames => [.. ForSources.Keys];

    public static TheoryData<string> TextRuleNames => [.. ForTexts.Keys];

    internal static readonly Dictionary<string, (Func<string, bool> Where, Check Rule)> ForSources = new()
    {
        ["long-line"] = (_ => true, SourceRules.LongLines),
        ["long-file"] = (_ => true, SourceRules.LongFile),
        ["long-method"] = (_ => true, SourceRules.LongMethods),
        ["region"] = (_ => true, SourceRules.Regions),
        ["namespace"] = (_ => true, SourceRules.NamespaceIsNotFolder),
        ["several-types"] = (_ => true, SourceRules.SeveralPublicTypes),
        ["broad-catch"] = (IsProgram, SourceRules.BroadCatches),
        ["plain-logging"] = (IsProgram, SourceRules.PlainLogging),
        ["debug-assert"] = (IsProgram, SourceRules.DebugAssertions),
        ["silenced-ban"] = (IsProgram, SourceRules.SilencedBans),
        ["no-summary"] = (IsProgram, SourceRules.TypesWithoutSummary),
        ["sleep"] = (f => !IsProgram(f), SourceRules.Sleeps),
        ["half-spoken"] = (IsProgram, SpokenRules.HalfSpoken),
    };

    internal static readonly Dictionary<string, (Func<string, bool> Where, Check Rule)> ForTexts = new()
    {
        ["unfinished"] = (f => !Repository.IsData(f), TextRules.Unfinished),
        ["machine"] = (_ => true, TextRules.MachineTraces),
        ["untidy"] = (_ => true, TextRules.Untidy),
        ["nameless-folder"] = (_ => true, (f, _) => TextRules.NamelessFolder(f)),
        ["unaudited"] = (f => f.StartsWith("src/Cordon.Web/", StringComparison.Ordinal), TextRules.UnauditedDeeds),
        ["stray"] = (_ => true, (f, _) => TextRules.StrayAtRoot(f)),
        ["title"] = (IsPage, TextRules.Titles),
        ["broken-link"] = (IsPage, (f, t) => TextRules.BrokenLinks(f, t, House.Files.ToHashSet())),
        ["long-readme"] = (f => f == "README.md", TextRules.LongReadme),
        ["command"] = (f => f == "README.md", TextRules.UnknownCommands),
        ["reference"] = (IsProject, ProjectRules.ForbiddenReferences),
        ["core-package"] = (IsProject, ProjectRules.CorePackages),
        ["version"] = (f => IsProject(f) || f.EndsWith(".props", StringComparison.Ordinal), ProjectRules.StrayVersions),
        ["unanalysed"] = (f => IsProject(f) || f.EndsWith(".props", StringComparison.Ordinal), ProjectRules.Unanalysed),
        ["ban"] = (f => Path.GetFileName(f) == "BannedSymbols.txt", ProjectRules.IneffectiveBans),
    };

    [Theory]
    [MemberData(nameof(SourceRuleNames))]
    public void Every_source_keeps(string rule)
    {
        var (where, check) = ForSources[rule];
        var sources = House.Texts.Where(t => t.Key.EndsWith(".cs", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(sources);
        Keeps(rule, sources.Where(t => where(t.Key)).SelectMany(t => check(t.Key, t.Value)));
    }

    [Theory]
    [MemberData(nameof(TextRuleNames))]
    public void Every_file_keeps(string rule)
    {
        var (where, check) = ForTexts[rule];
        var files = House.Texts.Where(t => where(t.Key)).ToArray();
        Assert.NotEmpty(files);
        Keeps(rule, files.SelectMany(t => check(t.Key, t.Value)));
    }

    [Fact]
    public void Every_file_in_docs_can_be_reached() =>
        Keeps("unreachable", TextRules.Unreachable(House.Texts, House.Files, "README.md", "ARCHITECTURE.md"));

    [Fact]
    public void Every_project_is_in_the_solution() =>
        Keeps("solution", ProjectRules.OutsideSolution(House.Texts["Cordon.slnx"], House.Files.Where(IsProject)));

    [Fact]
    public void Every_exception_names_a_rule_that_exists()
    {
        string[] others = ["unreachable", "solution"];
        var rules = House.Texts["test/Cordon.House.Tests/exceptions.txt"].Split('\n')
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ')[0]);
        Assert.Empty(rules.Except(ForSources.Keys).Except(ForTexts.Keys).Except(others));
    }

    [Fact]
    public void The_banned_symbols_reach_every_program()
    {
        var shared = House.Texts["Directory.Build.props"];
        Assert.Contains("Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"", shared);
        Assert.Contains("<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)BannedSymbols.txt\"", shared);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", shared);
        Assert.DoesNotContain("RS0030", House.Texts[".editorconfig"]);
    }

    [Fact]
    public async Task Formatting_is_what_the_formatter_would_make_of_it()
    {
        string[] words = ["format", "whitespace", ".", "--folder", "--verify-no-changes", "--include", "src/", "bench/", "test/"];
        var start = new ProcessStartInfo("dotnet", words)
        {
            WorkingDirectory = House.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var format = Process.Start(start)!;
        var errors = format.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await format.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await errors;
        await format.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(format.ExitCode == 0, $"Run: dotnet format whitespace . --folder\n{output}");
    }

    private static bool IsProgram(string path) =>
        path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("bench/", StringComparison.Ordinal);

    private static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.Ordinal);

    private static bool IsPage(string path) => path.EndsWith(".md", StringComparison.Ordinal) && !Repository.IsData(path);

    private static void Keeps(string rule, IEnumerable<Finding> findings)
    {
        var wrong = Exceptions.Judge(rule, findings);
        Assert.True(wrong.Count == 0, $"{rule} is not kept:\n{string.Join('\n', wrong)}");
    }
}
