using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Bench.Tracing;

/// <summary>
/// Makes a file that is mapped into memory cold: its pages are taken out of this process (madvise MADV_DONTNEED) and then out of the system's
/// cache (posix_fadvise POSIX_FADV_DONTNEED). The next look at it reads the disk.
/// </summary>
internal static unsafe partial class PageCache
{
    private const int DontNeed = 4;

    /// <summary>Whether this system has these calls; a figure from any other is not of a cold file.</summary>
    public static bool CanDrop => OperatingSystem.IsLinux();

    /// <summary>Drops a file's pages.</summary>
    public static void Drop(void* mapped, long bytes, SafeFileHandle file)
    {
        Check(Advise(mapped, (nuint)bytes, DontNeed), "madvise");
        Check(FileAdvise(file, 0, bytes, DontNeed), "posix_fadvise");
    }

    /// <summary>How many of a mapping's pages are in memory.</summary>
    public static long Resident(void* mapped, long bytes)
    {
        var pages = new byte[(bytes + Environment.SystemPageSize - 1) / Environment.SystemPageSize];
        Check(InCore(mapped, (nuint)bytes, pages), "mincore");
        return pages.LongCount(page => (page & 1) != 0);
    }

    private static void Check(int result, string call)
    {
        if (result != 0)
        {
            throw new Win32Exception(result < 0 ? Marshal.GetLastPInvokeError() : result, call);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise", SetLastError = true)]
    private static partial int Advise(void* address, nuint length, int advice);

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int FileAdvise(SafeFileHandle file, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "mincore", SetLastError = true)]
    private static partial int InCore(void* address, nuint length, [Out] byte[] pages);
}
