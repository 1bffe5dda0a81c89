using System.Text.RegularExpressions;

namespace Cordon.House.Tests;

/// <summary>The rules for any file of text, and for the paths of files.</summary>
public static partial class TextRules
{
    public const int ReadmeLinesMax = 120;

    private static readonly string[] NamelessFolders =
        ["Common", "Helpers", "Utils", "Models", "Services", "Dtos", "Abstractions", "Managers", "Misc", "Shared"];

    private static readonly string[] RootFiles =
    [
        "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "NOTICE", "cordon", "Cordon.slnx", "BannedSymbols.txt",
        "Directory.Build.props", "Directory.Packages.props", "global.json", "nuget.config", ".editorconfig", ".gitignore", ".gitattributes",
    ];

    private static readonly string[] RootFolders = ["src", "test", "bench", "docs", "samples", ".ci", ".github"];

    private static readonly string[] Formatted =
        [".cs", ".csproj", ".props", ".slnx", ".md", ".sh", ".json", ".yml", ".css", ".js", ".html", ".razor", ".txt", ".sql", ""];

    // In two pieces each, so that this file does not hold what it looks for.
    private static readonly string[] UnfinishedWords = ["TO" + "DO", "FIX" + "ME", "HA" + "CK"];

    private static readonly string[] MachineWords =
    [
        "/wo" + "rk/", "/tmp/bash" + "_jobs", "/ro" + "ot/", "/home/ru" + "nner", "nuget" + ".org", "npm" + "js.org", "npm" + "js.com",
        "pypi" + ".org", "pythonhosted" + ".org", "deb.debian" + ".org", "archive.ubuntu" + ".com", "packages.microsoft" + ".com",
        "crates" + ".io",
    ];

    // What a reader types besides ./cordon: getting the source, entering it, and asking the server.
    private static readonly string[] OtherCommands = ["git clone ", "cd ", "curl "];

    public static IEnumerable<Finding> Unfinished(string path, string text) =>
        Lines(text).Where(l => UnfinishedWords.Any(w => Regex.IsMatch(l.Text, $@"\b{w}\b")))
            .Select(l => new Finding("unfinished", path, l.Number, "a note of work left: do it, or make it an issue"));

    public static IEnumerable<Finding> MachineTraces(string path, string text) =>
        Lines(text).Where(l => MachineWords.Any(w => l.Text.Contains(w, StringComparison.OrdinalIgnoreCase)))
            .Select(l => new Finding("machine", path, l.Number, "names a place of one machine, or a package registry"));

    /// <summary>No tab, no blank at a line's end, no carriage return, one line end at the end.</summary>
    public static IEnumerable<Finding> Untidy(string path, string text)
    {
        if (Repository.IsData(path) || !Formatted.Contains(Path.GetExtension(path)) || path == "LICENSE" || text.Length == 0)
        {
            yield break;
        }

        foreach (var (line, number) in Lines(text))
        {
            if (line.Contains('\t') || line.Contains('\r') || line.EndsWith(' '))
            {
                yield return new("untidy", path, number, "a tab, a carriage return, or a blank at the line's end");
            }
        }

        if (text[^1] != '\n' || text.EndsWith("\n\n", StringComparison.Ordinal))
        {
            yield return new("untidy", path, 0, "a file ends with one line end");
        }
    }

    public static IEnumerable<Finding> NamelessFolder(string path) =>
        path.Split('/').SkipLast(1).Where(NamelessFolders.Contains)
            .Select(f => new Finding("nameless-folder", path, 0, $"the folder {f} says nothing about its domain"));

    /// <summary>What an officer does in the centre by a screen goes by way of the desk, which keeps it for the audit.</summary>
    public static IEnumerable<Finding> UnauditedDeeds(string path, string text) =>
        text.Split('\n').Select((line, i) => (line, Number: i + 1)).Where(l => l.line.Contains("entre.SubmitAsync(", StringComparison.Ordinal))
            .Select(l => new Finding("unaudited", path, l.Number, "hands a command to the centre: let the desk do it, which keeps who did"));

