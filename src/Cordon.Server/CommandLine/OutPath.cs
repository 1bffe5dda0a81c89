using Cordon.Formats.DataSets;

namespace Cordon.Server.CommandLine;

/// <summary>
/// What a command may write over: what it or its like wrote before, and nothing else. What a hand slips on is the data set, the list or the centre
/// that lies beside it.
/// </summary>
internal static class OutPath
{
    /// <summary>A table: not there yet, or one with these columns.</summary>
    /// <exception cref="UsageException">Something else is there.</exception>
    public static void CheckTable(string path, IReadOnlyList<string> columns)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"--out {path} is a folder; a file is written.");
        }

        if (File.Exists(path) && !HasColumns(path, columns))
        {
            throw new UsageException($"--out: {path} is there already and is no table of this command; it is left as it is.");
        }
    }

    /// <summary>A folder: one that holds neither a data set nor a centre, nor files of somebody else's that have the names of the command's own.</summary>
    /// <param name="mark">The file that stands wherever an earlier run wrote the folder whole.</param>
    /// <param name="written">The names of all files that the command writes.</param>
    /// <exception cref="UsageException">It holds such.</exception>
    public static void CheckFolder(string path, string mark, IEnumerable<string> written)
    {
        if (DataSetFolder.IsOne(path))
        {
            throw new UsageException($"--out {path} holds a data set; it is left as it is.");
        }

        CheckNoCentre(path);
        if (!File.Exists(Path.Combine(path, mark)) && written.FirstOrDefault(name => File.Exists(Path.Combine(path, name))) is { } foreign)
        {
            throw new UsageException($"--out {path} holds {foreign} and no {mark}: no earlier run wrote it, or not whole; it is left as it is.");
        }
    }

    /// <summary>A folder for a data set, which may take the place of one: only no centre's.</summary>
    /// <exception cref="UsageException">It holds a centre's data.</exception>
    public static void CheckNoCentre(string path)
    {
        if (DataFolder.IsOne(path))
        {
            throw new UsageException($"{path} holds a centre's data; it is left as it is.");
        }
    }

    private static bool HasColumns(string path, IReadOnlyList<string> columns)
    {
        try
        {
            using var table = TableReader.Open(path);
            return columns.SequenceEqual(table.Columns);
        }
        catch (DataSetException)
        {
            return false;
        }
    }
}
