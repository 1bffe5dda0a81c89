namespace Cordon.Engine.Journal;

/// <summary>Files and folders that only the program's own user may look into: they hold every payment.</summary>
public static class PrivateFile
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, and those above it, unless it is there; what is there keeps its mode.</summary>
    /// <exception cref="IOException">It cannot be made, or a file of this name is there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, FolderMode700);
    }

    /// <summary>Makes an empty file unless it is there; where it cannot be made, whoever opens it next says why.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path))
        {
            return;
        }

        try
        {
            using var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.Write,
                UnixCreateMode = FileMode600,
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A full or read-only disk, say: SQLite meets it at once and has words for it.
        }
    }
}
