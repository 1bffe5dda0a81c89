namespace Cordon.Formats.DataSets;

/// <summary>
/// A folder that a command writes as one thing. Everything is written beside what stands there and moved over it when it is whole, so that a run that
/// fails or is ended changes nothing. Dispose throws away what was not moved.
/// </summary>
public sealed class WholeFolder : IDisposable
{
    private readonly string _target;
    private readonly string _mark;
    private readonly bool _isNew;

    /// <param name="target">The folder.</param>
    /// <param name="underWay">The name of the folder in it to write into.</param>
    /// <param name="mark">A file of it that is moved last and removed first: where it stands, the folder is whole.</param>
    /// <exception cref="DataSetException">The folder cannot be made.</exception>
    public WholeFolder(string target, string underWay, string mark)
    {
        (_target, _mark, _isNew) = (target, mark, !Directory.Exists(target));
        DataSetFolder.Make(target);
        Path = System.IO.Path.Combine(target, underWay);
        Clear();
        DataSetFolder.Make(Path);
    }

    /// <summary>Where to write until it is whole.</summary>
    public string Path { get; }

    /// <summary>Puts what was written in the place of what an earlier run wrote.</summary>
    /// <param name="earlier">Which files are an earlier run's, by their paths in the folder, with slashes; those that are written anew are anyway.</param>
    public void Publish(Func<string, bool> earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        File.Delete(System.IO.Path.Combine(_target, _mark));
        var own = System.IO.Path.GetFileName(Path) + "/";
        foreach (var old in FilesOf(_target).Where(file => !file.StartsWith(own, StringComparison.Ordinal) && earlier(file)))
        {
            File.Delete(System.IO.Path.Combine(_target, old));
        }

        foreach (var file in FilesOf(Path).OrderBy(file => file == _mark))
        {
            var to = System.IO.Path.Combine(_target, file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            File.Move(System.IO.Path.Combine(Path, file), to, overwrite: true);
        }
    }

    public void Dispose()
    {
        Clear();
        if (_isNew && !Directory.EnumerateFileSystemEntries(_target).Any())
        {
            Directory.Delete(_target);
        }
    }

    private static List<string> FilesOf(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(folder, file).Replace(System.IO.Path.DirectorySeparatorChar, '/')),
    ];

    private void Clear()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