    public static IEnumerable<Finding> StrayAtRoot(string path)
    {
        var first = path.Split('/')[0];
        return (path.Contains('/') ? RootFolders : RootFiles).Contains(first) ? [] : [new("stray", path, 0, "does not belong at the root")];
    }

    /// <summary>A page begins with its title and has no second one.</summary>
    public static IEnumerable<Finding> Titles(string path, string text)
    {
        var titles = Prose(text).Where(l => l.Text.StartsWith("# ", StringComparison.Ordinal)).ToArray();
        return titles.Length == 1 && titles[0].Number == 1
            ? []
            : [new("title", path, titles.Length > 1 ? titles[1].Number : 0, "a page has one title, on its first line: \"# Title\"")];
    }

    public static IEnumerable<Finding> LongReadme(string path, string text) =>
        Lines(text).Count() is var lines && lines > ReadmeLinesMax + 1
            ? [new("long-readme", path, 0, $"{lines - 1} lines, {ReadmeLinesMax} are the most")]
            : [];

    /// <summary>The commands in a page's sh blocks are ./cordon, or one of a few others; indented lines continue the one before.</summary>
    public static IEnumerable<Finding> UnknownCommands(string path, string text)
    {
        var (inside, continued) = (false, false);
        foreach (var (line, number) in Lines(text))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = !inside && line is "```sh" or "```bash" or "```shell" or "```console";
                continued = false;
                continue;
            }

            if (inside && !continued && line.Length > 0 && line[0] is not ('#' or ' ') && line != "./cordon"
                && !line.StartsWith("./cordon ", StringComparison.Ordinal)
                && !OtherCommands.Any(c => line.StartsWith(c, StringComparison.Ordinal)))
            {
                yield return new("command", path, number, $"\"{line}\" is not ./cordon");
            }

            continued = line.EndsWith('\\');
        }
    }

    /// <summary>The relative targets of a page's links, as paths from the root.</summary>
    public static IEnumerable<(string Target, int Line)> Links(string path, string text)
    {
        foreach (var (line, number) in Prose(text))
        {
            var targets = Link().Matches(line).Select(m => m.Groups[1].Value.Split('#')[0]);
            foreach (var target in targets.Where(t => t.Length > 0 && !t.Contains(':')))
            {
                var full = Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(path) ?? "", target));
                yield return (full[1..].TrimEnd('/'), number);
            }
        }
    }

    public static IEnumerable<Finding> BrokenLinks(string path, string text, IReadOnlyCollection<string> files) =>
        Links(path, text).Where(l => !files.Contains(l.Target) && !files.Any(f => f.StartsWith(l.Target + "/", StringComparison.Ordinal)))
            .Select(l => new Finding("broken-link", path, l.Line, $"links to {l.Target}, which is not there"));

    /// <summary>The files below docs/ that no chain of links from these pages leads to.</summary>
    public static IEnumerable<Finding> Unreachable(
        IReadOnlyDictionary<string, string> pages, IEnumerable<string> files, params string[] from)
    {
        var reached = from.ToHashSet();
        var open = new Queue<string>(from);
        while (open.TryDequeue(out var page))
        {
            foreach (var (target, _) in pages.TryGetValue(page, out var text) ? Links(page, text) : [])
            {
                if (reached.Add(target) && target.EndsWith(".md", StringComparison.Ordinal))
                {
                    open.Enqueue(target);
                }
            }
        }

        return files.Where(f => f.StartsWith("docs/", StringComparison.Ordinal) && !reached.Contains(f))
            .Select(f => new Finding("unreachable", f, 0, $"no link leads here from {string.Join(" or ", from)}"));
    }

    private static IEnumerable<(string Text, int Number)> Lines(string text) => text.Split('\n').Select((line, i) => (line, i + 1));

    // A page's lines outside its code blocks.
    private static IEnumerable<(string Text, int Number)> Prose(string text)
    {
        var inside = false;
        foreach (var line in Lines(text))
        {
            if (line.Text.StartsWith("```", StringComparison.Ordinal))
            {
                inside = !inside;
            }
            else if (!inside)
            {
                yield return line;
            }
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
