using System.Runtime.CompilerServices;

namespace Cordon.Core.Tracing;

/// <summary>Parts of whole amounts, rounded so that the parts of one whole always add up to it. Amounts are never below zero.</summary>
internal static class Proportion
{
    /// <summary>What the first <paramref name="part"/> of <paramref name="whole"/> makes of <paramref name="image"/>, rounded down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Of(long image, long part, long whole) =>
        image == whole ? part : part == whole ? image : Divided(image, part, whole);

    /// <summary>What the part of a whole from one place to another makes of its image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Between(long image, long from, long to, long whole) =>
        image == whole ? to - from : Of(image, to, whole) - (from == 0 ? 0 : Of(image, from, whole));

    /// <summary>The part of a whole that the unit at a place of its image came from, as the place where that part ends.</summary>
    /// <remarks>Of the whole's unit k the image is what lies from ⌊k·image/whole⌋ to ⌊(k+1)·image/whole⌋.</remarks>
    public static long EndBehind(long image, long imagePlace, long whole) =>
        image == whole ? imagePlace + 1 : (long)(((((Int128)imagePlace + 1) * whole) + image - 1) / image);

    // A division of 128 bits takes several times as long as one of 64, and hardly any amounts need it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Divided(long image, long part, long whole) =>
        (ulong)(image | part) <= uint.MaxValue ? (long)((ulong)image * (ulong)part / (ulong)whole) : (long)((Int128)image * part / whole);
}
