using System.Runtime.CompilerServices;

namespace Cordon.Core.Tracing;

/// <summary>Parts of whole amounts, rounded so that the parts of one whole always add up to it.</summary>
internal static class Proportion
{
    /// <summary>What the first <paramref name="part"/> of <paramref name="whole"/> makes of <paramref name="image"/>, rounded down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Of(long image, long part, long whole) =>
        image == whole ? part : part == whole ? image : (long)((Int128)image * part / whole);

    /// <summary>What the part of a whole from one place to another makes of its image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Between(long image, long from, long to, long whole) => Of(image, to, whole) - Of(image, from, whole);

    /// <summary>The least part of <paramref name="whole"/> that makes at least <paramref name="imagePart"/> of the image.</summary>
    public static long Inverse(long image, long imagePart, long whole) =>
        image == whole ? imagePart : image == 0 ? whole : (long)((((Int128)imagePart * whole) + image - 1) / image);
}
