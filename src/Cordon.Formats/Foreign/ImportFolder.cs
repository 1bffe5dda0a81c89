using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>The folder an import writes: the data set before, or this one whole.</summary>
internal sealed class ImportFolder : IDisposable
{
    /// <summary>Written last and removed first: where it stands, the import is whole.</summary>
    public const string Summary = "import.json";

    private readonly WholeFolder _folder;
    private readonly string _ending;

    /// <exception cref="DataSetException">The folder cannot be made, or holds a table with another ending.</exception>
    public ImportFolder(string target, string ending)
    {
        if (Directory.Exists(target))
        {
            DataSetWriter.CheckEndings(target, ending);
        }

        (_folder, _ending) = (new WholeFolder(target, ".import-under-way", Summary), ending);
    }

    /// <summary>Where to write until the import is whole.</summary>
    public string Path => _folder.Path;

    /// <summary>Puts what was written in the place of the import before; tables that this one has not are of that one, and go.</summary>
    public void Publish()
    {
        string[] names = [Summary, "rejected.csv", "banks.csv", "payments" + _ending, "accounts" + _ending, "labels" + _ending];
        _folder.Publish(names.Contains);
    }

    public void Dispose() => _folder.Dispose();
}
