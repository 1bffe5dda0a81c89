using System.Runtime.InteropServices;
using Cordon.Engine.Journal;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Engine.Snapshots;

/// <summary>
/// Putting a whole file in place so that after a crash it is there complete or not at all: write under a temporary name, fsync the file,
/// rename, fsync the folder. The one place where files other than databases are forced to disk.
/// </summary>
/// <remarks>
/// After a failed fsync nothing is known about the file and a second fsync may report success without having written (the kernel marks
/// the pages clean): the temporary file is then thrown away by its writer, never synced again.
/// </remarks>
public static partial class DurableFile
{
    /// <summary>How a file under way is named: never read, swept by the next writer.</summary>
    public const string TemporarySuffix = ".tmp";

    private const int OpenReadOnlyDirectoryCloseOnExec = 0x10000 | 0x80000;

    /// <summary>Forces a file that was written under <paramref name="temporaryPath"/> to disk and gives it its name. Closes the handle.</summary>
    public static void Publish(SafeFileHandle file, string temporaryPath, string path)
    {
        using (file)
        {
            RandomAccess.FlushToDisk(file);
        }

        File.Move(temporaryPath, path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Puts bytes in place as a file that only the program's own user may look into.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void WritePrivate(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = path + TemporarySuffix;
        File.Delete(temporary);
        PrivateFile.Make(temporary);
        var file = File.OpenHandle(temporary, FileMode.OpenOrCreate, FileAccess.Write);
        RandomAccess.Write(file, bytes, 0);
        Publish(file, temporary, path);
    }

    /// <summary>Forces a folder's entries to disk: names given and taken before this survive a crash. Only POSIX systems need and have it.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, OperatingSystem.IsLinux() ? OpenReadOnlyDirectoryCloseOnExec : 0);
        if (descriptor < 0)
        {
            throw Failure("open", folder);
        }

        var synced = Fsync(descriptor);
        var failure = synced == 0 ? null : Failure("fsync", folder);
        _ = Close(descriptor);
        if (failure is not null)
        {
            throw failure;
        }
    }

    private static IOException Failure(string call, string folder)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"Could not {call} the folder {folder}: {Marshal.GetPInvokeErrorMessage(error)} (errno {error}).");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
