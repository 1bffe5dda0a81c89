using System.Diagnostics;

namespace Cordon.House.Tests;

/// <summary>The files of this house: what git tracks, or, outside a checkout, what lies here and is not built.</summary>
public sealed class Repository
{
    private static readonly string[] Unsourced = [".git", "artifacts", "bin", "obj", "node_modules", ".vs", ".idea"];
    private static readonly string[] Binary = [".png", ".gz", ".zst", ".parquet", ".bin", ".db", ".ico", ".woff2"];
    private static readonly Lazy<Repository> Found = new(() => new Repository(FindRoot(AppContext.BaseDirectory)));

    private readonly Dictionary<string, string> _texts;

    public Repository(string root)
    {
        Root = root;
        Files = [.. (Tracked(root) ?? Walked(root)).Where(f => File.Exists(Path.Combine(root, f))).Order(StringComparer.Ordinal)];
        _texts = Files.Where(IsText).ToDictionary(f => f, f => File.ReadAllText(Path.Combine(root, f)));
    }

    /// <summary>The repository this test was built from.</summary>
    public static Repository Here => Found.Value;

    public string Root { get; }

    /// <summary>Every file, relative to the root, with forward slashes.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Every file that is text, with its text.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Samples and test vectors: kept byte for byte, so rules of form do not apply to them.</summary>
    public static bool IsData(string path) =>
        path.Split('/').SkipLast(1).Any(f => f.Equals("data", StringComparison.OrdinalIgnoreCase) || f == "samples");

    private static bool IsText(string path) => !Binary.Contains(Path.GetExtension(path));

    private static string FindRoot(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Cordon.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {from} holds Cordon.slnx.");
    }

    private static string[]? Tracked(string root)
    {
        if (!Path.Exists(Path.Combine(root, ".git")))
        {
            return null;
        }

        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // There is no git on this machine.
        }
    }

    private static IEnumerable<string> Walked(string root) =>
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(Unsourced.Contains));
}
