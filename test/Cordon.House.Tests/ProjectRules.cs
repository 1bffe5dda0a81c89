using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Cordon.House.Tests;

/// <summary>The rules for projects: who may know whom, and where versions stand.</summary>
public static partial class ProjectRules
{
    /// <summary>What each project may reference. The core knows nobody, and nobody knows the server.</summary>
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["Cordon.Core"] = [],
        ["Cordon.Formats"] = ["Cordon.Core"],
        ["Cordon.Engine"] = ["Cordon.Core"],
        ["Cordon.Exchange"] = ["Cordon.Core", "Cordon.Engine"],
        ["Cordon.Simulation"] = ["Cordon.Core", "Cordon.Formats"],
        ["Cordon.Learning"] = ["Cordon.Core", "Cordon.Formats", "Cordon.Engine"],
        ["Cordon.Web"] = ["Cordon.Core", "Cordon.Formats", "Cordon.Engine", "Cordon.Exchange", "Cordon.Learning"],
        ["Cordon.Bench"] = ["Cordon.Core", "Cordon.Formats", "Cordon.Engine", "Cordon.Exchange", "Cordon.Simulation", "Cordon.Learning"],
        ["Cordon.Server"] =
            ["Cordon.Core", "Cordon.Formats", "Cordon.Engine", "Cordon.Exchange", "Cordon.Simulation", "Cordon.Learning", "Cordon.Bench", "Cordon.Web"],
    };

    public static IEnumerable<Finding> ForbiddenReferences(string path, string text)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var isTest = name.EndsWith(".Tests", StringComparison.Ordinal);
        var subject = isTest ? name[..^".Tests".Length] : name;
        if (subject == "Cordon.House")
        {
            return References(text).Select(r => new Finding("reference", path, 0, $"the house is tested from outside, so not {r}"));
        }

        if (!MayReference.TryGetValue(subject, out var allowed))
        {
            return [new("reference", path, 0, $"say in ProjectRules.cs what {subject} may reference")];
        }

        return References(text).Where(r => !allowed.Contains(r) && !(isTest && r == subject))
            .Select(r => new Finding("reference", path, 0, $"{name} may not reference {r}"));
    }

    public static IEnumerable<Finding> CorePackages(string path, string text) =>
        Path.GetFileName(path) == "Cordon.Core.csproj"
            ? Elements(text, "PackageReference")
                .Select(p => new Finding("core-package", path, 0, $"the core uses no package, so not {Included(p)}"))
            : [];

    /// <summary>A project names packages without versions; the one list of versions has exact ones.</summary>
    public static IEnumerable<Finding> StrayVersions(string path, string text) =>
        Elements(text, "PackageReference")
            .Where(p => (p.Attribute("Version") ?? p.Attribute("VersionOverride")) is not null || p.Element("Version") is not null)
            .Select(p => new Finding("version", path, 0, $"the version of {Included(p)} belongs into Directory.Packages.props"))
            .Concat(Elements(text, "PackageVersion").Where(p => !Exact().IsMatch(p.Attribute("Version")?.Value ?? ""))
                .Select(p => new Finding("version", path, 0, $"{Included(p)} has no exact version")));

    public static IEnumerable<Finding> OutsideSolution(string solution, IEnumerable<string> projects)
    {
        var inside = Elements(solution, "Project").Select(p => p.Attribute("Path")?.Value ?? "").ToHashSet();
        var all = projects.ToHashSet();
        return all.Except(inside).Select(p => new Finding("solution", p, 0, "is not in Cordon.slnx"))
            .Concat(inside.Except(all).Select(p => new Finding("solution", p, 0, "is in Cordon.slnx and not on disk")));
    }

    /// <summary>Nothing in a project or a nearer props file takes away the analysers, their severity, or the banned symbols.</summary>
    public static IEnumerable<Finding> Unanalysed(string path, string text)
    {
        if (path.Contains('/') && Path.GetFileName(path) is "Directory.Build.props" or "Directory.Packages.props")
        {
            yield return new("unanalysed", path, 0, "hides the file of that name at the root, with the analysers it names");
        }

        foreach (var (name, bad) in new[]
        {
            ("TreatWarningsAsErrors", "false"), ("RunAnalyzers", "false"), ("RunAnalyzersDuringBuild", "false"), ("Nullable", "disable"),
            ("EnforceCodeStyleInBuild", "false"),
        })
        {
            if (Elements(text, name).Any(e => e.Value.Trim().Equals(bad, StringComparison.OrdinalIgnoreCase)))
            {
                yield return new("unanalysed", path, 0, $"sets {name} to {bad}");
            }
        }

        if (Elements(text, "NoWarn").Concat(Elements(text, "WarningsNotAsErrors")).Any(e => e.Value.Contains("RS0030")))
        {
            yield return new("unanalysed", path, 0, "silences the banned symbols");
        }
    }

    /// <summary>The lines of a list of banned symbols that the analyser would pass over in silence.</summary>
    public static IEnumerable<Finding> IneffectiveBans(string path, string text) =>
        text.Split('\n').Select((line, i) => (line, Number: i + 1)).Where(l => l.line.Length > 0 && !Ban().IsMatch(l.line))
            .Select(l => new Finding("ban", path, l.Number, "a ban is \"T:Symbol;what to do instead\""));

    private static IEnumerable<string> References(string text) =>
        Elements(text, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(Included(p).Replace('\\', '/')));

    private static string Included(XElement item) => item.Attribute("Include")?.Value ?? item.Attribute("Update")?.Value ?? "";

    private static IEnumerable<XElement> Elements(string text, string name) => XDocument.Parse(text).Descendants(name);

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z.]+)?$")]
    private static partial Regex Exact();

    [GeneratedRegex(@"^[TMPFEN]:[\w.`]+(\(.*\))?;\S.*$")]
    private static partial Regex Ban();
}
