using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Core.Screening.Activity;

/// <summary>Asks the memory for cache lines before they are needed; does nothing on machines without such an instruction.</summary>
internal static unsafe class Prefetcher
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Read(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }
}
