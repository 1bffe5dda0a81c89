using System.Text.RegularExpressions;

namespace Cordon.Web.Tests.Shell;

public sealed partial class StyleSheetTests
{
    /// <summary>The sheet that all screens share; the others may add to what it names.</summary>
    private const string Shared = "console.css";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "../../../../src/Cordon.Web/wwwroot/assets");

    /// <summary>By which a screen that was looked at in light need be looked at in dark for its colours alone.</summary>
    [Fact]
    public void What_is_dark_has_other_colours_and_nothing_else()
    {
        var dark = Directory.GetFiles(Folder, "*.css").SelectMany(path => Dark().Matches(File.ReadAllText(path))).Select(match => match.Value).ToList();
        Assert.NotEmpty(dark);
        var named = dark.SelectMany(block => Declaration().Matches(block)).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Contains("--ink", named);
        Assert.All(named, name => Assert.True(name.StartsWith("--", StringComparison.Ordinal) || name is "fill" or "stroke" or "color" or "background", name));
        var sizes = dark.SelectMany(block => Declaration().Matches(block)).Where(match => match.Groups[1].Value.StartsWith("--", StringComparison.Ordinal)
            && !match.Groups[2].Value.StartsWith('#') && match.Groups[1].Value != "--shadow");
        Assert.Empty(sizes.Select(match => match.Value));
    }

    /// <summary>The last of a block need not end as the others do.</summary>
    [Theory]
    [InlineData("a { width: 1px; }", "width")]
    [InlineData("a { width: 1px }", "width")]
    [InlineData("@media print { a:hover { color: red; width: 1px} b:focus { --gap: 2px } }", "color", "width", "--gap")]
    public void Each_declaration_is_seen_and_nothing_else(string block, params string[] names) =>
        Assert.Equal(names, Declaration().Matches(block).Select(match => match.Groups[1].Value));

    [Fact]
    public void A_class_is_named_by_one_screens_sheet_or_one_screen_would_dress_another()
    {
        var sheets = Directory.GetFiles(Folder, "*.css").ToDictionary(path => Path.GetFileName(path)!, Classes, StringComparer.Ordinal);
        Assert.True(sheets.Count > 3);
        var twice = sheets.Where(sheet => sheet.Key != Shared).SelectMany(sheet => sheet.Value.Except(sheets[Shared]).Select(name => (name, sheet.Key)))
            .ToLookup(pair => pair.name, pair => pair.Key).Where(sheet => sheet.Count() > 1).Select(sheet => $"{sheet.Key}: {string.Join(", ", sheet)}");
        Assert.Empty(twice);
    }

    /// <summary>The classes with which rules begin: what stands behind one of these is in its keeping.</summary>
    private static HashSet<string> Classes(string path) => [.. FirstClass().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"@media \(prefers-color-scheme: dark\) \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")]
    private static partial Regex Dark();

    [GeneratedRegex(@"([a-z-]+):\s*([^;{}]+)(?=[;}])")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?m)^\s*[a-z]*\.([a-z-]+)")]
    private static partial Regex FirstClass();
}
