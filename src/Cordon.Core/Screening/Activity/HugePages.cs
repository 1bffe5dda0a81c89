using System.Runtime.InteropServices;

namespace Cordon.Core.Screening.Activity;

/// <summary>Asks the system to lay memory out in pages of 2 MiB: state that is visited at random then needs a quarter less time to be found.</summary>
internal static unsafe partial class HugePages
{
    /// <summary>Where such a page begins.</summary>
    public const int Bytes = 2 * 1024 * 1024;

    /// <summary>Linux's MADV_HUGEPAGE.</summary>
    private const int Advice = 14;

    /// <summary>Asks for it, for whole pages from an address that is a multiple of <see cref="Bytes"/>. Only a wish: nothing depends on it.</summary>
    public static void Wish(void* address, nuint bytes)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Advise(address, bytes & ~(nuint)(Bytes - 1), Advice);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint bytes, int advice);
}
