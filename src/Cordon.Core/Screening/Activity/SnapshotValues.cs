using System.Runtime.InteropServices;

namespace Cordon.Core.Screening.Activity;

/// <summary>Single values in a snapshot, as they lie in memory.</summary>
internal static class SnapshotValues
{
    public static void Value<T>(this BytesOut write, T value)
        where T : unmanaged => write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public static T Value<T>(this BytesIn read)
        where T : unmanaged
    {
        T value = default;
        read(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }
}
