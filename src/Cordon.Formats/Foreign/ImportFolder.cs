using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>
/// The folder an import writes. Everything is written beside what stands there and moved over it when the import is whole, so that an import
/// that fails changes nothing. Dispose throws away what was not moved.
/// </summary>
internal sealed class ImportFolder : IDisposable
{
    /// <summary>Written last and removed first: where it stands, the import is whole.</summary>
    public const string Summary = "import.json";

    private const string UnderWay = ".import-under-way";

    private readonly string _target;
    private readonly string _ending;
    private readonly bool _isNew;

    /// <exception cref="DataSetException">The folder cannot be made, or holds a table with another ending.</exception>
    public ImportFolder(string target, string ending)
    {
        (_target, _ending, _isNew) = (target, ending, !Directory.Exists(target));
        DataSetFolder.Make(target);
        DataSetWriter.CheckEndings(target, ending);
        Path = System.IO.Path.Combine(target, UnderWay);
        Clear();
        DataSetFolder.Make(Path);
    }

    /// <summary>Where to write until the import is whole.</summary>
    public string Path { get; }

    /// <summary>Puts what was written in the place of the import before; tables that this one has not are of that one, and go.</summary>
    public void Publish()
    {
        string[] names = [Summary, "rejected.csv", "banks.csv", "payments" + _ending, "accounts" + _ending, "labels" + _ending];
        foreach (var name in names)
        {
            File.Delete(System.IO.Path.Combine(_target, name));
        }

        foreach (var name in names.Reverse().Where(name => File.Exists(System.IO.Path.Combine(Path, name))))
        {
            File.Move(System.IO.Path.Combine(Path, name), System.IO.Path.Combine(_target, name));
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

    private void Clear()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
