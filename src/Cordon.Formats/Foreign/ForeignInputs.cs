using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>The files an import was given. Tables are known by their columns, not by their names, which differ from copy to copy.</summary>
public sealed class ForeignInputs
{
    private static readonly string[] TableEndings = [".csv", ".asc", ".txt", ".parquet"];

    private readonly List<(string Path, bool IsNamed)> _files;

    private ForeignInputs(List<(string Path, bool IsNamed)> files) => _files = files;

    /// <summary>Every file: those named, and those in the folders named, in order of their names.</summary>
    public IEnumerable<string> Files => _files.Select(f => f.Path);

    /// <summary>Looks up files and folders.</summary>
    /// <exception cref="DataSetException">One of them is not there.</exception>
    public static ForeignInputs Find(IReadOnlyList<string> inputs)
    {
        var files = new List<(string, bool)>();
        foreach (var input in inputs)
        {
            if (Directory.Exists(input))
            {
                files.AddRange(Directory.EnumerateFiles(input).Order(StringComparer.Ordinal).Select(f => (f, false)));
            }
            else if (File.Exists(input))
            {
                files.Add((input, true));
            }
            else
            {
                throw new DataSetException($"{input} is neither a file nor a folder.");
            }
        }

        return new ForeignInputs([.. files.DistinctBy(f => Path.GetFullPath(f.Item1))]);
    }

    /// <summary>The files of which the header satisfies a condition.</summary>
    internal List<string> Tables(Func<TableReader, bool> isWanted, char separator = ',')
    {
        var found = new List<string>();
        foreach (var (path, isNamed) in _files)
        {
            if (!isNamed && !TableEndings.Contains(Path.GetExtension(DataFile.WithoutCompression(path)), StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            try
            {
                using var table = TableReader.Open(path, separator);
                if (isWanted(table))
                {
                    found.Add(path);
                }
            }
            catch (DataSetException) when (!isNamed)
            {
                // A folder may hold anything; what is not a table is not one of the format's files.
            }
        }

        return found;
    }

    /// <summary>The files that have all of some columns and none of some others; at least one.</summary>
    internal List<string> Need(string what, char separator, string[] columns, params string[] without)
    {
        var found = Have(separator, columns, without);
        return found.Count > 0
            ? found
            : throw new DataSetException(
                $"No {what} found among {string.Join(", ", _files.Select(f => Path.GetFileName(f.Path)).DefaultIfEmpty("no files"))}: "
                + $"a file with the columns {string.Join(", ", columns)} is needed.");
    }

    /// <summary>The files that have all of some columns and none of some others.</summary>
    internal List<string> Have(char separator, string[] columns, params string[] without) =>
        Tables(t => columns.All(c => t.Find(c) >= 0) && without.All(c => t.Find(c) < 0), separator);
}
