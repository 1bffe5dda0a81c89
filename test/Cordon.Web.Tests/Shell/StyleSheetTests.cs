using System.Text.RegularExpressions;

namespace Cordon.Web.Tests.Shell;

public sealed partial class StyleSheetTests
{
    /// <summary>The sheet that all screens share; the others may add to what it names.</summary>
    private const string Shared = "console.css";

    [Fact]
    public void A_class_is_named_by_one_screens_sheet_or_one_screen_would_dress_another()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "../../../../src/Cordon.Web/wwwroot/assets");
        var sheets = Directory.GetFiles(folder, "*.css").ToDictionary(path => Path.GetFileName(path)!, Classes, StringComparer.Ordinal);
        Assert.True(sheets.Count > 3);
        var twice = sheets.Where(sheet => sheet.Key != Shared).SelectMany(sheet => sheet.Value.Except(sheets[Shared]).Select(name => (name, sheet.Key)))
            .ToLookup(pair => pair.name, pair => pair.Key).Where(sheet => sheet.Count() > 1).Select(sheet => $"{sheet.Key}: {string.Join(", ", sheet)}");
        Assert.Empty(twice);
    }

    /// <summary>The classes with which rules begin: what stands behind one of these is in its keeping.</summary>
    private static HashSet<string> Classes(string path) => [.. FirstClass().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"(?m)^\s*[a-z]*\.([a-z-]+)")]
    private static partial Regex FirstClass();
}
